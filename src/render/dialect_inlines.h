// Directives inside a line of text. Private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "render/dialect.h"

namespace docloc::render {

// Plans what is found among the inlines of one document.
class InlinePlanner {
 public:
  InlinePlanner(const markdown::Document& document, const BodyOptions& options, DialectPlan& plan)
      : document_(document), options_(options), plan_(plan) {}

  // The children of `parent`, a block or inline that holds inlines. Linear in their text.
  void plan(uint32_t parent);

  // A link to an article's uid ("xref:..."): its text alone.
  void plan_link(uint32_t i);

  // The link of an include that was asked for already.
  void leave_out(uint32_t link) { left_out_.insert(link); }

  // The image of ":::image ...", in the place of node `i`. Only the first image of an article is wanted at once.
  [[nodiscard]] std::string image(std::string_view directive, uint32_t i);

 private:
  struct Edit {
    size_t begin;
    size_t end;
    std::string html;
  };
  // A text among siblings, and what becomes of it.
  struct Run {
    uint32_t node;
    std::string_view text;
    std::vector<Edit> edits;
  };
  struct Opening {
    size_t run;
    size_t at;
  };

  void read_runs(uint32_t parent);
  void plan_references();
  void plan_brackets();
  void close_bracket(const Opening& open, size_t run, size_t at);
  void plan_colons(Run& run);
  void plan_attributes(size_t run, bool in_heading);
  [[nodiscard]] std::optional<std::string> colon_directive(std::string_view directive, uint32_t i);
  void write_down();

  const markdown::Document& document_;
  const BodyOptions& options_;
  DialectPlan& plan_;
  std::unordered_set<uint32_t> left_out_;
  bool first_is_eager_ = false;  // plan_.first_image is the article's first image
  std::vector<Run> runs_;        // all siblings; of those that are no text `text` is empty
};

// What stands for an article that is known by its uid alone: "Format" of "System.String.Format(System.String)".
[[nodiscard]] std::string uid_text(std::string_view uid);

}  // namespace docloc::render
