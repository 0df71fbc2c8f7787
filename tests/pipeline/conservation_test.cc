// Conservation: for every document of the tree, in every view, the code points of all w:t in all parts are handed on or
// reported, and extract loses none.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "opc/package.h"
#include "pipeline/extract_all.h"
#include "pipeline/inspect.h"
#include "support/scratch.h"
#include "tools/docx_builder/docx.h"
#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

const std::filesystem::path kTree = SARABUN_SOURCE_DIR;

std::vector<std::filesystem::path> Documents() {
  const std::set<std::string> endings = {".docx", ".docm", ".dotx", ".dotm"};
  std::vector<std::filesystem::path> found;
  for (auto at = std::filesystem::recursive_directory_iterator(kTree); at != end(at); ++at) {
    const std::string name = at->path().filename();
    if (at->is_directory() && (name == "build" || name == ".git" || name == "node_modules")) {
      at.disable_recursion_pending();
    } else if (endings.contains(at->path().extension())) {
      found.push_back(at->path());
    }
  }
  return found;
}

std::uint64_t CodePointsOfParts(const std::string& path) {
  const auto bytes = ReadFile(path, Limits().file_bytes);
  auto package = opc::Package::Open(bytes.value(), Limits());
  std::uint64_t sum = 0;
  std::string part;
  for (const opc::Entry& entry : (*package)->entries()) {
    if (entry.name.value.ends_with(".xml") && (*package)->Read(entry.name, part).ok()) sum += CodePointsOfT(part);
  }
  return sum;
}

void ExpectConserved(const std::string& path) {
  SCOPED_TRACE(path);
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  const std::uint64_t written = CodePointsOfParts(path);
  for (const RevisionView revisions : {RevisionView::kFinal, RevisionView::kOriginal}) {
    for (const HiddenText hidden : {HiddenText::kDrop, HiddenText::kKeep}) {
      options.read.revisions = revisions;
      options.read.hidden = hidden;
      const auto inspection = pipeline::Inspect(path, options);
      ASSERT_TRUE(inspection.ok()) << inspection.error().ToString();
      EXPECT_EQ(inspection->characters.in, written);
      EXPECT_EQ(inspection->characters.in, inspection->characters.out + inspection->characters.reported);
      if (inspection->no_report) continue;
      for (const Finding& finding : ExtractAll({path}, options).findings) EXPECT_NE(finding.code, "characters-lost");
    }
  }
}

TEST(Conservation, HoldsForEveryDocumentOfTheTree) {
  const std::vector<std::filesystem::path> documents = Documents();
  EXPECT_GE(documents.size(), 3u) << "the samples at least";
  for (const std::filesystem::path& path : documents) ExpectConserved(path);
}

TEST(Conservation, HoldsForEveryGoldenBody) {
  const Scratch scratch;
  for (const auto& golden : std::filesystem::directory_iterator(kTree / "tests/golden")) {
    build::Document document;
    document.RawBody(Scratch::Read((golden.path() / "body.xml").string()));
    const std::string name = golden.path().filename().string() + ".docx";
    ExpectConserved(scratch.Write(name, build::WriteDocx(document)));
  }
}

// Parts that nothing refers to, parts of other names, and every kind that is read.
TEST(Conservation, CountsEveryPart) {
  WordXml xml;
  xml.body =
      T("body") + P("<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ab</w:t></w:r>");
  xml.footnotes =
      "<w:footnote w:id=\"2\">" + T("foot") + "</w:footnote><w:footnote w:id=\"3\">" + T("lost") + "</w:footnote>";
  xml.comments = "<w:comment w:id=\"0\">" + T("say") + "</w:comment>";
  xml.header = T("top");
  const std::string other =
      "<w:x xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + T("กข") + "</w:x>";
  xml.parts = {{"word/glossary/document.xml", other},
               {"word/header9.xml", other},
               {"customXml/item1.xml", "<a>x</a>"},
               {"word/broken.xml", "<a"}};
  const Scratch scratch;
  const std::string path = scratch.Write("parts.docx", xml.Zip());
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  const auto inspection = pipeline::Inspect(path, options);
  ASSERT_TRUE(inspection.ok());
  EXPECT_EQ(inspection->characters.in, 4u + 2u + 4u + 4u + 3u + 3u + 2u + 2u);
  EXPECT_EQ(inspection->characters.out, 4u + 4u + 3u) << "the body, its note, the header";
  EXPECT_EQ(inspection->characters.reported, inspection->characters.in - inspection->characters.out);
}

// What stood before the fault of a part is counted under its name, and nothing of it is handed on.
TEST(Conservation, CountsPartsThatBreakOff) {
  WordXml xml;
  xml.body = T("body") + P("<w:r><w:footnoteReference w:id=\"2\"/></w:r>");
  xml.footnotes = "<w:footnote w:id=\"2\">" + T("foot") + "</w:footnote><w:footnote w:id=\"3\">" + T("lost") + "<w:p>";
  xml.header = T("top") + "<w:p></w:x>";
  const std::string other =
      "<w:x xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + T("กข") + "<";
  xml.parts = {{"word/glossary/document.xml", other}};
  const Scratch scratch;
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  const auto inspection = pipeline::Inspect(scratch.Write("broken.docx", xml.Zip()), options);
  ASSERT_TRUE(inspection.ok());
  EXPECT_EQ(inspection->characters.in, 4u + 8u + 3u + 2u);
  EXPECT_EQ(inspection->characters.out, 4u);
  EXPECT_EQ(inspection->characters.reported, 8u + 3u + 2u);
  std::map<std::string, int> said;
  for (const Finding& finding : inspection->findings.items()) ++said[finding.code + " " + finding.where.part];
  for (const char* part : {"word/footnotes.xml", "word/header.xml", "word/glossary/document.xml"}) {
    EXPECT_EQ(said["text-not-shown " + std::string(part)], 1) << part;
    EXPECT_EQ(said["construct-not-read " + std::string(part)], 1) << part;
  }
}

}  // namespace
}  // namespace sarabun::test
