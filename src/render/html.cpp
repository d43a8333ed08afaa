#include "render/html.h"

#include "render/body_writer.h"
#include "render/escape.h"
#include "text/locale.h"

namespace docloc::render {

using markdown::Alignment;
using markdown::CheckBox;
using markdown::kNoNode;
using markdown::NodeKind;

std::string BodyWriter::run() {
  out_.reserve(document_.pool.size() * 2);
  if (options_.dialect) plan_ = plan_dialect(document_, options_);
  for (const auto& [block, sentences] : options_.sources)
    source_places_.emplace(block, static_cast<uint32_t>(source_places_.size()));
  filter_.take_ids(options_.heading_ids);
  filter_.enter_scope();
  for (uint32_t i = 0; i < document_.nodes.size();) {
    while (!open_.empty() && node(open_.back()).end <= i) {
      leave(open_.back());
      open_.pop_back();
    }
    write_steps(i);
    if (replace(i)) {
      i = node(i).end;
      continue;
    }
    enter(i);
    open_.push_back(i);
    i = node(i).kind == NodeKind::image ? node(i).end : i + 1;
  }
  for (; !open_.empty(); open_.pop_back())
    leave(open_.back());
  if (footnote_list_) out_ += "</ol>\n</section>\n";
  // Raw HTML between the last blocks stays open until here.
  filter_.leave_scope();
  if (!options_.sources.empty()) write_sources();
  return std::move(out_);
}

bool BodyWriter::replace(uint32_t i) {
  const std::string* html = plan_.replaced.find(i);
  const bool gone = html != nullptr && html->empty();
  const uint32_t parent = node(i).parent;
  if (!gone && !piece_open_ && parent != kNoNode && plan_.split.contains(parent)) {
    // A break at the edge of a piece.
    if (node(i).kind == NodeKind::soft_break || node(i).kind == NodeKind::line_break) return true;
    begin_piece(parent, i);
  }
  if (html == nullptr) return false;
  image_written_ = image_written_ || i == plan_.first_image;
  out_ += *html;
  return true;
}

void BodyWriter::enter(uint32_t i) {
  if (markdown::is_inline(node(i).kind)) {
    enter_inline(i);
  } else {
    enter_block(i);
  }
  if (!options_.trusted) filter_.enter_scope();
}

void BodyWriter::leave(uint32_t i) {
  if (const auto found = plan_.at_end.find(i); found != plan_.at_end.end()) take_steps(found->second);
  if (!options_.trusted) filter_.leave_scope();
  if (markdown::is_inline(node(i).kind)) {
    leave_inline(i);
  } else {
    leave_block(i);
  }
}

std::string BodyWriter::language_mark(uint32_t i) const {
  std::string out;
  if (const auto found = options_.languages.find(i); found != options_.languages.end()) {
    append_attribute(out, "lang", found->second);
    append_attribute(out, "dir", text::is_right_to_left(found->second) ? "rtl" : "ltr");
  }
  return out;
}

uint32_t BodyWriter::source_of(uint32_t i) const {
  if (options_.sources.empty() || !holds_inlines(node(i).kind)) return kNoNode;
  const auto found = options_.sources.lower_bound(i);
  return found != options_.sources.end() && found->first < node(i).end ? found->first : kNoNode;
}

std::string BodyWriter::source_mark(uint32_t source) const {
  std::string out;
  if (source == kNoNode) return out;
  const std::string body = options_.source_body.empty() ? "" : options_.source_body + ":";
  append_attribute(out, "data-source", body + std::to_string(source_places_.at(source)));
  if (const std::string_view state = state_of(options_.sources.at(source)); !state.empty())
    append_attribute(out, "data-state", state);
  return out;
}

std::string BodyWriter::mark(uint32_t i) const {
  return language_mark(i) + source_mark(source_of(i));
}

void BodyWriter::enter_block(uint32_t i) {
  if (!options_.trusted && node(i).kind != NodeKind::html_block) filter_.begin_block();
  switch (node(i).kind) {
    case NodeKind::block_quote: {
      fresh_line();
      const auto quote = plan_.quotes.find(i);
      if (quote != plan_.quotes.end()) {
        out_ += quote->second;
      } else {
        tag("blockquote", i);
        out_ += '\n';
      }
      break;
    }
    case NodeKind::list:
      enter_list(i);
      break;
    case NodeKind::item:
      enter_item(i);
      break;
    case NodeKind::code_block:
      write_code(i);
      break;
    case NodeKind::html_block:
      enter_html_block(i);
      break;
    case NodeKind::paragraph:
      enter_paragraph(i);
      break;
    case NodeKind::heading:
      enter_heading(i);
      break;
    case NodeKind::thematic_break:
      fresh_line();
      out_ += "<hr />\n";
      break;
    case NodeKind::foreign_block:
      if (node(i).literal.empty()) break;
      fresh_line();
      out_ += "<p class=\"docloc-foreign\"";
      out_ += mark(i);
      out_ += '>';
      append_escaped(out_, str(node(i).literal));
      out_ += "</p>\n";
      break;
    case NodeKind::footnote_definition:
      enter_footnote(i);
      break;
    case NodeKind::table:
      fresh_line();
      if (options_.themed) {
        out_ += "<div class=\"table\" role=\"group\" tabindex=\"0\"";
        append_attribute(out_, "aria-label", options_.labels.table);
        out_ += ">\n";
      }
      tag("table", i);
      table_body_ = false;
      break;
    case NodeKind::table_row:
      enter_row(i);
      break;
    case NodeKind::table_cell:
      enter_cell(i);
      break;
    default:
      break;
  }
}

void BodyWriter::enter_list(uint32_t i) {
  fresh_line();
  out_ += node(i).ordered ? "<ol" : "<ul";
  out_ += mark(i);
  if (node(i).ordered && node(i).number != 1) append_attribute(out_, "start", std::to_string(node(i).number));
  out_ += ">\n";
}

void BodyWriter::enter_item(uint32_t i) {
  fresh_line();
  if (node(i).box == CheckBox::none || !options_.themed) {
    tag("li", i);
  } else {
    out_ += "<li class=\"task\"" + mark(i) + '>';
  }
  if (node(i).box == CheckBox::none) return;
  out_ += "<input type=\"checkbox\"";
  if (options_.themed) {
    const BodyLabels& labels = options_.labels;
    append_attribute(out_, "aria-label", node(i).box == CheckBox::checked ? labels.done : labels.not_done);
  }
  if (node(i).box == CheckBox::checked) out_ += " checked=\"\"";
  out_ += " disabled=\"\" /> ";
}

void BodyWriter::enter_html_block(uint32_t i) {
  fresh_line();
  const std::string_view html = str(node(i).literal);
  if (options_.trusted) {
    out_ += html;
  } else if (HtmlFilter::is_prose(html)) {
    filter_.begin_block();
    tag("p", i);
    filter_.enter_scope();
    filter_.append(html.substr(0, html.find_last_not_of("\r\n") + 1), {});
    filter_.leave_scope();
    out_ += "</p>";
  } else {
    filter_.append(html, mark(i));
  }
  fresh_line();
}

// CommonMark 5.3: a paragraph that stands in an item of a tight list has no tags.
bool BodyWriter::is_tight(uint32_t i) const {
  const uint32_t parent = node(i).parent;
  const uint32_t list = parent == kNoNode ? kNoNode : node(parent).parent;
  return list != kNoNode && node(list).kind == NodeKind::list && node(list).tight;
}

void BodyWriter::enter_paragraph(uint32_t i) {
  if (plan_.split.contains(i)) return;
  if (!is_tight(i)) {
    fresh_line();
    tag("p", i);
  } else if (is_marked(i)) {
    tag("span", i);
  }
}

void BodyWriter::leave_paragraph(uint32_t i) {
  if (plan_.split.contains(i)) return end_piece();
  if (is_tight(i)) {
    if (is_marked(i)) out_ += "</span>";
    return;
  }
  const uint32_t parent = node(i).parent;
  const bool ends_footnote = parent != kNoNode && parent == footnote_ && node(i).end == node(parent).end;
  if (ends_footnote) {
    out_ += ' ';
    write_back_links();
  }
  out_ += "</p>\n";
}

void BodyWriter::enter_heading(uint32_t i) {
  fresh_line();
  const uint32_t n = headings_++;
  if (plan_.tab_titles.contains(i)) {
    out_ += "<p class=\"tab-title\"";
    out_ += mark(i);
    out_ += '>';
    return;
  }
  out_ += "<h";
  out_ += static_cast<char>('0' + node(i).level);
  if (n < options_.heading_ids.size() && !options_.heading_ids[n].empty())
    append_attribute(out_, "id", options_.heading_ids[n]);
  out_ += mark(i);
  out_ += '>';
}

void BodyWriter::enter_row(uint32_t i) {
  fresh_line();
  header_row_ = node(i).header;
  if (header_row_) {
    out_ += "<thead>\n";
  } else if (!table_body_) {
    out_ += "<tbody>\n";
    table_body_ = true;
  }
  tag("tr", i);
}

void BodyWriter::enter_cell(uint32_t i) {
  fresh_line();
  out_ += header_row_ ? "<th" : "<td";
  out_ += mark(i);
  switch (node(i).alignment) {
    case Alignment::left:
      out_ += " align=\"left\"";
      break;
    case Alignment::center:
      out_ += " align=\"center\"";
      break;
    case Alignment::right:
      out_ += " align=\"right\"";
      break;
    case Alignment::none:
      break;
  }
  out_ += '>';
}

void BodyWriter::leave_row(uint32_t i) {
  fresh_line();
  out_ += "</tr>";
  if (!node(i).header) return;
  out_ += "\n</thead>";
  header_row_ = false;
}

void BodyWriter::leave_table(uint32_t /*i*/) {
  fresh_line();
  if (table_body_) out_ += "</tbody>\n";
  table_body_ = false;
  out_ += options_.themed ? "</table>\n</div>\n" : "</table>\n";
}

void BodyWriter::leave_block(uint32_t i) {
  switch (node(i).kind) {
    case NodeKind::block_quote:
      fresh_line();
      out_ += plan_.quotes.contains(i) ? "</div>\n" : "</blockquote>\n";
      break;
    case NodeKind::list:
      out_ += node(i).ordered ? "</ol>\n" : "</ul>\n";
      break;
    case NodeKind::item:
      out_ += "</li>\n";
      break;
    case NodeKind::paragraph:
      leave_paragraph(i);
      break;
    case NodeKind::heading:
      if (plan_.tab_titles.contains(i)) {
        out_ += "</p>\n";
        break;
      }
      out_ += "</h";
      out_ += static_cast<char>('0' + node(i).level);
      out_ += ">\n";
      break;
    case NodeKind::footnote_definition:
      leave_footnote(i);
      break;
    case NodeKind::table:
      leave_table(i);
      break;
    case NodeKind::table_row:
      leave_row(i);
      break;
    case NodeKind::table_cell:
      out_ += header_row_ ? "</th>" : "</td>";
      break;
    default:
      break;
  }
}

std::string render_body(const markdown::Document& document, const BodyOptions& options) {
  return BodyWriter(document, options).run();
}

}  // namespace docloc::render
