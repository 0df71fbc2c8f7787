#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "opc/package.h"
#include "sarabun/finding.h"
#include "sarabun/options.h"
#include "sarabun/result.h"
#include "wordml/events.h"

namespace sarabun::wordml {

// The promise of WORD.md: code points of all w:t read = handed on + reported. `reported` is what findings name:
// deleted, moved away, hidden, unused alternatives.
struct CharacterCount {
  std::uint64_t in = 0;
  std::uint64_t out = 0;
  std::uint64_t reported = 0;
};

// What stands beside the body, for report facts and for `inspect --parts`: a header or footer whole, a notes part
// note by note.
struct PartText {
  std::string part;
  std::string kind;    // "header", "footer", "footnote", "endnote", "comment"
  std::string id;      // of a note: its w:id
  std::string author;  // of a comment
  std::vector<Paragraph> paragraphs;
};

// A property of the file, as written there.
struct Property {
  std::string part;  // "docProps/core.xml"
  std::string name;  // "title", "Company", or as its author called it
  std::string value;
};

struct Properties {
  std::string title;
  std::string subject;
  std::string creator;
  std::string description;
  std::string keywords;
  // Those and all others, of the core, the extended and the custom part, in their order.
  std::vector<Property> all;
};

struct SideParts {
  std::vector<PartText> parts;
  Properties properties;
};

// Reads the body of a package's main part. Styles, numbering, notes and relationships are read first, where the
// document has them; a missing or unreadable one of these is a finding, not an error.
// One reader, many documents: parser and buffers are reused. Not thread-safe; one a worker.
class Reader {
 public:
  Reader();
  ~Reader();

  // Errors carry the part; the body has then got what came before the fault, which is not the whole. `count`, if
  // given, is the sum over the body, its notes and its comments.
  Status ReadBody(opc::Package& package, const ReadOptions& options, BodyHandler& body, FindingSink& findings,
                  CharacterCount* count);

  // Headers, footers, notes and properties; only for those who ask. `count` is over what ReadBody did not count:
  // headers and footers, and under a finding the w:t of all remaining parts. Both sums together are the document.
  Result<SideParts> ReadSideParts(opc::Package& package, const ReadOptions& options, FindingSink& findings,
                                  CharacterCount* count);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sarabun::wordml
