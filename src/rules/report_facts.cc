#include "rules/report_facts.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/calendar.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/report_draft.h"
#include "rules/years.h"

// A report says of itself, most often in two lines above its table:
//
//   การรายงานผล…ของสำนักงานเขตจอมทอง ประจำปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก (ตุลาคม 2566 - มีนาคม 2567)
//
// and less often in a text box, the page header, the file's properties or its name. A Thai fiscal year runs from
// 1 October of the year before to 30 September and is named by the later year, in the Buddhist era.
namespace sarabun::rules {
namespace {

constexpr int kMonthsInYear = 12;

struct Text {
  FactSource source;
  std::string_view written;
  Folded folded;
  Folded joined;  // without breaks
};

class FactFinder {
 public:
  FactFinder(const Pack& pack, const FactTexts& texts, std::vector<Finding>& findings)
      : pack_(pack), findings_(findings) {
    for (FactSource source : pack.facts.sources) AddTexts(source, texts);
  }

  ReportInfo Find() {
    FindAgency();
    FindYear();
    FindRound();
    FindPeriod();
    DeriveMissing();
    ReportMissing();
    return std::move(info_);
  }

 private:
  void Add(FactSource source, std::string_view written) {
    Text text{source, written, Fold(written), {}};
    text.joined = WithoutBreaks(text.folded);
    texts_.push_back(std::move(text));
  }

  void AddTexts(FactSource source, const FactTexts& texts) {
    if (source == FactSource::kTitle) Add(source, texts.title);
    if (source == FactSource::kTextBox) {
      for (const std::string& box : texts.boxes) Add(source, box);
    }
    for (const SideText& side : texts.side_texts) {
      const bool header = side.kind == SideText::Kind::kHeader || side.kind == SideText::Kind::kFooter;
      const bool wanted = (source == FactSource::kTextBox && side.kind == SideText::Kind::kTextBox) ||
                          (source == FactSource::kHeader && header) ||
                          (source == FactSource::kProperty && side.kind == SideText::Kind::kProperty) ||
                          (source == FactSource::kFileName && side.kind == SideText::Kind::kFileName);
      if (wanted) Add(source, side.text);
    }
  }

  // The first pattern that matches, with breaks kept and then without them; `seen` is what it matched in.
  bool Search(const std::vector<Pattern>& patterns, const Text& text, Pattern::Match& match, const Folded*& seen) {
    for (const Folded* folded : {&text.folded, &text.joined}) {
      for (const Pattern& pattern : patterns) {
        if (!pattern.Search(folded->text, match)) continue;
        seen = folded;
        return true;
      }
    }
    return false;
  }

  static std::string GroupText(const Pattern::Match& match, const Folded& seen, std::string_view group) {
    const Pattern::Span* span = match.Group(group);
    return span == nullptr ? "" : seen.text.substr(span->begin, span->size());
  }

  // The group as written, on one line.
  static std::string Written(const Text& text, const Pattern::Match& match, const Folded& seen,
                             std::string_view group) {
    const Pattern::Span* span = match.Group(group);
    if (span == nullptr) return "";
    const std::size_t begin = seen.SourceOf(span->begin);
    std::string out;
    for (char c : text.written.substr(begin, seen.SourceOf(span->end) - begin)) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!space || (!out.empty() && out.back() != ' ')) out += space ? ' ' : c;
    }
    return std::string(TrimAscii(out));
  }

  // `evidence` is the text that the guess goes by.
  void Guessed(std::string_view field, std::string message, std::string_view evidence) {
    Finding finding = MakeFinding("value-guessed", Severity::kInfo, std::move(message));
    finding.field = field;
    finding.data.emplace_back("text", DataValue::Text(std::string(evidence)));
    findings_.push_back(std::move(finding));
  }

  void NoteSource(std::string_view field, const Text& text) {
    if (text.source != FactSource::kFileName) return;
    Guessed(field, "taken from the file's name", text.written);
    if (field != "report.period") from_file_name_.insert(std::string(field));
  }

  // Two digits could be of another century, and CE of a report that counts otherwise.
  void NoteYear(std::string_view field, std::string_view digits, int year) {
    constexpr std::size_t kFullYear = 4;
    const std::string as = " is taken as " + std::to_string(year) + " of the Buddhist era";
    if (digits.size() < kFullYear) {
      Guessed(field, "the year '" + std::string(digits) + "' in two digits" + as, digits);
    } else if (ToInteger(digits) != year) {
      Guessed(field, "the year " + std::string(digits) + " in CE" + as, digits);
    }
  }

