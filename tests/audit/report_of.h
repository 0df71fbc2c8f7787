#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "audit/check_run.h"
#include "audit/report.h"
#include "rules/pack.h"

namespace sarabun::audit::test {

inline const rules::Pack& BangkokPack() {
  static const rules::PackResult kRead = rules::ReadPack(SARABUN_SOURCE_DIR "/rules/bangkok-ita", {});
  return *kRead.pack;
}

inline std::vector<ListItem> ListOf(const std::vector<std::string>& texts) {
  std::vector<ListItem> items;
  for (const std::string& text : texts) {
    ListItem item;
    item.no = static_cast<int>(items.size()) + 1;
    item.level = text.starts_with("- ") ? 2 : 1;
    item.text = text.starts_with("- ") ? text.substr(2) : text;
    items.push_back(item);
  }
  return items;
}

// A six-month report of Bang Rak for 2567; items are I1, I2 and on.
class ReportOf {
 public:
  ReportOf() {
    report_.key = "bangkok-ita/1004/2567/1";
    report_.pack = &BangkokPack();
    report_.info.agency = {"สำนักงานเขตบางรัก", "Bang Rak District Office", "district-office", "1004", "th-district"};
    report_.info.fiscal_year = 2567;
    report_.info.round = {"รอบ 6 เดือนแรก", 1, 2, 6};
    report_.info.period = {"2023-10-01", "2024-03-31"};
  }

  ReportOf& Add(const std::string& score, const std::vector<std::string>& issues,
                const std::vector<std::string>& measures, const std::vector<std::string>& results) {
    Record record;
    record.no = static_cast<int>(report_.records.size()) + 1;
    record.item.code = "I" + std::to_string(record.no);
    record.key = report_.key + "/" + *record.item.code;
    record.report = report_.info;
    record.source.table = 1;
    record.source.row = static_cast<std::uint32_t>(record.no) + 1;
    if (!score.empty()) {
      record.score.emplace();
      record.score->value = Decimal::Parse(score);
      record.score->raw = score;
    }
    record.issues = ListOf(issues);
    record.measures = ListOf(measures);
    record.results = ListOf(results);
    report_.records.push_back(std::move(record));
    return *this;
  }
  ReportOf& Result(const std::string& text) { return Add("95", {}, {}, {text}); }
  ReportOf& Measure(const std::string& text) { return Add("95", {}, {text}, {}); }
  ReportOf& Issue(const std::string& score, const std::string& text) { return Add(score, {text}, {}, {}); }

  Report& report() { return report_; }

 private:
  Report report_;
};

// "I1 results[0].text" for each finding of a run.
inline std::vector<std::string> Places(CheckRun& run) {
  std::vector<std::string> places;
  for (const Finding& finding : run.findings()) {
    places.push_back((finding.items.empty() ? "-" : finding.items.front()) + " " + finding.field.value_or("-"));
  }
  return places;
}

inline std::string DataText(const Finding& finding, std::string_view name) {
  for (const auto& [key, value] : finding.data) {
    if (key != name) continue;
    return value.kind == DataValue::Kind::kTexts && !value.texts.empty() ? value.texts.front() : value.text;
  }
  return "";
}

}  // namespace sarabun::audit::test
