#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "audit/checks.h"
#include "rules/fold.h"

namespace sarabun::audit {

namespace {

Cell Alone(std::size_t record) { return {{record}}; }

// The numbers an item stands for: {"O", 1, 22}.
struct CodeParts {
  std::string prefix;
  int first = 0;
  int last = 0;
};

std::optional<CodeParts> PartsOf(const Item& item) {
  if (!item.code || !item.first) return std::nullopt;
  const std::string& code = *item.code;
  const std::size_t digits = code.find_first_of("0123456789");
  if (digits == std::string::npos) return std::nullopt;
  return CodeParts{code.substr(0, digits), *item.first, item.last.value_or(*item.first)};
}

void FindMissing(const Report& report, const rules::ItemSet& set, CheckRun& run) {
  if (!run.Wants(&report, "missing-item")) return;
  std::set<std::pair<std::string, int>> there;
  for (const Record& record : report.records) {
    if (const auto parts = PartsOf(record.item)) {
      for (int i = parts->first; i <= parts->last; ++i) there.emplace(parts->prefix, i);
    }
  }
  for (const rules::ItemRange& range : set.ranges) {
    const auto is_there = [&](int number) { return there.contains({range.prefix, number}); };
    int missing = 0;
    for (int i = range.first; i <= range.last; ++i) {
      if (is_there(i)) continue;
      ++missing;
      if (range.one_record) continue;
      Finding finding = About(report, "missing-item");
      finding.items = {range.prefix + std::to_string(i)};
      if (const std::string* statement = set.Statement(finding.items.front())) {
        finding.data = {{"statement", DataValue::Text(*statement)}};
      }
      run.Add(&report, std::move(finding));
    }
    if (!range.one_record || missing == 0) continue;
    Finding finding = About(report, "missing-item");
    finding.items = {range.prefix + std::to_string(range.first) + "-" + range.prefix + std::to_string(range.last)};
    finding.data = {{"missing", DataValue::Integer(missing)}};
    run.Add(&report, std::move(finding));
  }
}

void FindUnexpected(const Report& report, const rules::ItemSet& set, CheckRun& run) {
  if (!run.Wants(&report, "unexpected-item")) return;
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const auto parts = PartsOf(report.records[i].item);
    if (!parts) continue;  // an item without a code is another form's, or empty-field says so
    if (set.Holds(parts->prefix, parts->first) && set.Holds(parts->prefix, parts->last)) continue;
    run.Add(&report, About(report, Alone(i), "unexpected-item", "item.code"));
  }
}

void FindDoubled(const Report& report, CheckRun& run) {
  if (!run.Wants(&report, "duplicate-item")) return;
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    if (!report.records[i].item.code) continue;
    const auto [at, fresh] = first.try_emplace(*report.records[i].item.code, i);
    if (fresh) continue;
    const Record& earlier = report.records[at->second];
    // The same row in a second document of one report is that document's finding, not each row's.
    if (earlier.document.sha256 != report.records[i].document.sha256) continue;
    Finding finding = About(report, Alone(i), "duplicate-item", "item.code");
    finding.related = {earlier.key};
    finding.data = {{"first_row", DataValue::Integer(earlier.source.row)}};
    run.Add(&report, std::move(finding));
  }
}

// Whether an issues cell without issues was filled in, to say that there are none. Words say so; a mark alone does
// where the score leaves none to be told of, or is so low that it contradicts that, which is a finding of its own.
bool SaysNone(const Report& report, const Record& record, CheckRun& run) {
  const auto said = report.without_issues.find(ItemName(record));
  if (said == report.without_issues.end()) return false;
  constexpr char kThaiLetter = '\xE0';  // begins the UTF-8 of one, and of no dash
  const bool words = said->second.find(kThaiLetter) != std::string::npos;
  const auto points = PointsOf(record);
  if (words || !points) return true;
  const rules::CheckRule& rule = run.Rule(&report, "issue-contradicts-score");
  return *points >= rule.Threshold("full") || *points < rule.Threshold("low");
}

void FindEmpty(const Report& report, CheckRun& run) {
  if (!run.Wants(&report, "empty-field")) return;
  const auto look = [&](std::string_view field, const std::vector<ListItem> Record::*list) {
    if (report.pack != nullptr && report.pack->FindColumn(field) == nullptr) return;
    for (const Cell& cell : CellsOf(report, field)) {
      const Record& record = report.records[cell.records.front()];
      if (!(record.*list).empty()) continue;
      if (field == "issues" && SaysNone(report, record, run)) continue;
      run.Add(&report, About(report, cell, "empty-field", std::string(field)));
    }
  };
  look("issues", &Record::issues);
  look("measures", &Record::measures);
  look("results", &Record::results);
}

void FindAltered(const Report& report, const rules::ItemSet& set, CheckRun& run) {
  if (set.statements.empty()) return run.CannotRun(&report, "statement-altered", "no-wording");
  if (!run.Wants(&report, "statement-altered")) return;
  const double enough = run.Rule(&report, "statement-altered").Threshold("similarity");
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const Item& item = report.records[i].item;
    if (!item.code || !item.statement) continue;
    const std::string* canonical = set.Statement(*item.code);
    if (canonical == nullptr) continue;
    const std::string wanted = rules::Skeleton(*canonical);
    const std::string written = rules::Skeleton(*item.statement);
    if (wanted == written || rules::Similarity(wanted, written) >= enough) continue;
    Finding finding = About(report, Alone(i), "statement-altered", "item.statement");
    finding.data = {{"expected", DataValue::Text(*canonical)}, {"found", DataValue::Text(*item.statement)}};
    run.Add(&report, std::move(finding));
  }
}

}  // namespace

void CheckItems(const Report& report, CheckRun& run) {
  FindDoubled(report, run);
  FindEmpty(report, run);
  const rules::ItemSet* set = report.form;
  if (set == nullptr) {
    for (const char* code : {"missing-item", "unexpected-item", "statement-altered"}) {
      run.CannotRun(&report, code, report.info.fiscal_year ? "no-item-set" : "no-fiscal-year");
    }
    return;
  }
  FindMissing(report, *set, run);
  FindUnexpected(report, *set, run);
  FindAltered(report, *set, run);
}

}  // namespace sarabun::audit
