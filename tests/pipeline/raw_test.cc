// --with-raw: beside every text field stands what the document held.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "pipeline/extract_all.h"

namespace sarabun::test {
namespace {

TEST(WithRaw, EveryTextHasItsOwnBeforeRepair) {
  ExtractOptions options;
  options.read.with_raw = true;
  const Everything everything = ExtractAll({SARABUN_SOURCE_DIR "/samples/bang-kapi-2567-h1.docx"}, options);
  ASSERT_FALSE(everything.records.empty());
  std::size_t changed = 0;
  for (const Record& record : everything.records) {
    const std::map<std::string, std::string> raw(record.raw.begin(), record.raw.end());
    EXPECT_TRUE(raw.contains("report.title"));
    EXPECT_EQ(raw.contains("item.statement"), record.item.statement.has_value()) << *record.item.code;
    const auto expect_list = [&](const std::string& name, const std::vector<ListItem>& items) {
      for (std::size_t i = 0; i < items.size(); ++i) {
        const auto at = raw.find(name + "[" + std::to_string(i) + "].text");
        ASSERT_NE(at, raw.end()) << *record.item.code << " " << name << " " << i;
        changed += at->second != items[i].text ? 1 : 0;
      }
    };
    expect_list("issues", record.issues);
    expect_list("measures", record.measures);
    expect_list("results", record.results);
  }
  EXPECT_GT(changed, 0u);  // the sample has lines broken by hand
}

TEST(WithRaw, IsNotThereUnasked) {
  const Everything everything = ExtractAll({SARABUN_SOURCE_DIR "/samples/small.docx"});
  for (const Record& record : everything.records) EXPECT_TRUE(record.raw.empty());
}

}  // namespace
}  // namespace sarabun::test
