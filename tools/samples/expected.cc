#include "tools/samples/expected.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>

#include "tools/samples/json.h"

namespace sarabun::samples {
namespace {

constexpr char kOffice[] = "สำนักงานเขต";
constexpr int kBuddhistEra = 543;

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

// What is known of an item's row beside its source.
struct Place {
  std::string instrument;
  int indicator = 0;
  std::size_t row = 0;  // of the table, from 1
};

// The items of a merged cell, in order, and its number: cells merged over the same items have the same.
struct Merged {
  std::vector<std::string> items;
  int group = 0;
};

// Merged cells by field and first item, numbered in document order.
using MergedCells = std::map<std::string, std::map<std::string, Merged>>;

MergedCells FindMerged(const ReportSource& report) {
  MergedCells cells;
  for (const RowSource& row : report.rows) {
    const ItemSource& item = row.item;
    if (item.code.empty()) continue;
    for (const char* field : {"measures", "results", "evidence"}) {
      const bool evidence = std::string_view(field) == "evidence";
      const bool shares = !item.shares.empty() && (!evidence || item.shares_evidence);
      cells[field][shares ? item.shares : item.code].items.push_back(item.code);
    }
  }
  std::map<std::vector<std::string>, int> groups;
  for (const RowSource& row : report.rows) {
    for (const char* field : {"measures", "results", "evidence"}) {
      const auto found = cells[field].find(row.item.code);
      if (found == cells[field].end() || found->second.items.size() < 2) continue;
      found->second.group = groups.try_emplace(found->second.items, static_cast<int>(groups.size()) + 1).first->second;
    }
  }
  return cells;
}

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

struct ListEntry {
  std::string label;
  int level = 1;
  std::string text;  // marked
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

class Writer {
 public:
  Writer(const ReportSource& report, const Form& form, Input input)
      : report_(report), form_(form), input_(input), merged_(FindMerged(report)) {}

  std::string Write() {
    std::string out;
    Place place;
    place.row = 1;  // the headings
    for (const RowSource& row : report_.rows) {
      ++place.row;
      if (!row.instrument.empty()) place.instrument = row.instrument;
      if (row.indicator > 0) place.indicator = row.indicator;
      if (!row.item.code.empty()) out += Record(row.item, place) + "\n";
    }
    return out;
  }

 private:
  std::string Record(const ItemSource& item, const Place& place) {
    Json json;
    json.Open('{').Key("schema").Text("sarabun.record/1").Key("record_id").Null();
    json.Key("key").Text(ReportKey() + "/" + item.code).Key("no").Number(++no_);
    json.Key("rules").Open('{').Key("name").Text("bangkok-ita").Close('}').Key("document").Null();
    WriteReport(json);
    json.Key("instrument").Open('{').Key("code").Text(place.instrument);
    json.Key("name").Text(form_.instruments.at(place.instrument)).Close('}');
    json.Key("indicator").Open('{').Key("no").Number(place.indicator);
    json.Key("name").Text(form_.indicators.at(place.indicator)).Close('}');
    json.Key("item").Open('{').Key("code").Text(item.code).Key("first").Number(item.first);
    json.Key("last").Number(item.last).Key("statement").TextOrNull(Reading(item.statement)).Close('}');
    WriteScore(json, item);
    WriteList(json, "issues", Entries(item.issues, report_.list));
    if (item.shares.empty()) {
      measures_ = Entries(item.measures, report_.list);
      results_ = Entries(item.results, report_.list);
    }
    WriteList(json, "measures", measures_);
    WriteList(json, "results", results_);
    WriteEvidence(json, item);
    json.Key("extra").Open('{').Close('}');
    WriteShared(json, item);
    json.Key("source").Open('{').Key("part");
    input_ == Input::kWord ? json.Text("word/document.xml") : json.Null();
    json.Key("table").Number(1).Key("row").Number(static_cast<long long>(place.row)).Close('}').Close('}');
    return json.Take();
  }

  std::string ReportKey() const {
    return "bangkok-ita/" + report_.district.code + "/" + std::to_string(report_.fiscal_year) + "/" +
           std::to_string(report_.round_no);
  }

