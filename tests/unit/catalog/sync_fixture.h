// Little articles of paragraphs, their catalogs, and a translator who is never done.
#pragma once

#include <string>
#include <vector>

#include "catalog/sync.h"

namespace docloc::catalog::test {

segment::Content text(const std::string& value);

// Paragraphs as sentences: "One. Two." Backticks make a code span, "*x*" emphasis, "[x](y)" a link.
segment::Unit unit(const std::string& markdown, segment::UnitKind kind = segment::UnitKind::paragraph);
segment::Article article(const std::vector<std::string>& paragraphs);
Catalog source(const std::vector<std::string>& paragraphs, const Catalog* previous = nullptr);

// Every segment without a target gets "sv:" and its source, codes as they are; reviewed.
void translate(Catalog& locale);
Catalog translated(const Catalog& from);

std::vector<std::string> ids(const Catalog& catalog);
const Unit& by_id(const Catalog& catalog, const std::string& id);
std::string target_text(const Segment& segment);  // "-": none
// Writes and reads it: the same catalog, without a finding.
void check_valid(const Catalog& catalog);

}  // namespace docloc::catalog::test
