#include "pipeline/report.h"

#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "base/file.h"
#include "pipeline/evidence.h"
#include "pipeline/picture_watch.h"
#include "pipeline/preview.h"
#include "rules/case_suite.h"

namespace sarabun::pipeline {

namespace {

std::optional<std::string> FindModel(const std::vector<std::string>& rule_folders) {
  for (const std::string& folder : rule_folders) {
    const std::string path = folder + "/thai/model.bin";
    if (KindOf(path) == PathKind::kFile) return path;
  }
  return std::nullopt;
}

// A stage that reports early cannot know whose report it reads.
void CompleteFindings(Extracted& extracted, const ReportInfo& report, const DocumentInfo& info) {
  for (Finding& finding : extracted.findings.items()) {
    finding.document_path = info.path;
    finding.document_sha256 = info.sha256;
    if (!finding.report_key) finding.report_key = report.key;
    if (!finding.agency) finding.agency = report.agency.name;
  }
  extracted.outcome.findings = extracted.findings.items().size();
}

// What somebody typed into Word's window of properties, beyond the four that every file has.
bool IsOfAuthor(const wordml::Property& property) {
  return property.name == "category" || property.name == "Company" || property.name == "Manager" ||
         property.part.ends_with("custom.xml");
}

// A document without a table may hold a picture of one.
Error WithPictures(Error error, std::uint64_t pictures) {
  if (pictures > 0) {
    error.message += "; it holds " + std::to_string(pictures) + (pictures == 1 ? " picture" : " pictures") +
                     ", and text in pictures is not read";
    error.hint = "ask for the file in which the table was typed";
  }
  return error;
}

}  // namespace

std::vector<rules::SideText> SideTexts(const wordml::SideParts& parts, const std::string& path) {
  std::vector<rules::SideText> texts;
  for (const wordml::PartText& part : parts.parts) {
    const bool header = part.kind == "header";
    if (!header && part.kind != "footer") continue;
    for (const wordml::Paragraph& paragraph : part.paragraphs) {
      if (paragraph.text.empty()) continue;
      texts.push_back({header ? rules::SideText::Kind::kHeader : rules::SideText::Kind::kFooter, paragraph.text.text});
    }
  }
  const wordml::Properties& properties = parts.properties;
  for (const std::string* value :
       {&properties.title, &properties.subject, &properties.description, &properties.keywords}) {
    if (!value->empty()) texts.push_back({rules::SideText::Kind::kProperty, *value});
  }
  for (const wordml::Property& property : properties.all) {
    if (IsOfAuthor(property)) texts.push_back({rules::SideText::Kind::kProperty, property.value});
  }
  if (path != "-") {
    texts.push_back({rules::SideText::Kind::kFileName, std::filesystem::path(path).stem().native()});
  }
  return texts;
}

Result<Shared> LoadShared(const ExtractOptions& options) {
  const std::vector<std::string> folders = options.rule_folders.empty() ? DefaultRuleFolders() : options.rule_folders;
  auto packs = rules::PackSet::Load(options.packs, folders, options.agencies);
  if (!packs) return packs.error();
  Shared shared;
  shared.read = options.read;
  shared.cancelled = options.cancelled;
  shared.packs = std::move(*packs);
  const unsigned workers = options.workers == 0 ? std::thread::hardware_concurrency() : options.workers;
  shared.converter =
      std::make_shared<legacy::Converter>(legacy::ConverterOptions{options.read.limits, workers, options.cancelled});
  if (const auto path = FindModel(folders)) {
    auto model = thai::LoadModel(*path);
    if (!model) return model.error();
    shared.model = std::move(*model);
    shared.model_path = *path;
  }
  return shared;
}

ReportExtractor::ReportExtractor(const Shared& shared)
    : shared_(shared),
      engine_(shared.model),
      body_(shared.read, shared.packs),
      report_(shared.packs, engine_, shared.read),
      aligner_(shared.model) {
  engine_.AddWords(shared.packs->Words());
}

void ReportExtractor::WarmUp() { rules::WarmUp(*shared_.packs, report_); }

Error OutOfMemory() {
  return {ErrorCode::kOutOfMemory, "not enough memory for this file", "close other programs, or lower -j", {}};
}

Error OwnFault(const std::exception& fault) {
  return {ErrorCode::kInternal,
          std::string("a fault of Sarabun's own: ") + fault.what(),
          "please report it with the file",
          {}};
}

void DescribeInput(const Input& input, const DocumentInfo& info, FileOutcome& outcome) {
  outcome.path = input.path;
  outcome.sha256 = info.sha256;
  outcome.bytes = info.bytes;
}

void Refuse(const Input& input, Error error, Extracted& extracted) {
  extracted.records.Clear();
  extracted.outcome.report_keys.clear();
  error.where.path = input.path;
  const bool other_kind = error.code == ErrorCode::kUnknownFormat || error.code == ErrorCode::kWrongFormat;
  extracted.outcome.error = std::move(error);
  extracted.outcome.skipped = other_kind && !input.named && !NamedLikeReport(input.path);
  extracted.outcome.rejected = !extracted.outcome.skipped;
}

Extracted ReportExtractor::Extract(const Input& input, Document document) {
  Extracted extracted;
  DescribeInput(input, document.info, extracted.outcome);
  extracted.document = document.info;
  Status status = Guarded([&] {
    Status read = ExtractInto(input, document, extracted);
    if (!read) AddPreview(document, read.error());
    return read;
  });
  if (!status) {
    Refuse(input, std::move(status.error()), extracted);
    return extracted;
  }
  extracted.outcome.records = extracted.records.size();
  return extracted;
}

// Where the body says nothing, the picture of its first page may.
void ReportExtractor::AddPreview(const Document& document, Error& error) const {
  const bool is_broken = error.code == ErrorCode::kMalformed || error.code == ErrorCode::kTruncated ||
                         error.code == ErrorCode::kWrongFormat;
  const bool has_no_table = error.code == ErrorCode::kNoReport && report_.explanations().empty();
  if (!is_broken && !has_no_table) return;
  const auto excerpt = ThumbnailExcerpt(document.bytes, shared_);
  if (!excerpt) return;
  error.message += "; there is a preview of the first page, which says: " + *excerpt;
  error.hint = "`sarabun inspect --preview` shows all of it" + (error.hint.empty() ? "" : "; " + error.hint);
}

Status ReportExtractor::ExtractInto(const Input& input, Document& document, Extracted& extracted) {
  if (Status opened = OpenConverted(document, shared_.read.limits); !opened) return opened;
  extracted.document = document.info;
  FindingList& findings = extracted.findings;
  wordml::CharacterCount count;

  rules::DocumentContext context;
  context.info = document.info;
  if (document.package != nullptr) context.part = document.package->main_part().value;
  auto side = body_.SideParts(document, findings, count);
  if (!side) return side.error();
  context.side_texts = SideTexts(*side, input.path);

  report_.Begin(std::move(context), findings);
  PictureWatch pictures(report_);
  if (Status read = body_.Read(document, pictures, findings, count); !read) return read;
  if (document.package != nullptr) pictures.ReportDrawnTables(*document.package, findings);
  if (Status passed = PassRecords(document, extracted); !passed) {
    if (passed.error().code != ErrorCode::kNoReport) return passed;
    return WithPictures(passed.error(), report_.explanations().empty() ? pictures.pictures() : 0);
  }
  if (count.in != count.out + count.reported) {
    Finding lost;
    lost.code = "characters-lost";
    lost.severity = Severity::kError;
    lost.message = "characters of the document were neither handed on nor reported";
    lost.data = {{"in", DataValue::Integer(static_cast<std::int64_t>(count.in))},
                 {"out", DataValue::Integer(static_cast<std::int64_t>(count.out))},
                 {"reported", DataValue::Integer(static_cast<std::int64_t>(count.reported))}};
    findings.Report(std::move(lost));
  }
  CompleteFindings(extracted, report_of_, document.info);
  return {};
}

// What rules made of the report is completed record by record: of a long one they are never all in memory.
Status ReportExtractor::PassRecords(Document& document, Extracted& extracted) {
  FindingList behind;  // the report's own findings come first
  std::optional<EvidenceReader> evidence;
  if (document.package != nullptr && (shared_.read.evidence_hash || shared_.stage != nullptr)) {
    evidence.emplace(*document.package, shared_.stage, shared_.gallery, behind);
  }
  audit::AlignRules rules;
  Record above;
  std::vector<std::string>& keys = extracted.outcome.report_keys;
  Status passed = report_.Finish([&](Record record) -> Status {
    const bool first = extracted.records.empty();
    if (first) report_of_ = record.report;
    if (shared_.read.link) {
      if (first) rules = audit::AlignRules::Of(shared_.packs->Find(record.rules.name));
      aligner_.Link(record, first ? nullptr : &above, rules);
      above.measures = record.measures;
      above.results = record.results;
    }
    if (evidence && extracted.media) extracted.media = evidence->Complete(record);
    if (keys.empty() || keys.back() != record.report.key) keys.push_back(record.report.key);
    extracted.records.Add(std::move(record));
    return {};
  });
  for (Finding& finding : behind.items()) extracted.findings.Report(std::move(finding));
  return passed;
}

}  // namespace sarabun::pipeline
