#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/docx_builder/random.h"
#include "tools/samples/source.h"

namespace sarabun::samples {

// Reports of many districts, drawn from samples/source/templates.yaml: all 42 items, each measure answered by a
// result with facts, in every merged cell a picture of its own that was taken within the period. The same number and
// seed give the same report.
class DistrictMaker {
 public:
  // `form` and `districts` must outlive the maker. `first_year`: fiscal year of the first round, Buddhist era.
  DistrictMaker(const std::string& templates, const Form& form, const std::vector<District>& districts,
                std::uint64_t seed, int first_year = 2567);

  // The `number`-th report, from 0: every district once, then again for the next round, then for the next year.
  ReportSource Make(std::size_t number) const;

  // A measure of the group that begins at item `code`, and what a result says of it. Neither need be in the report.
  struct Pair {
    std::string measure;
    std::string result;
    std::string opening;  // the action's first words, which no other action of the group has
  };
  Pair MakePair(const ReportSource& report, const std::string& code, build::Random& random) const;
  // A moment of the report's period, as EXIF writes it without its zone: "2024-02-28T09:15:00".
  static std::string Moment(const ReportSource& report, build::Random& random);

 private:
  struct Draw;  // one report in the making
  void SetFacts(Draw& draw, std::size_t round) const;
  void AddGroup(Draw& draw, const Node& group) const;
  std::string Score(const ReportSource& report, const std::string& code) const;
  ItemSource MakeItem(Draw& draw, const std::string& code) const;
  void WriteLists(Draw& draw, const Node& actions, ItemSource& item) const;
  Pair PairOf(Draw& draw, const std::string& action) const;
  std::string Fill(Draw& draw, std::string text) const;
  std::string Value(Draw& draw, const std::string& slot) const;
  std::string Date(Draw& draw) const;
  const std::string& Pick(Draw& draw, const char* list) const;

  Node templates_;
  const Form& form_;
  const std::vector<District>& districts_;
  std::uint64_t seed_;
  int first_year_;
};

}  // namespace sarabun::samples
