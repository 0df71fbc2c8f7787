#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>

#include "figures.h"
#include "material.h"
#include "thai/doors.h"
#include "thai/icu_text.h"

namespace sarabun::thai {

namespace {

template <class Work>
double BestSeconds(Work work) {
  double best = 1e9;
  for (int round = 0; round < 5; ++round) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    best = std::min(best, spent.count());
  }
  return best;
}

}  // namespace

// `--from text` over clean lines against one pass of ICU's word breaker over the same ones, in this process. ICU is
// given the lines already as UTF-16 would hold them; what it costs to convert them is not counted.
void PrintSpeed(const std::string& path, const Material& material) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  std::size_t bytes = 0;
  for (std::string line; std::getline(in, line);) {
    bytes += line.size() + 1;
    lines.push_back(line);
  }
  Engine engine(material.model);
  std::size_t out = 0;
  const double ours = BestSeconds([&] {
    out = 0;
    std::size_t next = 0;
    RepairStream(
        Door::kText, {}, engine,
        [&](std::string& line) {
          if (next == lines.size()) return false;
          line = lines[next++];
          return true;
        },
        [&](std::string_view text) {
          out += text.size();
          return true;
        });
  });
  IcuWords icu;
  std::vector<std::uint32_t> ends;
  std::size_t words = 0;
  const double theirs = BestSeconds([&] {
    words = 0;
    for (const std::u32string& paragraph : material.paragraphs) {
      for (std::size_t at = 0; at < paragraph.size(); at += 4096) {
        icu.Split(std::u32string_view(paragraph).substr(at, 4096), ends);
        words += ends.size();
      }
    }
  });
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%-40s %.0f MB/s; an ICU word pass %.0f MB/s; %.1f times (%zu bytes out, %zu words)\n",
              "clean text through text", megabytes / ours, megabytes / theirs, theirs / ours, out, words);
}

}  // namespace sarabun::thai
