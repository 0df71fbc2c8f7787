// Golden documents: one folder a case in tests/golden, its body as readable WordprocessingML, and what `inspect` must
// show of it. SARABUN_ACCEPT=1 writes what is shown now; such a run never passes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.h"
#include "pipeline/inspect.h"
#include "support/scratch.h"
#include "tools/docx_builder/docx.h"

namespace sarabun::test {
namespace {

const char* const kGolden = SARABUN_SOURCE_DIR "/tests/golden";

std::vector<std::string> Cases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kGolden)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

std::string Show(const std::string& body) {
  const Scratch scratch;
  build::Document document;
  document.RawBody(body);
  const std::string path = scratch.Write("golden.docx", build::WriteDocx(document));
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  const auto inspection = pipeline::Inspect(path, options);
  if (!inspection) return inspection.error().ToString();
  EXPECT_EQ(inspection->characters.in, inspection->characters.out + inspection->characters.reported);
  const std::string shown = pipeline::InspectionText(*inspection, true);
  return shown.substr(shown.find('\n') + 1);  // the first line holds path and size
}

class GoldenTest : public testing::TestWithParam<std::string> {};

TEST_P(GoldenTest, LooksAsAccepted) {
  const std::string folder = std::string(kGolden) + "/" + GetParam();
  const std::string body = Scratch::Read(folder + "/body.xml");
  ASSERT_FALSE(body.empty());
  const std::string shown = Show(body);
  if (std::getenv("SARABUN_ACCEPT") != nullptr) {
    std::ofstream(folder + "/inspect.txt", std::ios::binary) << shown;
    FAIL() << "accepted " << GetParam() << "; look at the difference, then run again without SARABUN_ACCEPT";
  }
  EXPECT_EQ(shown, Scratch::Read(folder + "/inspect.txt"));
}

INSTANTIATE_TEST_SUITE_P(All, GoldenTest, testing::ValuesIn(Cases()),
                         [](const auto& test_case) { return ReplaceAll(test_case.param, "-", "_"); });

}  // namespace
}  // namespace sarabun::test
