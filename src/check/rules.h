// The functions behind the table of rules. Internal to room check.
#pragma once

#include <string>
#include <string_view>

#include "check/check.h"

namespace docloc::check {

void find_missing_articles(const Rule& rule, const Subject& subject, Findings& out);
void find_missing_files(const Rule& rule, const Subject& subject, Findings& out);
void find_missing_images(const Rule& rule, const Subject& subject, Findings& out);
void find_wrong_case(const Rule& rule, const Subject& subject, Findings& out);
void find_missing_bookmarks(const Rule& rule, const Subject& subject, Findings& out);
void find_spaces_in_addresses(const Rule& rule, const Subject& subject, Findings& out);
void find_repeated_anchors(const Rule& rule, const Subject& subject, Findings& out);

void find_pseudo_tags(const Rule& rule, const Subject& subject, Findings& out);

void find_untranslated(const Rule& rule, const Subject& subject, Findings& out);
void find_stale(const Rule& rule, const Subject& subject, Findings& out);
void find_code_faults(const Rule& rule, const Subject& subject, Findings& out);

// The path by which findings name the article.
[[nodiscard]] std::string_view path_of(const Subject& subject);

}  // namespace docloc::check
