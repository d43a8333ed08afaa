#include "render/page.h"

#include "render/template.h"

namespace docloc::render {

std::string render_page(const PageInputs& page) {
  return default_theme().page(page);
}

std::string_view stylesheet() {
  return default_theme().stylesheet();
}

std::string_view script() {
  return default_theme().script();
}

}  // namespace docloc::render
