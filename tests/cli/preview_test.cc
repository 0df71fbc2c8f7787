// Preview text from the command line: of whole files, of broken ones, of pictures by themselves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/run_app.h"
#include "pipeline/layouts.h"
#include "support/package_text.h"
#include "support/scratch.h"
#include "tools/docx_builder/document.h"
#include "tools/docx_builder/docx.h"
#include "tools/docx_builder/emf.h"
#include "tools/docx_builder/zip_writer.h"

namespace sarabun::test {
namespace {

using testing::HasSubstr;

const std::vector<build::PreviewText> kTexts = {{"มาตร", 0, 16}, {"การยกระ", 32, 16}, {"ดับ", 88, 16},
                                                {" ", 112, 16},  {"โปร่ง", 0, 64},     {"ใส", 40, 64}};

// A package of the parts that are named, whatever they make.
std::string Package(const std::string& body, const std::string& thumbnail_name, const std::string& thumbnail) {
  build::ZipWriter zip;
  zip.Add(
      "_rels/.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
      "Target=\"word/document.xml\"/></Relationships>");
  if (!body.empty()) zip.Add("word/document.xml", body);
  zip.Add("word/media/image1.emf", build::WriteEmf({{"รูป", 0, 16}}));
  zip.Add(thumbnail_name, thumbnail);
  return zip.Finish();
}

std::string Body(const std::string& content) {
  return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + content +
         "</w:body></w:document>";
}

TEST(Preview, ThumbnailFirstThenOtherPictures) {
  const Scratch scratch;
  const std::string path =
      scratch.Write("a.docx", Package(Body("<w:p/>"), "docProps/thumbnail.emf", build::WriteEmf(kTexts)));
  const Ran ran = RunSarabun({"inspect", "--preview", path});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out,
            "docProps/thumbnail.emf: preview of the first page, 6 text records\nมาตรการยกระดับ\nโปร่งใส\n\n"
            "word/media/image1.emf: 1 text record\nรูป\n");
}

TEST(Preview, AsJson) {
  const Scratch scratch;
  const std::string path = scratch.Write("a.emf", build::WriteEmf(kTexts));
  const Ran ran = RunSarabun({"inspect", "--preview", "--format", "json", path});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("\"previews\":[{\"part\":null,\"thumbnail\":false,\"media_type\":\"image/x-emf\","
                                 "\"records\":6,\"unreadable\":0,\"partial\":false,\"paragraphs\":["
                                 "\"มาตรการยกระดับ\",\"โปร่งใส\"]}]"));
}

TEST(Preview, OfADump) {
  const Ran ran = RunSarabun({"inspect", "--preview", Sample("bang-kapi-2567-h1.txt")});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\n"));
}

TEST(Preview, OfASampleAsItWasWritten) {
  const Ran ran = RunSarabun({"inspect", "--preview", Sample("small.docx")});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("\nของสำนักงานเขตสะพานสูง ประจำปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก (ตุลาคม 2566 - มีนาคม "
                                 "2567)\n"));
  EXPECT_THAT(ran.out, HasSubstr("\n1. เพิ่มผู้รับเรื่องในช่วงเช้าแล้ว 2 คน ตั้งแต่วันที่ 8 มกราคม 2567\n"));
}

TEST(Preview, WhatHoldsNoTextIsNamed) {
  const Scratch scratch;
  const std::string path =
      scratch.Write("a.docx", Package(Body("<w:p/>"), "docProps/thumbnail.jpeg", "\xFF\xD8\xFF\xE0 and so on"));
  const Ran ran = RunSarabun({"inspect", "--preview", path});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("docProps/thumbnail.jpeg: image/jpeg, which holds no text\n"));
  const Ran other = RunSarabun({"inspect", "--preview", scratch.Write("a.csv", "a,b\n")});
  EXPECT_EQ(other.code, 1);
  EXPECT_THAT(other.err, HasSubstr("a.csv: no file that can hold a preview\n"));
}

TEST(Preview, ABrokenBodysErrorSaysWhatThePreviewHolds) {
  const Scratch scratch;
  const std::string emf = build::WriteEmf(kTexts);
  std::string unfinished = Body("<w:p>");
  unfinished.resize(unfinished.size() - 20);
  for (const std::string& body : {std::string(), unfinished, Body("<w:p/>")}) {
    const std::string path = scratch.Write("a.docx", Package(body, "docProps/thumbnail.emf", emf));
    const Ran ran = RunSarabun({"extract", path});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("; there is a preview of the first page, which says: มาตรการยกระดับ โปร่งใส\n"));
    EXPECT_THAT(ran.err, HasSubstr("`sarabun inspect --preview` shows all of it; "));
    EXPECT_THAT(RunSarabun({"inspect", "--preview", path}).out, HasSubstr("มาตรการยกระดับ\n"));
  }
  const std::string path = scratch.Write("b.docx", Package("", "docProps/thumbnail.emf", "no picture"));
  EXPECT_THAT(RunSarabun({"extract", path}).err, testing::Not(HasSubstr("preview")));
}

TEST(Preview, OfFlatOpc) {
  const Scratch scratch;
  const std::string docx = Package(Body("<w:p/>"), "docProps/thumbnail.emf", build::WriteEmf(kTexts));
  const std::string path = scratch.Write("a.xml", FlatOf(docx));
  const Ran ran = RunSarabun({"inspect", "--preview", path});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out,
            "docProps/thumbnail.emf: preview of the first page, 6 text records\nมาตรการยกระดับ\nโปร่งใส\n\n"
            "word/media/image1.emf: 1 text record\nรูป\n");
  EXPECT_THAT(RunSarabun({"extract", path}).err,
              HasSubstr("; there is a preview of the first page, which says: มาตรการยกระดับ โปร่งใส\n"));
}

TEST(Preview, OfBrokenBase64) {
  const Scratch scratch;
  const std::string path = scratch.Write(
      "a.xml",
      "<?mso-application progid=\"Word.Document\"?><w:wordDocument "
      "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body><w:p><w:r><w:pict><w:binData "
      "w:name=\"wordml://1.emf\">@</w:binData></w:pict></w:r></w:p></w:body></w:wordDocument>");
  EXPECT_EQ(RunSarabun({"inspect", "--preview", path}).out,
            path + ": no preview text\nword/media/1.emf: its base64 is broken\n");
}

}  // namespace
}  // namespace sarabun::test
