#include <algorithm>

#include "rules/map_reader.h"
#include "rules/pack_parts.h"

// What a pack knows of its form by year: items, assessment; and what it wants of the checks.
namespace sarabun::rules {
namespace {

ItemSet ReadItemSet(const MapReader& map, Problems& problems) {
  ItemSet set;
  set.years = ReadYears(map);
  set.certainty = static_cast<Certainty>(map.Choice("certainty").value_or(2));
  set.note = ReadPair(map, "note");
  set.place = map.node().place;
  for (const YamlNode* code : map.Items("codes")) {
    std::optional<ItemRange> range = ItemRange::Parse(code->scalar);
    if (!range) {
      problems.AddError(code->place, "'" + code->scalar + "' is no item code and no range of them",
                        "I7, or I1..I25 for a record each, or O1-O22 for one record of all");
      continue;
    }
    range->place = code->place;
    set.ranges.push_back(std::move(*range));
  }
  if (set.ranges.size() < map.Items("codes").size()) return set;  // the rest would only follow from that
  const std::vector<std::string> codes = set.Codes();
  const std::vector<std::string_view> known(codes.begin(), codes.end());
  const auto check = [&](const YamlNode& code) {
    if (std::find(known.begin(), known.end(), code.scalar) != known.end()) return true;
    problems.AddError(code.place, "the item '" + code.scalar + "' is not in 'codes' of this set",
                      ExpectOneOf(code.scalar, known));
    return false;
  };
  for (const auto& [code, text] : map.TextMap("statements")) {
    if (check(*code)) set.statements.emplace_back(code->scalar, text->scalar);
  }
  for (const YamlNode* code : map.Items("negative")) {
    if (check(*code)) set.negative.push_back(code->scalar);
  }
  return set;
}

}  // namespace

void ReadItemSets(const MapReader& pack_map, Pack& pack, Problems& problems) {
  for (const MapReader& map : pack_map.Maps("items")) pack.items.push_back(ReadItemSet(map, problems));
}

void ReadAssessments(const MapReader& pack_map, Pack& pack) {
  for (const MapReader& map : pack_map.Maps("assessment")) {
    Assessment assessment;
    assessment.years = ReadYears(map);
    assessment.certainty = static_cast<Certainty>(map.Choice("certainty").value_or(2));
    assessment.note = ReadPair(map, "note");
    assessment.pass = map.Number("pass").value_or(0);
    assessment.place = map.node().place;
    for (const MapReader& each : map.Maps("instruments")) {
      AssessedInstrument instrument;
      instrument.code = each.Text("code");
      instrument.weight = each.Number("weight").value_or(kUnknownWeight);
      instrument.mean_of = static_cast<MeanOf>(each.Choice("mean_of").value_or(0));
      for (const MapReader& part : each.Maps("parts")) instrument.parts.push_back(ReadPair(part, "name"));
      instrument.place = each.PlaceOf("code");
      assessment.instruments.push_back(std::move(instrument));
    }
    for (const MapReader& band : map.Maps("bands")) {
      assessment.bands.push_back({ReadPair(band, "name"), band.Number("least").value_or(0),
                                  band.Number("each").value_or(0), band.node().place});
    }
    pack.assessments.push_back(std::move(assessment));
  }
}

void ReadChecks(const MapReader& pack_map, Pack& pack) {
  pack.checks = DefaultChecks();
  const std::optional<MapReader> map = pack_map.Map("checks");
  if (!map) return;
  for (CheckRule& rule : pack.checks) {
    const std::optional<MapReader> own = map->Map(rule.info->code);
    if (!own) continue;
    if (const std::optional<std::size_t> severity = own->Choice("severity")) {
      rule.severity = static_cast<Severity>(*severity);
      rule.own_severity = true;
    }
    if (rule.info->can_be_off) rule.enabled = own->Flag("enabled", true);
    const std::optional<MapReader> figures = rule.info->thresholds.empty() ? std::nullopt : own->Map("thresholds");
    for (std::size_t i = 0; figures && i < rule.thresholds.size(); ++i) {
      rule.thresholds[i] = figures->Number(rule.info->thresholds[i].name).value_or(rule.thresholds[i]);
    }
  }
}

void ReadAuditWords(const MapReader& pack_map, Pack& pack) {
  const std::optional<MapReader> map = pack_map.Map("audit");
  if (!map) return;
  for (const WordKindInfo& info : ExtendableWordKinds()) {
    for (Pattern& pattern : map->Patterns(WordKindName(info.kind))) {
      pack.audit_words.emplace_back(info.kind, std::move(pattern));
    }
  }
}

}  // namespace sarabun::rules
