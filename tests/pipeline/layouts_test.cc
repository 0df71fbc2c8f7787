// Whatever Word lays a document out as gives the records of the .docx that holds the same.
#include "pipeline/layouts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <regex>
#include <string>
#include <vector>

#include "pipeline/extract_all.h"
#include "pipeline/inspect.h"
#include "sinks/record_json.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

std::vector<std::string> Samples() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(SARABUN_SOURCE_DIR "/samples")) {
    if (entry.path().extension() == ".docx") found.push_back(entry.path().native());
  }
  EXPECT_GE(found.size(), 5u);
  return found;
}

std::vector<std::string> RecordsOf(const std::string& path) {
  std::vector<std::string> all;
  for (Record record : ExtractAll({path}).records) {
    record.document = {};
    record.record_id.clear();
    // Where a report does not say whose it is, the keys begin with its bytes' hash.
    all.push_back(std::regex_replace(sinks::RecordJson(record), std::regex("doc:[0-9a-f]{12}"), "doc:"));
  }
  return all;
}

void ExpectSame(const std::string& format, const std::function<std::string(const std::string&)>& lay_out) {
  const Scratch scratch;
  for (const std::string& sample : Samples()) {
    SCOPED_TRACE(sample);
    // Its name lies: the kind is known by the content.
    const std::string path = scratch.Write("report.rtf", lay_out(Scratch::Read(sample)));
    const std::vector<std::string> expected = RecordsOf(sample);
    ASSERT_FALSE(expected.empty());
    const std::vector<std::string> actual = RecordsOf(path);
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) ASSERT_EQ(actual[i], expected[i]) << i;

    ExtractOptions options;
    options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
    const auto from_zip = pipeline::Inspect(sample, options);
    const auto inspection = pipeline::Inspect(path, options);
    ASSERT_TRUE(inspection) << inspection.error().ToString();
    EXPECT_EQ(inspection->info.format, format);
    EXPECT_EQ(inspection->info.modified, from_zip->info.modified);
    EXPECT_EQ(inspection->characters.in, from_zip->characters.in);
    EXPECT_EQ(inspection->characters.in, inspection->characters.out + inspection->characters.reported);
  }
}

TEST(Layouts, FlatOpcGivesTheRecordsOfEverySample) { ExpectSame("xml", FlatOf); }
TEST(Layouts, Word2003XmlGivesTheRecordsOfEverySample) { ExpectSame("xml", Word2003Of); }
TEST(Layouts, StrictNamespacesGiveTheRecordsOfEverySample) { ExpectSame("docx", StrictOf); }

TEST(Layouts, TemplatesAndMacrosGiveTheRecordsOfEverySample) {
  const std::vector<std::pair<std::string, std::string>> types = {
      {"docm", "application/vnd.ms-word.document.macroEnabled.main+xml"},
      {"dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"},
      {"dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"}};
  for (const auto& named : types) {
    ExpectSame(named.first, [&named](const std::string& docx) { return WithMacros(docx, named.second); });
  }
}

}  // namespace
}  // namespace sarabun::test
