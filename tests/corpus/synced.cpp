#include "corpus/synced.h"

namespace docloc::corpus {

using catalog::Catalog;
using catalog::Segment;
using catalog::State;
using segment::Part;
using segment::PartKind;

Synced translated(const segment::Article& article) {
  Synced made;
  made.source = catalog::make_source_catalog(article, "en-US", nullptr);
  made.locale = catalog::sync_locale(made.source, nullptr, "sv-SE");
  for (catalog::Unit& unit : made.locale.units) {
    for (Segment& segment : unit.segments) {
      if (segment.ignorable) continue;
      segment.target = segment.source;
      segment.target->insert(segment.target->begin(), {PartKind::text, "sv ", 0});
      segment::normalize(*segment.target);
      segment.state = State::reviewed;
    }
  }
  return made;
}

Synced synced(const segment::Article& article, const Synced& before) {
  Synced made;
  made.source = catalog::make_source_catalog(article, "en-US", &before.source);
  made.locale = catalog::sync_locale(made.source, &before.locale, "sv-SE");
  return made;
}

std::string plain_source(const Segment& segment, const catalog::Unit& unit) {
  std::string text;
  const auto add = [&](const std::string& more) {
    for (const char c : more) {
      const bool blank = c == ' ' || c == '\n' || c == '\t';
      if (!blank) {
        text += c;
      } else if (!text.empty() && text.back() != ' ') {
        text += ' ';
      }
    }
  };
  for (const Part& part : segment.source) {
    if (part.kind == PartKind::text) {
      add(part.text);
      continue;
    }
    const segment::Code& code = unit.codes[part.code - 1];
    const bool anchor = code.open.starts_with("<a name=") || code.open.starts_with("<a id=");
    if (code.kind == segment::CodeKind::line_break) add(" ");
    if (!segment::is_free(code.kind) && !anchor) add(part.kind == PartKind::close ? "}" : "{");
  }
  while (text.ends_with(' '))
    text.pop_back();
  return text;
}

bool is_kept(const Segment& segment) {
  return segment.target && segment.state == State::reviewed &&
         segment::plain_text(*segment.target).find("sv ") != std::string::npos;
}

}  // namespace docloc::corpus
