#include "rules/explain.h"

#include "base/text.h"
#include "rules/fold.h"
#include "rules/pack.h"

namespace sarabun::rules {
namespace {

constexpr std::string_view kTypeNames[] = {"an item with code and score", "text", "a list", "a score",
                                           "pictures, links and text", "the section of its rows"};

std::string Plural(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

void DescribeColumns(const Pack& pack, std::string& out) {
  out += "\nColumns, by likeness of their headings\n";
  for (const Column& column : pack.columns) {
    out += "  " + (column.extra ? "extra." + column.name : column.name) + ": " +
           std::string(kTypeNames[static_cast<std::size_t>(column.type)]);
    if (column.place > 0) out += ", usually column " + std::to_string(column.place);
    if (column.required) out += ", required";
    out += "\n    headed " + Join(column.headings, " | ") + '\n';
  }
}

void DescribeSections(const Pack& pack, std::string& out) {
  if (pack.instruments.empty() && pack.sections.empty()) return;
  out += "\nSections: rows that open an instrument or an indicator, by " +
         Plural(pack.sections.size(), "pattern", "patterns") + '\n';
  for (const InstrumentEntry& instrument : pack.instruments) {
    out += "  " + instrument.code + " " + instrument.name;
    if (!instrument.prefix.empty()) out += ", items " + instrument.prefix + "…";
    out += '\n';
    for (const IndicatorEntry& indicator : instrument.indicators) {
      out += "    " + std::to_string(indicator.no) + " " + indicator.name;
      if (indicator.last > 0) {
        out += ", " + instrument.prefix + std::to_string(indicator.first) + " to " + instrument.prefix +
               std::to_string(indicator.last);
      }
      out += '\n';
    }
  }
}

void DescribePatterns(std::string_view title, const std::vector<Pattern>& patterns, std::string& out) {
  if (patterns.empty()) return;
  out += '\n' + std::string(title) + '\n';
  for (const Pattern& pattern : patterns) out += "  " + pattern.text() + '\n';
}

void DescribeFacts(const Pack& pack, std::string& out) {
  out += "\nReport facts, from";
  for (FactSource source : pack.facts.sources) out += " " + std::string(FactSourceName(source));
  out += "\n  agency: " + Plural(pack.agencies.entries().size(), "known name", "known names");
  out += "\n  fiscal year: " + Plural(pack.facts.fiscal_year.size(), "pattern", "patterns") + '\n';
  for (const RoundRule& round : pack.facts.rounds) {
    out += "  round " + std::to_string(round.no) + " of " + std::to_string(round.of) + ": " +
           Plural(static_cast<std::size_t>(round.months), "month", "months") + ", " +
           Plural(round.patterns.size(), "pattern", "patterns") + '\n';
  }
}

// Headings that say the same of two columns make the pairing a coin toss.
void WarnOfLikeHeadings(const Pack& pack, Problems& problems) {
  constexpr double kTooLike = 0.95;
  for (std::size_t i = 0; i < pack.columns.size(); ++i) {
    for (std::size_t j = i + 1; j < pack.columns.size(); ++j) {
      for (std::size_t a = 0; a < pack.columns[i].skeletons.size(); ++a) {
        for (std::size_t b = 0; b < pack.columns[j].skeletons.size(); ++b) {
          if (Similarity(pack.columns[i].skeletons[a], pack.columns[j].skeletons[b]) < kTooLike) continue;
          problems.AddWarning({}, pack.name + ": the headings '" + pack.columns[i].headings[a] + "' of " +
                                      pack.columns[i].name + " and '" + pack.columns[j].headings[b] + "' of " +
                                      pack.columns[j].name + " are too alike");
        }
      }
    }
  }
}

}  // namespace

std::string SummarizePack(const Pack& pack) {
  return pack.name + " " + pack.version + "  " + (pack.title.en.empty() ? pack.title.th : pack.title.en);
}

std::string DescribePack(const Pack& pack) {
  std::string out = pack.name + ", version " + pack.version + '\n';
  for (const std::string* text : {&pack.title.th, &pack.title.en, &pack.description.th, &pack.description.en}) {
    if (!text->empty()) out += *text + '\n';
  }
  if (!pack.extends.empty()) out += "Extends " + pack.extends + ".\n";
  out += "For fiscal years " + std::to_string(pack.years.first) + " to " + std::to_string(pack.years.last) + ".\n";
  out += "Read from " + pack.folder + ", sha256 " + pack.sha256 + '\n';
  DescribePatterns("Titles that speak for it", pack.titles, out);
  DescribePatterns("Headings that speak against it", pack.not_headings, out);
  DescribePatterns("Cells that, in every other row, speak against it", pack.not_cells, out);
  DescribeColumns(pack, out);
  DescribeSections(pack, out);
  DescribePatterns("Item codes", pack.codes, out);
  DescribePatterns("List labels", pack.lists.labels, out);
  DescribeFacts(pack, out);
  return out;
}

PackCheck CheckPack(const std::string& folder, const std::vector<std::string>& search_folders) {
  PackResult result = ReadPack(folder, search_folders);
  PackCheck check;
  check.sound = result.pack != nullptr;
  if (result.pack != nullptr) WarnOfLikeHeadings(*result.pack, result.problems);
  check.text = result.problems.ToText();
  if (check.text.empty()) check.text = result.pack->name + " " + result.pack->version + ": no errors, no warnings\n";
  return check;
}

}  // namespace sarabun::rules
