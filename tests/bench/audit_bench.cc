// What an audit costs: fifty reports with pictures, page and workbook included, against twice extracting them and one
// reduced decode of each distinct picture; ten times as many against twelve times the cost; how much memory that takes.
//
//   sarabun_audit_bench [REPORTS]
//
// Processor time of child processes on one worker: what else a machine does is not in it. Returns 1 past an aim.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "picture/pixels.h"

namespace sarabun::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMore = 10;
constexpr double kMostOfExtracting = 2;
constexpr double kMostOfFew = 12;

struct Cost {
  double seconds = 0;
  long kilobytes = 0;  // the most that was resident
};

Cost Run(const std::vector<std::string>& words) {
  const pid_t child = fork();
  if (child == 0) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(2);
    execv(arguments[0], arguments.data());
    _exit(2);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "%s %s failed\n", words[0].c_str(), words[1].c_str());
    std::exit(2);
  }
  constexpr double kMicro = 1e-6;
  return {static_cast<double>(used.ru_utime.tv_sec) + kMicro * static_cast<double>(used.ru_utime.tv_usec),
          used.ru_maxrss};
}

// One decode of each distinct picture, as thumbnails need it.
double Decode(const fs::path& folder) {
  constexpr std::uint32_t kLeastSide = 64;
  std::vector<std::string> pictures;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::ifstream stream(entry.path(), std::ios::binary);
    pictures.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  const std::clock_t start = std::clock();
  for (const std::string& bytes : pictures) (void)picture::DecodeReduced(bytes, kLeastSide);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

Cost Audit(const fs::path& reports, const fs::path& out) {
  return Run(
      {SARABUN_PROGRAM, "audit", reports, "-q", "-j", "1", "--html", out / "page.html", "--xlsx", out / "book.xlsx"});
}

int Measure(std::size_t few) {
  const fs::path scratch = fs::temp_directory_path() / ("sarabun_audit_bench." + std::to_string(getpid()));
  const fs::path all = scratch / "all";
  fs::create_directories(all);
  fs::create_directories(scratch / "few");
  Run({SARABUN_MAKE_SAMPLES, "--districts", std::to_string(kMore * few), "--out", all, "--seed", "7"});
  std::vector<fs::path> reports;
  for (const auto& entry : fs::directory_iterator(all)) {
    if (entry.path().extension() == ".docx") reports.push_back(entry.path());
  }
  for (std::size_t i = 0; i < few; ++i) fs::copy(reports[i], scratch / "few" / reports[i].filename());
  Run({SARABUN_PROGRAM, "extract", scratch / "few", "-q", "-o", scratch / "few.jsonl", "--media", scratch / "media"});
  const Cost extract = Run({SARABUN_PROGRAM, "extract", scratch / "few", "-q", "-j", "1", "-o", scratch / "x.jsonl"});
  const double decode = Decode(scratch / "media");
  const Cost audit = Audit(scratch / "few", scratch);
  const Cost more = Audit(all, scratch);
  fs::remove_all(scratch);
  const double of_extracting = audit.seconds / (extract.seconds + decode);
  const double of_few = more.seconds / audit.seconds;
  std::printf("extract %zu reports %.2f s, decode their pictures %.2f s\n", few, extract.seconds, decode);
  std::printf("audit them with page and workbook %.2f s, %ld MB: %.2f times (at most %.0f)\n", audit.seconds,
              audit.kilobytes / 1024, of_extracting, kMostOfExtracting);
  std::printf("audit %zu %.2f s, %ld MB: %.1f times (at most %.0f)\n", kMore * few, more.seconds, more.kilobytes / 1024,
              of_few, kMostOfFew);
  return of_extracting > kMostOfExtracting || of_few > kMostOfFew ? 1 : 0;
}

}  // namespace
}  // namespace sarabun::test

int main(int argc, char** argv) {
  constexpr std::size_t kReports = 50;
  return sarabun::test::Measure(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : kReports);
}
