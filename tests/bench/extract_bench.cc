// How far whole extraction is from the floor of this machine, and what one small report costs from the start of the
// process. Every answer is checked before anything is timed; ratios are taken within this one run.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/file.h"
#include "bench/floor.h"
#include "sarabun/extract.h"
#include "sinks/json_lines.h"

extern char** environ;

namespace {

const std::string kSample = SARABUN_SOURCE_DIR "/samples/bang-kapi-2567-h1.docx";
const std::string kSmallSample = SARABUN_SOURCE_DIR "/samples/small.docx";
constexpr std::size_t kSampleRecords = 42;

// Records as JSON text, thrown away: the cost of writing them without the cost of a disk.
class TextSink final : public sarabun::Sink {
 public:
  sarabun::Status Begin() override { return {}; }
  sarabun::Status Write(const sarabun::Record& record) override {
    bytes += sarabun::sinks::RecordJson(record).size();
    ++records;
    return {};
  }
  sarabun::Status Finish() override { return {}; }
  std::size_t records = 0;
  std::size_t bytes = 0;
};

sarabun::ExtractOptions Options() {
  sarabun::ExtractOptions options;
  options.workers = 1;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  return options;
}

// `paths` extracted in one run; aborts when the answer is wrong.
void ExtractAll(const std::vector<std::string>& paths) {
  TextSink sink;
  sarabun::FindingList findings;
  const auto summary = sarabun::Extract(paths, Options(), sink, findings);
  if (!summary || sink.records != kSampleRecords * paths.size()) {
    std::fprintf(stderr, "wrong answer: %zu records\n", sink.records);
    std::abort();
  }
}

void Floor(benchmark::State& state) {
  const auto package = sarabun::ReadFile(kSample, 1u << 30);
  if (!package || sarabun::bench::InflateAndParse(*package, "word/document.xml") == 0) std::abort();
  for (auto unused : state) {
    benchmark::DoNotOptimize(sarabun::bench::InflateAndParse(*package, "word/document.xml"));
  }
}

// Twenty at once, so that packs, which are loaded once a run, weigh as they do in a batch.
constexpr int kBatch = 20;
void Extraction(benchmark::State& state) {
  const std::vector<std::string> paths(kBatch, kSample);
  ExtractAll(paths);
  for (auto unused : state) ExtractAll(paths);
}

// CPU milliseconds of one process that extracts one small report.
double ProcessMilliseconds() {
  std::vector<std::string> words = {SARABUN_PROGRAM, "extract", kSmallSample, "--quiet"};
  std::vector<char*> args;
  for (std::string& word : words) args.push_back(word.data());
  args.push_back(nullptr);
  pid_t child = 0;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  if (posix_spawn(&child, args[0], &actions, nullptr, args.data(), environ) != 0) std::abort();
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) std::abort();
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

// Keeps the CPU time of each benchmark, to print ratios at the end.
class Ratios final : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) times_[run.benchmark_name()] = run.GetAdjustedCPUTime();
    ConsoleReporter::ReportRuns(runs);
  }
  double Time(const std::string& name) const {
    const auto at = times_.find(name);
    return at == times_.end() ? 0 : at->second;
  }

 private:
  std::map<std::string, double> times_;
};

}  // namespace

BENCHMARK(Floor)->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK(Extraction)->Unit(benchmark::kMillisecond)->MinTime(4);

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  Ratios ratios;
  benchmark::RunSpecifiedBenchmarks(&ratios);
  const double floor = ratios.Time("Floor/min_time:2.000");
  const double extraction = ratios.Time("Extraction/min_time:4.000") / kBatch;
  if (floor > 0) std::printf("extraction of one report / floor: %.2f (aim: at most 1.25)\n", extraction / floor);
  double best = 1e9;
  for (int i = 0; i < 15; ++i) best = std::min(best, ProcessMilliseconds());
  std::printf("one small report, process start to records: %.1f ms of CPU (aim: at most 30)\n", best);
  return 0;
}
