#include "links/html_attributes.h"

#include "markdown/html_token.h"
#include "segment/tokens.h"

namespace docloc::links {

std::vector<HtmlAttribute> html_attributes(std::string_view html) {
  std::vector<HtmlAttribute> all;
  markdown::HtmlTokenizer tokens(html);
  markdown::HtmlToken token;
  while (tokens.next(token)) {
    if (token.kind != markdown::HtmlTokenKind::start_tag) continue;
    for (const markdown::HtmlAttribute& attribute : token.attributes) {
      if (attribute.value.empty()) continue;
      const auto begin = static_cast<uint32_t>(attribute.value.data() - html.data());
      const Span bytes{begin, begin + static_cast<uint32_t>(attribute.value.size())};
      all.push_back({token.name, attribute.name, segment::decode_references(attribute.value), bytes});
    }
    if (token.name == "script" || token.name == "style") (void)tokens.skip_past_end_tag(token.name);
  }
  return all;
}

}  // namespace docloc::links
