#include "pipeline/document.h"

#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "base/text.h"
#include "base/utf8.h"
#include "grid/assembler.h"
#include "legacy/text_dump.h"
#include "legacy/word2003.h"
#include "opc/flat_package.h"
#include "pipeline/inputs.h"
#include "pipeline/office_labels.h"

namespace sarabun::pipeline {

namespace {

using legacy::InputKind;

// What to say of a kind that is known and not read here.
struct Refusal {
  InputKind kind;
  ErrorCode code;
  const char* hint;
};

constexpr const char* kSaveAsDocx = "open it in Word and save it as a Word document (.docx)";
constexpr const char* kAskForWord = "ask for the Word file";

constexpr Refusal kRefusals[] = {
    {InputKind::kEmpty, ErrorCode::kTruncated, "copy it again from where it came"},
    {InputKind::kCutCompound, ErrorCode::kTruncated, "copy it again from where it came"},
    {InputKind::kEncrypted, ErrorCode::kPasswordProtected, "open it in Word with its password and save it without one"},
    {InputKind::kPdf, ErrorCode::kWrongFormat, "ask for the Word file: a PDF has lost the table"},
    {InputKind::kHtml, ErrorCode::kWrongFormat, kSaveAsDocx},
    {InputKind::kWebArchive, ErrorCode::kWrongFormat, kSaveAsDocx},
    {InputKind::kEmail, ErrorCode::kWrongFormat, "save the report that is attached to it, and give that"},
    {InputKind::kPicture, ErrorCode::kWrongFormat, kAskForWord},
    {InputKind::kArchive, ErrorCode::kWrongFormat, "unpack it and give the folder"},
    {InputKind::kXls, ErrorCode::kWrongFormat, kAskForWord},
    {InputKind::kPpt, ErrorCode::kWrongFormat, kAskForWord},
    {InputKind::kOds, ErrorCode::kWrongFormat, kAskForWord},
    {InputKind::kCompound, ErrorCode::kWrongFormat, kAskForWord},
    {InputKind::kUtf16, ErrorCode::kWrongFormat, "text dumps are UTF-8: iconv -f UTF-16 -t UTF-8 FILE > NEW"},
    {InputKind::kWindows874, ErrorCode::kWrongFormat, "text dumps are UTF-8: iconv -f WINDOWS-874 -t UTF-8 FILE > NEW"},
    {InputKind::kRecords, ErrorCode::kWrongFormat, "extract reads reports; give it the Word file"},
};

std::string Describe(const Refusal& refusal) {
  const std::string name(legacy::InputKindName(refusal.kind));
  if (refusal.kind == InputKind::kUtf16 || refusal.kind == InputKind::kWindows874) return name + ", not UTF-8";
  switch (refusal.code) {
    case ErrorCode::kTruncated:
      return refusal.kind == InputKind::kEmpty ? "the file is empty" : name;
    case ErrorCode::kPasswordProtected:
      return "password-protected";
    default:
      return name + ", not a Word report";
  }
}

Error UnknownKind(std::string_view bytes) {
  const std::string_view text = TrimAscii(bytes.substr(0, 64));
  if (text.starts_with('{') || text.starts_with('[')) {
    return {ErrorCode::kUnknownFormat,
            "JSON, but no records",
            "records are lines that begin with {\"schema\":\"sarabun.record/1\", as `sarabun extract` writes them",
            {}};
  }
  return {ErrorCode::kUnknownFormat, "neither a Word file nor a text dump", std::string(kWhatIsRead), {}};
}

// What a record says of its document, as far as the kind tells: a package knows better.
const char* FormatName(InputKind kind) {
  switch (kind) {
    case InputKind::kDoc:
      return "doc";
    case InputKind::kRtf:
      return "rtf";
    case InputKind::kOdt:
      return "odt";
    case InputKind::kFlatOpc:
    case InputKind::kWord2003Xml:
      return "xml";
    default:
      return "text";
  }
}

// The package of what was read: a zip, or a format that holds the same parts in another way.
Result<std::unique_ptr<opc::Package>> OpenPackage(const Document& document, const Limits& limits) {
  if (!IsXml(document.kind)) return opc::Package::Open(document.bytes, limits);
  auto parts = PartsOfXml(document.kind, document.bytes, limits);
  if (!parts) return parts.error();
  return opc::Package::OfParts(std::move(*parts), limits);
}

// A file's ending may lie, so that the message says what it is.
Error OfKind(Error error, InputKind kind) {
  if (error.code != ErrorCode::kCancelled) {
    error.message = std::string(legacy::InputKindName(kind)) + ": " + error.message;
  }
  return error;
}

// Readers say what is damaged and where; what to do about it is the same for all of it.
Error Located(Error error, const std::string& path) {
  const bool damaged = error.code == ErrorCode::kMalformed || error.code == ErrorCode::kTruncated;
  if (error.hint.empty() && damaged) {
    error.hint = "the file is damaged: fetch it again, or open it in Word, which may mend it, and save it anew";
  }
  error.where.path = path;
  return error;
}

}  // namespace

bool IsXml(InputKind kind) { return kind == InputKind::kFlatOpc || kind == InputKind::kWord2003Xml; }

Result<std::vector<opc::LoosePart>> PartsOfXml(InputKind kind, const std::string& bytes, const Limits& limits) {
  return kind == InputKind::kFlatOpc ? opc::PartsOfFlat(bytes, limits) : legacy::PartsOfWord2003(bytes, limits);
}

Result<Document> ReadDocument(const std::string& path, const Limits& limits) {
  Sha256 hash;
  auto bytes = ReadInput(path, limits.file_bytes, &hash);
  if (!bytes) return bytes.error();
  Document document;
  document.bytes = std::move(*bytes);
  document.kind = legacy::Sniff(document.bytes);
  document.info.path = utf8::Sanitize(path);
  document.info.sha256 = hash.FinishHex();
  document.info.bytes = document.bytes.size();
  document.info.format = FormatName(document.kind);
  return document;
}

Status ConvertDocument(Document& document, legacy::Converter& converter) {
  if (!legacy::IsConverted(document.kind)) return {};
  auto docx = converter.Convert(document.bytes, document.info.sha256, document.kind);
  if (!docx) return Located(OfKind(std::move(docx.error()), document.kind), document.info.path);
  document.bytes = std::move(*docx);
  return {};
}

Status OpenConverted(Document& document, const Limits& limits) {
  const std::string& path = document.info.path;
  for (const Refusal& refusal : kRefusals) {
    if (refusal.kind == document.kind) return Located({refusal.code, Describe(refusal), refusal.hint, {}}, path);
  }
  if (document.kind == InputKind::kUnknown) return Located(UnknownKind(document.bytes), path);
  if (document.kind == InputKind::kTextDump) return {};
  auto package = OpenPackage(document, limits);
  if (!package) {
    const bool named = document.kind == InputKind::kZip || legacy::IsConverted(document.kind);
    return Located(named ? package.error() : OfKind(package.error(), document.kind), path);
  }
  document.package = std::move(*package);
  if (document.kind == InputKind::kZip) document.info.format = document.package->format();
  document.info.modified = document.package->Modified();
  return {};
}

Status OpenDocument(Document& document, const Limits& limits, legacy::Converter& converter) {
  if (Status converted = ConvertDocument(document, converter); !converted) return converted;
  return OpenConverted(document, limits);
}

Result<Document> OpenDocument(const std::string& path, const Limits& limits, legacy::Converter& converter) {
  auto document = ReadDocument(path, limits);
  if (!document) return document.error();
  if (Status opened = OpenDocument(*document, limits, converter); !opened) return opened.error();
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

Status BodyReader::ReadPackage(Document& document, grid::DocumentConsumer& consumer, FindingSink& findings,
                               wordml::CharacterCount& count) {
  LabelWatch watched(consumer);
  grid::Assembler assembler(watched, findings, document.package->main_part().value);
  wordml::CharacterCount body;
  if (Status read = reader_.ReadBody(*document.package, options_, assembler, findings, &body); !read) return read;
  count.in += body.in;
  count.out += body.out - assembler.dropped_characters();
  count.reported += body.reported + assembler.dropped_characters();
  if (watched.decimal() > 0 && SavedByLibreOffice(*document.package)) ReportLabels(watched.decimal(), findings);
  return {};
}

Result<wordml::SideParts> BodyReader::SideParts(Document& document, FindingSink& findings,
                                                wordml::CharacterCount& count) {
  if (document.package == nullptr) return wordml::SideParts{};
  auto parts = reader_.ReadSideParts(*document.package, options_, findings, &count);
  if (!parts) return Located(parts.error(), document.info.path);
  return parts;
}

}  // namespace sarabun::pipeline
