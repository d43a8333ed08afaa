// What the name of a product is in the sentences of one article: part of terms/inconsistent. Internal to room check.
//
// A translation leaves "Azure" as it is and has words of its own for the rest of "Azure Account Center". In one article
// those are the same ones every time, joined in the same way, and either always with an article before them or never.
// So two places are enough to say that one of them is wrong.
#pragma once

#include <span>

#include "check/check.h"
#include "check/reporter.h"

namespace docloc::check {

// The first byte of such notes' keys.
inline constexpr char kProductForm = 'p';

void note_product_forms(const Subject& subject, Reporter& report);

// `notes` have one key: they are of one name in one article, in its order.
void conclude_product_forms(std::span<const Note> notes, Findings& out);

}  // namespace docloc::check
