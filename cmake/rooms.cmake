# A room is one folder of src/: a static library docloc_<room> that may include only the rooms named after DEPS.
# Third-party libraries that stay private to the room follow LIBS.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# g++ 12 takes members left out by designated initializers for uninitialized, and sees overlaps in string concatenation.
add_library(docloc_options INTERFACE)
target_include_directories(docloc_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(docloc_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Wno-maybe-uninitialized -Wno-restrict
                       -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(DOCLOC_SANITIZE)
  target_compile_options(docloc_options INTERFACE -fsanitize=${DOCLOC_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(docloc_options INTERFACE -fsanitize=${DOCLOC_SANITIZE})
endif()

# What nearly every source includes is parsed once, for all rooms that use fmt: half of the time that they took to
# compile. Sources name what they use all the same; clang-tidy reads them without this.
# (file(CONFIGURE) leaves the file alone where it is there already: a new file of sources configures anew, and must not
# have everything compiled again.)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/headers.cpp CONTENT "")
find_package(fmt REQUIRED)
add_library(docloc_headers OBJECT ${CMAKE_BINARY_DIR}/headers.cpp)
target_link_libraries(docloc_headers PRIVATE docloc_options fmt::fmt)
target_precompile_headers(docloc_headers PRIVATE <algorithm> <array> <charconv> <cstdint> <functional> <map> <memory>
                          <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <vector>
                          <fmt/format.h>)

function(docloc_room name)
  cmake_parse_arguments(ARG "" "" "DEPS;LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  list(TRANSFORM ARG_DEPS PREPEND docloc_)
  if(sources)
    add_library(docloc_${name} STATIC ${sources})
    target_link_libraries(docloc_${name} PUBLIC docloc_options ${ARG_DEPS} PRIVATE ${ARG_LIBS})
    if("fmt::fmt" IN_LIST ARG_LIBS)
      target_precompile_headers(docloc_${name} REUSE_FROM docloc_headers)
      # g++ 12 forgets that a precompiled header is a system's, and warns of copies inside std::string.
      target_compile_options(docloc_${name} PRIVATE -Wno-array-bounds -Wno-stringop-overflow)
    endif()
  else()
    add_library(docloc_${name} INTERFACE)
    target_link_libraries(docloc_${name} INTERFACE docloc_options ${ARG_DEPS})
  endif()
endfunction()
