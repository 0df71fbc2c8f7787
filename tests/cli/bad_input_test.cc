// What a person sees who gives Sarabun the wrong thing: the whole message, the exit code, and nothing half-written.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "base/text.h"
#include "cli/run_app.h"
#include "support/compound_file.h"
#include "support/scratch.h"
#include "tools/docx_builder/zip_writer.h"

namespace sarabun::test {
namespace {

std::string Zip(std::initializer_list<std::pair<const char*, const char*>> files) {
  build::ZipWriter zip;
  for (const auto& [name, bytes] : files) zip.Add(name, bytes);
  return zip.Finish();
}

std::string TruncatedSample() {
  std::string bytes = Scratch::Read(Sample("small.docx"));
  return bytes.substr(0, bytes.size() / 2);
}

struct BadFile {
  const char* name;
  std::string bytes;
  const char* message;  // after the path
};

std::vector<BadFile> BadFiles() {
  return {
      {"noise.docx", std::string(5000, '\x7f'),
       "neither a Word file nor a text dump\n"
       "  Sarabun reads .docx, .docm, .dotx, .dotm, .doc, .rtf, .odt, Word's .xml and text dumps, known by content\n"},
      {"list.jsonl", "[\n {\"key\": 1}]\n",
       "JSON, but no records\n"
       "  records are lines that begin with {\"schema\":\"sarabun.record/1\", as `sarabun extract` writes them\n"},
      {"empty.docx", "", "the file is empty\n  copy it again from where it came\n"},
      {"report.pdf", "%PDF-1.7\n1 0 obj\n",
       "a PDF, not a Word report\n  ask for the Word file: a PDF has lost the table\n"},
      {"locked.docx", Compound({"Root Entry", "EncryptionInfo", "EncryptedPackage"}),
       "password-protected\n  open it in Word with its password and save it without one\n"},
      {"half.rtf", "{\\rtf1\\ansi {hello",
       "a rich text file (.rtf): cut short\n"
       "  the file was cut off or damaged on its way; fetch it again\n"},
      {"half.doc", Compound({"Root Entry", "WordDocument"}).substr(0, 700),
       "an Office 97-2003 file (.doc, .xls, .ppt) that is cut short\n  copy it again from where it came\n"},
      {"page.doc", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x",
       "a web archive (.mht), not a Word report\n  open it in Word and save it as a Word document (.docx)\n"},
      {"wide.txt", std::string("\xFF\xFE\x01\x0E\x32\x0E", 6),
       "text in UTF-16, not UTF-8\n  text dumps are UTF-8: iconv -f UTF-16 -t UTF-8 FILE > NEW\n"},
      {"thai.txt", "\xA1\xD2\xC3\xC3\xD2\xC2\xA7\xD2\xB9\n\t1 \xA2\xE9\xCD\n\t2\n",
       "Thai text in windows-874 (TIS-620), not UTF-8\n"
       "  text dumps are UTF-8: iconv -f WINDOWS-874 -t UTF-8 FILE > NEW\n"},
      {"photo.docx", "\xFF\xD8\xFF\xE0....", "a picture, not a Word report\n  ask for the Word file\n"},
      {"page.html", "<!DOCTYPE html><html><body>hello</body></html>",
       "a web page, not a Word report\n  open it in Word and save it as a Word document (.docx)\n"},
  };
}

TEST(BadInputTest, EachKindOfWrongFileIsNamed) {
  const Scratch scratch;
  for (const BadFile& bad : BadFiles()) {
    const std::string path = scratch.Write(bad.name, bad.bytes);
    const Ran ran = RunSarabun({"extract", path, "--quiet"});
    EXPECT_EQ(ran.code, cli::kSomeRejected) << bad.name;
    EXPECT_EQ(ran.out, "") << bad.name;
    EXPECT_EQ(ran.err, "sarabun: error: " + path + ": " + bad.message);
  }
}

TEST(BadInputTest, ZipsThatAreNoWordFileSayWhatTheyAre) {
  const Scratch scratch;
  const std::string plain = scratch.Write("photos.zip", Zip({{"a.txt", "hello"}}));
  const Ran ran = RunSarabun({"extract", plain, "--quiet"});
  EXPECT_EQ(ran.code, cli::kSomeRejected);
  EXPECT_NE(ran.err.find("a zip, but not a Word document"), std::string::npos) << ran.err;
  const std::string excel = scratch.Write(
      "scores.xlsx",
      Zip({{"[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
            "PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
            "spreadsheetml.sheet.main+xml\"/></Types>"},
           {"_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
            "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
            "Target=\"xl/workbook.xml\"/></Relationships>"},
           {"xl/workbook.xml", "<workbook/>"}}));
  const Ran sheet = RunSarabun({"extract", excel, "--quiet"});
  EXPECT_EQ(sheet.code, cli::kSomeRejected);
  EXPECT_NE(sheet.err.find("Excel"), std::string::npos) << sheet.err;
}

TEST(BadInputTest, ATruncatedReportIsNotPassedOffAsTheWhole) {
  const Scratch scratch;
  const std::string path = scratch.Write("half.docx", TruncatedSample());
  const Ran ran = RunSarabun({"extract", path, "--quiet"});
  EXPECT_EQ(ran.code, cli::kSomeRejected);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "sarabun: error: " + path +
                         ": the zip ends before its directory\n"
                         "  the file was cut off or damaged on its way; fetch it again\n");
}

TEST(BadInputTest, AMissingPathIsARejectedInput) {
  const Ran ran = RunSarabun({"extract", "no such file.docx", Sample("small.docx")});
  EXPECT_EQ(ran.code, cli::kSomeRejected);
  EXPECT_NE(ran.out, "");
  EXPECT_NE(ran.err.find("sarabun: error: no such file.docx: no such file or folder\n"
                         "  check the spelling of the path\n"),
            std::string::npos)
      << ran.err;
  EXPECT_NE(ran.err.find("1 rejected"), std::string::npos) << ran.err;
}

TEST(BadInputTest, AFolderWithoutReportsIsARejectedInput) {
  const Scratch scratch;
  scratch.Write("folder/notes.md", "# notes");
  scratch.Write("folder/.hidden.docx", "x");
  scratch.Write("folder/~$report.docx", "x");
  const Ran ran = RunSarabun({"extract", scratch.path("folder")});
  EXPECT_EQ(ran.code, cli::kSomeRejected);
  EXPECT_EQ(ran.err, "sarabun: error: " + scratch.path("folder") +
                         ": no report in this folder\n  Sarabun reads .docx, .docm, .dotx, .dotm, .doc, .rtf, .odt, "
                         "Word's .xml and text dumps, known by content, in folders below it too\n0 records from 0 "
                         "reports, 1 rejected, 3 other files skipped\n");
}

TEST(BadInputTest, OneDocumentIsNoFolder) {
  const Scratch scratch;
  scratch.Write("folder/notes.md", "# notes");
  scratch.Write("folder/report.docx", "x");
  for (const char* option : {"--parts", "--preview"}) {
    EXPECT_EQ(RunSarabun({"inspect", scratch.path("folder"), option}).err,
              "sarabun: error: " + scratch.path("folder") +
                  ": cannot read: it is a folder\n  name a file in it, such as " + scratch.path("folder/report.docx") +
                  "\n");
  }
  std::filesystem::remove(scratch.path("folder/report.docx"));
  EXPECT_EQ(RunSarabun({"inspect", scratch.path("folder")}).err,
            "sarabun: error: " + scratch.path("folder") + ": cannot read: it is a folder\n  name a file in it\n");
}

TEST(BadInputTest, OneBadFileNeverStopsABatch) {
  const Scratch scratch;
  const std::string sample = Scratch::Read(Sample("small.docx"));
  scratch.Write("in/1 first.docx", sample);
  scratch.Write("in/2 broken.docx", TruncatedSample());
  scratch.Write("in/3 รายงาน.docx", sample);
  scratch.Write("in/notes.txt", "just notes");
  const std::string out = scratch.path("records.jsonl");
  const Ran ran = RunSarabun({"extract", scratch.path("in"), "-o", out, "-j", "2"});
  EXPECT_EQ(ran.code, cli::kSomeRejected);
  const std::string one = RunSarabun({"extract", scratch.path("in/1 first.docx"), "--quiet"}).out;
  const std::string records = Scratch::Read(out);
  EXPECT_EQ(std::count(records.begin(), records.end(), '\n'), 2 * std::count(one.begin(), one.end(), '\n'));
  EXPECT_NE(ran.err.find("2 broken.docx"), std::string::npos);
  EXPECT_NE(ran.err.find("from 2 reports, 1 rejected, 1 other file skipped"), std::string::npos) << ran.err;
}

TEST(BadInputTest, WhereNothingWasReadAnEarlierOutputStays) {
  const Scratch scratch;
  const std::string out = scratch.Write("records.jsonl", "earlier\n");
  const std::string bad = scratch.Write("bad.docx", TruncatedSample());
  EXPECT_EQ(RunSarabun({"extract", bad, "-o", out}).code, cli::kSomeRejected);
  EXPECT_EQ(Scratch::Read(out), "earlier\n");
}

TEST(BadInputTest, OutputsThatCannotBeWrittenEndTheRun) {
  const Scratch scratch;
  const Ran folder = RunSarabun({"extract", Sample("small.docx"), "-o", scratch.path()});
  EXPECT_EQ(folder.code, cli::kNothingTried);
  EXPECT_EQ(folder.err,
            "sarabun: error: " + scratch.path() + ": cannot write: it is a folder\n  give the name of a file in it\n");
  const Ran missing = RunSarabun({"extract", Sample("small.docx"), "-o", scratch.path("no/such/folder/x.csv")});
  EXPECT_EQ(missing.code, cli::kNothingTried);
  EXPECT_NE(missing.err.find("no such file or folder"), std::string::npos) << missing.err;
}

TEST(BadInputTest, AFileWithoutPermissionIsRejected) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const Scratch scratch;
  const std::string path = scratch.Write("secret.docx", "x");
  ::chmod(path.c_str(), 0);
  const Ran ran = RunSarabun({"extract", path, "--quiet"});
  EXPECT_EQ(ran.code, cli::kSomeRejected);
  EXPECT_EQ(ran.err, "sarabun: error: " + path +
                         ": cannot read: permission denied\n  ask its owner for access, or choose another place\n");
}

