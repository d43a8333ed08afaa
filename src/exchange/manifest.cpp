#include "exchange/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace docloc::exchange {
namespace {

using Json = nlohmann::ordered_json;

// Invalid UTF-8 cannot come from a catalog; a path may hold it.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.is_object() ? json.find(key) : json.end();
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

uint32_t number_at(const Json& json, const char* key) {
  const auto found = json.is_object() ? json.find(key) : json.end();
  return found != json.end() && found->is_number_unsigned() ? found->get<uint32_t>() : 0;
}

const Json& list_at(const Json& json, const char* key) {
  static const Json nothing = Json::array();
  const auto found = json.is_object() ? json.find(key) : json.end();
  return found != json.end() && found->is_array() ? *found : nothing;
}

std::optional<ManifestSegment> segment_of(const Json& json) {
  const bool good = json.is_array() && json.size() >= 4 && json[0].is_string() && json[1].is_string() &&
                    json[2].is_number_unsigned() && json[3].is_string();
  if (!good) return std::nullopt;
  return ManifestSegment{json[0].get<std::string>(), json[1].get<std::string>(), json[2].get<uint32_t>(),
                         json[3].get<std::string>()};
}

void add(Amount& amount, uint32_t words) {
  ++amount.segments;
  amount.words += words;
}

}  // namespace

std::string manifest_json(const Manifest& manifest) {
  Json head;
  head["format"] = "docloc-job";
  head["version"] = 1;
  head["source_locale"] = manifest.source_locale;
  head["target_locale"] = manifest.target_locale;
  head["file_format"] = to_string(manifest.format);
  head["quote"]["weighted_words"] = static_cast<double>(weighted_hundredths(manifest.quote)) / 100;
  head["quote"]["bands"] = Json::array();
  for (const BandLine& line : manifest.quote) {
    head["quote"]["bands"].push_back(
        {{"band", line.band}, {"weight", line.weight}, {"segments", line.segments}, {"words", line.words}});
  }
  // One line a file: such a list is looked into, and a whole one in one line is not.
  std::string out = dump(head);
  out.pop_back();
  out += ",\n\"files\": [";
  for (const ManifestFile& file : manifest.files) {
    Json json;
    json["article"] = file.article;
    json["file"] = file.file;
    json["preview"] = file.preview;
    json["segments"] = Json::array();
    for (const ManifestSegment& segment : file.segments)
      json["segments"].push_back(Json::array({segment.name, segment.band, segment.words, segment.left}));
    out += &file == manifest.files.data() ? "\n" : ",\n";
    out += dump(json);
  }
  return out + "\n]}\n";
}

ManifestRead read_manifest(std::string_view path, std::string_view bytes) {
  const auto refuse = [&](std::string message) {
    ManifestRead read;
    read.findings.push_back({.rule = "exchange/manifest",
                             .severity = Severity::error,
                             .source = {},
                             .target = {.path = std::string(path), .line = 0, .column = 0},
                             .locale = {},
                             .message = std::move(message),
                             .hint = "Put the manifest of the package that was sent back into it.",
                             .excerpt = {}});
    return read;
  };
  const Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded() || text_at(json, "format") != "docloc-job")
    return refuse("The manifest of the package is no manifest of docloc's.");
  if (number_at(json, "version") != 1) return refuse("The manifest is of a version that this docloc does not know.");
  Manifest manifest{.source_locale = text_at(json, "source_locale"),
                    .target_locale = text_at(json, "target_locale"),
                    .format = format_named(text_at(json, "file_format")).value_or(Format::xliff12),
                    .quote = {},
                    .files = {}};
  const auto quote = json.find("quote");
  static const Json nothing;
  for (const Json& line : list_at(quote == json.end() ? nothing : *quote, "bands")) {
    manifest.quote.push_back({.band = text_at(line, "band"),
                              .weight = number_at(line, "weight"),
                              .segments = number_at(line, "segments"),
                              .words = number_at(line, "words")});
  }
  for (const Json& one : list_at(json, "files")) {
    ManifestFile& file = manifest.files.emplace_back();
    file.article = text_at(one, "article");
    file.file = text_at(one, "file");
    file.preview = text_at(one, "preview");
    for (const Json& segment : list_at(one, "segments")) {
      if (auto known = segment_of(segment)) file.segments.push_back(std::move(*known));
    }
  }
  return {std::move(manifest), {}};
}

uint64_t weighted_hundredths(const std::vector<BandLine>& lines) {
  uint64_t sum = 0;
  for (const BandLine& line : lines)
    sum += static_cast<uint64_t>(line.words) * line.weight;
  return sum;
}

std::vector<Settlement> settle_order(const Manifest& manifest,
                                     const std::map<std::string, std::vector<Delivery>>& deliveries) {
  std::vector<Settlement> settlements;
  for (const BandLine& line : manifest.quote)
    settlements.push_back({.band = line.band});
  for (const ManifestFile& file : manifest.files) {
    std::map<std::string, const Delivery*> by_name;
    if (const auto found = deliveries.find(file.article); found != deliveries.end()) {
      for (const Delivery& delivery : found->second)
        by_name.emplace(short_name(delivery.unit, delivery.segment), &delivery);
    }
    for (const ManifestSegment& segment : file.segments) {
      const auto settlement = std::ranges::find(settlements, segment.band, &Settlement::band);
      if (settlement == settlements.end()) continue;
      add(settlement->ordered, segment.words);
      const auto found = by_name.find(segment.name);
      const Outcome outcome = found == by_name.end() ? Outcome::empty : found->second->outcome;
      const bool came = outcome == Outcome::taken || outcome == Outcome::unchanged;
      if (came && found->second->waits) {
        add(settlement->missing, segment.words);
      } else if (came) {
        add(settlement->delivered, segment.words);
        if (found->second->identical) add(settlement->identical, segment.words);
      } else {
        add(outcome == Outcome::empty ? settlement->missing : settlement->refused, segment.words);
      }
    }
  }
  return settlements;
}

}  // namespace docloc::exchange
