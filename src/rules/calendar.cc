#include "rules/calendar.h"

#include <chrono>
#include <cstdio>

#include "rules/map_reader.h"
#include "rules/pack.h"
#include "rules/years.h"

namespace sarabun::rules {

namespace {

constexpr int kMonthsBeforeJanuary = 3;  // October to December belong to the year before
constexpr int kMonthsInYear = 12;

bool IsLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::chrono::sys_days SysDays(const Day& day) {
  const auto month = static_cast<unsigned>(day.month);
  const std::chrono::sys_days first = std::chrono::year(day.year) / std::chrono::month(month) / std::chrono::day(1);
  return first + std::chrono::days(day.day - 1);
}

}  // namespace

int DaysIn(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kDays[month - 1];
}

std::optional<Day> ReadDay(std::string_view iso) {
  constexpr std::size_t kLength = 10;
  if (iso.size() < kLength || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = ToInteger(iso.substr(0, 4));
  const auto month = ToInteger(iso.substr(5, 2));
  const auto day = ToInteger(iso.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > kMonthsInYear || *day < 1 || *day > 31) return std::nullopt;
  return Day{*year, *month, *day};
}

std::string Iso(const Day& day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", day.year % 10000, day.month, day.day);
  return text;
}

long DaysBetween(const Day& from, const Day& to) { return (SysDays(to) - SysDays(from)).count(); }

int FiscalYearOf(const Day& day) {
  return day.year + kEraDifference + (day.month > kMonthsInYear - kMonthsBeforeJanuary ? 1 : 0);
}

DaySpan SpanOf(int fiscal_year, int first_month, int months) {
  const auto day_of = [&](int fiscal_month) {
    const int month = (fiscal_month + kMonthsInYear - kMonthsBeforeJanuary - 1) % kMonthsInYear + 1;
    const int year = fiscal_year - kEraDifference - (fiscal_month <= kMonthsBeforeJanuary ? 1 : 0);
    return Day{year, month, 1};
  };
  DaySpan span{day_of(first_month), day_of(first_month + months - 1)};
  span.end.day = DaysIn(span.end.year, span.end.month);
  return span;
}

std::optional<DaySpan> DuePeriod(const Pack* pack, const ReportInfo& info) {
  if (!info.fiscal_year || !info.round.months || *info.round.months < 1 || *info.round.months > kMonthsInYear) {
    return std::nullopt;
  }
  int first_month = 1;
  if (pack != nullptr) {
    for (const RoundRule& rule : pack->facts.rounds) {
      if (rule.no == info.round.no && rule.months == *info.round.months) {
        first_month = rule.first_month;
        break;
      }
    }
  }
  return SpanOf(*info.fiscal_year, first_month, *info.round.months);
}

}  // namespace sarabun::rules
