// The samples saved by LibreOffice as .doc, .rtf, .odt and .docx give the records of the originals.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "opc/package_fixture.h"
#include "pipeline/extract_all.h"
#include "pipeline/inspect.h"
#include "sinks/record_json.h"
#include "support/office.h"
#include "support/scratch.h"
#include "tools/docx_builder/zip_writer.h"

namespace sarabun::test {
namespace {

const std::vector<std::string> kSamples = {"bang-kapi-2567-h1", "bangkok-noi-2567-h2", "small"};

// What may differ: ids, document, source, a picture's bytes.
std::string Comparable(Record record) {
  record.record_id.clear();
  record.document = {};
  record.source = {};
  if (record.evidence) {
    for (Evidence& evidence : *record.evidence) {
      evidence.part = evidence.sha256 = evidence.media_type = std::nullopt;
      evidence.width = evidence.height = std::nullopt;
    }
  }
  return sinks::RecordJson(record);
}

bool HasThaiDigit(std::string_view text) {
  for (std::size_t at = text.find("\xE0\xB9"); at < text.size() - 2; at = text.find("\xE0\xB9", at + 1)) {
    const auto last = static_cast<unsigned char>(text[at + 2]);
    if (last >= 0x90 && last <= 0x99) return true;
  }
  return false;
}

// Takes Thai labels out, which LibreOffice 7.4 makes decimal, and counts anew in a .doc. There must be one still.
std::size_t DropThaiLabels(std::vector<ListItem>& expected, std::vector<ListItem>& actual) {
  std::size_t dropped = 0;
  for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
    if (!expected[i].label || !HasThaiDigit(*expected[i].label)) continue;
    EXPECT_TRUE(actual[i].label);
    expected[i].label = actual[i].label = std::nullopt;
    ++dropped;
  }
  return dropped;
}

// What one file of a run gave.
Everything Of(const Everything& all, const std::string& path) {
  Everything own;
  std::copy_if(all.records.begin(), all.records.end(), std::back_inserter(own.records),
               [&](const Record& record) { return record.document.path == path; });
  std::copy_if(all.findings.begin(), all.findings.end(), std::back_inserter(own.findings),
               [&](const Finding& finding) { return finding.document_path == path; });
  return own;
}

void ExpectSame(Everything expected, Everything actual, const std::string& path, const std::string& format) {
  ASSERT_FALSE(expected.records.empty());
  ASSERT_EQ(actual.records.size(), expected.records.size()) << path;
  std::size_t thai_labels = 0;
  for (std::size_t i = 0; i < expected.records.size(); ++i) {
    const DocumentInfo& document = actual.records[i].document;
    EXPECT_EQ(document.format, format);
    EXPECT_EQ(document.bytes, std::filesystem::file_size(path));
    EXPECT_EQ(document.modified, expected.records[i].document.modified);
    for (const auto list : {&Record::issues, &Record::measures, &Record::results}) {
      thai_labels += DropThaiLabels(expected.records[i].*list, actual.records[i].*list);
    }
    EXPECT_EQ(Comparable(actual.records[i]), Comparable(expected.records[i])) << path;
  }
  const auto guessed = std::count_if(actual.findings.begin(), actual.findings.end(), [](const Finding& finding) {
    return finding.code == "value-guessed" && finding.message.find("LibreOffice") != std::string::npos;
  });
  EXPECT_EQ(guessed, thai_labels > 0 ? 1 : 0) << path;
  EXPECT_EQ(std::count_if(actual.findings.begin(), actual.findings.end(),
                          [](const Finding& finding) { return finding.code == "characters-lost"; }),
            0);
}

class SavedAsTest : public testing::TestWithParam<const char*> {};

// LibreOffice starts twice in all: once to save the samples, once to read them.
TEST_P(SavedAsTest, GivesTheSameRecords) {
  SARABUN_NEEDS_OFFICE();
  const Scratch scratch;
  const std::string ending = GetParam();
  std::vector<std::string> originals;
  for (const std::string& name : kSamples) originals.push_back(Sample(name + ".docx"));
  const std::string folder = SaveAs(scratch, originals, ending);
  std::vector<std::string> saved;
  for (const std::string& name : kSamples) saved.push_back(folder + "/" + name + "." + ending);
  const Everything expected = ExtractAll(originals);
  const Everything actual = ExtractAll(saved);
  for (std::size_t i = 0; i < kSamples.size(); ++i) {
    ExpectSame(Of(expected, originals[i]), Of(actual, saved[i]), saved[i], ending);
  }
}

INSTANTIATE_TEST_SUITE_P(Each, SavedAsTest, testing::Values("doc", "rtf", "odt", "docx"),
                         [](const auto& ending) { return std::string(ending.param); });

// Old and new files, good and bad, in one run: the same for any number of workers.
TEST(MixedBatchTest, IsTheSameForAnyNumberOfWorkers) {
  SARABUN_NEEDS_OFFICE();
  const Scratch scratch;
  const std::vector<std::string> samples = {Sample("small.docx"), Sample("bangkok-noi-2567-h2.docx")};
  std::vector<std::string> paths = {Sample("small.docx")};
  for (const char* ending : {"doc", "rtf", "odt"}) {
    const std::string folder = SaveAs(scratch, samples, ending);
    for (const char* name : {"/small.", "/bangkok-noi-2567-h2."}) paths.push_back(folder + name + ending);
  }
  const std::string doc = Scratch::Read(paths[1]);
  ASSERT_GT(doc.size(), 20'000u);
  paths.push_back(scratch.Write("renamed.docx", doc));
  paths.push_back(scratch.Write("renamed.doc", Scratch::Read(Sample("small.docx"))));
  paths.push_back(scratch.Write("half.doc", doc.substr(0, doc.size() / 2)));
  paths.push_back(scratch.Write("empty.doc", ""));
  paths.push_back(scratch.Write("half.odt", Scratch::Read(paths[5]).substr(0, 9'000)));
  paths.push_back(scratch.Write("broken.rtf", "{\\rtf1\\ansi\\bin999999999 x"));

  const auto run = [&](unsigned workers) {
    ExtractOptions options;
    options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
    options.workers = workers;
    RecordList sink;
    FindingList findings;
    const auto summary = Extract(paths, options, sink, findings);
    EXPECT_TRUE(summary);
    std::string all;
    for (const Record& record : sink.records) all += sinks::RecordJson(record) + "\n";
    for (const Error& rejection : summary->rejections) all += rejection.ToString() + "\n";
    for (const Finding& finding : findings.items()) all += finding.document_path + finding.code + "\n";
    EXPECT_EQ(summary->read, 9u) << all.substr(all.rfind('}'));
    EXPECT_EQ(summary->rejected, 4u);
    return all;
  };
  const std::string one = run(1);
  EXPECT_EQ(run(3), one);
}

std::vector<std::string> Lines(const std::string& path, RevisionView view) {
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  options.read.revisions = view;
  const auto inspection = pipeline::Inspect(path, options);
  if (!inspection) {
    ADD_FAILURE() << inspection.error().ToString();
    return {};
  }
  std::vector<std::string> lines;
  for (const grid::Paragraph& paragraph : inspection->content.paragraphs()) lines.push_back(paragraph.text.text);
  for (const grid::CollectedTable& table : inspection->content.tables()) {
    for (const grid::CollectedCell& cell : table.cells) lines.push_back(cell.cell.text);
  }
  return lines;
}

std::string MadeByOffice(const std::string& name) {
  return SARABUN_SOURCE_DIR "/tests/pipeline/made_by_libreoffice/" + name;
}

// A program that was not written beside this one recorded these changes: words, a joint of paragraphs, a word in a
// cell.
TEST(MadeByLibreOffice, TrackedChangesInBothViews) {
  const std::vector<std::string> final_view = {
      "ข้อความใหม่ และหลัง", "ย่อหน้าที่สองย่อหน้าที่สาม", "", "หนึ่ง แก้แล้ว", "สอง", "สาม", "สี่"};
  const std::vector<std::string> original = {"ข้อความก่อน และหลัง", "ย่อหน้าที่สอง", "ย่อหน้าที่สาม", "",
                                             "หนึ่ง เดิม",          "สอง",       "สาม",       "สี่"};
  EXPECT_EQ(Lines(MadeByOffice("tracked.docx"), RevisionView::kFinal), final_view);
  EXPECT_EQ(Lines(MadeByOffice("tracked.docx"), RevisionView::kOriginal), original);
  SARABUN_NEEDS_OFFICE();
  EXPECT_EQ(Lines(MadeByOffice("tracked.doc"), RevisionView::kFinal), final_view);
  EXPECT_EQ(Lines(MadeByOffice("tracked.doc"), RevisionView::kOriginal), original);
}

TEST(MadeByLibreOffice, APasswordIsSaid) {
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  for (const char* kind : {"doc", "odt", "docx"}) {
    const auto inspection = pipeline::Inspect(MadeByOffice(std::string("locked-") + kind + ".bin"), options);
    ASSERT_FALSE(inspection) << kind;
    EXPECT_EQ(inspection.error().code, ErrorCode::kPasswordProtected) << kind;
    EXPECT_NE(inspection.error().ToString().find("password-protected; open it"), std::string::npos)
        << inspection.error().ToString();
  }
}

// A document may name files of the machine it is read on as part of its text.
TEST(LinkedContent, IsNotFetched) {
  SARABUN_NEEDS_OFFICE();
  const Scratch scratch;
  const std::string secret = scratch.Write("secret.txt", "SECRET");
  build::ZipWriter odt;
  odt.Add("mimetype", "application/vnd.oasis.opendocument.text", build::ZipWriter::Packing::kStore);
  odt.Add("content.xml",
          "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
          "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' "
          "office:version='1.2'><office:body><office:text><text:section text:name='s'><text:section-source xlink:href='"
          "file://" +
              secret +
              "' text:filter-name='Text (encoded)'/><text:p>cached</text:p></text:section></office:text></office:body>"
              "</office:document-content>");
  odt.Add("META-INF/manifest.xml",
          "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><manifest:file-entry "
          "manifest:full-path='/' manifest:media-type='application/vnd.oasis.opendocument.text'/><manifest:file-entry "
          "manifest:full-path='content.xml' manifest:media-type='text/xml'/></manifest:manifest>");
  const std::string rtf = "{\\rtf1 {\\field{\\*\\fldinst INCLUDETEXT \"" + secret + "\"}{\\fldrslt cached}}\\par}";
  for (const std::string& path : {scratch.Write("a.odt", odt.Finish()), scratch.Write("a.rtf", rtf)}) {
    const std::vector<std::string> lines = Lines(path, RevisionView::kFinal);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), "cached"), 1) << path;
    for (const std::string& line : lines) EXPECT_EQ(line.find("SECRET"), std::string::npos) << path;
  }
}

// The namespaces of an OpenDocument text that LibreOffice asks for before it binds a macro to an event.
constexpr std::string_view kOdtNames =
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' "
    "xmlns:script='urn:oasis:names:tc:opendocument:xmlns:script:1.0' xmlns:dom='http://www.w3.org/2001/xml-events' "
    "xmlns:ooo='http://openoffice.org/2004/office'";

// An .odt whose macro writes a file when it is opened: LibreOffice 7.4 does so for this very one where it is opened
// to be shown and its macro security is at its lowest.
std::string WithAMacro(const std::string& writes) {
  build::ZipWriter odt;
  odt.Add("mimetype", "application/vnd.oasis.opendocument.text", build::ZipWriter::Packing::kStore);
  std::string listed;
  const auto add = [&](const std::string& name, const std::string& xml) {
    odt.Add(name, xml);
    listed += "<manifest:file-entry manifest:full-path='" + name + "' manifest:media-type='text/xml'/>";
  };
  add("content.xml",
      "<office:document-content " + std::string(kOdtNames) +
          " office:version='1.2'><office:scripts><office:event-listeners><script:event-listener "
          "script:language='ooo:script' script:event-name='dom:load' xlink:type='simple' xlink:href='"
          "vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document'/></office:event-listeners>"
          "</office:scripts><office:body><office:text><text:p>beside a macro</text:p></office:text></office:body>"
          "</office:document-content>");
  add("Basic/script-lc.xml",
      "<library:libraries xmlns:library='http://openoffice.org/2000/library'><library:library library:name='Standard' "
      "library:link='false'/></library:libraries>");
  add("Basic/Standard/script-lb.xml",
      "<library:library xmlns:library='http://openoffice.org/2000/library' library:name='Standard' "
      "library:readonly='false' library:passwordprotected='false'><library:element library:name='M'/>"
      "</library:library>");
  add("Basic/Standard/M.xml",
      "<script:module xmlns:script='http://openoffice.org/2000/script' script:name='M' script:language='StarBasic'>"
      "Sub Main\nOpen &quot;" +
          writes + "&quot; For Output As #1\nPrint #1, &quot;ran&quot;\nClose #1\nEnd Sub\n</script:module>");
  odt.Add("META-INF/manifest.xml",
          "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0' "
          "manifest:version='1.2'><manifest:file-entry manifest:full-path='/' manifest:media-type='"
          "application/vnd.oasis.opendocument.text'/>" +
              listed + "</manifest:manifest>");
  return odt.Finish();
}

TEST(Macros, AreNotRun) {
  SARABUN_NEEDS_OFFICE();
  const Scratch scratch;
  const std::string written = scratch.path("ran.txt");
  EXPECT_EQ(Lines(scratch.Write("macro.odt", WithAMacro(written)), RevisionView::kFinal),
            std::vector<std::string>{"beside a macro"});
  EXPECT_FALSE(std::filesystem::exists(written));
}

// LibreOffice keeps that a row is deleted in an .odt; of a .doc and an .rtf it reads the deletion of what stands in it,
// and the row stays, empty.
TEST(DeletedRow, InEachFormat) {
  SARABUN_NEEDS_OFFICE();
  const Scratch scratch;
  const std::string by = " w:id='1' w:author='a' w:date='2024-01-01T00:00:00Z'";
  const auto row = [](const std::string& properties, const std::string& paragraph) {
    return "<w:tr>" + properties + "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>" + paragraph +
           "</w:tc></w:tr>";
  };
  const auto shown = [](const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; };
  const std::string deleted = "<w:p><w:pPr><w:rPr><w:del" + by + "/></w:rPr></w:pPr><w:del" + by +
                              "><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>";
  opc::TestPackage package;
  package.Set("word/document.xml",
              "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:tbl>"
              "<w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid>" +
                  row("", shown("a")) + row("<w:trPr><w:del" + by + "/></w:trPr>", deleted) + row("", shown("b")) +
                  "</w:tbl>" + shown("end") + "</w:body></w:document>");
  const std::string original = scratch.Write("row.docx", package.Zip());
  const std::vector<std::string> without = {"end", "a", "b"};
  const std::vector<std::string> emptied = {"end", "a", "", "b"};
  EXPECT_EQ(Lines(original, RevisionView::kFinal), without);
  for (const std::string ending : {"odt", "doc", "rtf"}) {
    const std::string saved = SaveAs(scratch, {original}, ending) + "/row." + ending;
    EXPECT_EQ(Lines(saved, RevisionView::kFinal), ending == "odt" ? without : emptied) << ending;
    EXPECT_EQ(Lines(saved, RevisionView::kOriginal), (std::vector<std::string>{"end", "a", "gone", "b"})) << ending;
  }
}

TEST(MixedBatchTest, WithoutLibreOfficeTheRestIsDone) {
  const Scratch scratch;
  ::setenv("SARABUN_SOFFICE", "/nowhere", 1);
  RecordList sink;
  FindingList findings;
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  const std::string old = scratch.Write("old.rtf", "{\\rtf1 x}");
  const auto summary = Extract({old, Sample("small.docx")}, options, sink, findings);
  ::unsetenv("SARABUN_SOFFICE");
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->read, 1u);
  EXPECT_EQ(sink.records.size(), 5u);
  ASSERT_EQ(summary->rejections.size(), 1u);
  EXPECT_EQ(summary->rejections[0].ToString(),
            old +
                ": a rich text file (.rtf): needs LibreOffice, and SARABUN_SOFFICE names no program: /nowhere; install "
                "it (Debian, Ubuntu: apt install libreoffice-writer-nogui), or name its soffice in SARABUN_SOFFICE, or "
                "save the file as .docx");
}

}  // namespace
}  // namespace sarabun::test
