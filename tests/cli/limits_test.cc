// Each limit of sarabun/limits.h as a user meets it: a file that just keeps to it is read, and one past it is rejected
// with the limit's name and the option that raises it. What the bytes of a zip or of XML can do besides stands with
// those rooms; conversion-seconds with legacy/, memory-bytes with --isolate (apart_test.cc).
#include <gtest/gtest.h>

#include "cli/run_app.h"
#include "opc/package.h"
#include "support/scratch.h"
#include "tools/docx_builder/docx.h"
#include "tools/docx_builder/drawn_picture.h"

namespace sarabun::test {
namespace {

// A report of 10 cells in 5 columns with two pictures, a table in a table in a table, elements 16 deep that begin where
// the body does, 100 attributes on one, and 5,000 letters in one cell.
build::Document Honest() {
  build::Document document;
  const std::size_t picture = document.AddPicture(build::DrawPicture(1, 16, 16));
  build::Paragraph pictures;
  pictures.Add(build::Piece::Picture(picture)).Add(build::Piece::Picture(picture));
  document.Table({{"1", "2", "3", "4", "5"}, {std::string(5'000, 'x'), "", "", "", build::Cell({pictures})}});
  std::string deep = "<w:p/>";
  for (int i = 0; i < 14; ++i) deep = "<w:sdt>" + deep + "</w:sdt>";
  document.RawBody(deep);
  std::string crowded = "<w:p";
  for (int i = 0; i < 100; ++i) crowded += " w:a" + std::to_string(i) + "=\"1\"";
  document.RawBody(crowded + "/>");
  std::string nested = "<w:p/>";
  for (int i = 0; i < 3; ++i) nested = "<w:tbl><w:tr><w:tc>" + nested + "</w:tc></w:tr></w:tbl>";
  return document.RawBody(nested);
}

class LimitsTest : public testing::Test {
 protected:
  LimitsTest() : bytes_(build::WriteDocx(Honest())), path_(scratch_.Write("report.docx", bytes_)) {}

  // Whether reading stops at `name`, with these limits set; every such message must name the option.
  bool Stops(const std::string& name, const std::vector<std::string>& limits) {
    std::vector<std::string> arguments = {"inspect", path_};
    for (const std::string& limit : limits) arguments.insert(arguments.end(), {"--limit", limit});
    const Ran ran = RunSarabun(arguments);
    const bool stopped = ran.err.find("raise") != std::string::npos;
    EXPECT_EQ(stopped, ran.err.find("--limit " + name + "=") != std::string::npos) << ran.err;
    if (stopped) {
      EXPECT_NE(ran.code, 0);
      EXPECT_NE(ran.err.find("report.docx"), std::string::npos) << ran.err;
    }
    return stopped;
  }
  void ExpectAt(const std::string& name, std::uint64_t at) {
    EXPECT_FALSE(Stops(name, {name + "=" + std::to_string(at)})) << name << " at the limit";
    EXPECT_TRUE(Stops(name, {name + "=" + std::to_string(at - 1)})) << name << " past the limit";
  }

  Scratch scratch_;
  std::string bytes_;
  std::string path_;
};

TEST_F(LimitsTest, TheFile) { ExpectAt("file-bytes", bytes_.size()); }

TEST_F(LimitsTest, TheZip) {
  const auto package = opc::Package::Open(bytes_, Limits()).value()->entries();
  ExpectAt("entries", package.size());
  std::uint64_t largest = 0;
  std::uint64_t all = 0;
  for (const opc::Entry& entry : package) {
    largest = std::max(largest, entry.bytes);
    all += entry.bytes;
  }
  EXPECT_FALSE(Stops("part-bytes", {"part-bytes=" + std::to_string(largest)}));
  EXPECT_TRUE(Stops("part-bytes", {"part-bytes=5000"}));
  EXPECT_FALSE(Stops("total-bytes", {"total-bytes=" + std::to_string(4 * all)}));
  EXPECT_TRUE(Stops("total-bytes", {"total-bytes=" + std::to_string(largest)}));
  EXPECT_FALSE(Stops("inflation-ratio", {"inflation-ratio=2"})) << "small parts may be as repetitive as they like";
  EXPECT_FALSE(Stops("inflation-ratio", {"inflation-ratio=1000", "ratio-floor=1"}));
  EXPECT_TRUE(Stops("inflation-ratio", {"inflation-ratio=2", "ratio-floor=1"}));
}

TEST_F(LimitsTest, TheXml) {
  ExpectAt("xml-depth", 17);  // w:document, w:body, 14 w:sdt, w:p
  ExpectAt("xml-attributes", 100);
}

TEST_F(LimitsTest, Tables) {
  ExpectAt("table-depth", 3);
  ExpectAt("table-columns", 5);
  ExpectAt("table-cells", 13);
}

TEST_F(LimitsTest, TextAndPictures) {
  ExpectAt("cell-text-bytes", 5'000);
  EXPECT_FALSE(Stops("text-bytes", {"text-bytes=6000"}));
  EXPECT_TRUE(Stops("text-bytes", {"text-bytes=5000"}));
  ExpectAt("pictures", 2);
}

TEST_F(LimitsTest, Time) {
  build::Document document;
  for (int i = 0; i < 5'000; ++i) document.Text("x");
  path_ = scratch_.Write("report.docx", build::WriteDocx(document));
  EXPECT_FALSE(Stops("seconds", {"seconds=3600"}));
  EXPECT_TRUE(Stops("seconds", {"seconds=0.000001"}));
}

}  // namespace
}  // namespace sarabun::test
