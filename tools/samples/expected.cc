#include "tools/samples/expected.h"

#include <algorithm>
#include <map>
#include <optional>

#include "tools/samples/json.h"
#include "tools/samples/lists.h"

namespace sarabun::samples {
namespace {

constexpr char kOffice[] = "สำนักงานเขต";
constexpr int kBuddhistEra = 543;

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
    word ? json.Text("word/media/image" + std::to_string(index + 1) + "." + media.extension) : json.Null();
    json.Key("sha256").TextOrNull(word ? Sha256(media.bytes) : "");
    json.Key("media_type").TextOrNull(word ? "image/" + media.extension : "").Key("width");
    word ? json.Number(media.width) : json.Null();
    json.Key("height");
    word ? json.Number(media.height) : json.Null();
    json.Key("taken").TextOrNull(word ? media.taken : "").Key("text").Null().Key("url").Null().Close('}');
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
