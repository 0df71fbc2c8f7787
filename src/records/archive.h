#pragma once

#include "sarabun/record.h"

// The fields of a record's values, for base/archive.h. A field that is added to one of them belongs here too; the tests
// that compare whole outputs find what is forgotten.
namespace sarabun {

template <class Archive>
void Describe(Archive& archive, Decimal& it) {
  archive(it.unscaled, it.scale);
}
template <class Archive>
void Describe(Archive& archive, RuleSource& it) {
  archive(it.name, it.version, it.sha256);
}
template <class Archive>
void Describe(Archive& archive, DocumentInfo& it) {
  archive(it.path, it.sha256, it.bytes, it.format, it.modified);
}
template <class Archive>
void Describe(Archive& archive, ReportInfo& it) {
  Agency& agency = it.agency;
  archive(it.key, it.title, agency.name, agency.name_en, agency.type, agency.code, agency.code_scheme);
  archive(it.fiscal_year, it.fiscal_year_ce, it.round.label, it.round.no, it.round.of, it.round.months);
  archive(it.period.start, it.period.end);
}
template <class Archive>
void Describe(Archive& archive, Instrument& it) {
  archive(it.code, it.name);
}
template <class Archive>
void Describe(Archive& archive, Indicator& it) {
  archive(it.no, it.name);
}
template <class Archive>
void Describe(Archive& archive, Item& it) {
  archive(it.code, it.first, it.last, it.statement);
}
template <class Archive>
void Describe(Archive& archive, Score& it) {
  archive(it.value, it.raw, it.unit, it.max, it.fiscal_year);
}
template <class Archive>
void Describe(Archive& archive, Answer& it) {
  archive(it.measure, it.similarity);
}
template <class Archive>
void Describe(Archive& archive, ListItem& it) {
  archive(it.no, it.level, it.label, it.text, it.answers);
}
template <class Archive>
void Describe(Archive& archive, Evidence& it) {
  archive(it.kind, it.part, it.sha256, it.media_type, it.width, it.height, it.taken, it.text, it.url);
}
template <class Archive>
void Describe(Archive& archive, SharedCell& it) {
  archive(it.field, it.group, it.with);
}
template <class Archive>
void Describe(Archive& archive, RecordSource& it) {
  archive(it.part, it.table, it.row, it.columns);
}
template <class Archive>
void Describe(Archive& archive, FieldRepair& it) {
  archive(it.field, it.kind, it.offset, it.before, it.after, it.confidence);
}
template <class Archive>
void Describe(Archive& archive, Record& it) {
  archive(it.record_id, it.key, it.no, it.rules, it.document, it.report, it.instrument, it.indicator, it.item,
          it.score);
  archive(it.issues, it.measures, it.results, it.evidence, it.extra, it.shared, it.source, it.repairs, it.raw);
}

}  // namespace sarabun
