// The translator who edits Markdown: an exported localized page, changed by hand in any editor, comes back.
//
// 1. Where the blocks are still those of the export, texts are paired by their places; else the two pages are aligned
// as texts of one language.
// 2. A text that reads as it was exported says nothing new, whatever shows there: a translation or the source's text.
// 3. A text that reads otherwise is new. Its sentences are compared with those that were exported, so that only the
// segments that were edited change; where nobody can tell, the unit becomes one segment.
#pragma once

#include "align/import_markdown.h"

namespace docloc::align {

// Is `edited` an edit of `exported`? At least half of its texts of several words are, word for word, and it is no
// hand-back that the export does not already show.
[[nodiscard]] bool is_edit_of(const segment::Article& edited, const segment::Article& exported,
                              const ImportOptions& options);

// `exported`: the article as it was exported for the locale, read again; it has the source's blocks. `source_catalog`
// and `locale_catalog` are synced with the source. Units have the outcomes translated (whole, or by the segments of the
// locale's unit: none where nothing changed), unchanged, or refused; ImportResult::edited is set, so that import_into
// puts the new over whatever is there. Findings: align/codes (error: an edit that cannot be taken), align/missing,
// align/surplus (warnings), align/older (info: a text that translates an older source).
[[nodiscard]] ImportResult import_edited(const segment::Article& source, const segment::Article& exported,
                                         const segment::Article& edited, const catalog::Catalog& source_catalog,
                                         const catalog::Catalog& locale_catalog, const ImportOptions& options);

}  // namespace docloc::align
