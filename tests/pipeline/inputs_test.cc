#include "pipeline/inputs.h"

#include <gtest/gtest.h>

#include "support/scratch.h"

namespace sarabun::pipeline {
namespace {

TEST(ExpandPathsTest, WalksFoldersInOrderOfPathBytes) {
  const test::Scratch scratch;
  for (const char* name : {"in/b.docx", "in/a/z.docx", "in/a.docx", "in/เขต/1.docx", "in/.git/x.docx", "in/~$b.docx"}) {
    scratch.Write(name, "x");
  }
  const InputList list = ExpandPaths({scratch.path("in"), "-", scratch.path("gone")});
  std::vector<std::string> found;
  for (const Input& input : list.inputs) found.push_back(input.path);
  EXPECT_EQ(found,
            (std::vector<std::string>{scratch.path("in/a.docx"), scratch.path("in/a/z.docx"), scratch.path("in/b.docx"),
                                      scratch.path("in/เขต/1.docx"), "-", scratch.path("gone")}));
  EXPECT_FALSE(list.inputs[0].named);
  EXPECT_TRUE(list.inputs[4].named);
  EXPECT_TRUE(list.inputs[5].is_missing);
  EXPECT_EQ(list.skipped, 1u);  // the lock file; a hidden folder is not entered
  EXPECT_EQ(list.folders, std::vector<std::string>{scratch.path("in")});
}

// Sets are known by what their catalogues say; a stranger's files of those names are inputs like any other.
TEST(ExpandPathsTest, PassesTheDataSetsThatWeWrote) {
  const test::Scratch scratch;
  const std::string ours = R"({"schema":"sarabun.parquet/1","schema_version":1,"loads":[]})";
  scratch.Write("in/set/_manifest.json", ours);
  for (const char* name : {"_lock", "_views.sql", "_index/load-000001.jsonl", "record/load-000001.parquet"}) {
    scratch.Write(std::string("in/set/") + name, "x");
    scratch.Write(std::string("in/theirs/") + name, "x");
  }
  scratch.Write("in/theirs/_manifest.json", "{}");
  scratch.Write("in/set/a.docx", "x");
  scratch.Write("in/set/reports/b.docx", "x");
  scratch.Write("in/csv/datapackage.json", R"({"sarabun":{"schema_version":1}})");
  scratch.Write("in/csv/record.csv", "x");
  scratch.Write("in/csv/own.csv", "x");
  const InputList list = ExpandPaths({scratch.path("in")});
  std::vector<std::string> found;
  for (const Input& input : list.inputs) found.push_back(input.path.substr(scratch.path("in/").size()));
  EXPECT_EQ(found, (std::vector<std::string>{"csv/own.csv", "set/a.docx", "set/reports/b.docx",
                                             "theirs/_index/load-000001.jsonl", "theirs/_lock", "theirs/_manifest.json",
                                             "theirs/_views.sql", "theirs/record/load-000001.parquet"}));
  EXPECT_EQ(list.skipped, 2u) << "two sets";
}

TEST(NamedLikeReportTest, GoesByTheEnding) {
  EXPECT_TRUE(NamedLikeReport("a/รายงาน.DOCX"));
  EXPECT_TRUE(NamedLikeReport("x.doc"));
  EXPECT_FALSE(NamedLikeReport("x.xlsx"));
  EXPECT_FALSE(NamedLikeReport("docx"));
}

}  // namespace
}  // namespace sarabun::pipeline
