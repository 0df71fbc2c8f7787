#pragma once

#include <string_view>

namespace sarabun::legacy {

// What a file is, by its content alone: names lie.
enum class InputKind {
  kUnknown,
  kEmpty,        // no bytes, or nothing but line ends, spaces and NUL
  kZip,          // Word's zip formats, or any other zip: opc::Package tells
  kDoc,          // Word 97-2003
  kXls,          // Excel 97-2003
  kPpt,          // PowerPoint 97-2003
  kEncrypted,    // an Office file behind a password (MS-OFFCRYPTO)
  kCompound,     // another OLE compound file: an installer
  kCutCompound,  // one that ends before its directory, so that nobody can tell
  kRtf,
  kOdt,  // OpenDocument text, its templates, and what OpenOffice wrote before it (.sxw)
  kOds,  // any other OpenDocument: spreadsheet, presentation
  kPdf,
  kWord2003Xml,
  kFlatOpc,
  kHtml,
  kWebArchive,  // .mht, which Word writes under the name .doc too
  kEmail,       // .eml, Outlook's .msg
  kPicture,
  kArchive,     // RAR, 7-Zip, gzip
  kTextDump,    // see text_dump.h
  kUtf16,       // text in UTF-16
  kWindows874,  // Thai text in windows-874 or TIS-620
  kRecords,     // JSONL that Sarabun wrote
};

// `bytes` is the whole file. Bounded: looks at the first 256 KB and, in a compound file, at its directory.
InputKind Sniff(std::string_view bytes);

// For people, with its article: "a Word 97-2003 document (.doc)".
std::string_view InputKindName(InputKind kind);

}  // namespace sarabun::legacy
