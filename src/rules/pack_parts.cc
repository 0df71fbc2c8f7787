#include "rules/pack_parts.h"

#include "base/text.h"
#include "rules/fold.h"

namespace sarabun::rules {
namespace {

// The fields of a record that a column can fill, and the one type that each must have. Other columns are `extra`.
struct FieldType {
  std::string_view field;
  ColumnType type;
};
constexpr FieldType kFields[] = {
    {"item", ColumnType::kItem},          {"issues", ColumnType::kList},       {"measures", ColumnType::kList},
    {"results", ColumnType::kList},       {"score", ColumnType::kScore},       {"evidence", ColumnType::kMedia},
    {"instrument", ColumnType::kSection}, {"indicator", ColumnType::kSection},
};
constexpr std::string_view kTypeNames[] = {"item",  "text",  "list",
                                           "score", "media", "section"};  // in the order of ColumnType

void ReadColumn(const MapReader& map, Pack& pack, Problems& problems) {
  Column column;
  const std::optional<std::size_t> field = map.Choice("field");
  column.extra = !field.has_value();
  column.name = field ? std::string(kFields[*field].field) : map.Text("extra");
  const std::optional<std::size_t> type = map.Choice("type");
  column.type = type ? static_cast<ColumnType>(*type) : ColumnType::kText;
  if (field) {
    const ColumnType due = kFields[*field].type;
    if (type && column.type != due) {
      problems.AddError(map.PlaceOf("type"), "the field '" + column.name + "' of the wrong type",
                        "'" + std::string(kTypeNames[static_cast<std::size_t>(due)]) + "'");
    }
    column.type = due;
  }
  column.place = static_cast<std::uint32_t>(map.Whole("place").value_or(0));
  column.placed = map.PlaceOf("place");
  column.required = map.Flag("required");
  for (const YamlNode* heading : map.Items("headings")) {
    column.headings.push_back(heading->scalar);
    column.skeletons.push_back(ToCodePoints(Skeleton(heading->scalar)));
    column.heading_places.push_back(heading->place);
  }
  column.also = map.Texts("also");
  for (const std::string& heading : column.also) {
    column.also_skeletons.push_back(ToCodePoints(Skeleton(heading)));
  }
  if (column.name.empty()) return;
  if (pack.FindColumn(column.name) != nullptr) {
    problems.AddError(map.PlaceOf(field ? "field" : "extra"), "a second column '" + column.name + "'",
                      "one column with all its headings");
    return;
  }
  pack.columns.push_back(std::move(column));
}

std::vector<ScorePattern> ReadScorePatterns(const MapReader& map, std::string_view key) {
  std::vector<ScorePattern> patterns;
  for (const MapReader& entry : map.Maps(key)) {
    const auto unit = static_cast<ScoreUnit>(entry.Choice("unit").value_or(0));
    for (Pattern& pattern : entry.Patterns("pattern"))
      patterns.push_back(
          {unit, std::move(pattern), entry.ExactNumber("value"), entry.ExactNumber("max"), entry.Flag("guessed")});
  }
  return patterns;
}

RoundRule ReadRound(const MapReader& map) {
  RoundRule round;
  round.no = map.Whole("no").value_or(0);
  round.of = map.Whole("of").value_or(0);
  round.months = map.Whole("months").value_or(0);
  round.first_month = map.Whole("first_month").value_or(1);
  round.guessed = map.Flag("guessed");
  round.patterns = map.Patterns("patterns");
  round.where = map.node().place;
  return round;
}

// The months' words, as an alternation for "{month}" in the period's patterns.
std::string ReadMonths(const MapReader& months, FactRules& facts) {
  std::string alternatives;
  for (int month = 1; month <= 12; ++month) {
    for (const std::string& word : months.Texts(std::to_string(month))) {
      facts.months.emplace_back(Skeleton(word), month);
      if (!alternatives.empty()) alternatives += '|';
      alternatives += ReplaceAll(word, ".", " ?\\.");
    }
  }
  return "(?:" + alternatives + ")";
}

}  // namespace

TextPair ReadPair(const MapReader& map, std::string_view key) {
  auto [th, en] = map.Pair(key);
  return {std::move(th), std::move(en)};
}

YearRange ReadYears(const MapReader& map) {
  const std::optional<std::pair<int, int>> years = map.Range("years");
  return years ? YearRange{years->first, years->second} : YearRange{};
}

void ReadColumns(const MapReader& pack_map, Pack& pack, Problems& problems) {
  for (const MapReader& map : pack_map.Maps("columns")) ReadColumn(map, pack, problems);
}

void ReadSections(const MapReader& pack_map, Pack& pack) {
  for (const MapReader& map : pack_map.Maps("sections")) {
    const auto kind = static_cast<SectionKind>(map.Choice("kind").value_or(0));
    for (Pattern& pattern : map.Patterns("pattern")) pack.sections.push_back({kind, std::move(pattern)});
  }
}

void ReadInstruments(const MapReader& pack_map, Pack& pack) {
  for (const MapReader& map : pack_map.Maps("instruments")) {
    InstrumentEntry entry;
    entry.code = map.Text("code");
    entry.name = map.Text("name");
    entry.prefix = map.Text("prefix");
    entry.where = map.node().place;
    for (const MapReader& indicator : map.Maps("indicators")) {
      const std::pair<int, int> items = indicator.Range("items").value_or(std::pair(0, 0));
      entry.indicators.push_back({indicator.Whole("no").value_or(0), indicator.Text("name"), items.first, items.second,
                                  indicator.PlaceOf("items")});
    }
    pack.instruments.push_back(std::move(entry));
  }
}

void ReadItem(const MapReader& pack_map, Pack& pack) {
  const std::optional<MapReader> map = pack_map.Map("item");
  if (!map) return;
  pack.codes = map->Patterns("code");
  pack.continued = map->Patterns("continued");
}

void ReadScore(const MapReader& pack_map, Pack& pack) {
  const std::optional<MapReader> map = pack_map.Map("score");
  if (!map) return;
  pack.score.max = map->ExactNumber("max");
  pack.score.year_offset = map->Whole("year_offset");
  pack.score.patterns = ReadScorePatterns(*map, "patterns");
  pack.score.alone = ReadScorePatterns(*map, "alone");
  pack.score.unreadable = map->Patterns("unreadable");
  pack.score.year = map->Patterns("year");
  pack.score.heading_year = map->Patterns("heading_year");
  pack.score.of_heading = ReadScorePatterns(*map, "of_heading");
}

void ReadLists(const MapReader& pack_map, Pack& pack) {
  const std::optional<MapReader> map = pack_map.Map("lists");
  if (!map) return;
  pack.lists.letters = map->Text("letters");
  pack.lists.empty = map->Texts("empty");
  pack.lists.labels = map->Patterns("labels");
}

void ReadFacts(const MapReader& pack_map, Pack& pack) {
  const std::optional<MapReader> map = pack_map.Map("facts");
  if (!map) return;
  FactRules& facts = pack.facts;
  for (std::size_t source : map->Choices("sources")) facts.sources.push_back(static_cast<FactSource>(source));
  facts.code_scheme = map->Text("code_scheme");
  facts.agency = map->Patterns("agency");
  facts.fiscal_year = map->Patterns("fiscal_year");
  facts.file_year = map->Patterns("file_year");
  for (const MapReader& round : map->Maps("rounds")) facts.rounds.push_back(ReadRound(round));
  const std::optional<MapReader> months = map->Map("months");
  const std::string month = months ? ReadMonths(*months, facts) : "";
  for (const Pattern& pattern : map->Patterns("period")) {
    facts.period.emplace_back(month.empty() ? pattern.text() : ReplaceAll(pattern.text(), "{month}", month),
                              pattern.place());
  }
}

}  // namespace sarabun::rules
