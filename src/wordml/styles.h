#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wordml/elements.h"
#include "wordml/symbols.h"
#include "wordml/table_parts.h"
#include "xml/sax.h"

namespace sarabun::wordml {

// What a numPr says; either half may be missing.
struct NumberReference {
  std::optional<std::int32_t> num_id;  // 0 takes a number away
  std::optional<std::int32_t> level;
};

// A style with what it inherits through w:basedOn (17.7.4.3); of all properties only those that bear on text.
struct Style {
  std::string id;
  std::string based_on;
  enum class Kind { kParagraph, kTable, kOther };
  Kind kind = Kind::kOther;
  bool is_default = false;
  std::optional<bool> vanish;           // the nearest in the chain
  std::optional<SymbolFont> font;       // of its Latin characters, likewise
  NumberReference number;               // each half from the nearest that has it
  const Style* number_owner = nullptr;  // the style in the chain that names the num_id
  TablePartStyle parts;                 // of a table style, each from the nearest that has it
};

// styles.xml. Empty until read, and where the document has none.
class Styles {
 public:
  void Clear();
  void Add(Style style);
  void SetDefaultVanish(bool vanish) { default_vanish_ = vanish; }
  // To be called once all are added: follows basedOn, and breaks rings of it.
  void Resolve();

  // nullptr where there is none. An empty id is the default paragraph style (17.7.4.17).
  const Style* Paragraph(std::string_view id) const;
  // The same for tables (17.7.4.18).
  const Style* Table(std::string_view id) const;
  // By id whatever its kind; nullptr for an empty or unknown id.
  const Style* Find(std::string_view id) const;

  // The toggle property w:vanish without direct formatting (17.7.3): document defaults hold against every style;
  // of the table's, the paragraph's and the character's style each that sets it turns it round. `in_table` is what the
  // table's style says at that place.
  bool Vanishes(bool in_table, const Style* paragraph, const Style* character) const;

  // Whether a table style hides something by its being the last row or column.
  bool AsksForLast() const;

 private:
  void ResolveChain(std::size_t start);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::vector<Style> styles_;
  std::vector<bool> resolved_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_id_;
  std::optional<std::size_t> default_paragraph_;
  std::optional<std::size_t> default_table_;
  bool default_vanish_ = false;
};

// The symbol font that a w:rFonts sets for Latin characters and the private use area; none where it says nothing of
// them. A theme's font (17.3.2.26) is none of those.
std::optional<SymbolFont> FontOf(const xml::Element& fonts);

// Reads the part into `styles`; the caller resolves.
class StylesHandler final : public xml::Handler {
 public:
  explicit StylesHandler(Styles& styles) : styles_(styles) {}
  void OnStart(const xml::Element& element) override;
  void OnEnd(const xml::Element& element) override;
  void OnText(std::string_view) override {}

 private:
  void OnProperty(const xml::Element& element);
  void OnPartProperty(const xml::Element& element);

  Styles& styles_;
  Style style_;
  int depth_ = 0;
  int style_depth_ = 0;     // of the open w:style, 0 for none
  int defaults_depth_ = 0;  // of the open w:rPrDefault
  int part_depth_ = 0;      // of the open w:tblStylePr
  std::optional<TablePart> part_;
  int skip_depth_ = 0;  // of old properties
};

}  // namespace sarabun::wordml
