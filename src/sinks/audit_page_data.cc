#include "sinks/audit_page_data.h"

#include <array>
#include <map>
#include <unordered_map>

#include "base/finding_message.h"
#include "base/text_table.h"
#include "rules/checks.h"
#include "sinks/audit_forms.h"
#include "sinks/audit_page_records.h"
#include "sinks/page_json.h"

namespace sarabun::sinks {

namespace {

// Writes the data in one go; keys are those that the script reads.
class PageData {
 public:
  explicit PageData(const AuditView& view) : view_(view), audited_(view.audited), forms_(FormsOf(audited_.reports)) {}

  std::string Write() {
    json_.BeginObject();
    out_.Put("version", view_.version);
    out_.Put("language", view_.language);
    WriteLabels();
    WriteCounts();
    WriteForms();
    WriteReports();
    WriteRecords();
    WriteFindings();
    WriteChecks();
    out_.WriteTexts();
    json_.EndObject();
    return std::string(json_.text());
  }

 private:
  void WriteLabels();
  void WriteCounts();
  void WriteForms();
  void WriteReports();
  void WriteRecords();
  void WriteReport(std::size_t at, const std::array<std::size_t, 3>& graded);
  void WriteFindings();
  void WriteValue(const DataValue& value);
  void WriteChecks();

