// make_seeds DIR TARGET...: writes each target's seeds and dictionary for libFuzzer, DIR/body/0 ... and DIR/body.dict.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "fuzz/target.h"

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: make_seeds DIR TARGET...\n", stderr);
    return 2;
  }
  const std::filesystem::path root = arguments[1];
  for (const std::string_view target : std::vector<std::string_view>(arguments + 2, arguments + count)) {
    std::filesystem::create_directories(root / target);
    int number = 0;
    for (const std::string& seed : sarabun::fuzz::SeedsOf(target)) {
      std::ofstream(root / target / std::to_string(number++), std::ios::binary) << seed;
    }
    std::ofstream dictionary(root / (std::string(target) + ".dict"));
    for (const std::string& word : sarabun::fuzz::WordsOf(target)) {
      dictionary << '"';
      for (const char byte : word) {
        char code[5];
        std::snprintf(code, sizeof code, "\\x%02X", static_cast<unsigned char>(byte));
        dictionary << code;
      }
      dictionary << "\"\n";
    }
    if (!dictionary.flush()) {
      std::fprintf(stderr, "make_seeds: cannot write below %s\n", arguments[1]);
      return 1;
    }
  }
  return 0;
}