  void SetAgency(const AgencyEntry& entry) {
    info_.agency.name = entry.name;
    if (!entry.name_en.empty()) info_.agency.name_en = entry.name_en;
    if (!entry.type.empty()) info_.agency.type = entry.type;
    info_.agency.code = entry.code;
    if (!pack_.facts.code_scheme.empty()) info_.agency.code_scheme = pack_.facts.code_scheme;
  }

  void FindAgency() {
    for (const Text& text : texts_) {
      if (const AgencyEntry* entry = pack_.agencies.FindIn(text.written)) {
        SetAgency(*entry);
        NoteSource("report.agency", text);
        const std::string written = pack_.agencies.MisspeltIn(text.written, *entry);
        if (!written.empty()) {
          Guessed("report.agency", "'" + written + "' is taken as '" + entry->name + "'", written);
        }
        return;
      }
    }
    for (const Text& text : texts_) {
      Pattern::Match match;
      const Folded* seen = nullptr;
      if (!Search(pack_.facts.agency, text, match, seen)) continue;
      const std::string name = Written(text, match, *seen, "agency");
      if (const AgencyEntry* near = pack_.agencies.Nearest(name)) {
        SetAgency(*near);
        Guessed("report.agency",
                "'" + name + "' is taken as '" + near->name + "', the nearest name that the pack knows", name);
      } else {
        info_.agency.name = name;
      }
      return;
    }
  }

  void FindYear() {
    for (const Text& text : texts_) {
      Pattern::Match match;
      const Folded* seen = nullptr;
      bool found = Search(pack_.facts.fiscal_year, text, match, seen);
      if (!found && text.source == FactSource::kFileName) found = Search(pack_.facts.file_year, text, match, seen);
      const std::string digits = found ? GroupText(match, *seen, "year") : "";
      const int year = BuddhistYear(digits);
      if (year == 0) continue;
      info_.fiscal_year = year;
      NoteSource("report.fiscal_year", text);
      NoteYear("report.fiscal_year", digits, year);
      return;
    }
  }

  void SetRound(const RoundRule& rule) {
    info_.round.no = rule.no;
    info_.round.of = rule.of;
    info_.round.months.reset();
    if (rule.months > 0) info_.round.months = rule.months;
    first_month_ = rule.first_month;
  }

  void FindRound() {
    for (const Text& text : texts_) {
      for (const RoundRule& rule : pack_.facts.rounds) {
        Pattern::Match match;
        const Folded* seen = nullptr;
        if (!Search(rule.patterns, text, match, seen)) continue;
        SetRound(rule);
        info_.round.label = Written(text, match, *seen, "label");
        NoteSource("report.round", text);
        round_guessed_ = rule.guessed;
        return;
      }
    }
  }

  // Of a word, or a number as in 31/3/2567.
  int MonthOf(std::string_view word) const {
    if (const std::optional<int> number = ToInteger(word)) return *number <= kMonthsInYear ? *number : 0;
    const std::string skeleton = Skeleton(word);
    for (const auto& [known, month] : pack_.facts.months) {
      if (known == skeleton) return month;
    }
    return 0;
  }

  bool ReadPeriod(const Pattern::Match& match, const Folded& seen, DaySpan& span) const {
    const auto number = [&](std::string_view group) { return ToInteger(GroupText(match, seen, group)).value_or(0); };
    span.start.month = MonthOf(GroupText(match, seen, "first_month"));
    span.end.month = MonthOf(GroupText(match, seen, "last_month"));
    const int last_year = BuddhistYear(GroupText(match, seen, "last_year"));
    if (span.start.month == 0 || span.end.month == 0 || last_year == 0) return false;
    span.end.year = last_year - kEraDifference;
    const int first_year = BuddhistYear(GroupText(match, seen, "first_year"));
    const bool over_new_year = span.start.month > span.end.month;
    span.start.year = first_year != 0 ? first_year - kEraDifference : span.end.year - (over_new_year ? 1 : 0);
    span.start.day = std::max(1, number("first_day"));
    span.end.day = number("last_day");
    const int days = DaysIn(span.end.year, span.end.month);
    if (span.end.day < 1 || span.end.day > days) span.end.day = days;
    return true;
  }

  void FindPeriod() {
    for (const Text& text : texts_) {
      Pattern::Match match;
      const Folded* seen = nullptr;
      DaySpan span;
      if (!Search(pack_.facts.period, text, match, seen) || !ReadPeriod(match, *seen, span)) continue;
      period_ = span;
      NoteSource("report.period", text);
      const std::string digits = GroupText(match, *seen, "last_year");
      NoteYear("report.period", digits, BuddhistYear(digits));
      return;
    }
  }

