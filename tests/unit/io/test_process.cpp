#include <catch2/catch.hpp>
#include <string>

#include "io/process.h"

using docloc::io::PosixSpawn;

TEST_CASE("a program gets its input and gives its output, errors and status") {
  const auto result = PosixSpawn().run({"sh", "-c", "cat; echo wrong >&2; exit 3"}, "/", "text in");
  REQUIRE(result);
  CHECK(result->out == "text in");
  CHECK(result->err == "wrong\n");
  CHECK(result->status == 3);
}

TEST_CASE("more than a pipe holds goes both ways at once") {
  const std::string much(3'000'000, 'x');
  const auto result = PosixSpawn().run({"cat"}, "/", much);
  REQUIRE(result);
  CHECK(result->out == much);
}

TEST_CASE("a program that never reads its input is no harm") {
  const auto result = PosixSpawn().run({"true"}, "/", std::string(3'000'000, 'x'));
  REQUIRE(result);
  CHECK(result->status == 0);
}

TEST_CASE("a program runs in the folder named, and a signal shows in its status") {
  CHECK(PosixSpawn().run({"pwd"}, "/usr", "")->out == "/usr\n");
  CHECK(PosixSpawn().run({"sh", "-c", "kill -9 $$"}, "/", "")->status == 137);
}

TEST_CASE("nothing passes through a shell") {
  CHECK(PosixSpawn().run({"echo", "$HOME; ls"}, "/", "")->out == "$HOME; ls\n");
}

TEST_CASE("a program or folder that is not there is an error with a reason") {
  const auto none = PosixSpawn().run({"docloc-no-such-program"}, "/", "");
  REQUIRE_FALSE(none);
  CHECK(none.error().what.find("docloc-no-such-program") != std::string::npos);
  CHECK_FALSE(PosixSpawn().run({"true"}, "/no/such/folder", ""));
}
