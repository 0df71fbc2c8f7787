// One thing, many names: ECMA-376 (transitional) and ISO/IEC 29500 (strict) give the same vocabulary two URIs
// each, and Word adds one every few years. Here they become one short id.
#include <algorithm>
#include <array>
#include <string_view>

#include "xml/sax.h"

namespace sarabun::xml {

namespace {

struct Known {
  std::string_view uri;
  Ns ns;
};

// Sorted by URI. Sources: ECMA-376 part 1 annex A and part 4 (transitional), ISO/IEC 29500-1 (strict),
// ECMA-376 parts 2 and 3, [MS-DOCX] 2.1 to 2.7 (Word's extensions), [MS-OE376] (flat OPC).
constexpr std::array kKnown = {
    Known{"http://purl.oclc.org/ooxml/drawingml/chart", Ns::kC},
    Known{"http://purl.oclc.org/ooxml/drawingml/diagram", Ns::kDgm},
    Known{"http://purl.oclc.org/ooxml/drawingml/main", Ns::kA},
    Known{"http://purl.oclc.org/ooxml/drawingml/picture", Ns::kPic},
    Known{"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Ns::kWp},
    Known{"http://purl.oclc.org/ooxml/officeDocument/customProperties", Ns::kCust},
    Known{"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", Ns::kVt},
    Known{"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", Ns::kEp},
    Known{"http://purl.oclc.org/ooxml/officeDocument/math", Ns::kM},
    Known{"http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::kR},
    Known{"http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::kW},
    Known{"http://purl.org/dc/elements/1.1/", Ns::kDc},
    Known{"http://purl.org/dc/terms/", Ns::kDcTerms},
    Known{"http://schemas.microsoft.com/office/2006/xmlPackage", Ns::kPkg},
    Known{"http://schemas.microsoft.com/office/word/2003/2/wordml", Ns::kW2003},
    Known{"http://schemas.microsoft.com/office/word/2003/wordml", Ns::kW2003},
    Known{"http://schemas.microsoft.com/office/word/2010/wordml", Ns::kW14},
    Known{"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", Ns::kWpc},
    Known{"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", Ns::kWpg},
    Known{"http://schemas.microsoft.com/office/word/2010/wordprocessingInk", Ns::kWpi},
    Known{"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Ns::kWps},
    Known{"http://schemas.microsoft.com/office/word/2012/wordml", Ns::kW15},
    Known{"http://schemas.openxmlformats.org/drawingml/2006/chart", Ns::kC},
    Known{"http://schemas.openxmlformats.org/drawingml/2006/diagram", Ns::kDgm},
    Known{"http://schemas.openxmlformats.org/drawingml/2006/main", Ns::kA},
    Known{"http://schemas.openxmlformats.org/drawingml/2006/picture", Ns::kPic},
    Known{"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Ns::kWp},
    Known{"http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::kMc},
    Known{"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", Ns::kCust},
    Known{"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", Ns::kVt},
    Known{"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", Ns::kEp},
    Known{"http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::kM},
    Known{"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Ns::kR},
    Known{"http://schemas.openxmlformats.org/package/2006/content-types", Ns::kCt},
    Known{"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Ns::kCp},
    Known{"http://schemas.openxmlformats.org/package/2006/relationships", Ns::kRels},
    Known{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::kW},
    Known{"http://www.w3.org/XML/1998/namespace", Ns::kXml},
    Known{"urn:schemas-microsoft-com:office:office", Ns::kO},
    Known{"urn:schemas-microsoft-com:office:word", Ns::kW10},
    Known{"urn:schemas-microsoft-com:vml", Ns::kV},
};

constexpr bool ByUri(const Known& a, const Known& b) { return a.uri < b.uri; }
static_assert(std::is_sorted(kKnown.begin(), kKnown.end(), ByUri));

// Word after 2012 names its extensions .../word/YEAR/wordml and .../word/YEAR/wordml/SUBJECT; new ones come
// with every other release, so they are known by their shape.
bool IsLaterWord(std::string_view uri) {
  constexpr std::string_view kPrefix = "http://schemas.microsoft.com/office/word/";
  constexpr std::string_view kSubject = "/wordml";
  constexpr std::size_t kYearDigits = 4;
  if (!uri.starts_with(kPrefix)) return false;
  uri.remove_prefix(kPrefix.size());
  const std::string_view year = uri.substr(0, kYearDigits);
  if (year.size() < kYearDigits || year.find_first_not_of("0123456789") != std::string_view::npos) return false;
  uri.remove_prefix(kYearDigits);
  if (!uri.starts_with(kSubject)) return false;
  uri.remove_prefix(kSubject.size());
  return year > "2012" && (uri.empty() || uri.front() == '/');
}

}  // namespace

Ns NamespaceOf(std::string_view uri) {
  if (uri.empty()) return Ns::kNone;
  const auto* const found = std::lower_bound(kKnown.begin(), kKnown.end(), Known{uri, Ns::kOther}, ByUri);
  if (found != kKnown.end() && found->uri == uri) return found->ns;
  return IsLaterWord(uri) ? Ns::kW16 : Ns::kOther;
}

}  // namespace sarabun::xml
