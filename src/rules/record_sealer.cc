#include "rules/record_sealer.h"

#include <utility>

#include "records/seal.h"

namespace sarabun::rules {

RecordSealer::RecordSealer(DocumentInfo document, std::optional<std::string> part, ReportInfo report,
                           std::vector<FieldRepair> title_repairs)
    : document_(std::move(document)),
      part_(std::move(part)),
      report_(std::move(report)),
      title_repairs_(std::move(title_repairs)) {}

void RecordSealer::Seal(const DraftHead& head, Record& record) {
  const Pack& pack = *head.layout->pack;
  record.rules = {pack.name, pack.version, pack.sha256};
  record.document = document_;
  record.source.part = part_;
  record.report = report_;
  record.report.key = records::ReportKey(pack.name, report_, document_);
  if (report_.key.empty()) report_.key = record.report.key;
  if (record.score && !record.score->fiscal_year && pack.score.year_offset && report_.fiscal_year) {
    record.score->fiscal_year = *report_.fiscal_year + *pack.score.year_offset;
  }
  record.repairs.insert(record.repairs.begin(), title_repairs_.begin(), title_repairs_.end());
  if (raw_title_) record.raw.insert(record.raw.begin(), {"report.title", *raw_title_});
  const int repeat = head.code.empty() ? 1 : ++repeats_[record.report.key + '/' + head.code];
  record.key = records::RecordKey(record.report.key, record.item, record.no, repeat);
  records::Seal(record);
}

}  // namespace sarabun::rules
