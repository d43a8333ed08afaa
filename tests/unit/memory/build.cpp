#include "build.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "base/hash.h"
#include "catalog/unit_keys.h"

namespace docloc::memory::test {

using catalog::Catalog;
using catalog::Segment;
using catalog::Unit;
using segment::Content;
using segment::Part;
using segment::PartKind;

Content content(std::string_view text) {
  Content out;
  while (!text.empty()) {
    const size_t begin = text.find('<');
    const std::string_view words = text.substr(0, begin);
    if (!words.empty()) out.push_back({PartKind::text, std::string(words), 0});
    if (begin == std::string_view::npos) break;
    const size_t end = text.find('>', begin);
    std::string tag(text.substr(begin + 1, end - begin - 1));
    PartKind kind = PartKind::open;
    if (tag.starts_with('/')) {
      kind = PartKind::close;
      tag.erase(0, 1);
    } else if (tag.ends_with('/')) {
      kind = PartKind::placeholder;
    }
    out.push_back({kind, "", static_cast<uint32_t>(std::stoul(tag))});
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string to_text(const Content& content) {
  std::string out;
  for (const Part& part : content) {
    const std::string number = std::to_string(part.code);
    switch (part.kind) {
      case PartKind::text:
        out += part.text;
        break;
      case PartKind::placeholder:
        out += "<" + number + "/>";
        break;
      case PartKind::open:
        out += "<" + number + ">";
        break;
      case PartKind::close:
        out += "</" + number + ">";
        break;
    }
  }
  return out;
}

segment::Code code(segment::CodeKind kind, std::string open, std::string close, std::string meaning) {
  segment::Code made;
  made.kind = kind;
  made.paired = !close.empty();
  made.open = std::move(open);
  made.close = std::move(close);
  made.meaning = std::move(meaning);
  return made;
}

Unit unit(std::string id, std::string kind, std::vector<Pair> pairs, std::vector<segment::Code> codes) {
  Unit made;
  made.id = std::move(id);
  made.kind = std::move(kind);
  made.codes = std::move(codes);
  for (const Pair& pair : pairs) {
    Segment segment;
    segment.id = fmt::format("s{}", made.segments.size() + 1);
    segment.source = content(pair.source);
    if (!pair.target.empty()) {
      segment.target = content(pair.target);
      segment.state = pair.state;
      segment.origin = pair.origin;
    }
    made.segments.push_back(std::move(segment));
  }
  return made;
}

Catalog catalog_of(std::string path, std::vector<Unit> units) {
  Catalog made;
  made.path = std::move(path);
  made.source_locale = "en-US";
  made.target_locale = "sv-SE";
  made.units = std::move(units);
  return made;
}

Catalog paragraphs(std::string path, std::vector<Pair> pairs) {
  std::vector<Unit> units;
  for (const Pair& pair : pairs)
    units.push_back(unit(fmt::format("u{}", units.size() + 1), "paragraph", {pair}));
  return catalog_of(std::move(path), std::move(units));
}

Memory memory_of(const std::vector<Catalog>& catalogs, const std::string& path) {
  Result<Memory> memory = Memory::open(path, "en-US", "sv-SE");
  refresh(*memory, catalogs);
  return std::move(*memory);
}

size_t refresh(Memory& memory, const std::vector<Catalog>& catalogs) {
  std::vector<Feed> feeds;
  for (const Catalog& catalog : catalogs)
    feeds.push_back({catalog.path, hex16(hash64(write_xliff(catalog)))});
  return memory.refresh(feeds, [&](std::span<const size_t> indices) {
    std::vector<std::vector<Entry>> entries;
    for (const size_t i : indices)
      entries.push_back(entries_of(catalogs[i]));
    return entries;
  });
}

Question::Question(std::string_view text, std::string kind, std::vector<segment::Code> table)
    : source(content(text)), role(std::move(kind)), codes(std::move(table)) {}

Query Question::query() const {
  return {.role = role, .context = context, .key = catalog::key_of(source, codes), .source = source, .codes = codes};
}

std::string to_text(const std::vector<Found>& found) {
  std::string out;
  for (const Found& one : found) {
    out += (out.empty() ? "" : ", ") + std::to_string(one.similarity) + " " + to_text(one.entry.target);
  }
  return out;
}

std::string scratch_file(const std::string& name) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("docloc-memory-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::filesystem::path file = folder / name;
  std::filesystem::remove_all(file);
  return file.string();
}

std::string read_file(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace docloc::memory::test