  const AuditView& view_;
  const audit::Audited& audited_;
  const AuditForms forms_;
  PageJson out_;
  JsonWriter& json_ = out_.json;
};

void PageData::WriteLabels() {
  json_.Key("labels");
  json_.BeginObject();
  for (const auto& row : Labels().rows()) {
    if (row.size() > 2 && !row[0].starts_with("book.")) out_.Pair(row[0], row[1], row[2]);
  }
  json_.EndObject();
  json_.Key("reasons");
  json_.BeginObject();
  for (const auto& row : Reasons().rows()) {
    if (row.size() > 2) out_.Pair(row[0], row[1], row[2]);
  }
  json_.EndObject();
  json_.Key("codes");
  json_.BeginObject();
  for (const rules::CheckInfo& check : rules::AllChecks()) {
    json_.Key(check.code);
    json_.BeginObject();
    out_.Pair("question", check.en, check.th);
    json_.EndObject();
  }
  json_.EndObject();
}

void PageData::WriteCounts() {
  json_.Key("counts");
  json_.BeginObject();
  json_.Key("expected");
  audited_.expected ? json_.Uint(std::uint64_t{*audited_.expected}) : json_.Null();
  out_.Put("unreadable", audited_.unreadable);
  out_.Put("suppressed", static_cast<std::size_t>(view_.suppressed));
  json_.EndObject();
}

void PageData::WriteForms() {
  json_.Key("forms");
  json_.BeginArray();
  for (const AuditForm& form : forms_.forms) {
    json_.BeginObject();
    out_.Put("name", form.name);
    out_.Pair("title", form.title, form.title_th);
    json_.Key("items");
    json_.BeginArray();
    for (const AuditForm::Item& item : form.items) {
      json_.BeginObject();
      out_.Put("code", item.code);
      out_.Text("statement", item.statement);
      json_.Key("negative");
      json_.Bool(item.negative);
      json_.EndObject();
    }
    json_.EndArray();
    json_.Key("bands");
    json_.BeginArray();
    for (const AuditForm::Band& band : form.bands) {
      json_.BeginObject();
      out_.Put("label", band.label);
      out_.Put("name", band.name);
      out_.Put("at", band.first);
      out_.Put("count", band.count);
      json_.EndObject();
    }
    json_.EndArray();
    json_.Key("indicators");
    json_.BeginArray();
    for (const AuditForm::Indicator& indicator : form.indicators) {
      json_.BeginObject();
      out_.Put("no", static_cast<std::size_t>(indicator.no));
      out_.Put("name", indicator.name);
      json_.EndObject();
    }
    json_.EndArray();
    json_.EndObject();
  }
  json_.EndArray();
}

void PageData::WriteReports() {
  std::unordered_map<std::string, std::array<std::size_t, 3>> graded;
  for (const Finding& finding : audited_.findings) {
    if (finding.report_key) ++graded[*finding.report_key][static_cast<std::size_t>(finding.severity)];
  }
  json_.Key("reports");
  json_.BeginArray();
  for (std::size_t i = 0; i < audited_.reports.size(); ++i) WriteReport(i, graded[audited_.reports[i].key]);
  json_.EndArray();
}

void PageData::WriteReport(std::size_t at, const std::array<std::size_t, 3>& graded) {
  const audit::Report& report = audited_.reports[at];
  const audit::Summary& summary = audited_.summaries[at];
  const rules::AgencyEntry* agency = AgencyOf(report);
  json_.BeginObject();
  out_.Put("key", report.key);
  out_.Put("form", forms_.of_report[at]);
  out_.Put("agency", report.info.agency.name.value_or(""));
  out_.Put("agency_en", report.info.agency.name_en.value_or(agency == nullptr ? "" : agency->name_en));
  out_.Put("group", agency == nullptr ? "" : agency->group);
  json_.Key("year");
  json_.Int(report.info.fiscal_year);
  json_.Key("round");
  json_.Int(report.info.round.no);
  json_.Key("documents");
  json_.BeginArray();
  for (const DocumentInfo& document : report.documents) json_.String(document.path);
  json_.EndArray();
  out_.Put("records", report.records.size());
  json_.Key("instruments");
  json_.BeginArray();
  for (const audit::Summary::Mean& mean : summary.instruments) {
    json_.BeginObject();
    out_.Put("code", mean.code);
    out_.Put("mean", mean.points);
    json_.EndObject();
  }
  json_.EndArray();
  out_.Put("total", summary.total);
  out_.Pair("band", summary.band_en, summary.band);
  out_.Put("averaging", summary.how);
  out_.Part("answered", summary.answered, summary.measures);
  out_.Part("proven", summary.proven, summary.evidence_cells);
  out_.Put("error", graded[2]);
  out_.Put("warning", graded[1]);
  out_.Put("info", graded[0]);
  json_.EndObject();
}

void PageData::WriteRecords() {
  json_.Key("records");
  json_.BeginArray();
  for (std::size_t i = 0; i < audited_.reports.size(); ++i) {
    for (const Record& record : audited_.reports[i].records) WritePageRecord(out_, audited_.reports[i], i, record);
  }
  json_.EndArray();
}

void PageData::WriteValue(const DataValue& value) {
  switch (value.kind) {
    case DataValue::Kind::kText:
      return json_.String(value.text);
    case DataValue::Kind::kInteger:
      return json_.Int(value.integer);
    case DataValue::Kind::kReal:
      return json_.Double(value.real);
    case DataValue::Kind::kTexts:
      json_.BeginArray();
      for (const std::string& text : value.texts) json_.String(text);
      return json_.EndArray();
  }
}

void PageData::WriteFindings() {
  std::unordered_map<std::string, std::size_t> report_of_key;
  for (std::size_t i = 0; i < audited_.reports.size(); ++i) report_of_key.emplace(audited_.reports[i].key, i);
  // What is resolved was said of the report of the round before.
  for (std::size_t i = 0; i < audited_.summaries.size(); ++i) {
    const auto& earlier = audited_.summaries[i].earlier;
    if (earlier && !earlier->report_key.empty()) report_of_key.emplace(earlier->report_key, i);
  }
  json_.Key("findings");
  json_.BeginArray();
  const std::size_t present = audited_.findings.size();
  for (std::size_t i = 0; i < present + audited_.resolved.size(); ++i) {
    const Finding& finding = i < present ? audited_.findings[i] : audited_.resolved[i - present];
    const auto report = finding.report_key ? report_of_key.find(*finding.report_key) : report_of_key.end();
    json_.BeginObject();
    out_.Put("id", i < present ? view_.finding_ids[i] : view_.resolved_ids[i - present]);
    out_.Put("code", finding.code);
    out_.Put("severity", SeverityName(finding.severity));
    json_.Key("status");
    finding.status.empty() ? json_.Null() : json_.String(finding.status);
    json_.Key("report");
    report == report_of_key.end() ? json_.Null() : json_.Uint(std::uint64_t{report->second});
    json_.Key("agency");
    json_.String(finding.agency);
    out_.Strings("items", finding.items);
    json_.Key("field");
    json_.String(finding.field);
    out_.Put("table", std::size_t{finding.where.table});
    out_.Put("row", std::size_t{finding.where.row});
    out_.Put("document", finding.document_path);
    out_.Pair("message", MessageOf(finding, "en"), MessageOf(finding, "th"));
    out_.Strings("related", finding.related);
    json_.Key("data");
    json_.BeginObject();
    for (const auto& [name, value] : finding.data) {
      json_.Key(name);
      WriteValue(value);
    }
    json_.EndObject();
    json_.EndObject();
  }
  json_.EndArray();
}

void PageData::WriteChecks() {
  struct Check {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t findings = 0;
    std::map<std::string, std::vector<std::string>> reasons;  // and the reports that it holds for
  };
  std::map<std::string, Check> checks;
  for (const audit::CheckOutcome& outcome : audited_.checks) {
    Check& check = checks[outcome.code];
    check.findings += outcome.findings;
    if (outcome.state == audit::CheckOutcome::State::kPassed) ++check.passed;
    if (outcome.state == audit::CheckOutcome::State::kFailed) ++check.failed;
    if (outcome.state == audit::CheckOutcome::State::kNotRun) {
      check.reasons[outcome.reason].push_back(outcome.agency.empty() ? outcome.report_key : outcome.agency);
    }
  }
  json_.Key("checks");
  json_.BeginArray();
  for (const rules::CheckInfo& info : rules::AllChecks()) {
    const auto at = checks.find(std::string(info.code));
    if (at == checks.end()) continue;
    const Check& check = at->second;
    std::size_t not_run = 0;
    for (const auto& [reason, reports] : check.reasons) not_run += reports.size();
    json_.BeginObject();
    out_.Put("code", info.code);
    out_.Put("asked", check.passed + check.failed + not_run);
    out_.Put("passed", check.passed);
    out_.Put("failed", check.failed);
    out_.Put("not_run", not_run);
    out_.Put("findings", check.findings);
    json_.Key("reasons");
    json_.BeginArray();
    for (const auto& [reason, reports] : check.reasons) {
      json_.BeginObject();
      out_.Put("reason", reason);
      out_.Strings("reports", reports);
      json_.EndObject();
    }
    json_.EndArray();
    json_.EndObject();
  }
  json_.EndArray();
}

}  // namespace

std::string AuditPageData(const AuditView& view) { return PageData(view).Write(); }

}  // namespace sarabun::sinks
