#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "rules/fold.h"
#include "rules/pack.h"

// What no value shows by itself: that two of them contradict each other, or that something can never come to pass.
namespace sarabun::rules {
namespace {

constexpr double kTooLike = 0.95;  // headings that a typing error turns into each other
constexpr double kWhole = 100;     // what weights must sum up to
constexpr double kRounding = 0.001;
constexpr int kMonthsInYear = 12;

std::string Number(double value) { return Decimal::Parse(std::to_string(value))->ToString(); }

std::string InLine(const Place& place) { return "line " + std::to_string(place.line); }

class SenseChecker {
 public:
  SenseChecker(const Pack& pack, Problems& problems) : pack_(pack), problems_(problems) {}

  void Check() {
    for (std::size_t i = 0; i < pack_.columns.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) CheckColumns(pack_.columns[j], pack_.columns[i]);
    }
    CheckInstruments();
    CheckFacts();
    CheckItems();
    for (std::size_t i = 0; i < pack_.assessments.size(); ++i) CheckAssessment(i);
    CheckName();
  }

 private:
  void CheckColumns(const Column& first, const Column& second) {
    if (second.place > 0 && first.place == second.place) {
      problems_.AddError(second.placed, "the columns '" + first.name + "' and '" + second.name + "' at one place",
                         "each at its own, or none");
    }
    for (std::size_t a = 0; a < first.skeletons.size(); ++a) {
      for (std::size_t b = 0; b < second.skeletons.size(); ++b) {
        if (first.skeletons[a] == second.skeletons[b]) {
          problems_.AddError(second.heading_places[b],
                             "the heading '" + second.headings[b] + "' of '" + second.name + "' is also one of '" +
                                 first.name + "', " + InLine(first.heading_places[a]),
                             "a heading for one column");
        } else if (Similarity(first.skeletons[a], second.skeletons[b], kTooLike) >= kTooLike) {
          problems_.AddWarning(second.heading_places[b],
                               "the heading '" + second.headings[b] + "' of '" + second.name + "' and '" +
                                   first.headings[a] + "' of '" + first.name +
                                   "' are so alike that a typing error may turn one into the other");
        }
      }
    }
  }

  void CheckInstruments() {
    for (std::size_t i = 0; i < pack_.instruments.size(); ++i) {
      const InstrumentEntry& own = pack_.instruments[i];
      for (std::size_t j = 0; j < i; ++j) {
        const InstrumentEntry& other = pack_.instruments[j];
        if (own.code == other.code) {
          problems_.AddError(own.where, "the instrument '" + own.code + "' a second time", "each once");
        } else if (!own.prefix.empty() && own.prefix == other.prefix) {
          problems_.AddError(own.where,
                             "the items of '" + own.code + "' and of '" + other.code +
                                 "' begin with the same prefix '" + own.prefix + "'",
                             "each instrument's own prefix");
        }
      }
      CheckIndicators(own);
    }
  }

