#include "audit/auditor.h"

#include <algorithm>
#include <set>

#include "audit/checks.h"
#include "audit/contents.h"
#include "audit/copying.h"

namespace sarabun::audit {

namespace {

// Two documents hold the same report where they hold the same items; parts that complete each other are one report.
void CheckDocuments(const Report& report, CheckRun& run) {
  if (!report.IsKnown()) return run.CannotRun(&report, "duplicate-report", "report-not-known");
  if (!run.Wants(&report, "duplicate-report")) return;
  std::set<std::string> items;
  std::string first;
  std::set<std::string> doubled;
  for (const Record& record : report.records) {
    if (first.empty()) first = record.document.path;
    const std::string name = ItemName(record);
    if (record.document.sha256 == report.documents.front().sha256) {
      items.insert(name);
    } else if (items.contains(name) && doubled.insert(record.document.path).second) {
      Finding finding = About(report, "duplicate-report");
      finding.document_path = record.document.path;
      finding.document_sha256 = record.document.sha256;
      finding.related = {first};
      run.Add(&report, std::move(finding));
    }
  }
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Offices name files by their agency, or by its code as a number of its own.
bool NamesAgency(std::string path, const rules::AgencyEntry& agency, const rules::AgencyList& agencies) {
  const rules::AgencyEntry* named = agencies.FindIn(path);
  if (named != nullptr) return named->code == agency.code;
  path.erase(0, path.rfind('/') + 1);
  for (std::size_t at = path.find(agency.code); at != std::string::npos; at = path.find(agency.code, at + 1)) {
    const std::size_t end = at + agency.code.size();
    if ((at == 0 || !IsDigit(path[at - 1])) && (end == path.size() || !IsDigit(path[end]))) return true;
  }
  return false;
}

void CheckExpected(const std::vector<Report>& reports, const std::vector<Error>& unreadable,
                   const std::optional<rules::AgencyList>& expected, CheckRun& run) {
  if (!expected) return run.CannotRun(nullptr, "missing-report", "no-expected-list");
  if (!run.Wants(nullptr, "missing-report")) return;
  std::set<std::string> reported;
  for (const Report& report : reports) {
    if (report.info.agency.code) reported.insert(*report.info.agency.code);
    if (report.info.agency.name) {
      if (const rules::AgencyEntry* known = expected->FindIn(*report.info.agency.name)) reported.insert(known->code);
    }
  }
  for (const rules::AgencyEntry& agency : expected->entries()) {
    if (reported.contains(agency.code)) continue;
    Finding finding;
    finding.code = "missing-report";
    finding.agency = agency.name;
    finding.data = {{"agency_code", DataValue::Text(agency.code)}, {"expected", DataValue::Text(agency.name)}};
    // A file that names the agency and could not be read is a report that arrived unreadable.
    for (const Error& error : unreadable) {
      if (!NamesAgency(error.where.path, agency, *expected)) continue;
      finding.document_path = error.where.path;
      finding.data.emplace_back("unreadable", DataValue::Text(error.message));
    }
    run.Add(nullptr, std::move(finding));
  }
}

// What CheckAnswers found, as counts.
void CountAnswers(const std::vector<Finding>& findings, std::size_t from, Summary& summary) {
  summary.answered = summary.measures;
  for (std::size_t i = from; i < findings.size(); ++i) {
    if (findings[i].code == "measure-without-result" && summary.answered > 0) --summary.answered;
    if (findings[i].code == "result-repeats-measure") ++summary.repeated;
  }
}

std::vector<const Report*> EarlierReports(const std::vector<Audited>* rounds) {
  std::vector<const Report*> reports;
  if (rounds == nullptr) return reports;
  for (const Audited& round : *rounds) {
    for (const Report& report : round.reports) reports.push_back(&report);
  }
  return reports;
}

// The report's title, and what the reader says that it left out beside the records.
std::vector<std::string> TextsBeside(const Report& report, const std::vector<Finding>& from_reader) {
  std::vector<std::string> texts;
  if (report.info.title) texts.push_back(*report.info.title);
  for (const Finding& finding : from_reader) {
    std::string text;
    std::string section;  // that a cell stands beside
    for (const auto& [name, value] : finding.data) {
      if (name == "text") text = value.text;
      if (name == "section") section = value.text + ' ';
      for (std::size_t i = 0; name == "texts" && i < value.texts.size(); ++i) text += value.texts[i] + ' ';
    }
    if (!text.empty()) texts.push_back(section + text);
  }
  return texts;
}

}  // namespace

Auditor::Auditor(std::shared_ptr<const rules::PackSet> packs, std::shared_ptr<const thai::Model> model,
                 AuditOptions options)
    : packs_(std::move(packs)),
      options_(std::move(options)),
      model_(std::move(model)),
      run_(options_.choice),
      aligner_(model_),
      cutter_(model_) {}

std::size_t Auditor::ReportOf(const Record& record) {
  const auto [at, fresh] = report_of_key_.try_emplace(record.report.key, audited_.reports.size());
  if (fresh) {
    Report report;
    report.key = record.report.key;
    report.pack = packs_->Find(record.rules.name);
    report.info = record.report;
    audited_.reports.push_back(std::move(report));
    from_reader_.emplace_back();
    bare_.push_back(false);
  }
  return at->second;
}

void Auditor::Add(std::vector<Record> records, std::vector<Finding> findings) {
  if (records.empty()) return;
  const std::size_t at = ReportOf(records.front());
  Report& report = audited_.reports[at];
  report.documents.push_back(records.front().document);
  for (const Finding& finding : findings) {
    const bool nothing = finding.field == "issues" && !finding.data.empty() && finding.data.front().first == "nothing";
    if (!nothing) continue;
    for (const std::string& item : finding.items) report.without_issues[item] = finding.data.front().second.text;
  }
  std::move(findings.begin(), findings.end(), std::back_inserter(from_reader_[at]));
  std::move(records.begin(), records.end(), std::back_inserter(report.records));
}

void Auditor::AddRecords(std::vector<Record> records) {
  if (records.empty()) return;
  bare_[ReportOf(records.front())] = true;
  Add(std::move(records), {});
}

void Auditor::AddUnreadable(const Error& error) { unreadable_.push_back(error); }

Auditor::Language::Language(const rules::Pack* pack, const std::shared_ptr<const thai::Model>& model)
    : words(pack), wording(model, words, pack != nullptr ? pack->words : std::vector<std::string>()) {}

Auditor::Language& Auditor::LanguageOf(const rules::Pack* pack) {
  return languages_.try_emplace(pack, pack, model_).first->second;
}

void Auditor::CheckReport(const Report& report) {
  Language& language = LanguageOf(report.pack);
  const rules::AuditWords& words = language.words;
  CheckItems(report, run_);
  CheckScores(report, run_);
  CheckAnswers(report, aligner_, words, run_);
  CheckPictures(report, run_);
  CheckContradictions(report, words, run_);
  CheckFactsOfResults(report, words, run_);
  CheckAgencyNames(report, words, run_);
  CheckYears(report, words, run_);
  CheckRepeats(report, cutter_, run_);
  CheckWording(report, language.wording, run_);
}

void Auditor::CheckSet() {
  if (run_.Wants(nullptr, "unreadable-report")) {
    for (const Error& error : unreadable_) {
      Finding finding;
      finding.code = "unreadable-report";
      finding.document_path = error.where.path;
      finding.data = {{"error", DataValue::Text(error.message)}, {"hint", DataValue::Text(error.hint)}};
      run_.Add(nullptr, std::move(finding));
    }
  }
  CheckExpected(audited_.reports, unreadable_, options_.expected, run_);
  CheckScoresAcross(audited_.reports, run_);
  CheckReusedPictures(audited_.reports, EarlierReports(options_.earlier), looks_, run_);
  CheckCopying(audited_.reports, model_, run_);
}

void Auditor::CheckEarlier() {
  if (options_.earlier == nullptr) {
    for (const char* code : kRoundChecks) run_.CannotRun(nullptr, code, "no-earlier-round");
    return;
  }
  const std::vector<const Report*> candidates = EarlierReports(options_.earlier);
  standings_.resize(audited_.reports.size());
  for (std::size_t i = 0; i < audited_.reports.size(); ++i) {
    const Report& report = audited_.reports[i];
    const std::vector<RoundPair> pairs = PairsOf(report, candidates, run_);
    CheckRounds(report, pairs, aligner_, run_);
    Standing& standing = standings_[i];
    standing.report = &report;
    standing.bare = bare_[i];
    if (pairs.empty()) continue;
    ++audited_.reports_compared;
    standing.pair = pairs.front();
    const auto holds = [&](const Audited& round) {
      return std::any_of(round.reports.begin(), round.reports.end(),
                         [&](const Report& each) { return &each == &pairs.front().earlier(); });
    };
    standing.round = static_cast<std::size_t>(std::find_if(options_.earlier->begin(), options_.earlier->end(), holds) -
                                              options_.earlier->begin());
  }
}

void Auditor::TellStatus() {
  if (options_.earlier == nullptr) return;
  const std::vector<Audited>& rounds = *options_.earlier;
  std::vector<const std::vector<Finding>*> findings;
  findings.reserve(rounds.size());
  for (const Audited& round : rounds) findings.push_back(&round.findings);
  // What is said of the set goes by the latest round that any report was compared with.
  std::optional<std::size_t> set_round;
  for (const Standing& standing : standings_) {
    if (!standing.pair) continue;
    if (!set_round || IsEarlier(rounds[*set_round].reports.front(), standing.pair->earlier())) {
      set_round = standing.round;
    }
  }
  audited_.continued = Compare(audited_.findings, audited_.checks, standings_, findings, set_round);
  for (std::size_t i = 0; i < audited_.findings.size(); ++i) {
    audited_.findings[i].status = audited_.continued.from[i] ? "still" : "new";
  }
  for (std::size_t i = 0; i < standings_.size(); ++i) {
    SinceEarlier& earlier = audited_.summaries[i].earlier.emplace();
    if (standings_[i].pair) earlier.report_key = standings_[i].pair->earlier().key;
  }
  for (const EarlierFinding& each : audited_.continued.resolved) {
    Finding finding = (*findings[each.round])[each.finding];
    finding.status = "resolved";
    audited_.resolved.push_back(std::move(finding));
  }
}

// What a document prints is held against what its own items give, where a report has come in several.
void Auditor::CheckPrintedTotals(const Report& report, const std::vector<Finding>& from_reader) {
  const rules::AuditWords& words = LanguageOf(report.pack).words;
  if (report.documents.size() < 2) {
    return CheckTotals(report, audited_.summaries.back(), TextsBeside(report, from_reader), words, run_);
  }
  for (const DocumentInfo& document : report.documents) {
    Report alone = report;
    alone.documents = {document};
    std::erase_if(alone.records, [&](const Record& record) { return record.document.path != document.path; });
    if (!alone.records.empty()) alone.info = alone.records.front().report;
    std::vector<Finding> of_document;
    std::copy_if(from_reader.begin(), from_reader.end(), std::back_inserter(of_document),
                 [&](const Finding& finding) { return finding.document_path == document.path; });
    CheckTotals(alone, Summarize(alone), TextsBeside(alone, of_document), words, run_);
  }
}

Audited Auditor::Finish() {
  for (std::size_t i = 0; i < audited_.reports.size(); ++i) {
    RecognizeForm(audited_.reports[i]);
    const Report& report = audited_.reports[i];
    const std::vector<Finding> from_reader = std::move(from_reader_[i]);
    for (const Finding& finding : from_reader) run_.AddFromReader(&report, finding);
    bare_[i] ? CheckBareRecords(report, run_) : NoteReaderChecks(report, run_);
    CheckDocuments(report, run_);
    const std::size_t before = run_.findings().size();
    CheckReport(report);
    audited_.summaries.push_back(Summarize(report));
    CountAnswers(run_.findings(), before, audited_.summaries.back());
    CheckPrintedTotals(report, from_reader);
  }
  CheckSet();
  CheckEarlier();
  audited_.findings = std::move(run_.findings());
  audited_.checks = run_.Outcomes();
  audited_.packs = packs_;
  TellStatus();
  audited_.unreadable = unreadable_.size();
  if (options_.expected) audited_.expected = options_.expected->entries().size();
  return std::move(audited_);
}

}  // namespace sarabun::audit
