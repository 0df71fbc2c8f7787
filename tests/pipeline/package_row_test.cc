// The rows of the checklist in src/wordml/elements.h that are about packages: a file that a program wrote oddly opens
// and shows its cell; a damaged one is refused with the part and the fault.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "opc/package_fixture.h"
#include "pipeline/inspect.h"
#include "support/checklist.h"
#include "support/scratch.h"
#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

using opc::TestPackage;

constexpr std::string_view kMain = "word/document.xml";
constexpr std::string_view kStrict = "http://purl.oclc.org/ooxml/";

std::string Markup(const std::string& prefix, std::string_view uri) {
  const std::string p = prefix.empty() ? "" : prefix + ":";
  const auto in = [&](const std::string& name, const std::string& content) {
    return "<" + p + name + ">" + content + "</" + p + name + ">";
  };
  return "<" + p + "document xmlns" + (prefix.empty() ? "" : ":" + prefix) + "='" + std::string(uri) + "'>" +
         in("body", in("tbl", in("tr", in("tc", in("p", in("r", in("t", "กข"))))))) + "</" + p + "document>";
}
std::string Transitional(const std::string& prefix = "w") {
  return Markup(prefix, "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
}
// In UTF-16, with a byte-order mark. Of the basic plane only.
std::string Utf16(std::string_view text, bool big) {
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    const char low = static_cast<char>(decoded.code_point & 0xFF);
    const char high = static_cast<char>(decoded.code_point >> 8);
    out += big ? high : low;
    out += big ? low : high;
    i += decoded.length;
  }
  return out;
}

TestPackage Plain() { return TestPackage().Set(kMain, Transitional()); }
TestPackage With(std::string_view part, std::string_view bytes) { return Plain().Set(part, bytes); }
std::string Targets(const std::vector<std::string>& targets) {
  std::string items;
  for (const std::string& target : targets) {
    for (const char* type : {"image", "styles", "footnotes", "header"}) {
      items += TestPackage::Rel("r" + std::to_string(items.size()), type, target);
    }
  }
  return With("word/_rels/document.xml.rels", TestPackage::Rels(items)).Zip();
}

// The same package as one XML file, as Word saves it.
std::string Flat(const std::string& main_part) {
  const auto part = [](const std::string& name, const std::string& type, const std::string& xml) {
    return "<pkg:part pkg:name='" + name + "' pkg:contentType='application/vnd.openxmlformats-" + type +
           "+xml'><pkg:xmlData>" + xml + "</pkg:xmlData></pkg:part>";
  };
  return "<?xml version='1.0'?><?mso-application progid='Word.Document'?>"
         "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>" +
         part("/_rels/.rels", "package.relationships",
              TestPackage::Rels(TestPackage::Rel("r", "officeDocument", "word/document.xml"))) +
         part("/word/document.xml", "officedocument.wordprocessingml.document.main", main_part) + "</pkg:package>";
}
std::string Word2003(const std::string& prefix) {
  std::string markup = Markup(prefix, "http://schemas.microsoft.com/office/word/2003/wordml");
  const std::string root = prefix + ":document";
  for (std::size_t at = 0; (at = markup.find(root, at)) != std::string::npos; at += root.size() + 4) {
    markup.replace(at, root.size(), prefix + ":wordDocument");
  }
  return "<?xml version='1.0'?><?mso-application progid='Word.Document'?>" + markup;
}

struct PackageCase {
  std::string row;
  std::string name;
  std::string bytes;
  std::string error;  // empty: it opens
};

TestPackage WithProperties(const std::string& xml) {
  const std::string name = "docProps/app.xml";
  return With(name, xml).Set("_rels/.rels",
                             TestPackage::Rels(TestPackage::Rel("r", "officeDocument", std::string(kMain)) +
                                               TestPackage::Rel("p", "extended-properties", name)));
}

std::vector<PackageCase> Opening() {
  const std::string other = "x/Main Part.bin";
  TestPackage strict = With(kMain, Markup("w", std::string(kStrict) + "wordprocessingml/main"));
  strict.Set("_rels/.rels",
             TestPackage::Rels("<Relationship Id='r' Type='" + std::string(kStrict) +
                               "officeDocument/relationships/officeDocument' Target='word/document.xml'/>"));
  TestPackage marked = With(kMain, "\uFEFF" + Transitional());
  marked.Set("_rels/.rels", "\uFEFF" + marked["_rels/.rels"]);
  return {
      {"main-part", "OtherName",
       Plain()
           .Rename(kMain, other)
           .Set("_rels/.rels", TestPackage::Rels(TestPackage::Rel("r", "officeDocument", other)))
           .Zip(),
       ""},
      {"content-types", "Missing", Plain().Remove("[Content_Types].xml").Zip(), ""},
      {"part-names", "LeadingSlash", Plain().Rename(kMain, "/word/document.xml").Zip(), ""},
      {"part-names", "Backslash", Plain().Rename(kMain, "word\\document.xml").Zip(), ""},
      {"part-names", "OtherCase", Plain().Rename(kMain, "Word/DOCUMENT.xml").Zip(), ""},
      {"targets", "LeadNowhere", Targets({"NULL", "", "#bookmark", "missing.xml", "../../../x.xml"}), ""},
      {"namespaces", "OtherPrefix", With(kMain, Transitional("ns0")).Zip(), ""},
      {"namespaces", "NoPrefix", With(kMain, Transitional("")).Zip(), ""},
      {"namespaces", "Strict", strict.Zip(), ""},
      {"encodings", "Utf16Little", With(kMain, Utf16(Transitional(), false)).Zip(), ""},
      {"encodings", "Utf16Big", With(kMain, Utf16(Transitional(), true)).Zip(), ""},
      {"encodings", "ByteOrderMark", marked.Zip(), ""},
      {"zips", "JunkBefore", "HTTP/1.1 200 OK\r\n\r\n" + Plain().Zip(), ""},
      {"zips", "JunkBehind", Plain().Zip() + std::string(100, '\0'), ""},
      {"zips", "Stored", Plain().Zip(build::ZipWriter::Packing::kStore), ""},
      {"properties", "Broken", WithProperties("<Properties><a").Zip(), ""},
      {"properties", "PastALimit", WithProperties("<Properties>" + std::string(17 << 20, ' ') + "</Properties>").Zip(),
       ""},
      {"zips", "WithMacros",
       With("[Content_Types].xml", TestPackage::Types("application/vnd.ms-word.document.macroEnabled.main+xml")).Zip(),
       ""},
      {"flat-opc", "Plain", Flat(Transitional()), ""},
      {"flat-opc", "OtherPrefix", Flat(Transitional("")), ""},
      {"flat-opc", "ByteOrderMark", "\uFEFF" + Flat(Transitional()), ""},
      {"flat-opc", "Utf16", Utf16(Flat(Transitional()), false), ""},
      {"word-2003", "Plain", Word2003("w"), ""},
      {"word-2003", "OtherPrefix", Word2003("ns0"), ""},
      {"word-2003", "ByteOrderMark", "\uFEFF" + Word2003("w"), ""},
      {"word-2003", "Utf16", Utf16(Word2003("w"), true), ""},
  };
}

