#include "warehouse/value.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace sarabun::warehouse {

namespace {

constexpr std::size_t kDateLength = 10;  // 2024-03-31
constexpr std::size_t kTimeLength = 19;  // 2024-03-31T09:00:00
constexpr std::int64_t kMicros = 1'000'000;

std::optional<int> Digits(std::string_view text) {
  int number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

// ".123456" as microseconds; more than six digits are cut.
std::optional<std::int64_t> Fraction(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() != '.' || text.size() < 2) return std::nullopt;
  std::string digits(text.substr(1, 6));
  digits.resize(6, '0');
  const auto micros = Digits(digits);
  if (!micros) return std::nullopt;
  return *micros;
}

std::string RealText(double number) {
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), written.ptr};
}

}  // namespace

std::string ToText(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value)) return RealText(*real);
  if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->ToString();
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return {};
}

std::optional<std::int32_t> DaysSinceEpoch(std::string_view date) {
  if (date.size() != kDateLength || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto year = Digits(date.substr(0, 4));
  const auto month = Digits(date.substr(5, 2));
  const auto day = Digits(date.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day parsed{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
  if (!parsed.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(parsed).time_since_epoch().count());
}

std::optional<std::int64_t> MicrosSinceEpoch(std::string_view time) {
  if (time.ends_with('Z')) time.remove_suffix(1);
  if (time.size() < kTimeLength || time[10] != 'T' || time[13] != ':' || time[16] != ':') return std::nullopt;
  const auto days = DaysSinceEpoch(time.substr(0, kDateLength));
  const auto hour = Digits(time.substr(11, 2));
  const auto minute = Digits(time.substr(14, 2));
  const auto second = Digits(time.substr(17, 2));
  const auto fraction = Fraction(time.substr(kTimeLength));
  if (!days || !hour || !minute || !second || !fraction) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const std::int64_t seconds = ((std::int64_t{*days} * 24 + *hour) * 60 + *minute) * 60 + *second;
  return seconds * kMicros + *fraction;
}

std::string NowUtc() {
  const auto now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  const auto days = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::year_month_day date(days);
  const std::chrono::hh_mm_ss time(now - days);
  std::array<char, 64> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                    static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace sarabun::warehouse
