#include <libexif/exif-data.h>

#include <array>
#include <memory>

#include "picture/headers.h"

namespace sarabun::picture {

namespace {

struct Unref {
  void operator()(ExifData* data) const { exif_data_unref(data); }
};

constexpr std::size_t kDateLength = 19;  // "2024:01:31 09:00:00" (Exif 2.32, 4.6.5 DateTimeOriginal)

int Number(std::string_view text, std::size_t at, std::size_t digits) {
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool IsBetween(int value, int low, int high) { return value >= low && value <= high; }

int DaysIn(int year, int month) {
  static constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<std::string> ToIso(std::string_view text) {
  if (text.size() < kDateLength) return std::nullopt;
  const bool shaped = text[4] == ':' && text[7] == ':' && text[10] == ' ' && text[13] == ':' && text[16] == ':';
  // Cameras sold in Thailand may count years from the Buddha's death.
  constexpr int kFirstBuddhist = 2540;
  constexpr int kLastBuddhist = 2580;
  constexpr int kBetweenEras = 543;
  int year = Number(text, 0, 4);
  if (IsBetween(year, kFirstBuddhist, kLastBuddhist)) year -= kBetweenEras;
  const int month = Number(text, 5, 2);
  if (!shaped || !IsBetween(year, 1900, 2099) || !IsBetween(month, 1, 12)) return std::nullopt;
  if (!IsBetween(Number(text, 8, 2), 1, DaysIn(year, month))) return std::nullopt;
  if (!IsBetween(Number(text, 11, 2), 0, 23) || !IsBetween(Number(text, 14, 2), 0, 59)) return std::nullopt;
  if (!IsBetween(Number(text, 17, 2), 0, 59)) return std::nullopt;
  std::string iso = std::to_string(year);
  iso += text.substr(4, kDateLength - 4);
  iso[4] = iso[7] = '-';
  iso[10] = 'T';
  return iso;
}

}  // namespace

std::optional<std::string> CaptureTime(std::string_view exif) {
  const std::unique_ptr<ExifData, Unref> data(exif_data_new());
  if (data == nullptr) return std::nullopt;
  // Without this libexif adds the tags that a camera should have written.
  exif_data_unset_option(data.get(), EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_load_data(data.get(), reinterpret_cast<const unsigned char*>(exif.data()),
                      static_cast<unsigned int>(exif.size()));
  const ExifEntry* entry = exif_content_get_entry(data->ifd[EXIF_IFD_EXIF], EXIF_TAG_DATE_TIME_ORIGINAL);
  if (entry == nullptr || entry->data == nullptr || entry->format != EXIF_FORMAT_ASCII) return std::nullopt;
  return ToIso({reinterpret_cast<const char*>(entry->data), entry->size});
}

}  // namespace sarabun::picture
