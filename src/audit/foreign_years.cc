#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "audit/contents.h"
#include "rules/calendar.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/years.h"

namespace sarabun::audit {

namespace {

using rules::Day;
using rules::WordKind;

// How much of a text around a year is looked at, in bytes of UTF-8: three a Thai letter.
constexpr std::size_t kLawReach = 600;  // names of laws are long
constexpr std::size_t kDatedReach = 60;
constexpr std::size_t kFewLetters = 24;  // a number, its unit, a connective: no clause of its own

// A year, or a day, that a text names.
struct Mention {
  enum class Sort { kFiscalYear, kPlainYear, kDay } sort = Sort::kPlainYear;
  rules::Pattern::Span span;
  int first = 0;  // Buddhist era; of a day the fiscal year that it lies in
  int last = 0;   // of a range; else as `first`
  std::optional<Day> day;
  std::optional<Day> last_day;
};

// Where UTF-8 may be cut at or after `at`.
std::size_t Aligned(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

// What stands before `at` and belongs to it: the words up to the space, and the clause before that where it does not
// end what it tells. Thai sets spaces between clauses, and around figures.
std::string_view ClauseBefore(const rules::AuditWords& words, std::string_view folded, std::size_t at) {
  std::size_t begin = at;
  for (bool own = true; begin > 0; own = false) {
    const std::size_t end = begin - (folded[begin - 1] == ' ' ? 1 : 0);
    const std::size_t space = end == 0 ? std::string_view::npos : folded.rfind(' ', end - 1);
    const std::size_t piece = space == std::string_view::npos ? 0 : space + 1;
    const bool spaced = end < begin;
    if (spaced && words.Holds(WordKind::kSentenceEnd, folded.substr(piece, end - piece))) break;
    begin = piece;
    if (end - piece >= kFewLetters && !(own && !spaced)) break;
  }
  return folded.substr(begin, at - begin);
}

// The words right behind `at`, and the clause that follows; a stroke at the end, for patterns of what stands before.
std::string ClauseBehind(std::string_view folded, std::size_t at) {
  const std::size_t space = folded.find(' ', at);
  const std::size_t end = space == std::string_view::npos ? space : folded.find(' ', space + 1);
  return std::string(folded.substr(at, end == std::string_view::npos ? end : end - at)) + '|';
}

// Whether the period is the round's. One that is not is a finding of its own, and no measure for the days of texts.
bool IsOfRound(const ReportInfo& info) {
  if (!info.period.start || !info.period.end || !info.fiscal_year) return false;
  const auto start = rules::ReadDay(*info.period.start);
  const auto end = rules::ReadDay(*info.period.end);
  if (!start || !end) return false;
  if (!info.round.no || !info.round.of || !info.round.months) return true;
  // Months since the fiscal year began, in October.
  const auto month = [&](const Day& day) {
    return 12 * (day.year - (*info.fiscal_year - rules::kEraDifference - 1)) + day.month - 10;
  };
  const int until = 12 * *info.round.no / *info.round.of;
  return month(*end) == until - 1 && month(*start) == until - *info.round.months;
}

class Reader {
 public:
  Reader(const Report& report, const rules::AuditWords& words) : words_(words), year_(*report.info.fiscal_year) {
    if (report.info.period.start) start_ = rules::ReadDay(*report.info.period.start);
    if (report.info.period.end) end_ = rules::ReadDay(*report.info.period.end);
    if (!IsOfRound(report.info)) start_ = end_ = std::nullopt;
    for (const Record& record : report.records) {
      if (record.score && record.score->fiscal_year) assessed_.insert(*record.score->fiscal_year);
    }
    if (report.pack != nullptr && report.pack->score.year_offset)
      assessed_.insert(year_ + *report.pack->score.year_offset);
  }

  // What a text names, days first: a year in a day is the day's.
  std::vector<Mention> MentionsIn(std::string folded) const {
    std::vector<Mention> mentions;
    for (const auto sort : {Mention::Sort::kDay, Mention::Sort::kFiscalYear, Mention::Sort::kPlainYear}) {
      constexpr WordKind kKinds[] = {WordKind::kFiscalYear, WordKind::kPlainYear, WordKind::kDay};
      const WordKind kind = kKinds[static_cast<std::size_t>(sort)];
      rules::Pattern::Match match;
      for (std::size_t from = 0; from < folded.size() && words_.Find(kind, folded, from, match);) {
        Mention mention;
        mention.sort = sort;
        mention.span = {match.whole.begin, EndOf(match)};
        from = std::max(mention.span.end, from + 1);
        if (!Read(folded, match, mention)) continue;
        std::fill(folded.begin() + static_cast<std::ptrdiff_t>(mention.span.begin),
                  folded.begin() + static_cast<std::ptrdiff_t>(mention.span.end), '_');
        mentions.push_back(mention);
      }
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    return mentions;
  }

  // Two days with a dash between them are one stretch of time.
  void JoinRanges(std::string_view folded, std::vector<Mention>& mentions) const {
    for (std::size_t i = 0; i + 1 < mentions.size();) {
      Mention& one = mentions[i];
      const Mention& next = mentions[i + 1];
      const std::string_view between = folded.substr(one.span.end, next.span.begin - one.span.end);
      if (one.day && next.day && words_.Holds(WordKind::kDaysBetween, between)) {
        one.last = std::max(one.first, next.last);
        one.last_day = next.day;
        one.span.end = next.span.end;
        mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      } else {
        ++i;
      }
    }
  }

  bool IsForeign(const Mention& mention, std::string_view folded, std::string_view list) const {
    if (mention.first <= year_ && year_ <= mention.last) return false;
    // A calendar year begins in the fiscal year of its own number and ends in the next.
    if (mention.sort == Mention::Sort::kPlainYear && mention.first <= year_ - 1 && year_ - 1 <= mention.last)
      return false;
    for (int year = mention.first; year <= mention.last; ++year) {
      if (assessed_.contains(year)) return false;
    }
    const std::string_view before = ClauseBefore(words_, folded, mention.span.begin);
    const std::string behind = ClauseBehind(folded, mention.span.end);
    if (IsOfLaw(mention, folded)) return false;
    if (mention.first > year_) return !words_.Holds(WordKind::kPlan, before) && !words_.Holds(WordKind::kPlan, behind);
    if (mention.last == year_ - 1 && (list == "issues" || words_.Holds(WordKind::kAssessment, before))) return false;
    return !words_.Holds(WordKind::kComparison, before) && !words_.Holds(WordKind::kComparison, behind);
  }

  // Whether a day lies in the report's year and beyond the months that it tells of.
  bool IsOfOtherRound(const Mention& mention, std::string_view folded, int grace) const {
    if (!mention.day || !start_ || !end_ || mention.first != year_) return false;
    const Day last = mention.last_day.value_or(*mention.day);
    const bool early = rules::DaysBetween(last, *start_) > grace;
    const bool late = rules::DaysBetween(*end_, *mention.day) > grace;
    if (!early && !late) return false;
    if (early) return true;
    return !words_.Holds(WordKind::kPlan, ClauseBefore(words_, folded, mention.span.begin)) &&
           !IsOfLaw(mention, folded);
  }

  int year() const { return year_; }

 private:
  // The patterns look one character beyond the year.
  static std::size_t EndOf(const rules::Pattern::Match& match) {
    const rules::Pattern::Span* until = match.Group("until");
    const rules::Pattern::Span* year = match.Group("year");
    return until != nullptr ? until->end : year != nullptr ? year->end : match.whole.end;
  }

  bool Read(const std::string& folded, const rules::Pattern::Match& match, Mention& mention) const {
    const auto text_of = [&](std::string_view group) {
      const rules::Pattern::Span* span = match.Group(group);
      return span == nullptr ? std::string_view() : std::string_view(folded).substr(span->begin, span->size());
    };
    mention.first = mention.last = rules::BuddhistYear(text_of("year"));
    if (mention.first == 0) return false;
    if (mention.sort != Mention::Sort::kDay) {
      const int until = rules::BuddhistYear(text_of("until"));
      if (until > mention.first) {
        mention.last = until;
      } else if (until != 0) {
        mention.first = until;
      } else if (const rules::Pattern::Span* year = match.Group("year")) {
        mention.span.end = year->end;  // what follows is no year
      }
      return true;
    }
    const std::string_view name = text_of("month");
    const int month = rules::ToInteger(name).value_or(words_.MonthOf(name));
    if (month < 1 || month > 12) return false;
    const int day = rules::ToInteger(text_of("day")).value_or(1);
    mention.day = Day{mention.first - rules::kEraDifference, month, std::clamp(day, 1, 31)};
    mention.first = mention.last = rules::FiscalYearOf(*mention.day);
    return true;
  }

  static std::string_view Before(std::string_view folded, const Mention& mention, std::size_t reach) {
    const std::size_t begin = mention.span.begin > reach ? Aligned(folded, mention.span.begin - reach) : 0;
    return folded.substr(begin, mention.span.begin - begin);
  }

  // The year of a law is its own, and so is the day of a lasting order; a fiscal year is nobody's.
  bool IsOfLaw(const Mention& mention, std::string_view folded) const {
    if (mention.sort == Mention::Sort::kFiscalYear) return false;
    if (mention.sort == Mention::Sort::kDay && !words_.Holds(WordKind::kDated, Before(folded, mention, kDatedReach)))
      return false;
    return words_.Holds(WordKind::kLaw, Before(folded, mention, kLawReach));
  }

  const rules::AuditWords& words_;
  int year_;
  std::set<int> assessed_;  // years whose scores the report quotes
  std::optional<Day> start_;
  std::optional<Day> end_;
};

// The number of the round that a text's words name, as the pack knows rounds; 0 for none.
int RoundOf(const rules::Pack& pack, std::string_view words) {
  rules::Pattern::Match match;
  for (const rules::RoundRule& rule : pack.facts.rounds) {
    for (const rules::Pattern& pattern : rule.patterns) {
      if (pattern.Search(words, match)) return rule.no;
    }
  }
  return 0;
}

// A round that a text names: by its months, its number, or a quarter of the year.
struct NamedRound {
  std::string_view label;
  int no = 0;
  bool numbered = false;  // other things than reports have rounds too
  bool half = false;      // is called the first half by its months
};

// The rounds that a text names, as the pack knows rounds, and what only looks like one left out.
std::vector<NamedRound> RoundsIn(const Report& report, const rules::AuditWords& words, std::string_view folded) {
  const int of = report.info.round.of.value_or(2);
  std::vector<NamedRound> rounds;
  rules::Pattern::Match match;
  for (std::size_t from = 0; from < folded.size() && words.Find(WordKind::kRound, folded, from, match);) {
    from = std::max(match.whole.end, from + 1);
    NamedRound round;
    std::size_t end = match.whole.end;
    const auto number_in = [&](const char* group) {
      const rules::Pattern::Span* span = match.Group(group);
      if (span == nullptr) return 0;
      end = span->end;  // the pattern looks one character beyond
      return rules::ToInteger(folded.substr(span->begin, span->size())).value_or(0);
    };
    constexpr int kQuarters = 4;
    const auto round_of = [&](int quarter) { return (quarter * of + kQuarters - 1) / kQuarters; };
    if (const int no = number_in("no"); no > 0) {
      round.no = no;
    } else if (const int quarter = number_in("quarter"); quarter > 0) {
      round.no = round_of(quarter);
    } else if (match.Group("first") != nullptr) {
      round.no = 1;
    } else if (match.Group("second") != nullptr || match.Group("last") != nullptr) {
      round.no = of;
    } else {
      round.no = RoundOf(*report.pack, folded.substr(match.whole.begin, match.whole.size()));
    }
    round.numbered =
        match.Group("no") != nullptr || match.Group("first") != nullptr || match.Group("second") != nullptr;
    round.half = match.Group("half") != nullptr;
    round.label = folded.substr(match.whole.begin, end - match.whole.begin);
    const std::string around =
        std::string(ClauseBefore(words, folded, match.whole.begin)) + '_' + ClauseBehind(folded, end);
    if (!words.Holds(WordKind::kNotRound, around)) rounds.push_back(round);
  }
  return rounds;
}

// Another round than the report's, in a result that does not name the report's own beside it: a later one that it does
// not look ahead to; or an earlier one, by its months, that it does not go on from, where the report tells of its own
// months alone.
std::optional<std::string> OtherRound(const Report& report, const rules::AuditWords& words, std::string_view folded,
                                      bool dated) {
  if (report.pack == nullptr || !report.info.round.no) return std::nullopt;
  const int own = *report.info.round.no;
  const int last = report.info.round.of.value_or(own);
  constexpr int kYear = 12;  // months
  const bool own_months_alone = report.info.round.months && *report.info.round.months * last <= kYear;
  const std::vector<NamedRound> rounds = RoundsIn(report, words, folded);
  const bool own_named =
      std::any_of(rounds.begin(), rounds.end(), [&](const NamedRound& each) { return each.no == own; });
  for (const NamedRound& round : rounds) {
    if (round.no <= 0 || round.no == own || round.no > last || (dated && round.numbered)) continue;
    const bool earlier = round.no < own;
    if (earlier && (!own_months_alone || !round.half || own_named)) continue;
    const auto begin = static_cast<std::size_t>(round.label.data() - folded.data());
    const std::string_view before = ClauseBefore(words, folded, begin);
    const std::string behind = ClauseBehind(folded, begin + round.label.size());
    if (!earlier && words.Holds(WordKind::kPlan, before)) continue;
    if (earlier && (words.Holds(WordKind::kLooksBack, before) || words.Holds(WordKind::kComparison, before) ||
                    words.Holds(WordKind::kComparison, behind))) {
      continue;
    }
    const auto names_own = [&](std::string_view clause) {
      const std::vector<NamedRound> beside = RoundsIn(report, words, clause);
      return std::any_of(beside.begin(), beside.end(), [&](const NamedRound& other) { return other.no == own; });
    };
    if (names_own(before) || names_own(behind)) continue;
    return std::string(round.label);
  }
  return std::nullopt;
}

}  // namespace

void CheckYears(const Report& report, const rules::AuditWords& words, CheckRun& run) {
  constexpr const char* kCode = "foreign-year";
  if (!report.info.fiscal_year) return run.CannotRun(&report, kCode, "no-fiscal-year");
  if (!run.Wants(&report, kCode)) return;
  const auto grace = static_cast<int>(run.Rule(&report, kCode).Threshold("days"));
  const Reader reader(report, words);
  for (const CellText& text : TextsOf(report)) {
    const rules::Folded folded = rules::Fold(text.text);
    const auto add = [&](std::string found, int year, const char* scope) {
      Finding finding = About(report, text.cell, kCode, text.field);
      finding.data = {{"text", DataValue::Text(std::string(text.text))},
                      {"found", DataValue::Text(std::move(found))},
                      {"year", DataValue::Integer(year)},
                      {"expected", DataValue::Integer(reader.year())},
                      {"scope", DataValue::Text(scope)}};
      run.Add(&report, std::move(finding));
    };
    std::vector<Mention> mentions = reader.MentionsIn(folded.text);
    reader.JoinRanges(folded.text, mentions);
    std::set<int> told;
    bool round_told = false;
    bool dated = false;  // within the round's own months
    for (const Mention& mention : mentions) {
      const std::string found = folded.text.substr(mention.span.begin, mention.span.end - mention.span.begin);
      if (reader.IsForeign(mention, folded.text, text.list)) {
        if (told.insert(mention.first).second) add(found, mention.first, "year");
      } else if (text.list == "results" && !round_told && reader.IsOfOtherRound(mention, folded.text, grace)) {
        round_told = true;
        add(found, mention.first, "round");
      } else {
        dated = dated || (mention.day && mention.first == reader.year());
      }
    }
    if (text.list != "results" || round_told || !told.empty()) continue;
    if (const auto later = OtherRound(report, words, folded.text, dated)) add(*later, reader.year(), "round");
  }
}

}  // namespace sarabun::audit
