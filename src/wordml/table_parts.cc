#include "wordml/table_parts.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string_view>

#include "wordml/elements.h"
#include "wordml/values.h"

namespace sarabun::wordml {

namespace {

using Part = TablePart;

constexpr std::size_t At(Part part) { return static_cast<std::size_t>(part); }

constexpr TablePartSet SetOf(std::initializer_list<Part> parts) {
  unsigned long long bits = 0;
  for (const Part part : parts) bits |= 1ull << At(part);
  return {bits};
}

// Names by part, in its order.
constexpr std::string_view kNames[] = {"wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz",
                                       "firstRow",   "lastRow",   "firstCol",  "lastCol",   "nwCell",
                                       "neCell",     "swCell",    "seCell"};
static_assert(std::size(kNames) == kTableParts);

// The digits of w:cnfStyle/@w:val from the left, and the attributes that say the same.
struct SavedPart {
  std::string_view attribute;
  Part part;
};
constexpr SavedPart kSaved[] = {{"firstRow", Part::kFirstRow},          {"lastRow", Part::kLastRow},
                                {"firstColumn", Part::kFirstCol},       {"lastColumn", Part::kLastCol},
                                {"oddVBand", Part::kBand1Vert},         {"evenVBand", Part::kBand2Vert},
                                {"oddHBand", Part::kBand1Horz},         {"evenHBand", Part::kBand2Horz},
                                {"firstRowFirstColumn", Part::kNwCell}, {"firstRowLastColumn", Part::kNeCell},
                                {"lastRowFirstColumn", Part::kSwCell},  {"lastRowLastColumn", Part::kSeCell}};

constexpr TablePartSet kRowParts = SetOf({Part::kFirstRow, Part::kLastRow, Part::kBand1Horz, Part::kBand2Horz});
constexpr TablePartSet kColumnParts = SetOf({Part::kFirstCol, Part::kLastCol, Part::kBand1Vert, Part::kBand2Vert});

// The parts along one direction: the first, the last, and bands between.
struct Direction {
  Part first;
  Part last;
  Part odd;
  Part even;
};
constexpr Direction kDown = {Part::kFirstRow, Part::kLastRow, Part::kBand1Horz, Part::kBand2Horz};
constexpr Direction kAcross = {Part::kFirstCol, Part::kLastCol, Part::kBand1Vert, Part::kBand2Vert};

TablePartSet Along(const Direction& direction, std::uint32_t at, bool first_apart, bool is_last, bool bands,
                   std::uint32_t band) {
  TablePartSet parts;
  if (first_apart && at == 0) parts.set(At(direction.first));
  if (is_last) parts.set(At(direction.last));
  if (parts.any() || !bands) return parts;
  const std::uint32_t number = (at - (first_apart ? 1 : 0)) / std::max(band, 1u);
  parts.set(At(number % 2 == 0 ? direction.odd : direction.even));
  return parts;
}

}  // namespace

std::optional<TablePart> TablePartOf(std::string_view name) {
  const auto* const found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<TablePart>(found - std::begin(kNames));
}

bool TablePartStyle::says_nothing() const {
  return std::none_of(vanish.begin(), vanish.end(), [](const std::optional<bool>& part) { return part.has_value(); });
}

bool TablePartStyle::asks_for_last() const {
  constexpr Part kLast[] = {Part::kLastRow, Part::kLastCol, Part::kNeCell, Part::kSwCell, Part::kSeCell};
  return std::any_of(std::begin(kLast), std::end(kLast),
                     [this](Part part) { return vanish[static_cast<std::size_t>(part)].has_value(); });
}

void TablePartStyle::Inherit(const TablePartStyle& base) {
  for (std::size_t i = 0; i < kTableParts; ++i) {
    if (!vanish[i]) vanish[i] = base.vanish[i];
  }
  if (!row_band) row_band = base.row_band;
  if (!column_band) column_band = base.column_band;
}

std::optional<bool> TablePartStyle::VanishAt(const TablePartSet& parts) const {
  std::optional<bool> said;
  for (std::size_t i = 0; i < kTableParts; ++i) {
    if (parts.test(i) && vanish[i]) said = vanish[i];
  }
  return said;
}

TableLook LookOf(const xml::Element& element) {
  TableLook look;
  std::uint32_t bits = 0;
  const std::string_view value = element.Get(kVal);
  std::from_chars(value.data(), value.data() + value.size(), bits, 16);
  look.first_row = (bits & 0x20u) != 0;
  look.last_row = (bits & 0x40u) != 0;
  look.first_column = (bits & 0x80u) != 0;
  look.last_column = (bits & 0x100u) != 0;
  look.row_bands = (bits & 0x200u) == 0;
  look.column_bands = (bits & 0x400u) == 0;
  for (const xml::Attribute attribute : element.attributes) {
    const bool on = IsTrue(attribute.value);
    if (attribute.local == "firstRow") look.first_row = on;
    if (attribute.local == "lastRow") look.last_row = on;
    if (attribute.local == "firstColumn") look.first_column = on;
    if (attribute.local == "lastColumn") look.last_column = on;
    if (attribute.local == "noHBand") look.row_bands = !on;
    if (attribute.local == "noVBand") look.column_bands = !on;
  }
  return look;
}

TablePartSet SavedPartsOf(const xml::Element& element) {
  TablePartSet parts;
  const std::string_view digits = element.Get(kVal);
  for (std::size_t i = 0; i < std::min(digits.size(), std::size(kSaved)); ++i) {
    parts.set(At(kSaved[i].part), digits[i] == '1');
  }
  for (const xml::Attribute attribute : element.attributes) {
    for (const SavedPart& saved : kSaved) {
      if (attribute.local == saved.attribute) parts.set(At(saved.part), IsTrue(attribute.value));
    }
  }
  return parts;
}

TablePartSet PartsAt(const CellPlace& place, const TableLook& look, const TablePartStyle& style) {
  TablePartSet parts = Along(kDown, place.row, look.first_row, look.last_row && place.last_row, look.row_bands,
                             style.row_band.value_or(1));
  if (place.saved_row) parts = *place.saved_row & kRowParts;
  TablePartSet across = Along(kAcross, place.column, look.first_column, look.last_column && place.last_column,
                              look.column_bands, style.column_band.value_or(1));
  if (place.saved_cell) across = *place.saved_cell & kColumnParts;
  parts |= across;
  const auto corner = [&parts](Part row, Part column, Part at) {
    if (parts.test(At(row)) && parts.test(At(column))) parts.set(At(at));
  };
  corner(Part::kFirstRow, Part::kFirstCol, Part::kNwCell);
  corner(Part::kFirstRow, Part::kLastCol, Part::kNeCell);
  corner(Part::kLastRow, Part::kFirstCol, Part::kSwCell);
  corner(Part::kLastRow, Part::kLastCol, Part::kSeCell);
  parts.set(At(Part::kWholeTable));
  return parts;
}

}  // namespace sarabun::wordml
