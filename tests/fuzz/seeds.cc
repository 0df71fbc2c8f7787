#include "fuzz/seeds.h"

#include <fstream>
#include <iterator>
#include <set>

#include "fuzz/target.h"
#include "support/compound_file.h"
#include "wordml/elements.h"

namespace sarabun::fuzz {
namespace {

std::vector<std::string> OldFileSeeds() {
  std::vector<std::string> seeds = {
      test::Compound({"Root Entry", "WordDocument", "1Table"}),
      test::Compound({"Root Entry", "Workbook"}),
      test::Compound({"Root Entry", "EncryptionInfo", "EncryptedPackage"}),
      "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs24 text\\par{\\pict\\bin4 abcd}{\\*\\bkmkstart "
      "x}\\trowd\\cell\\row}",
      "%PDF-1.7\n1 0 obj\n",
      "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument "
      "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>",
      "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>",
      "<!DOCTYPE html><html><body>x</body></html>",
      "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n",
      "From: a\r\nTo: b\r\nSubject: c\r\n\r\n",
      "{\"schema\": \"sarabun.record/1\"}\n",
      "\xFF\xFE" + std::string("a\0b\0", 4),
      "\xA1\xD2\xC3\xC3\xD2\xC2\xA7\xD2\xB9\xBC\xC5\n\xA1\xD2\xC3\n",
  };
  return seeds;
}

std::vector<std::string> PackSeeds() {
  const std::string separator(1, kPartSeparator);
  const std::string pattern = separator + "code\tname\taliases\n1\tกรม\tก.|ข\n" + separator +
                              "^(?P<code>[A-Z]+)\\s*(?P<no>\\d+)" + separator + "I 12 เจ้าหน้าที่";
  std::vector<std::string> seeds = {
      "name: x\nversion: '1'\ncolumns:\n  - {field: item, required: true, headings: [ข้อ]}\n"
      "  - {field: measures, headings: [มาตรการ]}\n" +
          pattern,
      "name: x\nversion: '2'\nextends: bangkok-ita\ntitle: &a ก\nsummary: *a\n" + pattern,
      FileOfTree("rules/national-ita/pack.yaml") + pattern,
      Beginning(FileOfTree("rules/fraud-risk/pack.yaml"), 6000) + pattern,
  };
  return seeds;
}

std::vector<std::string> EscapeSeeds() {
  const std::string s(1, kPartSeparator);
  std::string texts =
      "a,b" + s + "\"q\"" + s + "=1+1" + s + "l1\r\nl2" + s + "96.10" + s + "\\N\\t\t" + s + "'" + s + "- x\xFF";
  return {texts, Beginning(FileOfTree("samples/small.expected.jsonl"), 4000),
          "{\"a\": [1, -2.5e10, true, null, \"\\u0e01\\ud83d\\ude00\"], \"b\": {}}"};
}

}  // namespace

std::string FileOfTree(const std::string& name) {
  std::ifstream file(SARABUN_SOURCE_DIR "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string Beginning(const std::string& text, std::size_t bytes) {
  return text.size() <= bytes ? text : text.substr(0, text.rfind('\n', bytes) + 1);
}

std::vector<std::string> TextSeeds(std::string_view target) {
  if (target == "dump") {
    return {FileOfTree("samples/nong-bua-yai-2567.txt"), Beginning(FileOfTree("samples/bang-kapi-2567-h1.txt"), 5000),
            "title\n\tA\n\tB\n\n\tI1 x\n(96.31)\n\tm\n\n\tr\n \tI2\n\ty\n\n[image: ]\n[bookmark: a]\n"};
  }
  if (target == "repair") {
    return {Beginning(FileOfTree("samples/nong-bua-yai-2567.txt"), 1200),
            "ประกาศ\nกรุงเทพ มหานคร เท่าเ\x1Dทียม น้ํา กํา เเละ ที่ที่ ก่่อน \xEF\x9C\x8E ÊÓ¹Ñ¡\u200B\u00A0",
            "1. จัดทำ\n2. ซักซ้อม น้ำเสียง\n- ก.ย. 2567 (96.31 คะแนน)"};
  }
  if (target == "table") {
    return {Beginning(FileOfTree("rules/bangkok-ita/agencies.tsv"), 1500), "code,name\n1,\"a \"\"b\"\"\"\n2,c\n",
            "code;name;aliases\r\n1;a;b|c\r\n", Beginning(FileOfTree("rules/fraud-risk/cases/forms.case"), 4000),
            "case: x\ninput: dump\ntitle: t\ntable:\n| a | b |\n|= c |\n| I1 \\n{1.} x \\p[image][link L][object] | ^ "
            "|\n| < | "
            "[lost] |\nafter: z\nrecords:\nI1\nfindings:\nx\n"};
  }
  if (target == "oldfile") return OldFileSeeds();
  if (target == "pack") return PackSeeds();
  return EscapeSeeds();
}

std::vector<std::string> SeedsOf(std::string_view target) {
  if (target == "package") return PackageSeeds();
  if (target == "body") return BodySeeds();
  if (target == "lists") return ListSeeds();
  if (target == "metafile") return MetafileSeeds();
  if (target == "picture") return PictureSeeds();
  return TextSeeds(target);
}

std::vector<std::string> WordsOf(std::string_view target) {
  if (target == "body" || target == "lists" || target == "package") {
    std::set<std::string> words = {"w:val=\"1\"",
                                   "w:val=\"0\"",
                                   "w:val=\"restart\"",
                                   "w:val=\"4294967296\"",
                                   "w:type=\"page\"",
                                   "w:fldCharType=\"begin\"",
                                   "w:fldCharType=\"separate\"",
                                   "w:fldCharType=\"end\"",
                                   "r:id=\"rimage\"",
                                   "<![CDATA[",
                                   "]]>",
                                   "<!--",
                                   "&#x0;",
                                   "&lt;",
                                   "<!DOCTYPE a [",
                                   "\xEF\xBB\xBF",
                                   "encoding=\"UTF-16\"",
                                   "%1.%2"};
    for (const xml::Name& name : wordml::Names()) {
      if (name.ns != xml::Ns::kW) continue;
      words.insert("<w:" + std::string(name.local) + ">");
      words.insert("</w:" + std::string(name.local) + ">");
    }
    return {words.begin(), words.end()};
  }
  if (target == "dump")
    return {"\n\t", "\n\n", "\n \t", "\t", "[image: ]", "[bookmark: ", "I1", "(96.31)", "\r\n", "\f"};
  if (target == "repair") {
    return {"เ",      "า",  "ำ",       "ํ",    "ั",       "่",       "้",
            "์",       "ๆ",  "ฯ",       "เเ",  "ํา",      "ประกาศ", "กรุงเทพมหานคร",
            "\n",     " ",  "\x1D",    "1. ", "\u200B", "\u00AD", "\u00A0",
            "\uF70A", "ÊÓ", "\xCC\x81"};
  }
  if (target == "pack")
    return {"extends: ", "columns:", "field: ", "headings:",   "pattern: ", "required: ", "{",
            "}",         "[",        "]",       "&a ",         "*a",        "(?P<code>",  "\\p{Thai}",
            "{1000}",    "~",        "years:",  "assessment:", "checks:"};
  if (target == "table")
    return {"code", "name", "aliases", "\t",  "\"\"",    "case: ",     "table:\n", "| ",
            "|= ",  "^",    "<",       "\\p", "[image]", "records:\n", "same-as: "};
  if (target == "escape")
    return {"\"", "\"\"", "\r\n", "\\u0000", "\\ud800", "\xC0\x80", "{\"schema\":\"sarabun.record/1\"", "1e999", "\\N"};
  if (target == "oldfile")
    return {"{\\rtf1", "\\bin", "\\'", "{", "}", "PK\x03\x04", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"};
  return {" EMF",
          "EMF+",
          "\xFF\xD8\xFF",
          "Exif",
          "\x89PNG\r\n",
          "IHDR",
          "IDAT",
          "GIF89a",
          "RIFF",
          "WEBPVP8X",
          "II*",
          "MM",
          "\xFF\xFF\xFF\xFF",
          "\x7F\xFF\xFF\xFF"};
}

}  // namespace sarabun::fuzz
