// Prints the figures of the Thai repair on clean text (one paragraph a line) and on what it cuts from it.
//
//   thai_eval TABLE|- TEXT.txt [--paragraphs N] [--document N] [--show]
//
// --document says how many paragraphs share a typist, 10 if not given. "-" measures the engine without a table. --show
// prints the paragraphs whose defects were not mended.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "figures.h"
#include "material.h"

int main(int argc, char** argv) {
  using namespace sarabun::thai;
  if (argc < 3)
    return std::fprintf(stderr, "usage: thai_eval TABLE|- TEXT.txt [--paragraphs N] [--document N] [--show]\n"), 2;
  Material material;
  if (std::strcmp(argv[1], "-") != 0) {
    auto model = LoadModel(argv[1]);
    if (!model.ok()) return std::fprintf(stderr, "thai_eval: %s\n", model.error().ToString().c_str()), 1;
    material.model = *model;
  }
  material.paragraphs = ReadParagraphs(argv[2]);
  if (material.paragraphs.empty()) return std::fprintf(stderr, "thai_eval: cannot read %s\n", argv[2]), 1;
  bool show = false;
  for (int i = 3; i < argc; ++i) {
    if (std::strcmp(argv[i], "--show") == 0) show = true;
    if (std::strcmp(argv[i], "--document") == 0 && i + 1 < argc) {
      material.document = std::max(1UL, std::strtoul(argv[i + 1], nullptr, 10));
    }
    if (std::strcmp(argv[i], "--paragraphs") == 0 && i + 1 < argc) {
      const std::size_t most = std::strtoul(argv[i + 1], nullptr, 10);
      if (most < material.paragraphs.size()) material.paragraphs.resize(most);
    }
  }
  PrintWrapped(material);
  PrintStrays(material);
  PrintClean(material);
  PrintDefects(material, show);
  PrintCuts(material);
  PrintTwice(material);
  PrintSpeed(argv[2], material);
  return 0;
}
