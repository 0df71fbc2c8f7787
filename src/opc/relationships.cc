#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.h"
#include "opc/part_reader.h"

namespace sarabun::opc {

namespace {

using xml::Ns;

constexpr std::array kNames = {
    xml::Name{Ns::kRels, "Relationship", kRelationship},
    xml::Name{Ns::kCt, "Default", kDefault},
    xml::Name{Ns::kCt, "Override", kOverride},
    xml::Name{Ns::kDcTerms, "modified", kModified},
    xml::Name{Ns::kNone, "Id", kIdAttribute},
    xml::Name{Ns::kNone, "Type", kTypeAttribute},
    xml::Name{Ns::kNone, "Target", kTargetAttribute},
    xml::Name{Ns::kNone, "TargetMode", kTargetModeAttribute},
    xml::Name{Ns::kNone, "Extension", kExtensionAttribute},
    xml::Name{Ns::kNone, "PartName", kPartNameAttribute},
    xml::Name{Ns::kNone, "ContentType", kContentTypeAttribute},
};

// Transitional, strict, the package's own, and Microsoft's: what follows the base is the same thing in all.
constexpr std::array<std::string_view, 6> kBases = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.openxmlformats.org/package/2006/relationships/",
    "http://schemas.openxmlformats.org/officedocument/2006/relationships/",  // LibreOffice's core properties
    "http://schemas.microsoft.com/office/2006/relationships/",
    "http://schemas.microsoft.com/office/2014/relationships/",
};

struct KnownType {
  std::string_view name;
  RelType type;
};

constexpr std::array kTypes = {
    KnownType{"officeDocument", RelType::kOfficeDocument},
    KnownType{"styles", RelType::kStyles},
    KnownType{"numbering", RelType::kNumbering},
    KnownType{"settings", RelType::kSettings},
    KnownType{"footnotes", RelType::kFootnotes},
    KnownType{"endnotes", RelType::kEndnotes},
    KnownType{"comments", RelType::kComments},
    KnownType{"header", RelType::kHeader},
    KnownType{"footer", RelType::kFooter},
    KnownType{"image", RelType::kImage},
    KnownType{"hyperlink", RelType::kHyperlink},
    KnownType{"oleObject", RelType::kOleObject},
    KnownType{"package", RelType::kEmbeddedPackage},
    KnownType{"aFChunk", RelType::kAltChunk},
    KnownType{"chart", RelType::kChart},
    KnownType{"chartEx", RelType::kChart},
    KnownType{"diagramData", RelType::kDiagram},
    KnownType{"metadata/thumbnail", RelType::kThumbnail},
    KnownType{"metadata/core-properties", RelType::kCoreProperties},
    KnownType{"extended-properties", RelType::kExtendedProperties},
    KnownType{"extendedProperties", RelType::kExtendedProperties},
    KnownType{"custom-properties", RelType::kCustomProperties},
    KnownType{"customProperties", RelType::kCustomProperties},
    KnownType{"theme", RelType::kTheme},
    KnownType{"fontTable", RelType::kFontTable},
    KnownType{"glossaryDocument", RelType::kGlossary},
};

}  // namespace

std::span<const xml::Name> PackageNames() { return kNames; }

RelType RelTypeOf(std::string_view uri) {
  const auto* const base =
      std::find_if(kBases.begin(), kBases.end(), [&](std::string_view start) { return uri.starts_with(start); });
  if (base == kBases.end()) return RelType::kOther;
  uri.remove_prefix(base->size());
  const auto* const known =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const KnownType& type) { return type.name == uri; });
  return known == kTypes.end() ? RelType::kOther : known->type;
}

void RelationshipsHandler::OnStart(const xml::Element& element) {
  if (element.id != kRelationship) return;
  Relationship item;
  item.id.value = element.Get(kIdAttribute);
  item.type = RelTypeOf(element.Get(kTypeAttribute));
  item.external = EqualsIgnoringAsciiCase(element.Get(kTargetModeAttribute), "External");
  item.target = element.Get(kTargetAttribute);
  items.push_back(std::move(item));
}

const Relationship* Relationships::Find(std::string_view id) const {
  const auto found =
      std::find_if(items_.begin(), items_.end(), [&](const Relationship& item) { return item.id.value == id; });
  return found == items_.end() ? nullptr : &*found;
}

const Relationship* Relationships::First(RelType type) const {
  const auto found =
      std::find_if(items_.begin(), items_.end(), [&](const Relationship& item) { return item.type == type; });
  return found == items_.end() ? nullptr : &*found;
}

}  // namespace sarabun::opc