  void DeriveMissing() {
    if (period_ && !info_.fiscal_year) {
      info_.fiscal_year = FiscalYearOf(period_->end);
      Guessed("report.fiscal_year", "no fiscal year is written; taken from the period", PeriodText());
    }
    if (period_ && info_.fiscal_year && !info_.round.no) DeriveRound();
    if (!info_.round.no) TakeUnnamedRound();
    if (info_.fiscal_year && info_.round.months) {
      const DaySpan due = SpanOf(*info_.fiscal_year, first_month_, *info_.round.months);
      if (!period_) {
        period_ = due;
        Guessed("report.period", "no period is written; derived from fiscal year and round", PeriodText());
      } else if (!(*period_ == due)) {
        ReportMismatch(due);
      } else {
        round_guessed_ = false;  // the period says the same
      }
    }
    if (round_guessed_) {
      Guessed("report.round", "which round is meant is not written; the first is taken",
              info_.round.label.value_or(""));
    }
    if (info_.fiscal_year) info_.fiscal_year_ce = *info_.fiscal_year - kEraDifference;
    if (period_) info_.period = {Iso(period_->start), Iso(period_->end)};
  }

  std::string PeriodText() const { return Iso(period_->start) + "/" + Iso(period_->end); }

  void DeriveRound() {
    for (const RoundRule& rule : pack_.facts.rounds) {
      if (rule.months == 0 || !(SpanOf(*info_.fiscal_year, rule.first_month, rule.months) == *period_)) continue;
      SetRound(rule);
      Guessed("report.round", "no round is written; taken from the period", PeriodText());
      return;
    }
  }

  // A form that is filled in once a year has a round without a name.
  void TakeUnnamedRound() {
    for (const RoundRule& rule : pack_.facts.rounds) {
      if (rule.patterns.empty()) return SetRound(rule);
    }
  }

  void ReportMismatch(const DaySpan& due) {
    Finding finding =
        MakeFinding("period-mismatch", Severity::kError,
                    "the period " + Iso(period_->start) + " to " + Iso(period_->end) +
                        " is not that of the fiscal year and round, " + Iso(due.start) + " to " + Iso(due.end));
    finding.field = "report.period";
    findings_.push_back(std::move(finding));
  }

  void ReportMissing() {
    const auto missing = [&](std::string_view field, std::string message) {
      Finding finding = MakeFinding("report-fact-missing", Severity::kError, std::move(message));
      finding.field = field;
      findings_.push_back(std::move(finding));
    };
    for (const std::string& field : from_file_name_) missing(field, "the report does not say it; its file's name does");
    if (!info_.agency.name) {
      missing("report.agency", "no agency is named");
    } else if (!info_.agency.code && !pack_.agencies.entries().empty()) {
      missing("report.agency.code", "the agency '" + *info_.agency.name + "' is not in the pack's list");
    }
    if (!info_.fiscal_year) missing("report.fiscal_year", "no fiscal year is written");
    if (!info_.round.no) missing("report.round", "no round is written");
  }

  const Pack& pack_;
  std::vector<Finding>& findings_;
  std::vector<Text> texts_;
  ReportInfo info_;
  std::set<std::string> from_file_name_;  // facts, by field
  std::optional<DaySpan> period_;
  int first_month_ = 1;
  bool round_guessed_ = false;
};

bool AnyMatches(const std::vector<Pattern>& patterns, const Folded& folded) {
  Pattern::Match match;
  const std::string joined = WithoutBreaks(folded).text;
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& pattern) {
    return pattern.Search(folded.text, match) || pattern.Search(joined, match);
  });
}

}  // namespace

ReportInfo ReadFacts(const Pack& pack, const FactTexts& texts, std::vector<Finding>& findings) {
  return FactFinder(pack, texts, findings).Find();
}

std::optional<int> ReadFiscalYear(const Pack& pack, const FactTexts& texts) {
  std::vector<Finding> unused;  // they are reported once, by ReadFacts
  return ReadFacts(pack, texts, unused).fiscal_year;
}

bool TellsFact(const Pack& pack, std::string_view paragraph) {
  const Folded folded = Fold(paragraph);
  if (AnyMatches(pack.facts.agency, folded) || AnyMatches(pack.facts.fiscal_year, folded) ||
      AnyMatches(pack.facts.period, folded)) {
    return true;
  }
  const auto says = [&](const RoundRule& rule) { return AnyMatches(rule.patterns, folded); };
  return std::any_of(pack.facts.rounds.begin(), pack.facts.rounds.end(), says);
}

bool BeginsTitle(const Pack& pack, std::string_view paragraph) { return AnyMatches(pack.titles, Fold(paragraph)); }

}  // namespace sarabun::rules
