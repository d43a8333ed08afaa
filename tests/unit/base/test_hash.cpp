#include <catch2/catch.hpp>
#include <string>
#include <unordered_set>

#include "base/hash.h"

using namespace docloc;

TEST_CASE("SHA-1 gives the digests of FIPS 180-4's examples") {
  CHECK(sha1_hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(sha1_hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(sha1_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  CHECK(sha1_hex(std::string(1'000'000, 'a')) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("SHA-1 pads right at every length around its block size") {
  // Digests of n times 'a', by an independent implementation.
  CHECK(sha1_hex(std::string(55, 'a')) == "c1c8bbdc22796e28c0e15163d20899b65621d65a");
  CHECK(sha1_hex(std::string(56, 'a')) == "c2db330f6083854c99d4b5bfb6e8f29f201be699");
  CHECK(sha1_hex(std::string(63, 'a')) == "03f09f5b158a7a8cdad920bddc29b81c18a551f5");
  CHECK(sha1_hex(std::string(64, 'a')) == "0098ba824b5c16427bd7a1122a5a442a25ec644d");
  CHECK(sha1_hex(std::string(65, 'a')) == "11655326c708d70319be2610e8a57d9a5b959d3b");
  CHECK(sha1_hex(std::string(119, 'a')) == "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56");
  CHECK(sha1_hex(std::string(120, 'a')) == "f34c1488385346a55709ba056ddd08280dd4c6d6");
  CHECK(sha1_hex(std::string("\0\xFF\x80", 3)) == "e4bc8a01806054986edd720593bc12f760eca5b9");
}

TEST_CASE("hash64 is XXH3 with seed 0") {
  CHECK(hash64("") == 0x2D06800538D394C2U);
  std::unordered_set<uint64_t> hashes;
  std::string text;
  for (int i = 0; i < 1000; ++i)
    hashes.insert(hash64(text += 'a'));
  CHECK(hashes.size() == 1000);
}

TEST_CASE("hex16 writes sixteen digits") {
  CHECK(hex16(0) == "0000000000000000");
  CHECK(hex16(0x0123456789ABCDEFU) == "0123456789abcdef");
  CHECK(hex16(UINT64_MAX) == "ffffffffffffffff");
}
