#include "pipeline/layouts.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <utility>
#include <vector>

#include "opc/package.h"
#include "tools/docx_builder/zip_writer.h"

namespace sarabun::test {

namespace {

struct PartBytes {
  std::string name;
  std::string content_type;
  std::string bytes;
};

std::vector<PartBytes> PartsOf(const std::string& docx) {
  std::vector<PartBytes> parts;
  const auto package = opc::Package::Open(docx, {});
  if (!package) {
    ADD_FAILURE() << package.error().ToString();
    return parts;
  }
  for (const opc::Entry& entry : (*package)->entries()) {
    PartBytes part{entry.name.value, std::string((*package)->ContentType(entry.name)), {}};
    EXPECT_TRUE((*package)->Read(entry.name, part.bytes));
    parts.push_back(std::move(part));
  }
  return parts;
}

std::string WithoutDeclaration(std::string bytes) {
  if (bytes.starts_with("<?xml")) bytes.erase(0, bytes.find("?>") + 2);
  return bytes;
}

std::string Replaced(const std::string& text, const char* pattern, const char* with) {
  return std::regex_replace(text, std::regex(pattern), with);
}

// What stands between a root's tags.
std::string Inside(const std::string& part) {
  const std::string text = WithoutDeclaration(part);
  const std::size_t begin = text.find('>') + 1;
  return text.substr(begin, text.rfind("</") - begin);
}

std::string NumberingIn2003(std::string text) {
  const std::vector<std::pair<std::string, std::string>> codes = {
      {"decimal", "0"}, {"thaiLetters", "53"}, {"thaiNumbers", "54"}, {"thaiCounting", "55"}, {"bullet", "23"}};
  for (const auto& [name, code] : codes) {
    text =
        std::regex_replace(text, std::regex("<w:numFmt w:val=\"" + name + "\"/>"), "<w:nfc w:val=\"" + code + "\"/>");
  }
  EXPECT_EQ(text.find("numFmt"), std::string::npos) << "a format without its code here";
  text = Replaced(text, "w:abstractNumId w:val", "w:ilst w:val");
  text = Replaced(text, "<w:abstractNum w:abstractNumId", "<w:listDef w:listDefId");
  text = Replaced(text, "</w:abstractNum>", "</w:listDef>");
  text = Replaced(text, "<w:num w:numId", "<w:list w:ilfo");
  return Replaced(text, "</w:num>", "</w:list>");
}

// Names of Word 2003's for those of Word 2007's.
std::string BodyIn2003(std::string text) {
  text = Replaced(text, "<w:vMerge", "<w:vmerge");
  text = Replaced(text, "<w:hMerge", "<w:hmerge");
  text = Replaced(text, "<(/?)w:numPr>", "<$1w:listPr>");
  text = Replaced(text, "<w:numId ", "<w:ilfo ");
  text = Replaced(text, "<w14:[^>]*/>", "");
  text = Replaced(text, "<w:ins [^>]*>", "<aml:annotation aml:id='1' w:type='Word.Insertion'><aml:content>");
  text = Replaced(text, "<w:del [^>]*>", "<aml:annotation aml:id='2' w:type='Word.Deletion'><aml:content>");
  text = Replaced(text, "</w:(ins|del)>", "</aml:content></aml:annotation>");
  return Replaced(text, "(<w:body>)", "$1<wx:sect>");
}

std::string PictIn2003(const std::string& name, const std::string& bytes) {
  return "<w:pict><w:binData w:name='wordml://" + name + "'>" + Base64(bytes) +
         "</w:binData><v:shape id='s' style='width:100pt'><v:imagedata src='wordml://" + name +
         "'/></v:shape></w:pict>";
}

}  // namespace

std::string Base64(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    }
    for (std::size_t i = 0; i < 4; ++i) out += at + i > bytes.size() ? '=' : kAlphabet[bits >> (18 - 6 * i) & 63];
    if (at % 57 == 54) out += "\r\n";
  }
  return out;
}

