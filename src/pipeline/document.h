#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "grid/grid.h"
#include "legacy/converter.h"
#include "legacy/sniff.h"
#include "opc/package.h"
#include "rules/pack_set.h"
#include "rules/report_reader.h"
#include "sarabun/finding.h"
#include "sarabun/options.h"
#include "sarabun/record.h"
#include "sarabun/result.h"
#include "wordml/reader.h"

namespace sarabun::pipeline {

// One document held in memory, its kind known by its bytes.
struct Document {
  std::string bytes;  // as read; of an old format, once opened, the Word file made of it
  DocumentInfo info;
  legacy::InputKind kind{};
  std::unique_ptr<opc::Package> package;  // none for a dump; may view `bytes`
};

// Whether a kind is one XML file that holds all parts: flat OPC, Word 2003 XML.
bool IsXml(legacy::InputKind kind);
// The parts of such a file.
Result<std::vector<opc::LoosePart>> PartsOfXml(legacy::InputKind kind, const std::string& bytes, const Limits& limits);

// Reads and hashes a file ("-": standard input), and tells its kind by its bytes; whatever that is, it is no error yet.
Result<Document> ReadDocument(const std::string& path, const Limits& limits);

// Of an old format, makes the Word file that stands for it; `info` and `kind` remain the original's. Nothing to do for
// other kinds.
Status ConvertDocument(Document& document, legacy::Converter& converter);

// Opens what was read, and converted where need be: the package of a Word file. An error that says what to do for a
// kind that is no report.
Status OpenConverted(Document& document, const Limits& limits);

// Both.
Status OpenDocument(Document& document, const Limits& limits, legacy::Converter& converter);

// Reads, hashes and opens a file ("-": standard input). Every error carries the path and says what to do.
Result<Document> OpenDocument(const std::string& path, const Limits& limits, legacy::Converter& converter);

// Sends a document's body to a consumer as rectangles, whatever the format. One a worker, reused.
class BodyReader {
 public:
  // `packs` helps with text dumps, where a row's end and an empty paragraph look alike; may be null.
  BodyReader(const ReadOptions& options, std::shared_ptr<const rules::PackSet> packs);

  // Errors carry the document's path. `count` is the sum of WORD.md over the parts read; zeros for a dump.
  Status Read(Document& document, grid::DocumentConsumer& consumer, FindingSink& findings,
              wordml::CharacterCount& count);

  // Headers, footers and properties, as texts that report facts may be read from. Empty for a dump.
  Result<wordml::SideParts> SideParts(Document& document, FindingSink& findings, wordml::CharacterCount& count);

 private:
  Status ReadPackage(Document& document, grid::DocumentConsumer& consumer, FindingSink& findings,
                     wordml::CharacterCount& count);

  ReadOptions options_;
  std::shared_ptr<const rules::PackSet> packs_;
  wordml::Reader reader_;
};

}  // namespace sarabun::pipeline
