// What `inspect --parts` shows beside the tables, for people and as JSON.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <string>

#include "pipeline/inspect.h"
#include "support/scratch.h"
#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

WordXml Everything() {
  WordXml xml;
  xml.body = P(R("anchor") + "<w:r><w:pict><v:textbox><w:txbxContent>" + T("boxed") + T("twice") +
               "</w:txbxContent></v:textbox></w:pict></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>") +
             Table(Row(Cell(T("cell"))));
  xml.footnotes =
      "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"2\">" +
      T("under") + T("line") + "</w:footnote>";
  xml.comments = "<w:comment w:id=\"7\" w:author=\"สมศรี\">" + T("why?") + "</w:comment>";
  xml.endnotes = "<w:endnote w:id=\"3\">" + T("at last") + "</w:endnote>";
  xml.header = T("สำนักงาน") + P("");
  xml.core = "<dc:title>ชื่อเรื่อง</dc:title><cp:category>ITA</cp:category>";
  xml.package_relationships =
      "<Relationship Id=\"app\" Type=\"{office}extended-properties\" Target=\"docProps/app.xml\"/>"
      "<Relationship Id=\"custom\" Type=\"{office}custom-properties\" Target=\"docProps/custom.xml\"/>";
  xml.parts = {
      {"docProps/app.xml",
       "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\" "
       "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><Company>กทม.</Company>"
       "<TitlesOfParts><vt:vector><vt:lpstr>no</vt:lpstr></vt:vector></TitlesOfParts></Properties>"},
      {"docProps/custom.xml",
       "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
       "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
       "<property fmtid=\"{0}\" pid=\"2\" name=\"เลขที่\"><vt:lpwstr>12/2567</vt:lpwstr></property></Properties>"}};
  return xml;
}

class InspectPartsTest : public testing::Test {
 protected:
  void SetUp() override {
    ExtractOptions options;
    options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
    auto inspection = pipeline::Inspect(scratch_.Write("parts.docx", Everything().Zip()), options);
    ASSERT_TRUE(inspection.ok());
    inspection_ = std::move(*inspection);
  }
  Scratch scratch_;
  pipeline::Inspection inspection_;
};

TEST_F(InspectPartsTest, ForPeople) {
  const std::string text = pipeline::InspectionText(inspection_, true);
  EXPECT_NE(text.find("property title: ชื่อเรื่อง\nproperty category: ITA\nproperty Company: กทม.\nproperty เลขที่: 12/2567\n"
                      "\nheader (word/header.xml)\n  สำนักงาน\n"
                      "\ncomment 7 by สมศรี (word/comments.xml)\n  why?\n"
                      "\nfootnote 2 (word/footnotes.xml)\n  under\n  line\n"
                      "\nendnote 3 (word/endnotes.xml)\n  at last\n"
                      "\ntext-box (word/document.xml)\n  boxed\n  twice\n"),
            std::string::npos)
      << text;
  EXPECT_EQ(pipeline::InspectionText(inspection_, false).find("property"), std::string::npos);
}

TEST_F(InspectPartsTest, AsJson) {
  rapidjson::Document json;
  json.Parse(pipeline::InspectionJson(inspection_, true).c_str());
  ASSERT_FALSE(json.HasParseError());
  ASSERT_TRUE(json.HasMember("tables")) << "the contract's keys stay";
  std::string kinds;
  for (const auto& part : json["parts"].GetArray()) kinds += std::string(part["kind"].GetString()) + " ";
  EXPECT_EQ(kinds, "property property property property header comment footnote endnote text-box ");
  const auto& parts = json["parts"];
  EXPECT_STREQ(parts[3]["name"].GetString(), "เลขที่");
  EXPECT_STREQ(parts[3]["value"].GetString(), "12/2567");
  EXPECT_STREQ(parts[4]["paragraphs"][0].GetString(), "สำนักงาน");
  EXPECT_STREQ(parts[5]["author"].GetString(), "สมศรี");
  EXPECT_STREQ(parts[6]["id"].GetString(), "2");
  EXPECT_STREQ(parts[6]["paragraphs"][1].GetString(), "line");

  json.Parse(pipeline::InspectionJson(inspection_, false).c_str());
  EXPECT_FALSE(json.HasMember("parts"));
}

}  // namespace
}  // namespace sarabun::test