std::string FlatOf(const std::string& docx) {
  std::string flat =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<?mso-application "
      "progid=\"Word.Document\"?>\r\n"
      "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">";
  for (const PartBytes& part : PartsOf(docx)) {
    if (part.name == "[Content_Types].xml") continue;
    const bool is_xml = part.name.ends_with(".xml") || part.name.ends_with(".rels");
    flat += "<pkg:part pkg:name=\"/" + part.name + "\" pkg:contentType=\"" + part.content_type + "\">";
    flat += is_xml ? "<pkg:xmlData>" + WithoutDeclaration(part.bytes) + "</pkg:xmlData>"
                   : "<pkg:binaryData>" + Base64(part.bytes) + "</pkg:binaryData>";
    flat += "</pkg:part>";
  }
  return flat + "</pkg:package>";
}

std::string StrictOf(const std::string& docx) {
  // Transitional namespaces and relationship types begin with the one, strict ones with the other.
  const std::vector<std::pair<std::string, std::string>> names = {
      {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
       "http://purl.oclc.org/ooxml/officeDocument/relationships"},
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
       "http://purl.oclc.org/ooxml/wordprocessingml/main"},
      {"http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"},
      {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
       "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"}};
  build::ZipWriter zip;
  for (PartBytes& part : PartsOf(docx)) {
    for (const auto& [from, to] : names) {
      for (std::size_t at = part.bytes.find(from); at != std::string::npos; at = part.bytes.find(from, at + 1)) {
        part.bytes.replace(at, from.size(), to);
      }
    }
    zip.Add(part.name, part.bytes);
  }
  return zip.Finish();
}

std::string WithMacros(const std::string& docx, const std::string& content_type) {
  build::ZipWriter zip;
  for (PartBytes& part : PartsOf(docx)) {
    const std::string plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    if (const std::size_t at = part.bytes.find(plain); at != std::string::npos) {
      part.bytes.replace(at, plain.size(), content_type);
    }
    const std::string mark = "</Relationships>";
    if (const std::size_t at = part.bytes.find(mark); part.name == "word/_rels/document.xml.rels") {
      part.bytes.insert(at,
                        "<Relationship Id=\"vba\" Type=\"http://schemas.microsoft.com/office/2006/relationships/"
                        "vbaProject\" Target=\"vbaProject.bin\"/>");
    }
    zip.Add(part.name, part.bytes);
  }
  zip.Add("word/vbaProject.bin", "whoever reads this as a compound file fails");
  return zip.Finish();
}

std::string Word2003Of(const std::string& docx) {
  std::map<std::string, std::string> parts;
  for (PartBytes& part : PartsOf(docx)) parts[part.name] = std::move(part.bytes);
  std::map<std::string, std::string> pictures;  // by relationship
  const std::string& relationships = parts["word/_rels/document.xml.rels"];
  const std::regex picture("Id=\"([^\"]*)\"[^>]*Target=\"media/([^\"]*)\"");
  for (std::sregex_iterator at(relationships.begin(), relationships.end(), picture), end; at != end; ++at) {
    pictures[(*at)[1]] = (*at)[2];
  }
  std::string body = BodyIn2003(Inside(parts["word/document.xml"]));
  for (std::size_t begin = body.find("<w:drawing>"); begin != std::string::npos; begin = body.find("<w:drawing>")) {
    const std::string end_tag = "</w:drawing>";
    const std::size_t end = body.find(end_tag) + end_tag.size();
    const std::string mark = "r:embed=\"";
    const std::size_t id = body.find(mark, begin) + mark.size();
    const std::string name = pictures[body.substr(id, body.find('"', id) - id)];
    body.replace(begin, end - begin, PictIn2003(name, parts["word/media/" + name]));
  }
  body.insert(body.rfind("</w:body>"), "</wx:sect>");
  std::smatch modified;
  EXPECT_TRUE(std::regex_search(parts["docProps/core.xml"], modified, std::regex("modified[^>]*>([^<]*)<")));
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n"
         "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" "
         "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
         "xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\" "
         "xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\" xml:space=\"preserve\">"
         "<o:DocumentProperties><o:LastSaved>" +
         modified[1].str() + "</o:LastSaved></o:DocumentProperties><w:lists>" +
         NumberingIn2003(Inside(parts["word/numbering.xml"])) + "</w:lists><w:styles>" +
         BodyIn2003(Inside(parts["word/styles.xml"])) + "</w:styles>" + body + "</w:wordDocument>";
}

}  // namespace sarabun::test
