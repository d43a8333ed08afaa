#include "site/own_folder.h"

namespace docloc::site {

Result<bool> keep_out_of_git(Store& store) {
  constexpr std::string_view kPath = ".docloc/.gitignore";
  if (store.exists(kPath)) return false;
  return store.write(kPath, "*\n");
}

Result<bool> write_own_file(Store& store, std::string_view path, std::string_view bytes) {
  if (Result<bool> kept = keep_out_of_git(store); !kept) return kept;
  return store.write(path, bytes);
}

}  // namespace docloc::site
