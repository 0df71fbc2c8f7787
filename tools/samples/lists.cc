#include "tools/samples/lists.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdio>

namespace sarabun::samples {
namespace {

// Numbers of a list that Word makes; each cell begins again.
class WordNumbers {
 public:
  explicit WordNumbers(const std::vector<build::ListLevel>& levels) : levels_(levels) {}

  std::string Next(int level) {
    const auto index = static_cast<std::size_t>(level - 1);
    counts_.resize(std::max(counts_.size(), index + 1));
    ++counts_[index];
    counts_.resize(index + 1);  // deeper levels start again
    std::string label = levels_.at(index).text;
    for (std::size_t i = 0; i <= index; ++i) {
      const std::string place = "%" + std::to_string(i + 1);
      const std::size_t at = label.find(place);
      if (at != std::string::npos) label.replace(at, place.size(), Write(counts_[i], levels_.at(i)));
    }
    return label;
  }

 private:
  static std::string Write(int count, const build::ListLevel& level) {
    std::string digits = std::to_string(count + level.start - 1);
    if (level.format != "thaiNumbers") return digits;
    std::string thai;
    for (const char digit : digits) thai += std::string("\xE0\xB9") + static_cast<char>(0x90 + (digit - '0'));
    return thai;
  }

  const std::vector<build::ListLevel>& levels_;
  std::vector<int> counts_;
};

// A dot that is followed by a digit makes a label deeper, and so does a dash under a number.
int LevelOf(const std::string& label, const std::vector<ListEntry>& before) {
  if (label == "-" || label == "•") {
    for (auto entry = before.rbegin(); entry != before.rend(); ++entry) {
      if (entry->label.empty()) continue;
      return entry->label == label ? entry->level : entry->level + 1;
    }
    return 1;
  }
  int level = 1;
  for (std::size_t at = label.find('.'); at != std::string::npos; at = label.find('.', at + 1)) {
    if (at + 1 < label.size()) ++level;
  }
  return level;
}

}  // namespace

std::vector<ListEntry> Entries(const std::vector<Line>& lines, const std::vector<build::ListLevel>& levels) {
  WordNumbers numbers(levels);
  std::vector<ListEntry> entries;
  bool labelled = false;
  bool broken = false;
  for (const Line& line : lines) {
    const std::string label = line.word_level > 0 ? numbers.Next(line.word_level) : line.label;
    if (line.empty) continue;
    if (label.empty() && (labelled || broken)) {
      entries.back().text += line.text;
    } else {
      const int level = label.empty() ? 1 : (line.word_level > 0 ? line.word_level : LevelOf(label, entries));
      entries.push_back({label, level, line.text});
    }
    labelled = labelled || !label.empty();
    broken = line.broken_after;
  }
  return entries;
}

void WriteList(Json& json, const char* key, const std::vector<ListEntry>& entries) {
  json.Key(key).Open('[');
  int no = 0;
  for (const ListEntry& entry : entries) {
    json.Open('{').Key("no").Number(++no).Key("level").Number(entry.level);
    json.Key("label").TextOrNull(entry.label).Key("text").Text(Reading(entry.text)).Close('}');
  }
  json.Close(']');
}

std::string Sha256(const std::string& bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr);
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", digest[i]);
    hex += two;
  }
  return hex;
}

}  // namespace sarabun::samples
