#include "io/hunspell_dictionaries.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <mutex>
#include <optional>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace docloc::io {
namespace {

namespace fs = std::filesystem;

// Old dictionaries are not in UTF-8. One thread at a time.
class Recoder {
 public:
  Recoder(const char* to, const char* from) : conversion_(iconv_open(to, from)) {}
  Recoder(const Recoder&) = delete;
  Recoder& operator=(const Recoder&) = delete;
  ~Recoder() {
    if (works()) iconv_close(conversion_);
  }

  [[nodiscard]] bool works() const {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): POSIX has it so
    return conversion_ != iconv_t(-1);
  }

  // nullopt: the text has characters that the other encoding lacks.
  [[nodiscard]] std::optional<std::string> run(std::string_view text) const {
    std::string in(text);
    constexpr size_t kMostBytesOfOne = 4;
    std::string out(in.size() * kMostBytesOfOne, '\0');
    char* from = in.data();
    size_t from_left = in.size();
    char* to = out.data();
    size_t to_left = out.size();
    iconv(conversion_, nullptr, nullptr, nullptr, nullptr);
    if (iconv(conversion_, &from, &from_left, &to, &to_left) != 0) return std::nullopt;
    out.resize(out.size() - to_left);
    return out;
  }

 private:
  iconv_t conversion_;
};

// "ISO8859-1", "microsoft-cp1251" and "TIS620-2533" are Hunspell's own names.
std::string iconv_name(std::string_view name) {
  constexpr std::string_view kMicrosoft = "microsoft-";
  if (name.starts_with(kMicrosoft)) name.remove_prefix(kMicrosoft.size());
  if (name == "TIS620-2533") return "TIS-620";
  if (name.starts_with("ISO8859-")) return "ISO-" + std::string(name.substr(3));
  return std::string(name);
}

class HunspellSpeller final : public Speller {
 public:
  HunspellSpeller(const std::string& affixes, const std::string& words)
      : hunspell_(affixes.c_str(), words.c_str()),
        encoding_(iconv_name(hunspell_.get_dict_encoding())),
        encode_(encoding_.c_str(), "UTF-8"),
        decode_("UTF-8", encoding_.c_str()) {}

  [[nodiscard]] bool works() const { return encode_.works() && decode_.works(); }
  [[nodiscard]] const std::string& encoding() const { return encoding_; }

  // Hunspell is asked once for each word: texts repeat theirs.
  [[nodiscard]] bool knows(std::string_view word) const override {
    const std::scoped_lock lock(mutex_);
    const auto [row, is_new] = known_.try_emplace(std::string(word), false);
    if (is_new) {
      const std::optional<std::string> encoded = encode_.run(word);
      row->second = encoded && hunspell_.spell(*encoded);
    }
    return row->second;
  }

  [[nodiscard]] std::vector<std::string> suggestions(std::string_view word) const override {
    const std::scoped_lock lock(mutex_);
    std::vector<std::string> out;
    const std::optional<std::string> encoded = encode_.run(word);
    if (!encoded) return out;
    for (const std::string& one : hunspell_.suggest(*encoded)) {
      if (std::optional<std::string> decoded = decode_.run(one)) out.push_back(std::move(*decoded));
    }
    return out;
  }

 private:
  mutable std::mutex mutex_;
  mutable Hunspell hunspell_;  // its functions change it
  std::string encoding_;
  Recoder encode_;
  Recoder decode_;
  mutable std::unordered_map<std::string, bool> known_;
};

bool is_readable(const fs::path& file) {
  constexpr std::uintmax_t kMostBytes = 64U << 20U;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return false;
  const std::uintmax_t size = fs::file_size(file, error);
  return !error && size > 0 && size <= kMostBytes;
}

}  // namespace

Result<std::unique_ptr<Speller>> HunspellDictionaries::open(std::span<const std::string> folders,
                                                            std::string_view name) const {
  for (const std::string& folder : folders) {
    const fs::path base = fs::path(root_) / folder / name;
    const std::string affixes = base.string() + ".aff";
    const std::string words = base.string() + ".dic";
    if (!is_readable(affixes) || !is_readable(words)) continue;
    auto speller = std::make_unique<HunspellSpeller>(affixes, words);
    if (!speller->works())
      return fail(fmt::format("{}: its encoding \"{}\" is not known.", affixes, speller->encoding()));
    return std::unique_ptr<Speller>(std::move(speller));
  }
  return std::unique_ptr<Speller>();
}

}  // namespace docloc::io
