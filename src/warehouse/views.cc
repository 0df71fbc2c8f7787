#include "warehouse/views.h"

#include <array>
#include <utility>

#include "warehouse/sql.h"
#include "warehouse/table.h"

namespace sarabun::warehouse {

namespace {

// The items of ITA's instruments that have a column of their own in scores_wide; others stand in other_scores.
constexpr std::array<std::pair<char, int>, 3> kWideItems = {{{'I', 30}, {'E', 20}, {'O', 43}}};

// Of a key's lines the last one counts: in the latest run, and there the last.
constexpr std::string_view kPreferred = R"(SELECT p.report_key, p.document_sha256 FROM {preference} p
  WHERE NOT EXISTS (SELECT 1 FROM {preference} q WHERE q.report_key = p.report_key
    AND (q.load_id > p.load_id OR (q.load_id = p.load_id AND q.no > p.no))))";

constexpr std::string_view kCurrentCorrection =
    R"(SELECT c.target_key, c.field, c.value, c.who, c.why, c.load_id, c.no FROM {correction} c
WHERE NOT EXISTS (SELECT 1 FROM {correction} d WHERE d.target_key = c.target_key AND d.field = c.field
  AND (d.load_id > c.load_id OR (d.load_id = c.load_id AND d.no > c.no))))";

// One row a key: the fields that are corrected, and for each its value and whether there is one (a value may be NULL).
std::string Corrections(const Table& table) {
  std::string sql = "SELECT target_key, {list:field} AS fields";
  for (const Column& column : table.columns) {
    if (!column.correctable) continue;
    const std::string is = " CASE WHEN field = " + QuoteText(column.correction) + " THEN ";
    sql += ",\n    MAX(" + is + "1 END) AS has_" + std::string(column.name) + ", MAX(" + is + "value END) AS new_" +
           std::string(column.name);
  }
  return sql +
         "\n  FROM (SELECT target_key, field, value FROM {current_correction} ORDER BY target_key, field) s"
         "\n  GROUP BY target_key";
}

// What of a row follows from a field that people correct; "" where nothing does. A year of the common era is worked out
// anew; the numbers of a range are not known of a code that somebody wrote.
std::string FollowingFrom(std::string_view column, const std::string& correction) {
  if (column == "fiscal_year_ce") {
    return "has_fiscal_year = 1 THEN CAST(" + correction + ".new_fiscal_year AS {:integer}) - 543";
  }
  if (column == "item_first" || column == "item_last") return "has_item_code = 1 THEN NULL";
  return {};
}

// The columns of a table, each as corrected.
std::string CorrectedColumns(const Table& table, const std::string& alias, const std::string& correction) {
  std::string sql;
  for (const Column& column : table.columns) {
    const std::string name(column.name);
    if (!sql.empty()) sql += ", ";
    if (!column.correctable) {
      const std::string following = FollowingFrom(column.name, correction);
      const std::string as_read = alias + "." + name;
      sql += following.empty()
                 ? as_read
                 : "\n  CASE WHEN " + correction + "." + following + " ELSE " + as_read + " END AS " + name;
      continue;
    }
    sql += "\n  CASE WHEN " + correction + ".has_" + name + " = 1 THEN CAST(" + correction + ".new_" + name +
           " AS {:" + std::string(ColumnTypeName(column.type)) + "}) ELSE " + alias + "." + name + " END AS " + name;
  }
  return sql;
}

std::string CurrentReport() {
  const Table& report = TableOf(TableId::kReport);
  return "SELECT " + CorrectedColumns(report, "r", "c") +
         ",\n  c.fields AS corrected_fields\nFROM (SELECT {columns:report:v},\n"
         "    ROW_NUMBER() OVER (PARTITION BY v.report_key ORDER BY\n"
         "      CASE WHEN v.document_sha256 = p.document_sha256 THEN 0 ELSE 1 END,\n"
         "      CASE WHEN v.document_modified IS NULL THEN 1 ELSE 0 END, v.document_modified DESC,\n"
         "      v.load_id DESC, v.load_no DESC) AS place\n"
         "  FROM {report} v LEFT JOIN (" +
         std::string(kPreferred) +
         ") p ON p.report_key = v.report_key\n"
         "  WHERE NOT EXISTS (SELECT 1 FROM {retraction} x\n"
         "    WHERE x.report_key = v.report_key AND x.document_sha256 = v.document_sha256)) r\n"
         "LEFT JOIN (" +
         Corrections(report) + ") c ON c.target_key = r.report_key\nWHERE r.place = 1";
}

std::string CurrentRecord() {
  const Table& record = TableOf(TableId::kRecord);
  return "SELECT q.report_key, q.agency_code, q.agency_name, q.agency_name_en, q.fiscal_year, q.fiscal_year_ce,\n"
         "  q.round_no, " +
         CorrectedColumns(record, "r", "c") +
         ",\n  c.fields AS corrected_fields\nFROM {record} r JOIN {current_report} q ON q.report_id = r.report_id\n"
         "LEFT JOIN (" +
         Corrections(record) + ") c ON c.target_key = r.record_key";
}

// The latest correction of a list item's text, made under any record that shares the cell.
std::string CorrectedText(const std::string& field, const std::string& alias) {
  return "COALESCE((SELECT c.value FROM {record_cell} b JOIN {current_correction} c\n"
         "    ON c.target_key = b.record_key AND c.field = '" +
         field + "[' || CAST(" + alias + ".no - 1 AS {:text}) || '].text'\n    WHERE b.report_id = " + alias +
         ".report_id AND b.cell_no = " + alias + ".cell_no\n    ORDER BY c.load_id DESC, c.no DESC LIMIT 1), " + alias +
         ".text)";
}

