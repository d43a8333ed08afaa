#include "yaml/parse.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <istream>
#include <streambuf>
#include <utility>

#include "base/source.h"
#include "yaml/scalar_text.h"

namespace docloc::yaml {
namespace {

// Reads a view in place: a stringstream would copy it.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // streambuf's interface; nothing writes
    setg(begin, begin, begin + text.size());
  }
};

struct TooDeep : std::exception {
  explicit TooDeep(uint32_t at) : pos(at) {}
  uint32_t pos;
};

uint32_t offset_of(const YAML::Mark& mark) {
  return mark.pos > 0 ? static_cast<uint32_t>(mark.pos) : 0;
}

// Builds the tree bottom up: open collections lie on a stack, so that no pointer into a growing vector is kept.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(Parse& parse) : parse_(parse) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    note_anchor(mark, anchor);
    place(Node{.flow = in_flow(), .pos = offset_of(mark)});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    if (!parse_.alias) parse_.alias = offset_of(mark);
    place(Node{.flow = in_flow(), .pos = offset_of(mark)});
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    note_anchor(mark, anchor);
    last_scalar_ = offset_of(mark);
    const bool tagged = tag != "?" && tag != "!";
    place(Node{.kind = NodeKind::scalar,
               .quoted = tag == "!" || tag == "tag:yaml.org,2002:str",
               .tagged = tagged,
               .flow = in_flow(),
               .pos = offset_of(mark),
               .text = value});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(NodeKind::sequence, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(NodeKind::mapping, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] std::optional<uint32_t> last_scalar() const { return last_scalar_; }

 private:
  struct Open {
    Node node;
    bool flow = false;  // the collection itself is written with brackets, or stands inside one that is
  };

  [[nodiscard]] bool in_flow() const { return !open_.empty() && open_.back().flow; }

  void note_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0 && !parse_.anchor) parse_.anchor = offset_of(mark);
  }

  void open(NodeKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    note_anchor(mark, anchor);
    if (open_.size() >= kMaxDepth) throw TooDeep(offset_of(mark));
    const bool flow = in_flow();
    open_.push_back(
        {Node{.kind = kind, .tagged = !tag.empty() && tag != "?" && tag != "!", .flow = flow, .pos = offset_of(mark)},
         flow || style == YAML::EmitterStyle::Flow});
  }

  void close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(node));
  }

  void place(Node node) {
    if (open_.empty()) {
      parse_.root = std::move(node);
    } else {
      open_.back().node.items.push_back(std::move(node));
    }
  }

  Parse& parse_;
  std::vector<Open> open_;
  std::optional<uint32_t> last_scalar_;
};

// yaml-cpp takes the end of the text for the end of a quoted scalar; other readers do not. Only the last one can be
// open.
bool is_left_open(std::string_view text, uint32_t pos) {
  while (pos < text.size() && (text[pos] == '!' || text[pos] == '&')) {
    pos = static_cast<uint32_t>(std::min(text.find_first_of(" \t\r\n", pos), text.size()));
    pos = static_cast<uint32_t>(std::min(text.find_first_not_of(" \t\r\n", pos), text.size()));
  }
  if (pos >= text.size() || (text[pos] != '"' && text[pos] != '\'')) return false;
  const char quote = text[pos];
  for (size_t i = pos + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      const bool doubled = quote == '\'' && i + 1 < text.size() && text[i + 1] == quote;
      if (!doubled) return false;
      ++i;
    }
  }
  return true;
}

// yaml-cpp takes a last line "word" of a block mapping for a key without a value; other readers miss its colon.
// Returns where the key stands.
std::optional<uint32_t> find_key_without_colon(std::string_view text, const Node& root) {
  const Node* node = &root;
  while (!node->items.empty()) {
    const Node& last = node->items.back();
    const bool in_mapping = node->kind == NodeKind::mapping && node->items.size() >= 2;
    const Node& key = in_mapping ? node->items[node->items.size() - 2] : last;
    if (in_mapping && last.kind == NodeKind::null && key.kind == NodeKind::scalar && !key.flow) {
      const auto spelled = read_spelled(text, key.pos, key.text);
      const size_t before = key.pos == 0 ? std::string_view::npos : text.find_last_not_of(" \t", key.pos - 1);
      if (!spelled || (before != std::string_view::npos && text[before] == '?')) return std::nullopt;
      const size_t after = text.find_first_not_of(" \t", spelled->bytes.end);
      if (after == std::string_view::npos || text[after] != ':') return key.pos;
    }
    node = &last;
  }
  return std::nullopt;
}

// yaml-cpp counts lines by LF alone.
std::string with_lf_for_lone_cr(std::string_view text) {
  std::string copy(text);
  for (size_t i = 0; i < copy.size(); ++i) {
    if (copy[i] == '\r' && (i + 1 == copy.size() || copy[i + 1] != '\n')) copy[i] = '\n';
  }
  return copy;
}

bool has_lone_cr(std::string_view text) {
  for (size_t i = text.find('\r'); i != std::string_view::npos; i = text.find('\r', i + 1)) {
    if (i + 1 == text.size() || text[i + 1] != '\n') return true;
  }
  return false;
}

void read_document(std::string_view text, Parse& parse) {
  ViewBuffer buffer(text);
  std::istream stream(&buffer);
  YAML::Parser parser(stream);
  Builder builder(parse);
  if (!parser.HandleNextDocument(builder)) return;
  if (const auto last = builder.last_scalar(); last && is_left_open(text, *last)) {
    parse.failure = Parse::Failure{Fault::syntax, "the closing quote is missing", *last};
    return;
  }
  if (const auto key = find_key_without_colon(text, parse.root)) {
    parse.failure = Parse::Failure{Fault::syntax, "a line has no colon", *key};
    return;
  }
  Parse rest;
  Builder further(rest);
  if (parser.HandleNextDocument(further)) {
    parse.failure = Parse::Failure{Fault::second_document, "there is a second document", rest.root.pos};
  }
}

}  // namespace

Parse parse(std::string_view text) {
  Parse result;
  if (bom_size(text) != 0) {  // yaml-cpp would drop it, and count offsets without it
    result.failure = Parse::Failure{Fault::syntax, "there is a byte order mark inside the text", 0};
    return result;
  }
  try {
    if (has_lone_cr(text)) {
      const std::string copy = with_lf_for_lone_cr(text);
      read_document(copy, result);
    } else {
      read_document(text, result);
    }
  } catch (const TooDeep& deep) {
    result.failure = Parse::Failure{Fault::too_deep, "collections are nested too deeply", deep.pos};
  } catch (const YAML::DeepRecursion& deep) {
    result.failure = Parse::Failure{Fault::too_deep, "collections are nested too deeply", offset_of(deep.mark)};
  } catch (const YAML::Exception& error) {
    result.failure = Parse::Failure{Fault::syntax, error.msg, offset_of(error.mark)};
  } catch (const std::exception& error) {
    result.failure = Parse::Failure{Fault::syntax, error.what(), 0};
  }
  if (result.failure) result.root = Node{};
  return result;
}

std::optional<uint32_t> find_control(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) return static_cast<uint32_t>(i);
  }
  return std::nullopt;
}

}  // namespace docloc::yaml
