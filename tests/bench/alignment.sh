#!/usr/bin/env bash
# The alignment of existing translations, measured: seeded damage to real translations, and the translators' own sentence
# pairs. Wants the shared articles beside the repository.
#   tests/bench/alignment.sh BUILD-FOLDER [PAIRS]     PAIRS: at most so many pages of each corpus (default: all)
# DOCLOC_ONLY=sv-SE: corpora whose folder names that; DOCLOC_EXAMPLES=20: what was wrong or lost;
# DOCLOC_CONFIDENCE=0.8: another threshold.
set -euo pipefail
build=${1:?the build folder}
export DOCLOC_PAIRS=${2:-100000}
exec "$build/tests/test_corpus" '[alignment-bench]'
