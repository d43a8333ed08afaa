// PageInputs as the values that templates ask for. Private to the room.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>

#include "render/mustache.h"
#include "render/page.h"

namespace docloc::render {

// All names that a template may use, sorted.
[[nodiscard]] std::span<const std::string_view> input_names();

// The values point into `page` and into `made`, which holds what was put together.
[[nodiscard]] Values page_values(const PageInputs& page, std::deque<std::string>& made);

// The Content-Security-Policy of a page: nothing but the site's own files, images in the page itself, and the sources
// named. Sources that are no single source expression are left out.
[[nodiscard]] std::string security_policy(const PageSecurity& security);

}  // namespace docloc::render
