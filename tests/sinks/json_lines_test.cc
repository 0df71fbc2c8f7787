#include "sinks/json_lines.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "sinks/finding_json.h"
#include "sinks/sample_record.h"

namespace sarabun::sinks {
namespace {

// An output that takes `room` bytes and then fails as a full disk does.
class FullDisk final : public Output {
 public:
  explicit FullDisk(std::size_t room) : room_(room) {}
  Status Open() override { return {}; }
  Status Write(std::string_view bytes) override {
    if (bytes.size() > room_) return Error{ErrorCode::kIo, "cannot write: the disk is full", "", {}};
    room_ -= bytes.size();
    return {};
  }
  Status Close() override { return {}; }

 private:
  std::size_t room_;
};

Finding SomeFinding() {
  Finding finding;
  finding.code = "empty-field";
  finding.document_path = "a.docx";
  return finding;
}

TEST(JsonLinesSink, WritesOneObjectALine) {
  std::string text;
  JsonLinesSink sink(ToText(text));
  ASSERT_TRUE(sink.Begin());
  ASSERT_TRUE(sink.Write(ContractRecord()));
  ASSERT_TRUE(sink.Write(BareRecord()));
  ASSERT_TRUE(sink.Finish());
  EXPECT_EQ(text, std::string(kContractLine) + "\n" + kBareLine + "\n");
}

TEST(JsonLinesSink, WritesNothingForNoRecords) {
  std::string text;
  JsonLinesSink sink(ToText(text));
  ASSERT_TRUE(sink.Begin());
  ASSERT_TRUE(sink.Finish());
  EXPECT_EQ(text, "");
}

TEST(JsonLinesSink, PassesTheOptionsOn) {
  std::string text;
  JsonLinesOptions options;
  options.repairs = false;
  JsonLinesSink sink(ToText(text), options);
  ASSERT_TRUE(sink.Write(BareRecord()));
  EXPECT_EQ(text, RecordJson(BareRecord(), options) + "\n");
}

TEST(JsonLinesSink, TellsWhenTheOutputFails) {
  JsonLinesSink sink(std::make_unique<FullDisk>(1000));
  ASSERT_TRUE(sink.Begin());
  ASSERT_TRUE(sink.Write(BareRecord()));
  const Status second = sink.Write(BareRecord());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message, "cannot write: the disk is full");
}

TEST(FindingLinesSink, WritesOneObjectALine) {
  std::string text;
  FindingLinesSink sink(ToText(text));
  ASSERT_TRUE(sink.Begin());
  Finding other = SomeFinding();
  other.field = "measures";
  sink.Report(SomeFinding());
  sink.Report(other);
  ASSERT_TRUE(sink.Finish());
  EXPECT_EQ(text, FindingJson(SomeFinding()) + "\n" + FindingJson(other) + "\n");
}

TEST(FindingLinesSink, TellsTwinsOfOneDocumentApart) {
  std::string text;
  FindingLinesSink sink(ToText(text));
  ASSERT_TRUE(sink.Begin());
  Finding elsewhere = SomeFinding();
  elsewhere.document_path = "b.docx";
  sink.Report(SomeFinding());
  sink.Report(SomeFinding());
  sink.Report(elsewhere);
  ASSERT_TRUE(sink.Finish());
  EXPECT_EQ(text, FindingJson(SomeFinding(), 1) + "\n" + FindingJson(SomeFinding(), 2) + "\n" +
                      FindingJson(elsewhere, 1) + "\n");
}

TEST(FindingLinesSink, KeepsTheFirstErrorForFinish) {
  FindingLinesSink sink(std::make_unique<FullDisk>(0));
  ASSERT_TRUE(sink.Begin());
  sink.Report(SomeFinding());
  sink.Report(SomeFinding());
  EXPECT_FALSE(sink.status());
  const Status finished = sink.Finish();
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().message, "cannot write: the disk is full");
}

}  // namespace
}  // namespace sarabun::sinks
