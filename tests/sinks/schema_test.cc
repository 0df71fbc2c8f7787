#include "sinks/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "sinks/audit_json.h"
#include "sinks/finding_json.h"
#include "sinks/json_value.h"
#include "sinks/manifest.h"
#include "sinks/record_json.h"
#include "sinks/sample_record.h"

namespace sarabun::sinks {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<std::string>& Kinds() {
  static const std::vector<std::string> kinds = {"join", "space"};
  return kinds;
}

Finding FullFinding() {
  Finding finding;
  finding.code = "uncertain-joint";
  finding.report_key = "bangkok-ita/1035/2567/1";
  finding.items = {"I6"};
  finding.field = "measures[0].text";
  finding.where.table = 1;
  finding.where.row = 9;
  finding.related = {"b.docx"};
  finding.data = {{"a", DataValue::Real(0.5)}, {"b", DataValue::Texts({"c"})}};
  finding.document_path = "a.docx";
  finding.document_sha256 = std::string(64, '0');
  return finding;
}

audit::Summary FullSummary() {
  audit::Summary summary;
  summary.report_key = "bangkok-ita/1035/2567/1";
  summary.agency = "x";
  summary.indicators = {{"1", "y", 96.5, 6, 6, 0}};
  summary.instruments = {{"IIT", "", std::nullopt, 0, 30, 30}};
  summary.earlier = {"bangkok-ita/1035/2566/2", 1, 2, 3};
  return summary;
}

FileOutcome RejectedFile() {
  FileOutcome outcome;
  outcome.path = "report.docx";
  outcome.rejected = true;
  outcome.error = {ErrorCode::kMalformed, "the file is cut off", "send it again", {}};
  return outcome;
}

// Without its line end, as the others are.
std::string Manifest(const FileOutcome& outcome) {
  std::string line = ManifestLine(outcome);
  line.pop_back();
  return line;
}

audit::CheckOutcome FullCheck() {
  audit::CheckOutcome check;
  check.code = "score-moved";
  check.state = audit::CheckOutcome::State::kNotRun;
  check.reason = "no-earlier-round";
  return check;
}

constexpr const char* kTables =
    R"({"document":{"path":"a.docx","characters":{"in":5,"out":3,"reported":2}},"pack":null,"paragraphs":["a"],)"
    R"("tables":[{"index":1,"depth":0,"parent":null,"rows":1,"columns":1,"row_kinds":["other"],)"
    R"("cells":[{"row":1,"column":1,"row_span":1,"column_span":1,"text":"a\tb","own_text":"a","images":0}],"notes":[]},)"
    R"({"index":2,"depth":1,"parent":{"table":1,"row":1,"column":1},"rows":1,"columns":1,"row_kinds":[],)"
    R"("cells":[{"row":1,"column":1,"row_span":1,"column_span":1,"text":"b","images":0}],)"
    R"("notes":[{"kind":"comment","row":1,"column":1,"text":"c"}]}]})";

// A line with one place changed.
std::string Changed(std::string line, std::string_view from, std::string_view to) {
  const std::size_t at = line.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return line.replace(at, from.size(), to);
}

// Every key that is written is described, in the same order, and every key that must be there is.
void ExpectDescribed(const JsonValue& schema, const JsonValue& value, const std::string& path) {
  if (schema.Find("type") == nullptr) return;  // anything may stand there
  if (value.kind == JsonValue::Kind::kArray) {
    for (const JsonValue& item : value.items) ExpectDescribed(*schema.Find("items"), item, path + "[]");
  }
  if (value.kind != JsonValue::Kind::kObject) return;
  const JsonValue* properties = schema.Find("properties");
  if (properties == nullptr) {
    ASSERT_NE(schema.Find("additionalProperties"), nullptr) << path;
    for (const JsonValue& item : value.items) {
      ExpectDescribed(*schema.Find("additionalProperties"), item, path + ".*");
    }
    return;
  }
  std::vector<std::string> described = properties->keys;
  std::erase_if(described, [&](const std::string& key) {
    const auto& required = schema.Find("required")->items;
    const bool must =
        std::any_of(required.begin(), required.end(), [&](const JsonValue& name) { return name.text == key; });
    return !must && value.Find(key) == nullptr;
  });
  EXPECT_EQ(described, value.keys) << path;
  for (const std::string& key : value.keys) {
    if (properties->Find(key) != nullptr) ExpectDescribed(*properties->Find(key), *value.Find(key), path + "." + key);
  }
}

void ExpectDescribed(const std::string& name, const std::string& json) {
  const auto schema = ParseJson(JsonSchema(Kinds()));
  const auto value = ParseJson(json);
  ASSERT_TRUE(schema && value);
  ExpectDescribed(*schema.value().Find("$defs")->Find(name), value.value(), name);
}

TEST(JsonSchema, DescribesWhatIsWritten) {
  ExpectDescribed("record", RecordJson(FullRecord()));
  ExpectDescribed("record", kBareLine);
  ExpectDescribed("finding", FindingJson(FullFinding()));
  ExpectDescribed("table", kTables);
  ExpectDescribed("summary", SummaryJson(FullSummary()));
  ExpectDescribed("check", CheckJson(FullCheck()));
  ExpectDescribed("manifest", Manifest(RejectedFile()));
}

TEST(JsonSchema, IsIndented) {
  const std::string schema = JsonSchema(Kinds());
  EXPECT_THAT(schema, testing::StartsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                                          "  \"title\": \"What Sarabun writes\",\n  \"anyOf\": [\n    {\n"
                                          "      \"$ref\": \"#/$defs/record\"\n    },\n"));
  EXPECT_THAT(schema, testing::EndsWith("\n  }\n}\n"));
}

