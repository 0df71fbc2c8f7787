#include <gtest/gtest.h>

#include <set>
#include <string>

#include "sarabun/finding.h"
#include "sarabun/record.h"
#include "sarabun/result.h"

namespace sarabun {
namespace {

TEST(ErrorTest, EveryCodeHasItsOwnName) {
  std::set<std::string> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::kInternal); ++code) {
    names.insert(ErrorCodeName(static_cast<ErrorCode>(code)));
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(ErrorCode::kInternal) + 1);
  EXPECT_STREQ(ErrorCodeName(ErrorCode::kNotFound), "not-found");
  EXPECT_STREQ(ErrorCodeName(ErrorCode::kPasswordProtected), "password-protected");
  EXPECT_STREQ(ErrorCodeName(ErrorCode::kTruncated), "truncated");
  EXPECT_STREQ(ErrorCodeName(ErrorCode::kLimitReached), "limit-reached");
  EXPECT_STREQ(ErrorCodeName(ErrorCode::kCancelled), "cancelled");
  EXPECT_STREQ(ErrorCodeName(ErrorCode::kInternal), "internal");
}

TEST(ErrorTest, SaysWhereWhatAndHow) {
  Error error{ErrorCode::kMalformed, "broken", "", {}};
  EXPECT_EQ(error.ToString(), "broken");
  error.hint = "mend it";
  EXPECT_EQ(error.ToString(), "broken; mend it");
  error.where.byte = 1024;
  EXPECT_EQ(error.ToString(), "byte 1024: broken; mend it");
  error.where.path = "a.docx";
  error.where.part = "word/document.xml";
  EXPECT_EQ(error.ToString(), "a.docx, word/document.xml, byte 1024: broken; mend it");
  error.where.line = 3;
  error.where.table = 1;
  error.where.row = 9;
  error.where.column = 2;
  EXPECT_EQ(error.ToString(),
            "a.docx, word/document.xml, byte 1024, line 3, table 1, row 9, column 2: broken; mend it");
}

TEST(FindingTest, SeveritiesHaveNames) {
  EXPECT_EQ(SeverityName(Severity::kInfo), "info");
  EXPECT_EQ(SeverityName(Severity::kWarning), "warning");
  EXPECT_EQ(SeverityName(Severity::kError), "error");
}

TEST(FindingTest, DataKeepsItsKind) {
  EXPECT_EQ(DataValue::Text("a").kind, DataValue::Kind::kText);
  EXPECT_EQ(DataValue::Text("a").text, "a");
  EXPECT_EQ(DataValue::Integer(-3).kind, DataValue::Kind::kInteger);
  EXPECT_EQ(DataValue::Integer(-3).integer, -3);
  EXPECT_EQ(DataValue::Real(0.5).kind, DataValue::Kind::kReal);
  EXPECT_EQ(DataValue::Real(0.5).real, 0.5);
  EXPECT_EQ(DataValue::Texts({"a", "b"}).kind, DataValue::Kind::kTexts);
  EXPECT_EQ(DataValue::Texts({"a", "b"}).texts.size(), 2u);
}

TEST(DecimalTest, ReadsAndWrites) {
  struct Case {
    const char* text;
    const char* normal;  // null where it must not be read
    double value;
  };
  for (const Case& c : {
           Case{"96.31", "96.31", 96.31},
           {"100", "100", 100},
           {"100.00", "100", 100},
           {"100.10", "100.1", 100.1},
           {"0.05", "0.05", 0.05},
           {"007.5", "7.5", 7.5},
           {"0", "0", 0},
           {"0.000", "0", 0},
           {"999999999999999999", "999999999999999999", 999999999999999999.0},
           {"0.12345678901234567", "0.12345678901234567", 0.12345678901234567},
           {"9999999999999999999", nullptr, 0},
           {"", nullptr, 0},
           {".", nullptr, 0},
           {".5", nullptr, 0},
           {"5.", nullptr, 0},
           {"-1", nullptr, 0},
           {"+1", nullptr, 0},
           {"1.2.3", nullptr, 0},
           {"1,5", nullptr, 0},
           {" 1", nullptr, 0},
           {"1e3", nullptr, 0},
       }) {
    SCOPED_TRACE(c.text);
    const std::optional<Decimal> read = Decimal::Parse(c.text);
    ASSERT_EQ(read.has_value(), c.normal != nullptr);
    if (!read) continue;
    EXPECT_EQ(read->ToString(), c.normal);
    EXPECT_DOUBLE_EQ(read->ToDouble(), c.value);
    EXPECT_EQ(Decimal::Parse(read->ToString()), read);
  }
}

TEST(DecimalTest, NormalFormsAreEqual) {
  EXPECT_EQ(Decimal::Parse("100"), Decimal::Parse("100.00"));
  EXPECT_NE(Decimal::Parse("100"), Decimal::Parse("10"));
  EXPECT_EQ((Decimal{-5, 1}).ToString(), "-0.5");
  EXPECT_EQ((Decimal{-512, 2}).ToString(), "-5.12");
}

}  // namespace
}  // namespace sarabun