std::string MeasuresWithResults() {
  return "SELECT q.report_key, q.agency_code, q.agency_name, q.fiscal_year, q.round_no,\n"
         "  (SELECT {list:item_code} FROM (SELECT e.item_code FROM {record_cell} b\n"
         "     JOIN {record} e ON e.report_id = b.report_id AND e.record_key = b.record_key\n"
         "     WHERE b.report_id = m.report_id AND b.cell_no = m.cell_no ORDER BY e.no) s) AS items,\n"
         "  m.report_id, m.cell_no AS measure_cell_no, m.no AS measure_no, m.label AS measure_label,\n  " +
         CorrectedText("measures", "m") +
         " AS measure,\n"
         "  t.cell_no AS result_cell_no, t.no AS result_no, t.label AS result_label,\n"
         "  CASE WHEN t.no IS NULL THEN NULL ELSE " +
         CorrectedText("results", "t") +
         " END AS result, a.similarity\n"
         "FROM {measure} m JOIN {current_report} q ON q.report_id = m.report_id\n"
         "LEFT JOIN {answer} a ON a.report_id = m.report_id AND a.measure_cell_no = m.cell_no AND a.measure_no = m.no\n"
         "LEFT JOIN {result} t ON t.report_id = a.report_id AND t.cell_no = a.result_cell_no AND t.no = a.result_no";
}

std::string WideScores() {
  std::string sql = "SELECT r.report_key, r.agency_code, r.agency_name, r.agency_name_en, r.fiscal_year, r.round_no";
  std::string own;
  for (const auto& [letter, count] : kWideItems) {
    for (int no = 1; no <= count; ++no) {
      const std::string item = letter + std::to_string(no);
      sql += ",\n  MAX(CASE WHEN r.item_code = '" + item + "' THEN r.score END) AS " +
             std::string(1, static_cast<char>(letter - 'A' + 'a')) + std::to_string(no);
      own += (own.empty() ? "'" : ", '") + item + "'";
    }
  }
  return sql + ",\n  {list:CASE WHEN r.item_code IN (" + own +
         ") THEN NULL ELSE r.item_code || '=' || CAST(r.score AS {:text}) END} AS other_scores\n"
         "FROM {current_record} r\n"
         "GROUP BY r.report_key, r.agency_code, r.agency_name, r.agency_name_en, r.fiscal_year, r.round_no";
}

std::string CurrentFinding() {
  return "SELECT q.report_key, q.agency_code, q.agency_name, q.fiscal_year, q.round_no, q.document_path,\n"
         "  {columns:finding:f},\n"
         "  (SELECT {list:item_code} FROM (SELECT i.item_code FROM {finding_item} i\n"
         "     WHERE i.report_id = f.report_id AND i.finding_id = f.finding_id ORDER BY i.no) s) AS items\n"
         "FROM {finding} f JOIN {current_report} q ON q.report_id = f.report_id";
}

constexpr std::string_view kFindingsByAgency =
    R"(SELECT agency_code, agency_name, fiscal_year, round_no, severity, code, COUNT(*) AS findings
FROM {current_finding}
GROUP BY agency_code, agency_name, fiscal_year, round_no, severity, code)";

constexpr std::string_view kAgency =
    R"(SELECT s.agency_code_scheme, s.agency_code, s.agency_name, s.agency_name_en, s.agency_type, s.reports FROM (
  SELECT agency_code_scheme, agency_code, agency_name, agency_name_en, agency_type,
    COUNT(*) OVER (PARTITION BY agency_code_scheme, agency_code) AS reports,
    ROW_NUMBER() OVER (PARTITION BY agency_code_scheme, agency_code
      ORDER BY fiscal_year DESC, round_no DESC, load_id DESC, load_no DESC) AS place
  FROM {current_report} WHERE agency_code IS NOT NULL) s
WHERE s.place = 1)";

}  // namespace

const std::vector<View>& Views() {
  static const std::vector<View> kViews = {
      {"current_correction", "The correction that counts for each key and field.", std::string(kCurrentCorrection)},
      {"current_report",
       "The version of each report that counts: preferred, else last modified, else last loaded; retracted ones left "
       "out. With corrected values, and in corrected_fields which they are; fiscal_year_ce follows fiscal_year.",
       CurrentReport()},
      {"current_record",
       "The records of current reports, whose report they are, corrected values, and in corrected_fields which they "
       "are; item_first and item_last are NULL where item_code is corrected.",
       CurrentRecord()},
      {"scores_wide", "A current report a row, an item a column; what has no column stands in other_scores.",
       WideScores()},
      {"measures_with_results",
       "Each measure of the current reports once, with the results that answer it: one row a pair, NULL where nothing "
       "answers.",
       MeasuresWithResults()},
      {"current_finding", "Findings about current reports, with the agency and the items.", CurrentFinding()},
      {"findings_by_agency", "How many findings of each code an agency's current reports have.",
       std::string(kFindingsByAgency)},
      {"agency", "Agencies of the current reports, with their latest names.", std::string(kAgency)},
  };
  return kViews;
}

}  // namespace sarabun::warehouse
