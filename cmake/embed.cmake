# Writes OUT, a C++ file that holds the files of FOLDER as string literals, in the order of their names:
#   cmake -DFOLDER=... -DOUT=... -P embed.cmake
# The declaration is in src/render/theme_files.h.
file(GLOB names RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT names)
set(text "// Made by cmake/embed.cmake from src/render/theme/.\n#include \"render/theme_files.h\"\n\nnamespace docloc::render {\n")
set(rows "")
foreach(name IN LISTS names)
  file(READ ${FOLDER}/${name} bytes)
  string(MAKE_C_IDENTIFIER ${name} id)
  string(APPEND text "static constexpr std::string_view k_${id} = R\"docloc(${bytes})docloc\";\n")
  string(APPEND rows "    {\"${name}\", k_${id}},\n")
endforeach()
string(APPEND text "\nstatic constexpr ThemeFile kFiles[] = {\n${rows}};\n\nstd::span<const ThemeFile> theme_files() {\n  return kFiles;\n}\n\n}  // namespace docloc::render\n")
file(WRITE ${OUT} "${text}")
