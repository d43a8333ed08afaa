// The second half of the code table: numbers, meanings and replacements, once every content has been read.
#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "catalog/code_table.h"
#include "catalog/codes.h"
#include "catalog/xml_values.h"

namespace docloc::catalog {

using segment::CodeKind;
using segment::Content;
using segment::PartKind;

namespace {

// Decimal without leading zero; 0: anything else.
uint32_t code_number(std::string_view id) {
  uint32_t number = 0;
  const auto parsed = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == id.data() + id.size();
  return whole && !id.starts_with('0') ? number : 0;
}

}  // namespace

void CodeTable::add_meaning(const XmlNode& meta) {
  constexpr std::string_view kEncoded = "-percent-encoded";
  std::string_view id = meta.get("type");
  std::string text = read_text(meta, *faults_);
  if (id.ends_with(kEncoded)) {
    id.remove_suffix(kEncoded.size());
    std::string decoded;
    for (size_t i = 0; i + 2 < text.size() && text[i] == '%'; i += 3) {
      uint32_t byte = 0;
      std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16);
      decoded += static_cast<char>(byte);
    }
    if (decoded.size() * 3 != text.size()) {
      faults_->error(meta.offset, "metadata", "A percent-encoded meaning of a code cannot be decoded.", kRestoreUnit);
    }
    text = std::move(decoded);
  }
  if (!meanings_.emplace(id, Meaning{std::move(text), meta.offset}).second) {
    faults_->error(meta.offset, "metadata", fmt::format("The meaning of code \"{}\" stands twice.", id), kRestoreUnit);
  }
}

void CodeTable::finish() {
  check_closed();
  number_codes();
  attach_meanings();
  if (scope_ == Scope::unit) replace_codes();
  check_left_over();
}

// In a unit only the source's pairs: what targets may do is for find_code_faults.
void CodeTable::check_closed() {
  for (const Draft& draft : drafts_) {
    if (!draft.code.paired || draft.isolated) continue;
    const bool open_source = draft.open[0] && !draft.close[0];
    const bool open_target = scope_ == Scope::match && draft.open[1] && !draft.close[1];
    if (open_source || open_target) {
      faults_->error(draft.offset, "unclosed-code",
                     fmt::format("The code \"{}\" is opened and never closed.", draft.id), kRestoreUnit);
    }
  }
}

// Codes of the source have their number as id. Those that a target adds take their own number if it is free and leaves
// no hole, else the next: another tool may have called them anything.
void CodeTable::number_codes() {
  codes_.resize(drafts_.size());
  std::vector<bool> taken(drafts_.size() + 1, false);
  auto take = [&](Draft& draft) {
    const uint32_t number = code_number(draft.id);
    if (number == 0 || number > drafts_.size() || taken[number]) return;
    draft.number = number;
    taken[number] = true;
  };
  for (Draft& draft : drafts_) {
    if (!draft.in_source && scope_ == Scope::unit) continue;
    take(draft);
    if (draft.number == 0) {
      faults_->error(draft.offset, "code-id",
                     fmt::format("The code \"{}\" is not numbered from 1 without gaps.", draft.id), kRestoreUnit);
    }
  }
  for (Draft& draft : drafts_) {
    if (draft.number == 0) take(draft);
  }
  uint32_t next = 1;
  for (Draft& draft : drafts_) {
    if (draft.number == 0) {
      while (next < taken.size() && taken[next])
        ++next;
      draft.number = next;
      if (next < taken.size()) taken[next] = true;
    }
  }
}

void CodeTable::attach_meanings() {
  for (Draft& draft : drafts_) {
    if (draft.number == 0 || draft.number > codes_.size()) continue;
    // Of a half the other end is only in the data, under the name that docloc gives it.
    if (draft.isolated && !draft.open[0] && !draft.open[1]) {
      if (const auto open = data_.find("d" + draft.id); open != data_.end()) draft.code.open = open->second;
    }
    if (draft.isolated && !draft.close[0] && !draft.close[1]) {
      if (const auto close = data_.find("e" + draft.id); close != data_.end()) draft.code.close = close->second;
    }
    take_meaning(draft.id, draft.code);
    codes_[draft.number - 1] = draft.code;
  }
}

void CodeTable::take_meaning(const std::string& id, segment::Code& code) {
  const auto written = meanings_.find(id);
  if (written == meanings_.end()) {
    code.meaning = default_meaning(code);
  } else {
    code.meaning = std::move(written->second.text);
    meanings_.erase(written);
  }
}

void CodeTable::check_left_over() {
  for (const auto& [id, meaning] : meanings_) {
    faults_->error(meaning.offset, "metadata",
                   fmt::format("There is a meaning for code \"{}\", which is not there.", id), kRestoreUnit);
  }
}

const std::string* CodeTable::data_of(const std::string& id) const {
  const auto found = data_.find(id);
  return found == data_.end() ? nullptr : &found->second;
}

// Drafts come in the order of their first mention, replacements in that of their numbers.
void CodeTable::replace_codes() {
  std::vector<const Draft*> by_number(drafts_.size() + 1, nullptr);
  for (const Draft& draft : drafts_) {
    if (draft.in_source && draft.number < by_number.size()) by_number[draft.number] = &draft;
  }
  for (const Draft* draft : by_number) {
    if (draft == nullptr || (draft->code.kind != CodeKind::link && draft->code.kind != CodeKind::image)) continue;
    const std::string* open = data_of(draft->other_open.empty() ? 'd' + draft->id + kReplacing : draft->other_open);
    const std::string* close = data_of(draft->other_close.empty() ? 'e' + draft->id + kReplacing : draft->other_close);
    if (open == nullptr && (close == nullptr || !draft->code.paired)) continue;
    segment::Code with{.kind = draft->code.kind,
                       .paired = draft->code.paired,
                       .open = open != nullptr ? *open : draft->code.open,
                       .close = close != nullptr && draft->code.paired ? *close : draft->code.close};
    take_meaning(draft->id + kReplacing, with);
    replacements_.push_back({draft->number, std::move(with)});
  }
}

Content CodeTable::resolve(const RawContent& content) const {
  Content resolved;
  resolved.reserve(content.size());
  for (const RawPart& part : content) {
    const uint32_t number = part.kind == PartKind::text ? 0 : drafts_[part.draft].number;
    resolved.push_back({part.kind, part.text, number});
  }
  segment::normalize(resolved);
  return resolved;
}

}  // namespace docloc::catalog
