#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "opc/package.h"
#include "xml/sax.h"

namespace sarabun::opc {

// The names that the package's own parts use; one parser reads them all.
enum PackageName : std::uint16_t {
  kRelationship = 1,
  kDefault,
  kOverride,
  kModified,
  kIdAttribute,
  kTypeAttribute,
  kTargetAttribute,
  kTargetModeAttribute,
  kExtensionAttribute,
  kPartNameAttribute,
  kContentTypeAttribute,
};
std::span<const xml::Name> PackageNames();

// Collects the relationships of a .rels part, targets unresolved (ECMA-376 part 2, 9.3).
class RelationshipsHandler final : public xml::Handler {
 public:
  void OnStart(const xml::Element& element) override;
  void OnEnd(const xml::Element&) override {}
  void OnText(std::string_view) override {}
  std::vector<Relationship> items;
};

// [Content_Types].xml (ECMA-376 part 2, 10.1.2): what kind each part is, by name or by extension.
class ContentTypes final : public xml::Handler {
 public:
  void OnStart(const xml::Element& element) override;
  void OnEnd(const xml::Element&) override {}
  void OnText(std::string_view) override {}
  std::string_view Of(const PartName& name) const;
  // What another source than this part says of one; stands before what the part says.
  void Set(const PartName& name, std::string content_type);

 private:
  using Pair = std::pair<std::string, std::string>;
  std::vector<Pair> overrides_;  // name key, content type; file order
  std::vector<Pair> defaults_;   // extension, content type
};

// dcterms:modified of the core properties (ECMA-376 part 2, 11).
class ModifiedHandler final : public xml::Handler {
 public:
  void OnStart(const xml::Element& element) override;
  void OnEnd(const xml::Element& element) override;
  void OnText(std::string_view text) override;
  std::string modified;

 private:
  bool inside_ = false;
};

// A moment of W3CDTF (the profile that 11.1 of part 2 names) as UTC "YYYY-MM-DDThh:mm:ssZ": fractions of a second
// are cut off, offsets are taken out, a missing zone is UTC. None for anything else, a mere date included.
std::optional<std::string> ToUtc(std::string_view text);

RelType RelTypeOf(std::string_view uri);

}  // namespace sarabun::opc
