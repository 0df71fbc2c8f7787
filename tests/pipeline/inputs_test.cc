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

TEST(NamedLikeReportTest, GoesByTheEnding) {
  EXPECT_TRUE(NamedLikeReport("a/รายงาน.DOCX"));
  EXPECT_TRUE(NamedLikeReport("x.doc"));
  EXPECT_FALSE(NamedLikeReport("x.xlsx"));
  EXPECT_FALSE(NamedLikeReport("docx"));
}

}  // namespace
}  // namespace sarabun::pipeline
