#pragma once

#include <string_view>

namespace sarabun::rules {

inline constexpr int kEraDifference = 543;  // Buddhist era less CE

// A year as reports write it, in the Buddhist era: two digits are of this time, four of 19xx and 20xx are CE. 0 for
// no year.
int BuddhistYear(std::string_view digits);

}  // namespace sarabun::rules
