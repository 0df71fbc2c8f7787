// A report's facts from a real file's title, text box, header and properties, in the order that the pack gives.
#include <gtest/gtest.h>

#include <string>

#include "pipeline/extract_all.h"
#include "support/scratch.h"
#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

std::string TitleOf(const std::string& district) {
  return "รายงานผลตามมาตรการยกระดับคุณธรรมของสำนักงานเขต" + district + " ปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก";
}
std::string BoxOf(const std::string& text) {
  return P("<w:r><w:pict><v:textbox><w:txbxContent>" + T(text) + "</w:txbxContent></v:textbox></w:pict></w:r>");
}

const std::string kTable =
    Table(Row(Cell(T("ประเด็นการประเมิน")) + Cell(T("มาตรการ/กิจกรรม")) + Cell(T("ผลการดำเนินการ"))) +
          Row(Cell(T("I1 ให้บริการตามลำดับ (90.00 คะแนน)")) + Cell(T("1. ติดป้ายลำดับคิว")) + Cell(T("1. ติดป้ายแล้ว"))));

// The agency that the only record names.
std::string AgencyOf(WordXml xml) {
  const Scratch scratch;
  const Everything all = ExtractAll({scratch.Write("1.docx", xml.Zip())});
  EXPECT_EQ(all.records.size(), 1u);
  return all.records.empty() ? "" : all.records[0].report.agency.name.value_or("none");
}

TEST(Facts, EachSourceInItsOrder) {
  WordXml xml;
  xml.body = kTable;
  EXPECT_EQ(AgencyOf(xml), "none");
  xml.package_relationships =
      "<Relationship Id=\"custom\" Type=\"{office}custom-properties\" Target=\"docProps/custom.xml\"/>";
  xml.parts = {{"docProps/custom.xml",
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
                "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
                "<property name=\"เรื่อง\"><vt:lpwstr>" +
                    TitleOf("สาทร") + "</vt:lpwstr></property></Properties>"}};
  EXPECT_EQ(AgencyOf(xml), "สำนักงานเขตสาทร") << "a custom property";
  xml.core = "<dc:title>" + TitleOf("จอมทอง") + "</dc:title>";
  EXPECT_EQ(AgencyOf(xml), "สำนักงานเขตจอมทอง") << "the title property before others";
  xml.header = T(TitleOf("บางรัก"));
  EXPECT_EQ(AgencyOf(xml), "สำนักงานเขตบางรัก") << "the header before properties";
  xml.body = BoxOf(TitleOf("ปทุมวัน")) + kTable;
  EXPECT_EQ(AgencyOf(xml), "สำนักงานเขตปทุมวัน") << "a text box before the header";
  xml.body = T(TitleOf("ดุสิต")) + kTable;
  EXPECT_EQ(AgencyOf(xml), "สำนักงานเขตดุสิต") << "the title before all";
}

// A box that stands before the title in the file does not win over it, and is no part of it.
TEST(Facts, BoxBesideTheTitle) {
  WordXml xml;
  for (const bool box_first : {true, false}) {
    const std::string box = BoxOf(TitleOf("ปทุมวัน"));
    const std::string title = T(TitleOf("ดุสิต"));
    xml.body = (box_first ? box + title : title + box) + kTable;
    const Scratch scratch;
    const Everything all = ExtractAll({scratch.Write("1.docx", xml.Zip())});
    ASSERT_EQ(all.records.size(), 1u);
    EXPECT_EQ(all.records[0].report.agency.name, "สำนักงานเขตดุสิต");
    EXPECT_EQ(all.records[0].report.title, TitleOf("ดุสิต"));
  }
  xml.body = BoxOf(TitleOf("ปทุมวัน")) + kTable;
  const Scratch scratch;
  const Everything all = ExtractAll({scratch.Write("1.docx", xml.Zip())});
  ASSERT_EQ(all.records.size(), 1u);
  EXPECT_EQ(all.records[0].report.title, TitleOf("ปทุมวัน")) << "where there is no other";
}

}  // namespace
}  // namespace sarabun::test
