// Numbers are little-endian base 128, texts have their size before them.
#include "memory/entry_bytes.h"

#include <utility>

namespace docloc::memory {

using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

class Writer {
 public:
  void number(uint64_t n) {
    for (; n >= 0x80; n >>= 7U)
      out_ += static_cast<char>(0x80U | (n & 0x7FU));
    out_ += static_cast<char>(n);
  }
  void text(std::string_view s) {
    number(s.size());
    out_ += s;
  }
  void content(const Content& content) {
    number(content.size());
    for (const Part& part : content) {
      number(static_cast<uint64_t>(part.kind));
      part.kind == PartKind::text ? text(part.text) : number(part.code);
    }
  }
  void code(const Code& code) {
    number(static_cast<uint64_t>(code.kind));
    number(code.paired ? 1 : 0);
    text(code.open);
    text(code.close);
    text(code.meaning);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// After the first fault everything reads as 0 and empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  uint64_t number() {
    uint64_t n = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      n |= static_cast<uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return n;
    }
    return give_up();
  }
  // At most `most`.
  uint64_t number(uint64_t most) {
    const uint64_t n = number();
    return n <= most ? n : give_up();
  }
  std::string text() {
    const uint64_t size = number(rest_.size());
    if (size > rest_.size()) return {};
    std::string out(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
  }
  Content content() {
    Content out;
    for (uint64_t left = number(rest_.size()); left > 0 && !failed_; --left) {
      Part part;
      part.kind = static_cast<PartKind>(number(static_cast<uint64_t>(PartKind::close)));
      if (part.kind == PartKind::text) {
        part.text = text();
      } else {
        part.code = static_cast<uint32_t>(number(UINT32_MAX));
      }
      out.push_back(std::move(part));
    }
    return out;
  }
  Code code() {
    Code out;
    out.kind = static_cast<CodeKind>(number(static_cast<uint64_t>(CodeKind::directive)));
    out.paired = number(1) == 1;
    out.open = text();
    out.close = text();
    out.meaning = text();
    return out;
  }
  [[nodiscard]] size_t left() const { return rest_.size(); }
  [[nodiscard]] bool whole() const { return !failed_ && rest_.empty(); }

 private:
  uint64_t give_up() {
    failed_ = true;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool failed_ = false;
};

bool in_range(const Content& content, size_t codes) {
  for (const Part& part : content) {
    if (part.kind != PartKind::text && (part.code == 0 || part.code > codes)) return false;
  }
  return true;
}

}  // namespace

std::string to_bytes(const Entry& entry) {
  Writer writer;
  writer.text(entry.role);
  writer.number(static_cast<uint64_t>(entry.state));
  writer.number(static_cast<uint64_t>(entry.origin));
  writer.number(entry.older ? 1 : 0);
  writer.content(entry.source);
  writer.content(entry.target);
  writer.number(entry.codes.size());
  for (const Code& code : entry.codes)
    writer.code(code);
  writer.number(entry.gap ? 1 : 0);
  if (entry.gap) writer.text(*entry.gap);
  return writer.take();
}

std::optional<Entry> from_bytes(std::string_view bytes) {
  Reader reader(bytes);
  Entry entry;
  entry.role = reader.text();
  entry.state = static_cast<catalog::State>(reader.number(static_cast<uint64_t>(catalog::State::final_)));
  entry.origin = static_cast<catalog::Origin>(reader.number(static_cast<uint64_t>(catalog::Origin::machine)));
  entry.older = reader.number(1) == 1;
  entry.source = reader.content();
  entry.target = reader.content();
  for (uint64_t left = reader.number(reader.left()); left > 0; --left)
    entry.codes.push_back(reader.code());
  if (reader.number(1) == 1) entry.gap = reader.text();
  const bool sound = in_range(entry.source, entry.codes.size()) && in_range(entry.target, entry.codes.size());
  if (!reader.whole() || !sound) return std::nullopt;
  return entry;
}

}  // namespace docloc::memory
