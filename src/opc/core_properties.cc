#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "opc/part_reader.h"

namespace sarabun::opc {

namespace {

// Takes what a text starts with, or remembers that it could not.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int Digits(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') {
        failed_ = true;
        return 0;
      }
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return value;
  }
  bool Take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void Expect(char wanted) { failed_ |= !Take(wanted); }
  void SkipDigits() {
    const std::size_t end = rest_.find_first_not_of("0123456789");
    failed_ |= end == 0 || rest_.empty();
    rest_.remove_prefix(std::min(end, rest_.size()));
  }
  bool ok() const { return !failed_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

// Minutes east of Greenwich: "Z", "+07:00", "-05:30", or nothing.
int ScanOffset(Scanner& scanner) {
  if (scanner.Take('Z')) return 0;
  const bool west = scanner.Take('-');
  if (!west && !scanner.Take('+')) return 0;
  const int hours = scanner.Digits(2);
  scanner.Expect(':');
  const int minutes = hours * 60 + scanner.Digits(2);
  return west ? -minutes : minutes;
}

}  // namespace

std::optional<std::string> ToUtc(std::string_view text) {
  using namespace std::chrono;
  Scanner scanner(TrimAscii(text));
  const year y(scanner.Digits(4));
  scanner.Expect('-');
  const month m(static_cast<unsigned>(scanner.Digits(2)));
  scanner.Expect('-');
  const day d(static_cast<unsigned>(scanner.Digits(2)));
  scanner.Expect('T');
  const hours hour(scanner.Digits(2));
  scanner.Expect(':');
  const minutes minute(scanner.Digits(2));
  seconds second{0};
  if (scanner.Take(':')) {
    second = seconds(scanner.Digits(2));
    if (scanner.Take('.')) scanner.SkipDigits();
  }
  const minutes offset(ScanOffset(scanner));
  const bool in_range = hour < hours(24) && minute < minutes(60) && second < minutes(1);
  if (!scanner.ok() || !(y / m / d).ok() || !in_range) return std::nullopt;

  const sys_seconds moment = sys_days(y / m / d) + hour + minute + second - offset;
  const auto midnight = floor<days>(moment);
  const year_month_day date(midnight);
  const hh_mm_ss time(moment - midnight);
  if (date.year() < year(0) || date.year() > year(9999)) return std::nullopt;
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return out;
}

void ModifiedHandler::OnStart(const xml::Element& element) { inside_ = element.id == kModified; }

void ModifiedHandler::OnEnd(const xml::Element&) { inside_ = false; }

void ModifiedHandler::OnText(std::string_view text) {
  if (inside_) modified += text;
}

}  // namespace sarabun::opc
