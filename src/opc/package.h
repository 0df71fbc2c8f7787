#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sarabun/limits.h"
#include "sarabun/result.h"
#include "xml/sax.h"

namespace sarabun::opc {

// A part's name inside the package, normal form: no leading slash, forward slashes, "." and ".." resolved, as the
// zip spells it: "word/document.xml". Lookup ignores ASCII case (ECMA-376 part 2, 9.1.1: part names are
// case-insensitive). Never a path on disk.
struct PartName {
  std::string value;
  friend bool operator==(const PartName&, const PartName&) = default;
};

// The id of a relationship inside one part's relationships ("rId7").
struct RelId {
  std::string value;
};

// What a relationship is for; transitional and strict types are one.
enum class RelType {
  kOfficeDocument,
  kStyles,
  kNumbering,
  kSettings,
  kFootnotes,
  kEndnotes,
  kComments,
  kHeader,
  kFooter,
  kImage,
  kHyperlink,
  kOleObject,
  kEmbeddedPackage,
  kAltChunk,
  kChart,
  kDiagram,
  kThumbnail,
  kCoreProperties,
  kExtendedProperties,
  kCustomProperties,
  kTheme,
  kFontTable,
  kGlossary,
  kOther,
};

struct Relationship {
  RelId id;
  RelType type = RelType::kOther;
  bool external = false;         // TargetMode="External": `target` is a URL
  std::string target;            // as written
  std::optional<PartName> part;  // resolved; none for external, empty, "NULL", "#bookmark" or missing targets
};

// Relationships of one source, in file order.
class Relationships {
 public:
  explicit Relationships(std::vector<Relationship> items) : items_(std::move(items)) {}
  Relationships() = default;
  const Relationship* Find(std::string_view id) const;
  const Relationship* First(RelType type) const;
  const std::vector<Relationship>& items() const { return items_; }

 private:
  std::vector<Relationship> items_;
};

struct Entry {
  PartName name;
  std::uint64_t bytes = 0;         // after inflation, as the directory says
  std::uint64_t packed_bytes = 0;  // in the zip
};

// A part that comes in no zip, but whole.
struct LoosePart {
  std::string name;          // as its source spells it
  std::string content_type;  // empty: as [Content_Types].xml among the parts says, if there is one
  std::string bytes;
  std::optional<Error> fault;  // what is said when somebody reads it: its bytes are broken
};

// An Office Open XML package (ECMA-376 part 2) held in memory. Every read is bounded by Limits: entries, bytes of
// a part, bytes in total, inflation ratio; the directory's own figures are not trusted.
// Errors: kWrongFormat (a zip without an office document, or an office document that is no Word file: the message
// says which), kPasswordProtected, kTruncated, kMalformed, kLimitReached, each with the part's name.
// Not thread-safe; one a worker.
class Package {
 public:
  // `bytes` must outlive the package.
  static Result<std::unique_ptr<Package>> Open(std::string_view bytes, const Limits& limits);
  // A package of these parts, for formats that are no zip. Limits hold for them as for a zip's.
  static Result<std::unique_ptr<Package>> OfParts(std::vector<LoosePart> parts, const Limits& limits);
  ~Package();

  const std::vector<Entry>& entries() const;
  const Entry* Find(const PartName& name) const;

  // The main document part, by relationship, whatever its name.
  const PartName& main_part() const;
  // "docx", "docm", "dotx" or "dotm" by the main part's content type; "docx" where it is missing.
  std::string_view format() const;
  // From [Content_Types].xml: the override, else the default by extension; empty where neither says.
  std::string_view ContentType(const PartName& name) const;

  const Relationships& PackageRelationships() const;
  // Relationships of a part; empty where it has none. A broken relationships part is an error.
  Result<Relationships> RelationshipsOf(const PartName& name);

  // A whole part into `out` (its capacity is reused). CRC is checked.
  Status Read(const PartName& name, std::string& out);
  // A part through the parser: in memory up to 16 MB, streamed past that.
  Status Parse(const PartName& name, xml::Parser& parser, xml::Handler& handler);

  // Modification time from the core properties, "2024-04-02T03:10:00Z"; none where absent or unreadable.
  std::optional<std::string> Modified();

 private:
  explicit Package(const Limits& limits);
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sarabun::opc
