#include "rules/pack_parts.h"

#include "base/text.h"
#include "rules/fold.h"

namespace sarabun::rules {
namespace {

constexpr int kMostPlaces = 64;
constexpr int kMostItems = 999;

// The fields of a record that a column can fill, and the one type that each must have. Other columns are `extra`.
struct FieldType {
  std::string_view field;
  ColumnType type;
};
constexpr FieldType kFields[] = {
    {"item", ColumnType::kItem},         {"issues", ColumnType::kList}, {"measures", ColumnType::kList},
    {"results", ColumnType::kList},      {"score", ColumnType::kScore}, {"evidence", ColumnType::kMedia},
    {"indicator", ColumnType::kSection},
};
const std::vector<std::string_view>& FieldNames() {
  static const std::vector<std::string_view> kNames = {"item",  "issues",   "measures", "results",
                                                       "score", "evidence", "indicator"};
  return kNames;
}
const std::vector<std::string_view>& TypeNames() {  // in the order of ColumnType
  static const std::vector<std::string_view> kNames = {"item", "text", "list", "score", "media", "section"};
  return kNames;
}

void ReadColumn(const YamlNode& node, Pack& pack, Problems& problems) {
  MapReader map(node, "a column", problems);
  Column column;
  const YamlNode* field_node = map.Find("field");
  const std::string extra = map.Text("extra");
  const std::optional<std::size_t> field = map.Choice("field", FieldNames());
  column.extra = !extra.empty();
  column.name = field ? std::string(FieldNames()[*field]) : extra;
  const std::string either = "'field' with " + ExpectOneOf("", FieldNames()) + "; or 'extra' with a name of your own";
  if (field_node == nullptr && !column.extra)
    map.Missing(map.Mistyped("extra") ? "extra" : "field", "a column with neither 'field' nor 'extra'", either);
  if (field_node != nullptr && column.extra) {
    problems.AddError(node.place, "a column with both 'field' and 'extra'", either);
  }
  const std::optional<std::size_t> type = map.Choice("type", TypeNames());
  column.type = type ? static_cast<ColumnType>(*type) : ColumnType::kText;
  if (field) {
    const ColumnType due = kFields[*field].type;
    if (type && column.type != due) {
      problems.AddError(map.Find("type")->place, "the field '" + column.name + "' of the wrong type",
                        "'" + std::string(TypeNames()[static_cast<std::size_t>(due)]) + "'");
    }
    column.type = due;
  }
  column.place = static_cast<std::uint32_t>(map.Integer("place", 1, kMostPlaces).value_or(0));
  column.required = map.Flag("required");
  column.headings = map.Texts("headings");
  for (const std::string& heading : column.headings) column.skeletons.push_back(ToCodePoints(Skeleton(heading)));
  if (column.headings.empty()) {
    map.Missing("headings", "a column without headings", "'headings' with the texts that may stand above it");
  }
  map.Finish();
  if (!column.name.empty() && pack.FindColumn(column.name) != nullptr) {
    problems.AddError(node.place, "a second column '" + column.name + "'", "one column with all its headings");
    return;
  }
  if (!column.name.empty()) pack.columns.push_back(std::move(column));
}

IndicatorEntry ReadIndicator(const YamlNode& node, Problems& problems) {
  MapReader map(node, "an indicator", problems);
  IndicatorEntry entry;
  entry.no = map.Integer("no", 1, kMostItems).value_or(0);
  entry.name = map.RequiredText("name");
  const std::vector<const YamlNode*> items = map.List("items");
  if (!items.empty()) {
    const auto number = [&](std::size_t i) { return i < items.size() ? ToInteger(items[i]->scalar).value_or(0) : 0; };
    entry.first = number(0);
    entry.last = number(1);
    if (items.size() != 2 || entry.first < 1 || entry.last < entry.first) {
      problems.AddError(map.Find("items")->place, "'items' of an indicator is no range",
                        "[first, last], both at least 1");
    }
  }
  map.Finish();
  return entry;
}

std::optional<Decimal> ReadDecimal(MapReader& map, std::string_view key) {
  const std::string text = map.Text(key);
  const std::optional<Decimal> number = Decimal::Parse(text);
  if (!text.empty() && !number) {
    map.problems().AddError(map.Find(key)->place, "'" + std::string(key) + "' is no number", "a number, like 100");
  }
  return number;
}

std::vector<ScorePattern> ReadScorePatterns(MapReader& map, std::string_view key) {
  static const std::vector<std::string_view> kUnits = {"points", "percent", "level"};  // as ScoreUnit
  std::vector<ScorePattern> patterns;
  for (const YamlNode* node : map.List(key)) {
    MapReader entry(*node, "a score pattern", map.problems());
    const std::size_t unit = entry.Choice("unit", kUnits).value_or(0);
    const std::optional<Decimal> value = ReadDecimal(entry, "value");
    const std::optional<Decimal> max = ReadDecimal(entry, "max");
    std::vector<Pattern> found = entry.Patterns("pattern");
    if (found.empty() && node->is_map())
      map.problems().AddError(node->place, "a score pattern without 'pattern'", "'pattern'");
    for (Pattern& pattern : found) patterns.push_back({static_cast<ScoreUnit>(unit), std::move(pattern), value, max});
    entry.Finish();
  }
  return patterns;
}

RoundRule ReadRound(const YamlNode& node, Problems& problems) {
  constexpr int kMonths = 12;
  MapReader map(node, "a round", problems);
  RoundRule round;
  round.no = map.Integer("no", 1, kMonths).value_or(0);
  round.of = map.Integer("of", 1, kMonths).value_or(0);
  round.months = map.Integer("months", 1, kMonths).value_or(0);
  round.first_month = map.Integer("first_month", 1, kMonths).value_or(1);
  round.patterns = map.Patterns("patterns");
  map.Finish();
  if (round.no < 1 || round.no > round.of || (round.months < 1 && !round.patterns.empty())) {
    problems.AddError(node.place, "a round that is none", "'no' from 1 to 'of', and 'months'");
  }
  return round;
}

// The months' words, longest first as an alternation, for "{month}" in the period's patterns.
std::string ReadMonths(MapReader& facts_map, FactRules& facts) {
  std::string alternatives;
  const YamlNode* node = facts_map.Find("months");
  if (node == nullptr) return alternatives;
  MapReader months(*node, "months", facts_map.problems());
  for (int month = 1; month <= 12; ++month) {
    for (const std::string& word : months.Texts(std::to_string(month))) {
      facts.months.emplace_back(Skeleton(word), month);
      if (!alternatives.empty()) alternatives += '|';
      alternatives += ReplaceAll(word, ".", " ?\\.");
    }
  }
  months.Finish();
  return "(?:" + alternatives + ")";
}

}  // namespace

void ReadColumns(MapReader& pack_map, Pack& pack) {
  for (const YamlNode* node : pack_map.List("columns")) ReadColumn(*node, pack, pack_map.problems());
}

void ReadSections(MapReader& pack_map, Pack& pack) {
  static const std::vector<std::string_view> kKinds = {"instrument", "indicator"};  // as SectionKind
  for (const YamlNode* node : pack_map.List("sections")) {
    MapReader map(*node, "a section", pack_map.problems());
    const std::size_t kind = map.Choice("kind", kKinds).value_or(0);
    for (Pattern& pattern : map.Patterns("pattern")) {
      pack.sections.push_back({static_cast<SectionKind>(kind), std::move(pattern)});
    }
    map.Finish();
  }
}

void ReadInstruments(MapReader& pack_map, Pack& pack) {
  for (const YamlNode* node : pack_map.List("instruments")) {
    MapReader map(*node, "an instrument", pack_map.problems());
    InstrumentEntry entry;
    entry.code = map.RequiredText("code");
    entry.name = map.RequiredText("name");
    entry.prefix = map.Text("prefix");
    for (const YamlNode* indicator : map.List("indicators")) {
      entry.indicators.push_back(ReadIndicator(*indicator, pack_map.problems()));
    }
    map.Finish();
    pack.instruments.push_back(std::move(entry));
  }
}

void ReadScore(MapReader& pack_map, Pack& pack) {
  const YamlNode* node = pack_map.Find("score");
  if (node == nullptr) return;
  MapReader map(*node, "'score'", pack_map.problems());
  pack.score.max = ReadDecimal(map, "max");
  pack.score.year_offset = map.Integer("year_offset", -5, 5);
  pack.score.patterns = ReadScorePatterns(map, "patterns");
  pack.score.alone = ReadScorePatterns(map, "alone");
  pack.score.unreadable = map.Patterns("unreadable");
  map.Finish();
}

void ReadLists(MapReader& pack_map, Pack& pack) {
  const YamlNode* node = pack_map.Find("lists");
  if (node == nullptr) return;
  MapReader map(*node, "'lists'", pack_map.problems());
  pack.lists.letters = map.Text("letters");
  pack.lists.empty = map.Texts("empty");
  pack.lists.labels = map.Patterns("labels");
  map.Finish();
}

void ReadFacts(MapReader& pack_map, Pack& pack) {
  static const std::vector<std::string_view> kSources = {"title", "text-box", "header", "property", "file-name"};
  const YamlNode* node = pack_map.Find("facts");
  if (node == nullptr) return;
  MapReader map(*node, "'facts'", pack_map.problems());
  FactRules& facts = pack.facts;
  for (const YamlNode* source : map.List("sources")) {
    bool known = false;
    for (std::size_t i = 0; i < kSources.size(); ++i) {
      if (source->scalar != kSources[i]) continue;
      facts.sources.push_back(static_cast<FactSource>(i));
      known = true;
    }
    if (!known) {
      map.problems().AddError(source->place, "unknown source '" + source->scalar + "'",
                              ExpectOneOf(source->scalar, kSources));
    }
  }
  facts.code_scheme = map.Text("code_scheme");
  facts.agency = map.Patterns("agency");
  facts.fiscal_year = map.Patterns("fiscal_year");
  facts.file_year = map.Patterns("file_year");
  for (const YamlNode* round : map.List("rounds")) facts.rounds.push_back(ReadRound(*round, map.problems()));
  const std::string month = ReadMonths(map, facts);
  for (const Pattern& pattern : map.Patterns("period")) {
    facts.period.emplace_back(ReplaceAll(pattern.text(), "{month}", month), pattern.place());
  }
  map.Finish();
}

}  // namespace sarabun::rules
