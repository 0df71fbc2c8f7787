// Help, manual and completion say the same: an option that one of them forgot is a fault.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "cli/arguments.h"
#include "support/scratch.h"

namespace sarabun::cli {
namespace {

class DocumentsTest : public testing::TestWithParam<const char*> {};

TEST_P(DocumentsTest, NamesEveryOption) {
  std::string text = test::Scratch::Read(std::string(SARABUN_SOURCE_DIR "/src/cli/") + GetParam());
  ASSERT_FALSE(text.empty());
  std::size_t looked_at = 0;
  for (const std::string& option : AllOptions()) {
    std::string name = option.substr(option.rfind("--") + 2);
    if (name == "help" || name == "version") continue;
    ++looked_at;
    const bool manual = std::string(GetParam()).ends_with(".1");
    const bool named =
        text.find("--" + name) != std::string::npos || text.find("-l " + name) != std::string::npos ||
        (manual && (text.find("Fl -" + name) != std::string::npos || text.find(", -" + name) != std::string::npos));
    EXPECT_TRUE(named) << GetParam() << " lacks " << option;
  }
  EXPECT_GT(looked_at, 15u);
}

INSTANTIATE_TEST_SUITE_P(All, DocumentsTest,
                         testing::Values("sarabun.1", "completion/sarabun.bash", "completion/_sarabun",
                                         "completion/sarabun.fish"));

}  // namespace
}  // namespace sarabun::cli