std::vector<PackageCase> Refused() {
  const std::string zip = Plain().Zip();
  return {
      {"refused", "DocType", With(kMain, "<!DOCTYPE x>" + Transitional()).Zip(),
       ": a DOCTYPE is not allowed in a Word part"},
      {"refused", "XmlCutOff", With(kMain, Transitional().substr(0, 150)).Zip(), "word/document.xml, byte"},
      {"refused", "ZipCutOff", zip.substr(0, zip.size() / 2), "the zip ends before its directory"},
      {"refused", "MainPartMissing", Plain().Remove(kMain).Zip(), "the main part 'word/document.xml' is missing"},
      {"refused", "MainPartEmpty", With(kMain, "").Zip(), "word/document.xml, line 1, column 1: no XML in it"},
      {"refused", "NoWordMarkup", With(kMain, "<html/>").Zip(), "word/document.xml: the part begins with html"},
      {"refused", "RelationshipsCutOff", With("_rels/.rels", "<Rel").Zip(), "_rels/.rels, byte"},
      {"flat-opc", "CutOff", Flat(Transitional()).substr(0, 700), "flat OPC): the XML ends in the middle"},
      {"flat-opc", "DocType", "<!DOCTYPE x>" + Flat(Transitional()), "a DOCTYPE is not allowed"},
      {"word-2003", "CutOff", Word2003("w").substr(0, 190), "Word 2003 XML document: the XML ends in the middle"},
      {"word-2003", "DocType", "<!DOCTYPE x>" + Word2003("w"), "a DOCTYPE is not allowed"},
  };
}

class PackageRowTest : public testing::TestWithParam<PackageCase> {};

TEST_P(PackageRowTest, OpensOrSaysWhy) {
  const Scratch scratch;
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  const auto inspection = pipeline::Inspect(scratch.Write("a.docx", GetParam().bytes), options);
  if (GetParam().error.empty()) {
    ASSERT_TRUE(inspection.ok()) << inspection.error().ToString();
    ASSERT_EQ(inspection->content.tables().size(), 1u);
    EXPECT_EQ(inspection->content.tables()[0].cells[0].cell.text, "กข");
  } else {
    ASSERT_FALSE(inspection.ok());
    EXPECT_NE(inspection.error().ToString().find(GetParam().error), std::string::npos) << inspection.error().ToString();
    EXPECT_FALSE(inspection.error().hint.empty()) << "what to do about it";
  }
}

// A damaged part beside the body takes nothing else with it, and is named: itself, and once.
TEST(DamagedSidePart, IsNamedOnce) {
  const Scratch scratch;
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  for (const std::string part : {"word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"}) {
    TestPackage package = Plain();
    package.Set("word/_rels/document.xml.rels", TestPackage::Rels(TestPackage::Rel("s", "styles", "styles.xml") +
                                                                  TestPackage::Rel("n", "numbering", "numbering.xml")));
    package.Set(part, "<cut");
    const auto inspection = pipeline::Inspect(scratch.Write("a.docx", package.Zip()), options);
    ASSERT_TRUE(inspection.ok()) << inspection.error().ToString();
    EXPECT_EQ(inspection->content.tables().size(), 1u) << part;
    std::vector<std::string> said;
    for (const Finding& finding : inspection->findings.items()) {
      if (finding.code == "construct-not-read") said.push_back(finding.message);
    }
    EXPECT_EQ(said, std::vector<std::string>{"part " + part + " (the XML ends in the middle) is not read"});
  }
}

std::vector<PackageCase> AllRows() {
  std::vector<PackageCase> all = Opening();
  for (PackageCase& row : Refused()) all.push_back(std::move(row));
  return all;
}

INSTANTIATE_TEST_SUITE_P(Checklist, PackageRowTest, testing::ValuesIn(AllRows()), [](const auto& test) {
  std::string name = test.param.row + "_" + test.param.name;
  std::erase(name, '-');
  return name;
});

TEST(Checklist, EveryPackageRowHasACase) {
  std::set<std::string> tested;
  for (const PackageCase& row : AllRows()) tested.insert(row.row);
  ExpectChecklist("package", tested);
}

}  // namespace
}  // namespace sarabun::test
