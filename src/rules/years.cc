#include "rules/years.h"

#include "rules/map_reader.h"

namespace sarabun::rules {

int BuddhistYear(std::string_view digits) {
  constexpr int kCentury = 2500;
  const int year = ToInteger(digits).value_or(0);
  if (digits.size() == 2 && year >= 40) return kCentury + year;
  if (year >= 1950 && year <= 2100) return year + kEraDifference;
  return year >= 2450 && year <= 2650 ? year : 0;
}

}  // namespace sarabun::rules