TEST(BadInputTest, ABrokenPackIsShownWithLineAndCaret) {
  const Scratch scratch;
  scratch.Write("pack/pack.yaml", "name: mine\nverison: \"1\"\n");
  const Ran ran = RunSarabun({"extract", Sample("small.docx"), "--rules", scratch.path("pack")});
  EXPECT_EQ(ran.code, cli::kNothingTried);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("pack.yaml"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("verison: \"1\"\n"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("^"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("version"), std::string::npos) << ran.err;
}

TEST(BadInputTest, AnUnknownPackNamesThoseThereAre) {
  const Ran ran = RunSarabun({"extract", Sample("small.docx"), "--rules", "bangkok-itta"});
  EXPECT_EQ(ran.code, cli::kNothingTried);
  EXPECT_NE(ran.err.find("bangkok-ita"), std::string::npos) << ran.err;
}

TEST(BadInputTest, RecordsAndFindingsNeedPlacesOfTheirOwn) {
  const Ran both = RunSarabun({"extract", Sample("small.docx"), "--findings", "-"});
  EXPECT_EQ(both.code, cli::kNothingTried);
  EXPECT_EQ(both.err,
            "sarabun: error: records and findings cannot both go to standard output\n"
            "  give one of them a file: -o FILE or --findings FILE\n");
}

TEST(BadInputTest, ALimitIsNamedWithTheOptionThatRaisesIt) {
  const Ran ran = RunSarabun({"extract", Sample("small.docx"), "--quiet", "--limit", "file-bytes=100"});
  EXPECT_EQ(ran.code, cli::kSomeRejected);
  EXPECT_NE(ran.err.find("--limit file-bytes="), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace sarabun::test
