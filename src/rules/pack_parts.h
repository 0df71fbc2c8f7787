#pragma once

#include "rules/map_reader.h"
#include "rules/pack.h"

namespace sarabun::rules {

// The parts of a pack, each from the pack's map, which CheckShape has looked at. What only shows between values goes
// to `problems`.
void ReadColumns(const MapReader& pack_map, Pack& pack, Problems& problems);
void ReadSections(const MapReader& pack_map, Pack& pack);
void ReadInstruments(const MapReader& pack_map, Pack& pack);
void ReadItem(const MapReader& pack_map, Pack& pack);
void ReadScore(const MapReader& pack_map, Pack& pack);
void ReadLists(const MapReader& pack_map, Pack& pack);
void ReadFacts(const MapReader& pack_map, Pack& pack);
void ReadItemSets(const MapReader& pack_map, Pack& pack, Problems& problems);
void ReadAssessments(const MapReader& pack_map, Pack& pack);
void ReadChecks(const MapReader& pack_map, Pack& pack);
void ReadAuditWords(const MapReader& pack_map, Pack& pack);

TextPair ReadPair(const MapReader& map, std::string_view key);
YearRange ReadYears(const MapReader& map);

}  // namespace sarabun::rules
