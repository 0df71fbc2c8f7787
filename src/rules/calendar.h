#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sarabun/record.h"

namespace sarabun::rules {

struct Pack;

// A day of the Gregorian calendar; the year is CE.
struct Day {
  int year = 0;
  int month = 0;  // from 1
  int day = 0;    // from 1
  friend bool operator==(const Day&, const Day&) = default;
};

// Both ends included.
struct DaySpan {
  Day start;
  Day end;
  friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

int DaysIn(int year, int month);

// "2024-03-31"; what follows the day is not looked at. None for anything else.
std::optional<Day> ReadDay(std::string_view iso);
std::string Iso(const Day& day);

// Days from `from` to `to`; negative where `to` is the earlier. A day that the month does not have counts on into the
// next.
long DaysBetween(const Day& from, const Day& to);

// The Thai fiscal year, Buddhist era, in which a day lies: from 1 October of the year before to 30 September.
int FiscalYearOf(const Day& day);

// The days of a round; `first_month` and `months` count from October.
DaySpan SpanOf(int fiscal_year, int first_month, int months);

// The days that a report's year and round stand for, as its pack knows rounds (null for the whole of a year's first
// months); none where year or round is unknown.
std::optional<DaySpan> DuePeriod(const Pack* pack, const ReportInfo& info);

}  // namespace sarabun::rules
