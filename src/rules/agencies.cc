#include "rules/agencies.h"

#include "base/file.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/pack_shape.h"
#include "rules/table_file.h"

namespace sarabun::rules {
namespace {

constexpr double kNearEnough = 0.9;  // one letter in ten
constexpr double kClearlyNearer = 0.02;

bool IsLatinOrDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

// Whether the Latin name found at `at` is a whole word run of the skeleton, not the tail of a longer one. Skeletons
// have no spaces, so only what is no Latin letter counts as an end; Thai names need no such guard.
bool StandsAlone(std::string_view text, std::size_t at, std::string_view name) {
  if (!IsLatinOrDigit(name.front())) return true;
  return at == 0 || !IsLatinOrDigit(text[at - 1]) || name.size() > 6;
}

// The keys of AgencyShape, in its order.
enum Key { kCode, kName, kNameEn, kType, kGroup, kAliases, kKeys };
constexpr std::string_view kOldName = "name_th";
using Headings = std::array<std::optional<std::size_t>, kKeys>;
constexpr const char* kHeadingExpected =
    "a first line with 'code' and 'name', and if wanted name_en, type, group, aliases";

// In which column each key stands; none with errors added where code or name does not.
std::optional<Headings> ReadHeadings(const SourceFile& file, const TableRow& row, Problems& problems) {
  const std::vector<std::string_view> keys = AgencyShape().Names();
  Headings headings;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string name = ToLowerAscii(TrimAscii(row.cells[i].text));
    const auto known = std::find(keys.begin(), keys.end(), name == kOldName ? "name" : std::string_view(name));
    if (known != keys.end()) {
      std::optional<std::size_t>& at = headings[static_cast<std::size_t>(known - keys.begin())];
      if (at) {
        problems.AddError(row.cells[i].place, "the column '" + name + "' a second time", "each column once");
        return std::nullopt;
      }
      at = i;
    } else if (!name.empty()) {
      problems.AddWarning(row.cells[i].place, "the column '" + name + "' is not read", ExpectOneOf(name, keys));
    }
  }
  for (std::size_t key : {kCode, kName}) {
    if (headings[key]) continue;
    const auto mistyped = std::find_if(row.cells.begin(), row.cells.end(), [&](const TableCell& cell) {
      const std::string name = ToLowerAscii(TrimAscii(cell.text));
      return std::find(keys.begin(), keys.end(), name) == keys.end() && sarabun::Nearest(name, keys) == keys[key];
    });
    const std::string missing = "no column '" + std::string(keys[key]) + "' in the heading";
    if (mistyped != row.cells.end()) {
      problems.AddError(mistyped->place, missing + "; '" + mistyped->text + "' is not known",
                        "'" + std::string(keys[key]) + "'");
    } else {
      problems.AddError({&file, row.cells.front().place.line, 1}, missing, kHeadingExpected);
    }
  }
  if (!headings[kCode] || !headings[kName]) return std::nullopt;
  return headings;
}

}  // namespace

bool AgencyList::AddName(const std::string& name, Place place, Problems& problems) {
  std::string skeleton = Skeleton(name);
  if (skeleton.empty()) return true;
  const std::size_t entry = entries_.size();
  const auto [known, is_new] = places_of_names_.try_emplace(skeleton, place);
  if (!is_new) {
    const bool own = std::any_of(names_.begin(), names_.end(),
                                 [&](const Name& each) { return each.entry == entry && each.skeleton == skeleton; });
    if (own) return true;  // an alias that only differs in spaces
    problems.AddError(place,
                      "the name '" + name + "' a second time; first in line " + std::to_string(known->second.line),
                      "names and aliases that belong to one agency each");
    return false;
  }
  names_.push_back({std::move(skeleton), entry});
  return true;
}

bool AgencyList::Add(AgencyEntry entry, Place code_place, Place name_place, Problems& problems) {
  const auto [known, is_new] = codes_.try_emplace(entry.code, code_place);
  if (!is_new) {
    problems.AddError(
        code_place, "the code '" + entry.code + "' a second time; first in line " + std::to_string(known->second.line),
        "each agency's own code");
    return false;
  }
  bool sound = AddName(entry.name, name_place, problems);
  if (!entry.name_en.empty()) sound = AddName(entry.name_en, name_place, problems) && sound;
  for (const std::string& alias : entry.aliases) sound = AddName(alias, name_place, problems) && sound;
  entries_.push_back(std::move(entry));
  return sound;
}

void AgencyList::Add(const MapReader& map, Problems& problems) {
  AgencyEntry entry{map.Text("code"), map.Text("name"),  map.Text("name_en"),
                    map.Text("type"), map.Text("group"), map.Texts("aliases")};
  if (entry.code.empty() || entry.name.empty()) return;  // said by CheckShape
  Add(std::move(entry), map.PlaceOf("code"), map.PlaceOf("name"), problems);
}

void AgencyList::TakeWholeNames(const AgencyList& known) {
  for (AgencyEntry& entry : entries_) {
    const auto same_code = [&](const AgencyEntry& other) { return other.code == entry.code; };
    const auto whole = std::find_if(known.entries_.begin(), known.entries_.end(), same_code);
    if (whole == known.entries_.end()) continue;
    if (Skeleton(whole->name).find(Skeleton(entry.name)) != std::string::npos) entry.name = whole->name;
  }
}

