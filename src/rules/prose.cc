#include "rules/prose.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "base/text.h"
#include "grid/dump.h"
#include "rules/pack.h"

namespace sarabun::rules {
namespace {

constexpr std::size_t kWidth = 100;  // terminal columns
constexpr std::size_t kShown = 3;    // of a long list, as examples

std::string Counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

// "a, b and c"
std::string Listed(const std::vector<std::string>& words, std::string_view last = "and") {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
    out += words[i];
  }
  return out;
}

std::string Quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

// The first few, and how many more.
std::string Some(const std::vector<std::string>& words, std::string_view what) {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(words.size(), kShown); ++i) shown.push_back(Quoted(words[i]));
  const std::size_t more = words.size() - shown.size();
  return more == 0 ? Listed(shown, "or") : Join(shown, ", ") + " or " + Counted(more, "other " + std::string(what));
}

const std::string& InEnglish(const TextPair& pair) { return pair.en.empty() ? pair.th : pair.en; }

std::string Ordinal(std::uint32_t n) {
  static const std::vector<std::string> kWords = {"",       "first", "second", "third",
                                                  "fourth", "fifth", "sixth",  "seventh"};
  return n < kWords.size() ? kWords[n] : "column " + std::to_string(n);
}

std::string YearsText(const YearRange& years) {
  if (years.first == years.last) return "fiscal year " + std::to_string(years.first);
  return "fiscal years " + std::to_string(years.first) + " to " + std::to_string(years.last);
}

std::string CodeSpan(const std::string& prefix, int first, int last) {
  const std::string begin = prefix + std::to_string(first);
  return first == last ? begin : begin + " to " + prefix + std::to_string(last);
}

class Teller {
 public:
  explicit Teller(const Pack& pack) : pack_(pack) {}

  std::string Tell() {
    TellReports();
    TellColumns();
    TellItem();
    TellSections();
    TellFacts();
    TellKnowledge();
    TellChecks();
    TellPlace();
    return std::move(out_);
  }

 private:
  void Say(std::string_view sentence) { paragraph_ += (paragraph_.empty() ? "" : " ") + std::string(sentence); }

  // Ends the paragraph: wrapped at spaces, later lines under the first by `indent`.
  void End(std::string_view indent = "") {
    if (paragraph_.empty()) return;
    std::size_t column = 0;
    for (std::string_view word : Split(paragraph_, ' ')) {
      const std::size_t width = grid::DisplayWidth(word);
      if (column > 0 && column + 1 + width > kWidth) {
        out_ += '\n' + std::string(indent);
        column = indent.size();
      } else if (column > 0) {
        out_ += ' ';
        ++column;
      }
      out_ += word;
      column += width;
    }
    out_ += '\n';
    paragraph_.clear();
  }

  void Part() { out_ += out_.empty() ? "" : "\n"; }

  void TellReports() {
    const std::string& description = InEnglish(pack_.description);
    Say(pack_.name + " (version " + pack_.version + ") is for: " + InEnglish(pack_.title) + ".");
    if (!description.empty()) Say(description + ".");
    if (pack_.abstract) Say("It is only a base for other packs and reads no report itself.");
    if (!pack_.extends.empty())
      Say("It says what is different from " + pack_.extends + " and takes the rest from there.");
    Say(pack_.years.first == 0 ? "It is for every fiscal year."
                               : "It is for reports of " + YearsText(pack_.years) +
                                     " (Buddhist era); a report that says another year is not read by it.");
    std::vector<std::string> needed;
    for (const Column& column : pack_.columns) {
      if (column.required) needed.push_back(column.name);
    }
    Say("A table is taken for this form when it has a column for " + Listed(needed) +
        ", and its headings, its title and its rows are together at least " +
        std::to_string(std::lround(pack_.minimum * 100)) + "% like the form.");
    if (!pack_.titles.empty()) Say("In a title, " + PatternsSay(pack_.titles) + " for it.");
    if (!pack_.not_headings.empty())
      Say("A heading that matches " + PatternText(pack_.not_headings) + " speaks against it.");
    if (!pack_.not_cells.empty()) Say("So do rows of another form's items.");
    End();
  }

  static std::string PatternText(const std::vector<Pattern>& patterns) {
    std::vector<std::string> texts;
    texts.reserve(patterns.size());
    for (const Pattern& pattern : patterns) texts.push_back(pattern.text());
    return Some(texts, "pattern");
  }
  static std::string PatternsSay(const std::vector<Pattern>& patterns) {
    return PatternText(patterns) + (patterns.size() == 1 ? " speaks" : " speak");
  }

