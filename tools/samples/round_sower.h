#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tools/docx_builder/random.h"
#include "tools/samples/districts.h"
#include "tools/samples/source.h"
#include "tools/samples/sower.h"
#include "tools/samples/wordings.h"

namespace sarabun::samples {

// Rounds of the same districts: the last of one fiscal year, and both of the next. The last is what is audited, the
// others are what it is audited against.
enum class Round { kYearBefore, kEarlier, kNow };

struct RoundSet {
  std::array<std::vector<SownReport>, 3> rounds;  // by Round, the same districts in the same order
  std::vector<Sown> manifest;
};

// Draws the three rounds of `count` districts without fault, none taking up a measure of another, then sows what
// `rounds_plan` of samples/source/faults.yaml plans. Each fault has places of its own. Same seed, same set.
class RoundSower {
 public:
  RoundSower(const DistrictMaker& maker, const std::vector<District>& districts, const std::string& faults,
             std::uint64_t seed, std::size_t count);

  RoundSet Sow();

  // --- for the faults ---

  // The items of one merged cell of a district, the same in all rounds.
  struct Place {
    std::size_t district = 0;
    std::vector<std::string> items;
  };
  // A place that no fault has taken, for which `fits`; ends the program when there is none left.
  Place Take(const std::function<bool(const Place&)>& fits = {});
  Place TakeShared();
  // A place with more than two measures in the round before and now.
  Place TakeLong();
  // A district that no fault has touched, and that none will.
  std::size_t TakeDistrict();

  SownReport& FileOf(Round round, std::size_t district) {
    return set_.rounds[static_cast<std::size_t>(round)][district];
  }
  ReportSource& ReportOf(Round round, const Place& place) { return FileOf(round, place.district).report; }
  ItemSource& ItemOf(Round round, const Place& place, const std::string& code);
  ItemSource& Head(Round round, const Place& place) { return ItemOf(round, place, place.items.front()); }
  // Any of the place's items; any but its first, which holds the merged cells.
  const std::string& AnyItem(const Place& place);
  const std::string& LaterItem(const Place& place);
  void DropItem(Round round, const Place& place, const std::string& code);

  const Node& Wording(const char* list) { return words_.Draw(list, random_); }
  std::string OtherName(const Place& place);

  void Note(const Place& place, std::string code, std::string field, std::string status, std::string done,
            bool must = true);
  void NoteItem(const Place& place, const std::string& item, std::string code, std::string field, std::string status,
                std::string done, bool must = true);
  void NoteReport(std::size_t district, std::string code, std::string field, std::string status, std::string done,
                  bool must = true);
  Sown& last() { return set_.manifest.back(); }

  build::Random& random() { return random_; }

 private:
  void Draw(std::size_t district);
  void SetApart(const ReportSource& earlier, ReportSource& report);
  void FindPlaces(std::size_t district);

  const DistrictMaker& maker_;
  const std::vector<District>& districts_;
  Wordings words_;
  build::Random random_;
  RoundSet set_;
  std::vector<Place> places_;  // free ones
  std::set<std::size_t> touched_;
  std::size_t fault_ = 0;
};

// By name: what can be sown between rounds.
using RoundFault = std::function<void(RoundSower&)>;
const std::vector<std::pair<std::string, RoundFault>>& RoundFaults();

}  // namespace sarabun::samples
