#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "audit/summary.h"
#include "rules/fold.h"
#include "rules/years.h"

namespace sarabun::audit {

namespace {

using rules::WordKind;

// What a printed total is the total of.
struct Printed {
  std::string code;  // of an instrument
  std::string no;    // of an indicator; neither: of the report
  Decimal value;
  std::string before;  // the text before it that speaks of it
};

// The instrument's code, the indicator's number, or "total".
std::string Of(const Printed& printed) {
  if (!printed.code.empty()) return printed.code;
  return printed.no.empty() ? "total" : printed.no;
}

// What was computed of what is printed; none where it is not known, or where an item has no score.
std::optional<double> ComputedFor(const Summary& summary, const Printed& printed) {
  const auto mean_of = [](const std::vector<Summary::Mean>& means, const std::string& of) -> std::optional<double> {
    const auto mean = std::find_if(means.begin(), means.end(), [&](const auto& each) { return each.code == of; });
    return mean == means.end() || mean->scored < mean->items ? std::nullopt : mean->points;
  };
  if (!printed.code.empty()) return mean_of(summary.instruments, printed.code);
  if (!printed.no.empty()) return mean_of(summary.indicators, printed.no);
  const bool whole = std::all_of(summary.instruments.begin(), summary.instruments.end(),
                                 [](const auto& mean) { return mean.scored == mean.items; });
  return whole ? summary.total : std::nullopt;
}

class TotalReader {
 public:
  TotalReader(const Report& report, const rules::AuditWords& words) : words_(words) {
    if (report.info.fiscal_year) years_.insert(*report.info.fiscal_year);
    for (const Record& record : report.records) {
      if (record.score && record.score->fiscal_year) years_.insert(*record.score->fiscal_year);
    }
    if (report.info.fiscal_year && report.pack != nullptr && report.pack->score.year_offset) {
      years_.insert(*report.info.fiscal_year + *report.pack->score.year_offset);
    }
  }

  std::vector<Printed> TotalsIn(std::string_view text) const {
    std::vector<Printed> totals;
    const std::string folded = rules::Fold(text).text;
    rules::Pattern::Match match;
    for (std::size_t from = 0; words_.Find(WordKind::kTotal, folded, from, match);) {
      const auto text_of = [&](std::string_view group) {
        const rules::Pattern::Span* span = match.Group(group);
        return span == nullptr ? std::string() : folded.substr(span->begin, span->size());
      };
      const rules::Pattern::Span value = *match.Group("value");
      const std::optional<Decimal> figure = Decimal::Parse(text_of("value"));
      Printed printed{text_of("code"), text_of("no"), {}, folded.substr(from, value.begin - from)};
      const std::string behind = folded.substr(value.end, kReachBehind);
      from = value.end;
      if (!figure || words_.Holds(WordKind::kNotTotal, printed.before) || IsOfOtherYear(printed.before)) continue;
      if (words_.Holds(WordKind::kNotTotal, behind.substr(0, behind.find_first_of("0123456789")))) continue;
      printed.value = *figure;
      totals.push_back(std::move(printed));
    }
    return totals;
  }

 private:
  static constexpr std::size_t kReachBehind = 60;  // bytes

  // Whether the last year named before a figure is neither the report's nor that of the assessment it quotes.
  bool IsOfOtherYear(std::string_view before) const {
    bool other = false;
    for (const WordKind kind : {WordKind::kPlainYear, WordKind::kFiscalYear}) {
      rules::Pattern::Match match;
      for (std::size_t from = 0; from < before.size() && words_.Find(kind, before, from, match);
           from = std::max(match.whole.end, from + 1)) {
        const rules::Pattern::Span* year = match.Group("year");
        if (year == nullptr) continue;
        other = !years_.contains(rules::BuddhistYear(before.substr(year->begin, year->size())));
      }
    }
    return other;
  }

  const rules::AuditWords& words_;
  std::set<int> years_;
};

// Half of the last digit printed: what rounding may have taken.
double RoundingOf(const Decimal& value) { return 0.5 * std::pow(10.0, -static_cast<double>(value.scale)); }

}  // namespace

void CheckTotals(const Report& report, const Summary& summary, const std::vector<std::string>& texts,
                 const rules::AuditWords& words, CheckRun& run) {
  constexpr const char* kCode = "total-mismatch";
  const double tolerance = run.Rule(&report, kCode).Threshold("tolerance");
  const TotalReader reader(report, words);
  bool any = false;
  std::set<std::string> told;  // a title may stand at the head of every page
  for (const std::string& text : texts) {
    for (const Printed& printed : reader.TotalsIn(text)) {
      const std::optional<double> computed = ComputedFor(summary, printed);
      if (!computed) continue;
      if (!any && !run.Wants(&report, kCode)) return;
      any = true;
      if (std::abs(printed.value.ToDouble() - *computed) <= std::max(tolerance, RoundingOf(printed.value))) continue;
      const std::string of = Of(printed);
      if (!told.insert(of + ' ' + printed.value.ToString()).second) continue;
      Finding finding = About(report, kCode);
      finding.data = {{"of", DataValue::Text(of)},
                      {"printed", DataValue::Text(printed.value.ToString())},
                      {"computed", DataValue::Real(std::round(*computed * 100) / 100)},
                      {"text", DataValue::Text(text)}};
      run.Add(&report, std::move(finding));
    }
  }
  if (!any) run.CannotRun(&report, kCode, "no-total");
}

}  // namespace sarabun::audit
