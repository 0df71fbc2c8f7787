#include "legacy/sniff.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "legacy/compound_file.h"
#include "legacy/text_dump.h"
#include "opc/zip_directory.h"

namespace sarabun::legacy {

namespace {

constexpr std::size_t kHeadBytes = 4096;
constexpr std::size_t kPdfWindow =
    1024;  // ISO 32000-1, annex H.3.4.1: the header may stand within the first 1024 bytes

bool StartsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }
bool Contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Local file header of an OpenDocument package: an entry "mimetype", stored, comes first (ODF 1.2 part
// 3, 3.3).
InputKind SniffZip(std::string_view bytes) {
  constexpr std::size_t kNameAt = 30;
  constexpr std::string_view kEntry = "mimetype";
  constexpr std::string_view kOpenDocument = "application/vnd.oasis.opendocument.";
  if (bytes.substr(std::min(kNameAt, bytes.size()), kEntry.size()) != kEntry) return InputKind::kZip;
  const std::string_view head = bytes.substr(0, 256);
  const std::size_t type = head.find(kOpenDocument);
  if (type == std::string_view::npos) return InputKind::kZip;
  return StartsWith(head.substr(type + kOpenDocument.size()), "text") ? InputKind::kOdt : InputKind::kOds;
}

InputKind SniffCompound(std::string_view bytes) {
  struct Stream {
    std::string_view name;
    InputKind kind;
  };
  // An encrypted package holds nothing else; a Word file may hold a workbook inside, so Word is asked before
  // Excel.
  static constexpr std::array kStreams = {
      Stream{"EncryptedPackage", InputKind::kEncrypted},
      Stream{"WordDocument", InputKind::kDoc},
      Stream{"PowerPoint Document", InputKind::kPpt},
      Stream{"Workbook", InputKind::kXls},
      Stream{"Book", InputKind::kXls},
  };
  const std::vector<std::string> names = CompoundEntryNames(bytes);
  for (const Stream& stream : kStreams) {
    if (std::find(names.begin(), names.end(), stream.name) != names.end()) return stream.kind;
  }
  return InputKind::kCompound;
}

// `head` starts at the first character that is no space.
InputKind SniffMarkup(std::string_view head) {
  const std::string lower = ToLowerAscii(head);
  if (StartsWith(lower, "<!doctype html") || StartsWith(lower, "<html")) return InputKind::kHtml;
  if (Contains(head, "http://schemas.microsoft.com/office/word/2003/wordml")) return InputKind::kWord2003Xml;
  if (Contains(head, "http://schemas.microsoft.com/office/2006/xmlPackage")) return InputKind::kFlatOpc;
  return Contains(lower, "<html") ? InputKind::kHtml : InputKind::kUnknown;
}

bool IsRecords(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  return StartsWith(line, "{") && Contains(line.substr(0, 64), "\"schema\"") &&
         Contains(line.substr(0, 96), "\"sarabun.record/1\"");
}

}  // namespace

InputKind Sniff(std::string_view bytes) {
  if (StartsWith(bytes, "PK\x03\x04") || StartsWith(bytes, "PK\x05\x06")) return SniffZip(bytes);
  if (IsCompoundFile(bytes)) return SniffCompound(bytes);
  if (StartsWith(bytes, "{\\rtf")) return InputKind::kRtf;
  if (Contains(bytes.substr(0, kPdfWindow), "%PDF-")) return InputKind::kPdf;
  // What a mail or download program put before a zip is passed over when it is opened (opc).
  if (const auto zip = opc::FindDirectory(bytes); zip && StartsWith(bytes.substr(zip->start), "PK\x03\x04")) {
    return SniffZip(bytes.substr(zip->start));
  }
  constexpr std::string_view kSpaces("\xEF\xBB\xBF \t\r\n\0", 8);
  const std::size_t first = bytes.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return InputKind::kEmpty;
  const std::string_view head = bytes.substr(first, kHeadBytes);
  if (head[0] == '<') {
    if (const InputKind kind = SniffMarkup(head); kind != InputKind::kUnknown) return kind;
  }
  if (IsRecords(head)) return InputKind::kRecords;
  return LooksLikeTextDump(bytes) ? InputKind::kTextDump : InputKind::kUnknown;
}

std::string_view InputKindName(InputKind kind) {
  switch (kind) {
    case InputKind::kUnknown:
      return "of no known kind";
    case InputKind::kEmpty:
      return "an empty file";
    case InputKind::kZip:
      return "a zip file";
    case InputKind::kDoc:
      return "a Word 97-2003 document (.doc)";
    case InputKind::kXls:
      return "an Excel 97-2003 workbook (.xls)";
    case InputKind::kPpt:
      return "a PowerPoint 97-2003 presentation (.ppt)";
    case InputKind::kEncrypted:
      return "a password-protected Office file";
    case InputKind::kCompound:
      return "an OLE compound file that is no document";
    case InputKind::kRtf:
      return "a rich text file (.rtf)";
    case InputKind::kOdt:
      return "an OpenDocument text (.odt)";
    case InputKind::kOds:
      return "an OpenDocument file that is no text";
    case InputKind::kPdf:
      return "a PDF";
    case InputKind::kWord2003Xml:
      return "a Word 2003 XML document";
    case InputKind::kFlatOpc:
      return "a flat OPC document";
    case InputKind::kHtml:
      return "a web page";
    case InputKind::kTextDump:
      return "a text dump of a report";
    case InputKind::kRecords:
      return "records that Sarabun wrote (JSONL)";
  }
  return "of no known kind";
}

}  // namespace sarabun::legacy
