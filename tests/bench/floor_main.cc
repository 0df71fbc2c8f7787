// The floor as a program, for tools/bench: inflates and parses the main part of a .docx so many times, and prints how
// many elements it has.
#include <cstdio>
#include <cstdlib>

#include "base/file.h"
#include "bench/floor.h"

int main(int argc, char** argv) {
  const auto package = argc == 3 ? sarabun::ReadFile(argv[1], 1u << 30) : sarabun::Error{};
  if (!package) {
    std::fprintf(stderr, "usage: sarabun_floor FILE.docx TIMES\n");
    return 2;
  }
  std::size_t elements = 0;
  for (int i = std::atoi(argv[2]); i > 0; --i)
    elements = sarabun::bench::InflateAndParse(*package, "word/document.xml");
  std::printf("%zu\n", elements);
  return elements == 0 ? 1 : 0;
}