  void WriteReport(Json& json) const {
    std::string title;
    for (const std::string& line : report_.title) title += (title.empty() ? "" : " ") + line;
    json.Key("report").Open('{').Key("key").Text(ReportKey()).Key("title").Text(Reading(title));
    json.Key("agency").Open('{').Key("name").Text(kOffice + report_.district.name);
    json.Key("name_en").Text(report_.district.name_en + " District Office").Key("type").Text("district-office");
    json.Key("code").Text(report_.district.code).Key("code_scheme").Text("th-district").Close('}');
    json.Key("fiscal_year").Number(report_.fiscal_year).Key("fiscal_year_ce");
    json.Number(report_.fiscal_year - kBuddhistEra).Key("round").Open('{').Key("label").Text(report_.round_label);
    json.Key("no").Number(report_.round_no).Key("of").Number(report_.round_of);
    json.Key("months").Number(report_.round_months).Close('}').Key("period").Open('{');
    json.Key("start").Text(report_.period_start).Key("end").Text(report_.period_end).Close('}').Close('}');
  }

  static void WriteScore(Json& json, const ItemSource& item) {
    std::string value = item.score;
    if (value.find('.') != std::string::npos) {
      while (value.back() == '0') value.pop_back();
      if (value.back() == '.') value.pop_back();
    }
    json.Key("score").Open('{').Key("value").Literal(value).Key("raw").Text(item.score_raw).Key("unit").Text("points");
    json.Key("max").Number(100).Key("fiscal_year").Null().Close('}');
  }

  void WriteEvidence(Json& json, const ItemSource& item) {
    if (!item.shares_evidence) {
      evidence_ = item.pictures;
      evidence_text_ = item.evidence_text;
    }
    if (item.shares.empty()) evidence_lost_ = item.dump_loses_evidence;
    json.Key("evidence");
    if (input_ == Input::kDump && evidence_lost_) {
      json.Null();
      return;
    }
    json.Open('[');
    for (const std::size_t index : evidence_) WritePicture(json, index);
    if (!evidence_text_.empty()) {
      json.Open('{').Key("kind").Text("text");
      for (const char* key : {"part", "sha256", "media_type", "width", "height", "taken"}) json.Key(key).Null();
      json.Key("text").Text(evidence_text_).Key("url").Null().Close('}');
    }
    json.Close(']');
  }

  void WritePicture(Json& json, std::size_t index) const {
    const build::Media& media = report_.pictures[index];
    const bool word = input_ == Input::kWord;
    json.Open('{').Key("kind").Text("picture").Key("part");
    word ? json.Text("word/media/image" + std::to_string(index + 1) + ".png") : json.Null();
    json.Key("sha256").TextOrNull(word ? Sha256(media.bytes) : "");
    json.Key("media_type").TextOrNull(word ? "image/png" : "").Key("width");
    word ? json.Number(media.width) : json.Null();
    json.Key("height");
    word ? json.Number(media.height) : json.Null();
    json.Key("taken").Null().Key("text").Null().Key("url").Null().Close('}');
  }

  void WriteShared(Json& json, const ItemSource& item) const {
    json.Key("shared").Open('{');
    for (const char* field : {"measures", "results", "evidence"}) {
      for (const auto& [first, merged] : merged_.at(field)) {
        const auto self = std::find(merged.items.begin(), merged.items.end(), item.code);
        if (merged.items.size() < 2 || self == merged.items.end()) continue;
        json.Key(field).Open('{').Key("group").Number(merged.group).Key("with").Open('[');
        for (const std::string& other : merged.items) {
          if (other != item.code) json.Text(other);
        }
        json.Close(']').Close('}');
      }
    }
    json.Close('}');
  }

  const ReportSource& report_;
  const Form& form_;
  Input input_;
  MergedCells merged_;
  int no_ = 0;
  std::vector<ListEntry> measures_;
  std::vector<ListEntry> results_;
  std::vector<std::size_t> evidence_;
  std::string evidence_text_;
  bool evidence_lost_ = false;
};

}  // namespace

std::string ExpectedRecords(const ReportSource& report, const Form& form, Input input) {
  return Writer(report, form, input).Write();
}

}  // namespace sarabun::samples
