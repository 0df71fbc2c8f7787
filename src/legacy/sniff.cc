#include "legacy/sniff.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
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
  constexpr std::string_view kBeforeIt = "application/vnd.sun.xml.writer";
  if (bytes.substr(std::min(kNameAt, bytes.size()), kEntry.size()) != kEntry) return InputKind::kZip;
  const std::string_view head = bytes.substr(0, 256);
  if (Contains(head, kBeforeIt)) return InputKind::kOdt;
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
      Stream{"__properties_version1.0", InputKind::kEmail},
  };
  const std::vector<std::string> names = CompoundEntryNames(bytes);
  if (names.empty() || CompoundIsCut(bytes)) return InputKind::kCutCompound;
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

// The first bytes of what people send instead of a report.
InputKind SniffOthers(std::string_view bytes) {
  struct Magic {
    std::string_view bytes;
    InputKind kind;
  };
  static constexpr std::array kMagics = {
      Magic{"\x89PNG\r\n", InputKind::kPicture},
      Magic{"\xFF\xD8\xFF", InputKind::kPicture},
      Magic{"GIF8", InputKind::kPicture},
      Magic{{"II*\0", 4}, InputKind::kPicture},
      Magic{{"MM\0*", 4}, InputKind::kPicture},
      Magic{"Rar!\x1A", InputKind::kArchive},
      Magic{"7z\xBC\xAF\x27\x1C", InputKind::kArchive},
      Magic{"\x1F\x8B", InputKind::kArchive},
  };
  for (const Magic& magic : kMagics) {
    if (StartsWith(bytes, magic.bytes)) return magic.kind;
  }
  constexpr std::size_t kRiffFormAt = 8;
  const bool riff = StartsWith(bytes, "RIFF") && bytes.size() > kRiffFormAt;
  return riff && StartsWith(bytes.substr(kRiffFormAt), "WEBP") ? InputKind::kPicture : InputKind::kUnknown;
}

// RFC 5322: lines of "Name: value" from the first byte on.
InputKind SniffMail(std::string_view head) {
  const std::string lower = ToLowerAscii(head);
  const auto field = [&](std::string_view name) {
    return StartsWith(lower, name) || Contains(lower, "\n" + std::string(name));
  };
  const std::size_t name_end = lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz-");
  if (name_end == std::string::npos || name_end == 0 || lower[name_end] != ':') return InputKind::kUnknown;
  if (field("mime-version:") && Contains(lower, "multipart/related")) return InputKind::kWebArchive;
  const bool mail = field("return-path:") || field("received:") || field("message-id:") || field("mime-version:");
  return mail ? InputKind::kEmail : InputKind::kUnknown;
}

// The bytes of UTF-16 text that are ASCII, so that markup in it is known; empty for anything but UTF-16. Told by its
// byte-order mark, or by pairs of which nearly every one has the upper byte of Latin or Thai.
std::string NarrowUtf16(std::string_view head) {
  constexpr unsigned kThai = 0x0E;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(head[at]); };
  if (head.size() < 4) return {};
  std::array<std::size_t, 2> fits = {0, 0};  // pairs that are Latin or Thai, with the upper byte first, or last
  const std::size_t pairs = head.size() / 2;
  for (std::size_t i = 0; i < pairs; ++i) {
    for (std::size_t upper = 0; upper < 2; ++upper) {
      const unsigned lower = byte(2 * i + 1 - upper);
      const unsigned high = byte(2 * i + upper);
      if ((high == 0 && lower != 0) || high == kThai) ++fits.at(upper);
    }
  }
  const bool little = StartsWith(head, "\xFF\xFE");
  const bool marked = little || StartsWith(head, "\xFE\xFF");
  const std::size_t upper = marked ? (little ? 1 : 0) : (fits[1] > fits[0] ? 1 : 0);
  if (!marked && (pairs < 8 || fits.at(upper) * 10 < pairs * 9 || !Contains(head, {"\0", 1}))) return {};
  std::string narrow;
  for (std::size_t i = 0; i < pairs; ++i) {
    const unsigned char lower = byte(2 * i + 1 - upper);
    if (lower == 0 && byte(2 * i + upper) == 0) return {};  // UTF-32, or no text
    narrow += byte(2 * i + upper) == 0 && lower < 0x80 ? static_cast<char>(lower) : '?';
  }
  return narrow;
}

// Thai in one byte a letter: windows-874 has letters at A1 to DA and DF to FB, and nothing of what UTF-8 would have
// between them.
bool IsWindows874(std::string_view head) {
  std::size_t high = 0;
  std::size_t thai = 0;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') return false;
    if (byte < 0x80) continue;
    ++high;
    if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB)) ++thai;
  }
  return high >= 8 && thai * 20 >= high * 19 && !utf8::IsValid(head);
}

// What extract writes has ids; what a report must give, as beside the samples, has none.
bool IsRecords(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  return StartsWith(line, "{") && Contains(line.substr(0, 64), "\"schema\"") &&
         Contains(line.substr(0, 96), "\"sarabun.record/1\"") && !Contains(line.substr(0, 128), "\"record_id\":null");
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
  if (const InputKind kind = SniffOthers(bytes); kind != InputKind::kUnknown) return kind;
  constexpr std::string_view kSpaces("\xEF\xBB\xBF \t\r\n\0", 8);
  const std::size_t first = bytes.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return InputKind::kEmpty;
  if (const std::string narrow = NarrowUtf16(bytes.substr(0, kHeadBytes)); !narrow.empty()) {
    const std::size_t text = narrow.find('<');
    const InputKind kind = text < 4 ? SniffMarkup(std::string_view(narrow).substr(text)) : InputKind::kUnknown;
    return kind == InputKind::kUnknown ? InputKind::kUtf16 : kind;
  }
  const std::string_view head = bytes.substr(first, kHeadBytes);
  if (head[0] == '<') {
    if (const InputKind kind = SniffMarkup(head); kind != InputKind::kUnknown) return kind;
  }
  if (IsRecords(head)) return InputKind::kRecords;
  if (const InputKind kind = SniffMail(head); kind != InputKind::kUnknown) return kind;
  if (IsWindows874(head)) return InputKind::kWindows874;
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
    case InputKind::kCutCompound:
      return "an Office 97-2003 file (.doc, .xls, .ppt) that is cut short";
    case InputKind::kWebArchive:
      return "a web archive (.mht)";
    case InputKind::kEmail:
      return "an email";
    case InputKind::kPicture:
      return "a picture";
    case InputKind::kArchive:
      return "an archive (RAR, 7-Zip or gzip)";
    case InputKind::kUtf16:
      return "text in UTF-16";
    case InputKind::kWindows874:
      return "Thai text in windows-874 (TIS-620)";
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
      return "a Word XML document (flat OPC)";
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
