#include "pipeline/document.h"

#include <cstdio>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "legacy/text_dump.h"

namespace sarabun::pipeline {

namespace {

using legacy::InputKind;

// What to say of a kind that is known and not read here.
struct Refusal {
  InputKind kind;
  ErrorCode code;
  const char* message;
  const char* hint;
};

constexpr const char* kSaveAsDocx = "open it in Word or LibreOffice and save it as .docx";

constexpr Refusal kRefusals[] = {
    {InputKind::kEmpty, ErrorCode::kTruncated, "the file is empty", "copy it again from where it came"},
    {InputKind::kPdf, ErrorCode::kWrongFormat, "a PDF, not a Word report",
     "ask for the Word file: a PDF has lost the table"},
    {InputKind::kDoc, ErrorCode::kNeedsConverter, "a Word 97-2003 file (.doc), which is not read yet", kSaveAsDocx},
    {InputKind::kRtf, ErrorCode::kNeedsConverter, "a rich text file (.rtf), which is not read yet", kSaveAsDocx},
    {InputKind::kOdt, ErrorCode::kNeedsConverter, "an OpenDocument text (.odt), which is not read yet", kSaveAsDocx},
    {InputKind::kWord2003Xml, ErrorCode::kNeedsConverter, "a Word 2003 XML file, which is not read yet", kSaveAsDocx},
    {InputKind::kFlatOpc, ErrorCode::kNeedsConverter, "a flat OPC file, which is not read yet", kSaveAsDocx},
    {InputKind::kHtml, ErrorCode::kWrongFormat, "a web page, not a Word report", "ask for the Word file"},
    {InputKind::kXls, ErrorCode::kWrongFormat, "an Excel file, not a Word report", "ask for the Word file"},
    {InputKind::kPpt, ErrorCode::kWrongFormat, "a PowerPoint file, not a Word report", "ask for the Word file"},
    {InputKind::kEncrypted, ErrorCode::kPasswordProtected, "password-protected",
     "open it in Word with its password and save it without one"},
    {InputKind::kRecords, ErrorCode::kWrongFormat, "records that sarabun wrote, not a report",
     "extract reads reports; give it the Word file"},
};

Error UnknownKind() {
  return {ErrorCode::kUnknownFormat, "neither a Word file nor a text dump",
          "Sarabun reads .docx, .docm, .dotx, .dotm and text dumps, known by content", {}};
}

Error Located(Error error, const std::string& path) {
  error.where.path = path;
  return error;
}

}  // namespace

Result<Document> OpenDocument(const std::string& path, const Limits& limits) {
  auto bytes = path == "-" ? ReadStream(stdin, "standard input", limits.file_bytes) : ReadFile(path, limits.file_bytes);
  if (!bytes) return bytes.error();
  Document document;
  document.bytes = std::move(*bytes);
  document.kind = legacy::Sniff(document.bytes);
  for (const Refusal& refusal : kRefusals) {
    if (refusal.kind == document.kind) return Error{refusal.code, refusal.message, refusal.hint, {path, {}, 0, 0, 0, 0, 0}};
  }
  if (document.kind == InputKind::kUnknown) return Located(UnknownKind(), path);
  document.info.path = utf8::Sanitize(path);
  document.info.sha256 = Sha256Hex(document.bytes);
  document.info.bytes = document.bytes.size();
  document.info.format = "text";
  if (document.kind == InputKind::kZip) {
    auto package = opc::Package::Open(document.bytes, limits);
    if (!package) return Located(package.error(), path);
    document.package = std::move(*package);
    document.info.format = document.package->format();
    document.info.modified = document.package->Modified();
  }
  return document;
}

BodyReader::BodyReader(const ReadOptions& options, std::shared_ptr<const rules::PackSet> packs)
    : options_(options), packs_(std::move(packs)) {}

Status BodyReader::Read(Document& document, grid::DocumentConsumer& consumer, FindingSink& findings,
                        wordml::CharacterCount& count) {
  Status status;
  if (document.package != nullptr) {
    status = ReadPackage(document, consumer, findings, count);
  } else {
    legacy::DumpOptions options;
    if (packs_ != nullptr) {
      options.starts_row = [this](std::string_view text) { return packs_->LooksLikeRowStart(text); };
    }
    status = legacy::ReadTextDump(document.bytes, options_.limits, options, consumer, findings);
  }
  if (status) return status;
  return Located(status.error(), document.info.path);
}

Result<wordml::SideParts> BodyReader::SideParts(Document& document, FindingSink& findings,
                                                wordml::CharacterCount& count) {
  if (document.package == nullptr) return wordml::SideParts{};
  auto parts = reader_.ReadSideParts(*document.package, options_, findings, &count);
  if (!parts) return Located(parts.error(), document.info.path);
  return parts;
}

}  // namespace sarabun::pipeline