  void TellColumns() {
    Part();
    Say("Each row below the headings is one record. Headings are known by likeness, so that a small change of words or "
        "a broken line does no harm.");
    End();
    for (const Column& column : pack_.columns) {
      static constexpr std::string_view kBecomes[] = {"the item, with its code and score",
                                                      "text",
                                                      "a list",
                                                      "the score",
                                                      "evidence: pictures, links and text",
                                                      "the instrument or indicator of the row and of those below"};
      Say("- Under " + Some(column.headings, "heading") + " stands");
      if (column.extra) {
        Say("text that is kept as extra." + column.name);
      } else {
        const std::string becomes(kBecomes[static_cast<std::size_t>(column.type)]);
        Say(column.type == ColumnType::kList ? "the list of " + column.name : becomes);
      }
      if (column.place > 0)
        paragraph_ += ", usually in the " + Ordinal(column.place) + (column.place < 8 ? " column" : "");
      if (column.required) paragraph_ += "; no table of this form lacks it";
      paragraph_ += '.';
      End("  ");
    }
  }

  void TellItem() {
    Part();
    if (pack_.codes.empty()) {
      Say("Items have no codes: a record is known by its place in the report.");
    } else {
      Say("An item's cell begins with its code, which is found by " + Counted(pack_.codes.size(), "pattern") +
          " and taken off" + CodeExamples() + ".");
    }
    if (!pack_.continued.empty())
      Say("A cell that says only " + PatternText(pack_.continued) + " goes on with the row above.");
    TellScore();
    Say("What is left of the cell is the statement.");
    if (!pack_.lists.labels.empty()) {
      Say("In lists a line that begins with one of " + Counted(pack_.lists.labels.size(), "kind") +
          " of label (1. 1) - and the like) opens a new entry; other lines go on with the one above.");
    }
    if (!pack_.lists.empty.empty()) Say("A cell with " + Some(pack_.lists.empty, "sign") + " alone holds nothing.");
    End();
  }

  std::string CodeExamples() const {
    std::vector<std::string> prefixes;
    for (const InstrumentEntry& instrument : pack_.instruments) {
      if (!instrument.prefix.empty()) prefixes.push_back(instrument.prefix + "1");
    }
    return prefixes.empty() ? "" : ", as in " + Listed(prefixes);
  }

  void TellScore() {
    const ScoreRules& score = pack_.score;
    if (score.patterns.empty() && score.alone.empty()) return Say("The form has no scores.");
    std::map<std::string, std::size_t> units;
    for (const auto* patterns : {&score.patterns, &score.alone}) {
      for (const ScorePattern& pattern : *patterns) ++units[std::string(UnitWord(pattern.unit))];
    }
    std::vector<std::string> words;
    words.reserve(units.size());
    for (const auto& [unit, count] : units) words.push_back(unit);
    Say("A score is read " +
        std::string(score.patterns.empty() ? "from its own column alone"
                                           : "from the item's cell or a column of its own") +
        ", as " + Listed(words, "or") + (score.max ? ", at most " + score.max->ToString() : "") + ".");
    if (!score.year_offset) {
      Say("Which year's assessment it belongs to the pack does not say.");
    } else if (*score.year_offset == 0) {
      Say("It belongs to the report's own fiscal year.");
    } else {
      Say("It belongs to the assessment " + Counted(static_cast<std::size_t>(std::abs(*score.year_offset)), "year") +
          (*score.year_offset < 0 ? " before" : " after") + " the report's.");
    }
  }

  static std::string_view UnitWord(ScoreUnit unit) {
    return unit == ScoreUnit::kPoints ? "points" : unit == ScoreUnit::kPercent ? "a percentage" : "a level in words";
  }

  void TellSections() {
    if (pack_.sections.empty() && pack_.instruments.empty()) return;
    Part();
    const auto of_kind = [&](SectionKind kind) {
      return static_cast<std::size_t>(
          std::count_if(pack_.sections.begin(), pack_.sections.end(), [&](const auto& s) { return s.kind == kind; }));
    };
    Say("A row that says one thing over the table opens a part for all rows below: an instrument (known by " +
        Counted(of_kind(SectionKind::kInstrument), "pattern") + ") or an indicator in it (" +
        Counted(of_kind(SectionKind::kIndicator), "pattern") + ").");
    if (!pack_.instruments.empty()) Say("Where a report leaves them out, these are known:");
    End();
    for (const InstrumentEntry& instrument : pack_.instruments) {
      Say("- " + instrument.code + ", " + instrument.name);
      if (!instrument.prefix.empty()) Say("(items " + instrument.prefix + "…)");
      std::vector<std::string> indicators;
      for (const IndicatorEntry& each : instrument.indicators) {
        std::string text = std::to_string(each.no) + " " + each.name;
        if (each.last > 0) text += " (" + CodeSpan(instrument.prefix, each.first, each.last) + ")";
        indicators.push_back(std::move(text));
      }
      if (!indicators.empty()) paragraph_ += ": indicators " + Listed(indicators);
      paragraph_ += '.';
      End("  ");
    }
  }

