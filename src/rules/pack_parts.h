#pragma once

#include "rules/map_reader.h"
#include "rules/pack.h"

namespace sarabun::rules {

// The parts of a pack, each from its node; problems go to the reader's list.
void ReadColumns(MapReader& pack_map, Pack& pack);
void ReadSections(MapReader& pack_map, Pack& pack);
void ReadInstruments(MapReader& pack_map, Pack& pack);
void ReadScore(MapReader& pack_map, Pack& pack);
void ReadLists(MapReader& pack_map, Pack& pack);
void ReadFacts(MapReader& pack_map, Pack& pack);

}  // namespace sarabun::rules
