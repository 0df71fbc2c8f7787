#include "pipeline/extracted_archive.h"

#include <cstdint>
#include <utility>

#include "base/archive.h"
#include "records/archive.h"

namespace sarabun {

// Every field of every type that crosses over. A field that is added to one of them belongs here too; the test that
// compares whole outputs finds what is forgotten.
template <class Archive>
void Describe(Archive& archive, Location& it) {
  archive(it.path, it.part, it.byte, it.line, it.table, it.row, it.column);
}
template <class Archive>
void Describe(Archive& archive, Error& it) {
  archive(it.code, it.message, it.hint, it.where);
}
template <class Archive>
void Describe(Archive& archive, DataValue& it) {
  archive(it.kind, it.text, it.integer, it.real, it.texts);
}
template <class Archive>
void Describe(Archive& archive, Finding& it) {
  archive(it.code, it.severity, it.report_key, it.agency, it.items, it.field, it.where, it.message, it.message_th);
  archive(it.related, it.data, it.status, it.document_path, it.document_sha256);
}
template <class Archive>
void Describe(Archive& archive, FileOutcome& it) {
  archive(it.path, it.rejected, it.skipped, it.error, it.records, it.findings);
  archive(it.sha256, it.bytes, it.report_keys, it.unchanged);
}
}  // namespace sarabun

namespace sarabun::pipeline {

template <class Archive>
void Describe(Archive& archive, Gallery::Picture& it) {
  bool seen = it.looks.has_value();
  archive(seen, it.thumbnail);
  if (!seen) return;
  if (!it.looks) it.looks.emplace();
  archive(it.looks->hash, it.looks->aspect);
  for (std::uint8_t& grey : it.looks->grey) archive(grey);
}
template <class Archive>
void Describe(Archive& archive, Input& it) {
  std::uint64_t folder = it.folder;
  archive(it.path, it.named, folder);
  it.folder = folder;
}

namespace {

Error Unsound() {
  return {ErrorCode::kInternal,
          "the process that read this file gave an answer that makes no sense",
          "only this file is lost; please report it with the file",
          {}};
}

}  // namespace

std::string PackQuestion(const Input& input, const Document& document) {
  Packer pack;
  pack(input, document.info, document.kind, document.bytes);
  return pack.Take();
}

Status UnpackQuestion(std::string_view bytes, Input& input, Document& document) {
  Unpacker unpack(bytes);
  unpack(input, document.info, document.kind, document.bytes);
  return unpack.done() ? Status() : Status(Unsound());
}

Result<std::string> PackExtracted(const Extracted& extracted) {
  Packer pack;
  pack(extracted.outcome, extracted.findings.items(), extracted.document, extracted.pictures, extracted.shown);
  pack(std::uint64_t{extracted.records.size()});
  const Status packed = extracted.records.ForEach([&](const Record& record) {
    pack(record);
    return Status();
  });
  if (!packed) return packed.error();
  return pack.Take();
}

Result<Extracted> UnpackExtracted(std::string_view bytes) {
  Unpacker unpack(bytes);
  Extracted extracted;
  std::uint64_t records = 0;
  unpack(extracted.outcome, extracted.findings.items(), extracted.document, extracted.pictures, extracted.shown);
  unpack(records);
  for (; records > 0 && unpack.sound(); --records) {
    Record record;
    unpack(record);
    extracted.records.Add(std::move(record));
  }
  if (!unpack.done()) return Unsound();
  return extracted;
}

}  // namespace sarabun::pipeline