bool AgencyList::Read(const SourceFile& file, Problems& problems) {
  std::vector<TableRow> rows;
  if (!ReadTable(file, rows, problems)) return false;
  if (rows.empty()) {
    problems.AddError({&file, 1, 1}, "no agencies: the file is empty", kHeadingExpected);
    return false;
  }
  const std::optional<Headings> headings = ReadHeadings(file, rows.front(), problems);
  if (!headings) return false;
  bool sound = true;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const TableRow& row = rows[i];
    const auto cell = [&](std::size_t key) -> const TableCell* {
      const std::optional<std::size_t> at = (*headings)[key];
      return at && *at < row.cells.size() ? &row.cells[*at] : nullptr;
    };
    const auto text = [&](std::size_t key) {
      const TableCell* found = cell(key);
      return found != nullptr ? std::string(TrimAscii(found->text)) : std::string();
    };
    AgencyEntry entry{text(kCode), text(kName), text(kNameEn), text(kType), text(kGroup), {}};
    if (entry.code.empty() || entry.name.empty()) {
      const TableCell* gap = cell(entry.code.empty() ? kCode : kName);
      problems.AddError(gap != nullptr ? gap->place : row.cells.back().place,
                        std::string("an agency without ") + (entry.code.empty() ? "code" : "name"),
                        "both in every line; '#' begins a line that is no agency");
      sound = false;
      continue;
    }
    const std::string aliases = text(kAliases);
    for (std::string_view alias : Split(aliases, '|')) {
      if (!TrimAscii(alias).empty()) entry.aliases.emplace_back(TrimAscii(alias));
    }
    sound = Add(std::move(entry), cell(kCode)->place, cell(kName)->place, problems) && sound;
  }
  if (rows.size() == 1) {
    problems.AddError({&file, 1, 1}, "no agencies: a heading and no line below it", "a line for each agency");
    return false;
  }
  return sound;
}

const AgencyEntry* AgencyList::FindIn(std::string_view text) const {
  const std::string skeleton = Skeleton(text);
  const Name* best = nullptr;
  for (const Name& name : names_) {
    if (best != nullptr && name.skeleton.size() <= best->skeleton.size()) continue;
    const std::size_t at = skeleton.find(name.skeleton);
    if (at != std::string::npos && StandsAlone(skeleton, at, name.skeleton)) best = &name;
  }
  return best != nullptr ? &entries_[best->entry] : nullptr;
}

std::string AgencyList::MisspeltIn(std::string_view text, const AgencyEntry& entry) const {
  constexpr double kNearly = 0.6;
  const std::u32string written = ToCodePoints(Skeleton(text));
  const std::u32string name = ToCodePoints(Skeleton(entry.name));
  if (written.find(name) != std::u32string::npos) return "";
  for (const std::string& alias : entry.aliases) {
    const std::u32string shorter = ToCodePoints(Skeleton(alias));
    const std::size_t at = written.find(shorter);
    if (at == std::u32string::npos || !name.ends_with(shorter)) continue;
    const std::u32string beginning = name.substr(0, name.size() - shorter.size());
    std::u32string nearest;
    double best = kNearly;
    for (std::size_t length = beginning.size() - std::min<std::size_t>(2, beginning.size() - 1);
         length <= beginning.size() + 2 && length <= at; ++length) {
      const std::u32string before = written.substr(at - length, length);
      const double likeness = Similarity(beginning, before);
      if (likeness <= best) continue;
      best = likeness;
      nearest = before;
    }
    std::string out;
    if (!nearest.empty()) {
      for (const char32_t c : nearest + shorter) utf8::Append(out, c);
    }
    return out;
  }
  return "";
}

const AgencyEntry* AgencyList::Nearest(std::string_view name) const {
  const std::string skeleton = Skeleton(name);
  const AgencyEntry* best = nullptr;
  double best_score = 0;
  double second = 0;
  for (const AgencyEntry& entry : entries_) {
    const double score = Similarity(skeleton, Skeleton(entry.name));
    if (score > best_score) {
      second = best_score;
      best_score = score;
      best = &entry;
    } else if (score > second) {
      second = score;
    }
  }
  return best_score >= kNearEnough && best_score - second >= kClearlyNearer ? best : nullptr;
}

Result<AgencyList> ReadAgencies(const std::string& path) {
  constexpr std::size_t kMostBytes = 16U << 20;  // a line each for 100,000 agencies
  Result<std::string> text = ReadFile(path, kMostBytes);
  if (!text.ok()) {
    return Error{ErrorCode::kBadRules,
                 path + ": " + text.error().message,
                 "a list of agencies is a table: CSV or tab-separated, UTF-8, with the columns code and name",
                 {}};
  }
  const SourceFile file{path, std::move(text.value())};
  Problems problems;
  AgencyList agencies;
  agencies.Read(file, problems);
  if (!problems.has_errors()) return agencies;
  Error error = problems.ToError();
  if (!error.hint.empty()) error.hint = problems.ToText();
  return error;
}

}  // namespace sarabun::rules
