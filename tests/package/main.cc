// Extracts one report through the installed library and fails unless records came out.
#include <cstdio>

#include "sarabun/extract.h"

namespace {

class CountingSink final : public sarabun::Sink {
 public:
  sarabun::Status Begin() override { return {}; }
  sarabun::Status Write(const sarabun::Record& record) override {
    if (record.item.code && record.score) ++scored;
    return {};
  }
  sarabun::Status Finish() override { return {}; }
  int scored = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  CountingSink sink;
  sarabun::FindingList findings;
  sarabun::ExtractOptions options;
  options.rule_folders = {SARABUN_RULES};
  const auto summary = sarabun::Extract({argv[1]}, options, sink, findings);
  if (!summary) {
    std::fprintf(stderr, "%s\n", summary.error().ToString().c_str());
    return 1;
  }
  std::printf("%d scored records of %llu\n", sink.scored, static_cast<unsigned long long>(summary->records));
  return sink.scored > 0 ? 0 : 1;
}
