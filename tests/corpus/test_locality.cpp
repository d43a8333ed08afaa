// One letter of one target is one letter of the exported article.
#include <catch2/catch.hpp>

#include "corpus/support.h"
#include "support/random_markdown.h"

using namespace docloc;
using namespace docloc::segment;

namespace {

struct Letter {
  size_t part;
  size_t at;
};

std::vector<Letter> letters_of(const Content& content) {
  std::vector<Letter> letters;
  for (size_t p = 0; p < content.size(); ++p) {
    for (size_t i = 0; i < content[p].text.size(); ++i) {
      if (content[p].text[i] >= 'a' && content[p].text[i] <= 'z') letters.push_back({p, i});
    }
  }
  return letters;
}

}  // namespace

TEST_CASE(
    "of 10,000 sampled units of the shared articles one changed letter changes one byte, or the unit falls back") {
  testing::Random random(2);
  uint32_t sampled = 0;
  uint32_t fell_back = 0;
  uint32_t labels = 0;
  const uint32_t articles = corpus::for_each_article([&](const std::string& path, const Article& article) {
    std::vector<std::optional<Target>> targets;
    for (const Unit& unit : article.units)
      targets.push_back(Target{unit.content, {}});
    for (int sample = 0; sample < 8 && !targets.empty(); ++sample) {
      const size_t u = random.below(static_cast<uint32_t>(targets.size()));
      const Unit& unit = article.units[u];
      const std::vector<Letter> letters = letters_of(unit.content);
      if (letters.empty()) continue;
      const Letter where = random.pick(letters);
      const std::optional<Target> before = targets[u];
      char& c = targets[u]->content[where.part].text[where.at];
      c = c == 'k' ? 'v' : 'k';
      const Localized localized = apply(article, targets, {.respell = true});
      targets[u] = before;
      ++sampled;
      if (localized.map[u].outcome == Outcome::refused) {
        ++fell_back;
        continue;
      }
      size_t differing = localized.bytes.size() == article.bytes.size() ? 0 : article.bytes.size();
      for (size_t i = 0; i < article.bytes.size() && differing < article.bytes.size(); ++i) {
        differing += localized.bytes[i] != article.bytes[i] ? 1 : 0;
      }
      if (differing == 1) continue;
      // "[text]" or "[text][]": the text was the label, which must now be written out.
      bool label = false;
      for (const uint32_t node : unit.code_nodes) {
        if (node == markdown::kNoNode) continue;
        const auto form = article.document.nodes[node].form;
        label =
            label || form == markdown::LinkForm::shortcut_reference || form == markdown::LinkForm::collapsed_reference;
      }
      labels += label ? 1 : 0;
      INFO(path << ": " << unit.bytes.of(article.bytes));
      CHECK(label);
    }
  });
  if (articles == 0) return;
  WARN(sampled << " sampled, " << fell_back << " fell back, " << labels << " spelled a reference's label out");
  CHECK(sampled >= 10000);
  CHECK(fell_back * 1000 < sampled);
  CHECK(labels * 100 < sampled);
}