  void CheckIndicators(const InstrumentEntry& instrument) {
    const std::vector<IndicatorEntry>& all = instrument.indicators;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (all[i].no == all[j].no) {
          problems_.AddError(
              all[i].where,
              "the indicator " + std::to_string(all[i].no) + " of '" + instrument.code + "' a second time",
              "each once");
        } else if (all[i].first > 0 && all[i].first <= all[j].last && all[j].first <= all[i].last) {
          const std::string item = instrument.prefix + std::to_string(std::max(all[i].first, all[j].first));
          problems_.AddError(all[i].where,
                             "the item " + item + " in the indicators " + std::to_string(all[j].no) + " and " +
                                 std::to_string(all[i].no),
                             "each item in one indicator");
        }
      }
    }
  }

  void CheckFacts() {
    const FactRules& facts = pack_.facts;
    for (const RoundRule& round : facts.rounds) {
      if (round.no > round.of && round.of > 0) {
        problems_.AddError(round.where, "a round " + std::to_string(round.no) + " of " + std::to_string(round.of),
                           "'no' from 1 to 'of'");
      }
      if (round.months == 0 && !round.patterns.empty()) {
        problems_.AddError(round.where, "a round that is named in reports, without 'months'",
                           "'months' that it covers, from 1 to 12");
      }
      if (round.first_month + round.months - 1 > kMonthsInYear) {
        problems_.AddError(round.where, "a round that runs past the fiscal year's end",
                           "'first_month' (1 is October) and 'months' within the twelve");
      }
    }
    for (std::size_t i = 0; i < facts.months.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (facts.months[i].first != facts.months[j].first || facts.months[i].second == facts.months[j].second)
          continue;
        problems_.AddError(WhereOf(facts),
                           "one word for the months " + std::to_string(facts.months[j].second) + " and " +
                               std::to_string(facts.months[i].second),
                           "each word for one month");
      }
    }
    const bool looked_for =
        !facts.agency.empty() || !facts.fiscal_year.empty() || !facts.rounds.empty() || !facts.period.empty();
    if (looked_for && facts.sources.empty()) {
      problems_.AddError(WhereOf(facts), "facts without 'sources', so that none is ever looked for",
                         "'sources: [title, header, file-name]' or others");
    }
    for (const Pattern& period : facts.period) {
      if (period.text().find("{month}") == std::string::npos) continue;
      problems_.AddError(period.place(), "'{month}' without words for months", "'months' beside it");
    }
  }

  static Place WhereOf(const FactRules& facts) {
    for (const std::vector<Pattern>* patterns : {&facts.agency, &facts.fiscal_year, &facts.period}) {
      if (!patterns->empty()) return patterns->front().place();
    }
    return facts.rounds.empty() ? Place{} : facts.rounds.front().where;
  }

  void CheckItems() {
    std::vector<std::string_view> prefixes;
    for (const InstrumentEntry& instrument : pack_.instruments) {
      if (!instrument.prefix.empty()) prefixes.emplace_back(instrument.prefix);
    }
    for (std::size_t i = 0; i < pack_.items.size(); ++i) {
      const ItemSet& set = pack_.items[i];
      for (std::size_t j = 0; j < i; ++j) {
        if (!set.years.Meets(pack_.items[j].years)) continue;
        problems_.AddError(set.place, "two item sets for one year; the other is in " + InLine(pack_.items[j].place),
                           "years that do not meet");
      }
      for (std::size_t a = 0; a < set.ranges.size(); ++a) {
        const ItemRange& range = set.ranges[a];
        if (!prefixes.empty() && std::find(prefixes.begin(), prefixes.end(), range.prefix) == prefixes.end()) {
          problems_.AddError(range.place, "no instrument has items that begin with '" + range.prefix + "'",
                             ExpectOneOf(range.prefix, prefixes));
        }
        for (std::size_t b = 0; b < a; ++b) {
          const ItemRange& other = set.ranges[b];
          if (range.prefix != other.prefix || range.first > other.last || other.first > range.last) continue;
          problems_.AddError(range.place,
                             "the item " + range.prefix + std::to_string(std::max(range.first, other.first)) +
                                 " a second time in this set",
                             "each item once");
        }
      }
    }
  }

  void CheckAssessment(std::size_t index) {
    const Assessment& assessment = pack_.assessments[index];
    for (std::size_t j = 0; j < index; ++j) {
      if (!assessment.years.Meets(pack_.assessments[j].years)) continue;
      problems_.AddError(assessment.place,
                         "two assessments for one year; the other is in " + InLine(pack_.assessments[j].place),
                         "years that do not meet");
    }
    double sum = 0;
    bool all_known = true;
    std::vector<std::string_view> known;
    for (const InstrumentEntry& instrument : pack_.instruments) known.emplace_back(instrument.code);
    for (std::size_t i = 0; i < assessment.instruments.size(); ++i) {
      const AssessedInstrument& each = assessment.instruments[i];
      sum += each.weight;
      all_known = all_known && each.weight != kUnknownWeight;
      if (!known.empty() && pack_.FindInstrument(each.code) == nullptr) {
        problems_.AddError(each.place, "no instrument '" + each.code + "'", ExpectOneOf(each.code, known));
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (assessment.instruments[j].code != each.code) continue;
        problems_.AddError(each.place, "the instrument '" + each.code + "' weighed a second time", "each once");
      }
      if ((each.mean_of == MeanOf::kParts) != !each.parts.empty()) {
        problems_.AddError(each.place, "'mean_of: parts' and 'parts' belong together", "both, or neither");
      }
    }
    if (all_known && !assessment.instruments.empty() && std::abs(sum - kWhole) > kRounding) {
      problems_.AddError(assessment.place, "the weights sum up to " + Number(sum), "100");
    }
    CheckBands(assessment);
  }

  // A band that a better one above always takes is never reached; a total that reaches none would have no level.
  void CheckBands(const Assessment& assessment) {
    const std::vector<Band>& bands = assessment.bands;
    for (std::size_t i = 0; i < bands.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (bands[j].least > bands[i].least || bands[j].each > bands[i].each) continue;
        problems_.AddError(bands[i].place,
                           "the band '" + bands[i].name.th + "' is never reached: '" + bands[j].name.th +
                               "' above it asks for no more",
                           "bands from the best down");
        break;
      }
    }
    if (!bands.empty() && (bands.back().least > 0 || bands.back().each > 0)) {
      problems_.AddError(bands.back().place, "totals below the last band have no level", "'least: 0' on the last band");
    }
  }

  void CheckName() {
    if (pack_.name.empty()) return;
    const std::string folder = pack_.folder.substr(pack_.folder.rfind('/') + 1);
    if (folder == pack_.name || folder.empty() || folder == ".") return;
    problems_.AddWarning({}, "the pack '" + pack_.name + "' is in a folder '" + folder + "', so that --rules " +
                                 pack_.name + " does not find it");
  }

  const Pack& pack_;
  Problems& problems_;
};

}  // namespace

void CheckSense(const Pack& pack, Problems& problems) { SenseChecker(pack, problems).Check(); }

}  // namespace sarabun::rules
