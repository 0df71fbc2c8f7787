#include "rules/explain.h"

#include <cstdlib>

#include "base/text.h"
#include "rules/pack.h"

namespace sarabun::rules {
namespace {

constexpr std::string_view kTypeNames[] = {
    "an item with code and score", "text", "a list", "a score", "pictures, links and text", "the section of its rows"};

std::string Plural(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

void DescribeColumns(const Pack& pack, std::string& out) {
  if (pack.columns.empty()) return;
  out += "\nColumns, by likeness of their headings\n";
  for (const Column& column : pack.columns) {
    out += "  " + (column.extra ? "extra." + column.name : column.name) + ": " +
           std::string(kTypeNames[static_cast<std::size_t>(column.type)]);
    if (column.place > 0) out += ", usually column " + std::to_string(column.place);
    if (column.required) out += ", required";
    out += "\n    headed " + Join(column.headings, " | ") + '\n';
    if (!column.also.empty()) out += "    or, where the table lacks these, " + Join(column.also, " | ") + '\n';
    if (!column.also.empty()) out += "    or, without these, " + Join(column.also, " | ") + '\n';
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
  if (pack.facts.sources.empty()) return;
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

std::string YearsText(const YearRange& years) {
  if (years.first == years.last) return std::to_string(years.first);
  return std::to_string(years.first) + " to " + std::to_string(years.last);
}

const std::string& InEnglish(const TextPair& pair) { return pair.en.empty() ? pair.th : pair.en; }

std::string Number(double value) { return Decimal::Parse(std::to_string(value))->ToString(); }

void DescribeScore(const Pack& pack, std::string& out) {
  if (pack.score.patterns.empty() && pack.score.alone.empty()) return;
  out += "\nScores, by " + Plural(pack.score.patterns.size() + pack.score.alone.size(), "pattern", "patterns");
  if (pack.score.max) out += ", at most " + pack.score.max->ToString();
  out += '\n';
  if (!pack.score.year_offset) {
    out += "  of which year's assessment the pack does not say\n";
  } else if (*pack.score.year_offset == 0) {
    out += "  of the report's own fiscal year\n";
  } else {
    const int offset = *pack.score.year_offset;
    out += "  of the fiscal year " + std::to_string(std::abs(offset)) + (offset < 0 ? " before" : " after") +
           " the report's\n";
  }
}

void DescribeItems(const Pack& pack, std::string& out) {
  if (pack.items.empty()) return;
  out += "\nItems of the form, by fiscal year\n";
  for (const ItemSet& set : pack.items) {
    out += "  " + YearsText(set.years) + ":";
    for (const ItemRange& range : set.ranges) out += ' ' + range.ToString();
    out += "; " + Plural(set.Codes().size(), "record", "records") + " (" + std::string(CertaintyName(set.certainty)) +
           ")\n";
    if (!set.statements.empty()) out += "    wording known of " + Plural(set.statements.size(), "item", "items") + '\n';
    if (!set.negative.empty()) out += "    a denial is the good answer: " + Join(set.negative, " ") + '\n';
    if (!InEnglish(set.note).empty()) out += "    " + InEnglish(set.note) + '\n';
  }
}

void DescribeAssessments(const Pack& pack, std::string& out) {
  if (pack.assessments.empty()) return;
  out += "\nAssessment, by fiscal year: an indicator is the mean of its items\n";
  for (const Assessment& each : pack.assessments) {
    out += "  " + YearsText(each.years) + " (" + std::string(CertaintyName(each.certainty)) + ")\n   ";
    for (const AssessedInstrument& instrument : each.instruments) {
      out += ' ' + instrument.code + ' ' + Number(instrument.weight) + " of 100, the mean of its " +
             std::string(MeanOfName(instrument.mean_of));
      for (std::size_t i = 0; i < instrument.parts.size(); ++i) {
        out += (i == 0 ? " (" : ", ") + InEnglish(instrument.parts[i]);
      }
      out += instrument.parts.empty() ? ";" : ");";
    }
    if (each.pass > 0) out += " passed from " + Number(each.pass);
    out += '\n';
    for (const Band& band : each.bands) {
      out += "    " + Number(band.least) + " and above";
      if (band.each > 0) out += ", every instrument " + Number(band.each);
      out += ": " + InEnglish(band.name) + '\n';
    }
    if (!InEnglish(each.note).empty()) out += "    " + InEnglish(each.note) + '\n';
  }
}

void DescribeChecks(const Pack& pack, std::string& out) {
  out += "\nChecks: a finding of this severity where the answer is not as it should be\n";
  for (const CheckRule& rule : pack.checks) {
    const CheckInfo& info = *rule.info;
    out += "  " + std::string(info.code) + ": ";
    out += rule.enabled ? std::string(SeverityName(rule.severity)) : "switched off by this pack";
    if (rule.own_severity && rule.severity != info.severity) {
      out += " (by this pack; else " + std::string(SeverityName(info.severity)) + ")";
    }
    out += ". " + std::string(info.en) + '\n';
    for (std::size_t i = 0; i < rule.thresholds.size(); ++i) {
      const ThresholdInfo& figure = info.thresholds[i];
      out += "    " + std::string(figure.name) + ' ' + Number(rule.thresholds[i]) + ' ' + std::string(figure.unit);
      if (rule.thresholds[i] != figure.value) out += " (by this pack; else " + Number(figure.value) + ")";
      out += ": " + std::string(figure.en) + '\n';
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
  if (pack.abstract) out += "A base for other packs: reads nothing itself.\n";
  out += pack.years.first == 0 ? "For every fiscal year.\n" : "For fiscal years " + YearsText(pack.years) + ".\n";
  out += "Read from " + pack.folder + ", sha256 " + pack.sha256 + '\n';
  DescribePatterns("Titles that speak for it", pack.titles, out);
  DescribePatterns("Headings that speak against it", pack.not_headings, out);
  DescribePatterns("Cells that, in every other row, speak against it", pack.not_cells, out);
  DescribeColumns(pack, out);
  DescribeSections(pack, out);
  DescribePatterns("Item codes", pack.codes, out);
  DescribePatterns("List labels", pack.lists.labels, out);
  DescribeScore(pack, out);
  DescribeFacts(pack, out);
  DescribeItems(pack, out);
  DescribeAssessments(pack, out);
  DescribeChecks(pack, out);
  return out;
}

PackCheck CheckPack(const std::string& folder, const std::vector<std::string>& search_folders) {
  PackResult result = ReadPack(folder, search_folders);
  PackCheck check;
  check.sound = result.pack != nullptr;
  check.text = result.problems.ToText();
  if (check.text.empty()) check.text = result.pack->name + " " + result.pack->version + ": no errors, no warnings\n";
  return check;
}

}  // namespace sarabun::rules