  void TellFacts() {
    if (pack_.facts.sources.empty()) return;
    Part();
    std::vector<std::string> sources;
    static constexpr std::string_view kPlaces[] = {"the title", "text boxes", "page headers", "the file's properties",
                                                   "the file's name"};
    for (FactSource source : pack_.facts.sources) sources.emplace_back(kPlaces[static_cast<std::size_t>(source)]);
    Say("Whose report it is, for which fiscal year, round and period is read from " + Listed(sources, "or") +
        "; the first that says it is believed.");
    const std::vector<AgencyEntry>& agencies = pack_.agencies.entries();
    if (agencies.empty()) {
      Say("No agency is listed, so names are kept as they are written and have no code.");
    } else {
      std::vector<std::string> names;
      names.reserve(agencies.size());
      for (const AgencyEntry& agency : agencies) names.push_back(agency.name);
      Say((agencies.size() == 1 ? "1 agency is" : std::to_string(agencies.size()) + " agencies are") +
          std::string(" known by name and code: ") + Some(names, "name") + ".");
    }
    std::vector<std::string> rounds;
    for (const RoundRule& round : pack_.facts.rounds) {
      std::string text = "round " + std::to_string(round.no) + " of " + std::to_string(round.of);
      if (round.months > 0) text += " over " + Counted(static_cast<std::size_t>(round.months), "month");
      if (std::find(rounds.begin(), rounds.end(), text) == rounds.end()) rounds.push_back(std::move(text));
    }
    if (!rounds.empty()) Say("A report is " + Listed(rounds, "or") + ".");
    End();
  }

  void TellKnowledge() {
    if (pack_.items.empty() && pack_.assessments.empty()) return;
    Part();
    for (const ItemSet& set : pack_.items) {
      std::vector<std::string> ranges;
      for (const ItemRange& range : set.ranges) ranges.push_back(range.ToString());
      Say("- In " + YearsText(set.years) + " a whole report has " + Counted(set.Codes().size(), "record") + ": " +
          Listed(ranges) + " (" + std::string(CertaintyName(set.certainty)) + ").");
      if (!set.statements.empty()) Say("The wording of " + Counted(set.statements.size(), "item") + " is known.");
      if (!InEnglish(set.note).empty()) Say(InEnglish(set.note));
      End("  ");
    }
    for (const Assessment& each : pack_.assessments) {
      std::vector<std::string> weights;
      for (const AssessedInstrument& instrument : each.instruments) {
        weights.push_back(instrument.code + " counts " + std::to_string(std::lround(instrument.weight)) + " of 100");
      }
      Say("- In " + YearsText(each.years) + " " + Listed(weights) + " (" + std::string(CertaintyName(each.certainty)) +
          ").");
      if (!InEnglish(each.note).empty()) Say(InEnglish(each.note));
      End("  ");
    }
  }

  void TellChecks() {
    std::vector<std::string> own;
    std::vector<std::string> off;
    for (const CheckRule& rule : pack_.checks) {
      const std::string code(rule.info->code);
      if (!rule.enabled) off.push_back(code);
      if (rule.enabled && rule.own_severity)
        own.push_back(code + " (" + std::string(SeverityName(rule.severity)) + ")");
    }
    Part();
    Say(own.empty() && off.empty() ? "All checks are made as they are everywhere."
                                   : "Checks are made as they are everywhere, but for these:");
    if (!own.empty()) Say("of a weight of its own " + Listed(own) + ".");
    if (!off.empty()) Say("Not made: " + Listed(off) + ".");
    End();
  }

  void TellPlace() {
    Part();
    Say("It stands in " + pack_.folder + "; `sarabun rules show " + pack_.name +
        "` lists every heading, pattern and check, and `sarabun rules test` runs its cases.");
    End();
  }

  const Pack& pack_;
  std::string out_;
  std::string paragraph_;
};

}  // namespace

std::string TellPack(const Pack& pack) { return Teller(pack).Tell(); }

}  // namespace sarabun::rules