// Another's validator, over what this program really writes.
class ValidatorTest : public testing::Test {
 protected:
  void SetUp() override {
    const bool there = std::system(SARABUN_PYTHON " -c 'import jsonschema' 2> /dev/null") == 0;
    if (there) return;
    ASSERT_EQ(std::getenv("CI"), nullptr) << "python3-jsonschema is missing; tools/setup installs it";
    GTEST_SKIP() << "python3-jsonschema is missing";
  }

  // What validate.py says of each line.
  static std::vector<std::string> Verdicts(const std::vector<std::string>& lines) {
    const fs::path folder = fs::temp_directory_path() / ("sarabun-schema-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    std::ofstream(folder / "schema.json") << JsonSchema(Kinds());
    {
      std::ofstream file(folder / "lines.jsonl");
      for (const std::string& line : lines) file << line << "\n";
    }
    const std::string command = std::string(SARABUN_PYTHON " " SARABUN_SOURCE_DIR "/tests/sinks/validate.py ") +
                                (folder / "schema.json").native() + " " + (folder / "lines.jsonl").native() + " > " +
                                (folder / "verdicts").native();
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::vector<std::string> verdicts;
    std::ifstream file(folder / "verdicts");
    for (std::string line; std::getline(file, line);) verdicts.push_back(line);
    fs::remove_all(folder);
    return verdicts;
  }
};

TEST_F(ValidatorTest, TakesWhatIsWritten) {
  JsonLinesOptions without_repairs;
  without_repairs.repairs = false;
  Record bare = FullRecord();
  bare.instrument.reset();
  bare.indicator.reset();
  bare.score.reset();
  bare.evidence.reset();
  bare.item = {};
  bare.report = {};
  bare.source = {std::nullopt, 1, 1, {}};
  Finding unknown;
  unknown.code = "missing-report";
  EXPECT_THAT(Verdicts({RecordJson(FullRecord()), RecordJson(FullRecord(), without_repairs), RecordJson(bare),
                        FindingJson(FullFinding()), FindingJson(unknown), kTables, SummaryJson(FullSummary()),
                        SummaryJson({}), CheckJson(FullCheck()), Manifest(RejectedFile()), Manifest({})}),
              ElementsAre("record", "record", "record", "finding", "finding", "table", "summary", "summary", "check",
                          "manifest", "manifest"));
}

TEST_F(ValidatorTest, RefusesWhatIsNot) {
  const std::string record = RecordJson(FullRecord());
  EXPECT_THAT(
      Verdicts({Changed(record, R"("no":6,)", ""), Changed(record, R"("no":6,)", R"("no":6,"more":1,)"),
                Changed(record, R"("kind":"join")", R"("kind":"guess")"),
                Changed(record, R"("level":1)", R"("level":0)"), Changed(record, R"("extra":{)", R"("extra":{"x":1,)"),
                Changed(record, R"("2023-10-01")", R"("1 Oct")"),
                Changed(record, R"("confidence":0.99)", R"("confidence":1.01)"), "{}"}),
      ElementsAre("invalid: $", "invalid: $", "invalid: $.repairs[0].kind", "invalid: $.issues[0].level",
                  "invalid: $.extra.x", "invalid: $.report.period.start", "invalid: $.repairs[0].confidence",
                  "invalid: $"));
}

TEST(MarkdownDictionary, HasARowForEveryKey) {
  const std::string text = MarkdownDictionary(Kinds());
  for (const char* row : {
           "| `report.agency.name` | text, or null | Thai, normal form |\n",
           "| `measures[].text` | text | without label, breaks and stray spaces |\n",
           "| `results[].answers` | list, may be left out | the measures that this result answers, found by text; only "
           "when linked |\n",
           "| `shared.*.with` | list of text | the other items, document order |\n",
           "| `extra` | object by name of text | columns that the pack names beyond the usual, by field |\n",
           "| `score.unit` | text | of value and max: `points`, `percent`, `level` |\n",
           "| `repairs[].kind` | text | what was done: `join`, `space` |\n",
           "| `tables[].cells[].text` | text | as Word shows it, before repair |\n",
           "| `limit-reached` | error | ",
           "| `score` | Score | คะแนน |\n",
       }) {
    EXPECT_THAT(text, HasSubstr(row));
  }
}

}  // namespace
}  // namespace sarabun::sinks
