#include "sinks/finding_csv.h"

#include <map>
#include <string>

#include "base/finding_message.h"
#include "base/text.h"
#include "sinks/csv.h"
#include "sinks/finding_json.h"

namespace sarabun::sinks {

namespace {

std::string DataText(const Finding& finding) {
  std::vector<std::string> pieces;
  for (const auto& [key, value] : finding.data) {
    switch (value.kind) {
      case DataValue::Kind::kText:
        pieces.push_back(key + "=" + value.text);
        break;
      case DataValue::Kind::kInteger:
        pieces.push_back(key + "=" + std::to_string(value.integer));
        break;
      case DataValue::Kind::kReal:
        pieces.push_back(key + "=" + std::to_string(value.real));
        break;
      case DataValue::Kind::kTexts:
        pieces.push_back(key + "=" + Join(value.texts, ", "));
        break;
    }
  }
  return Join(pieces, "\n");
}

std::string NumberText(std::uint32_t number) { return number == 0 ? std::string() : std::to_string(number); }

}  // namespace

Status WriteFindingCsv(std::unique_ptr<Output> output, const std::vector<Finding>& findings) {
  if (Status opened = output->Open(); !opened) return opened;
  std::string text;
  AppendCsvRow(text,
               {"finding_id", "severity", "code", "status", "agency", "items", "field", "message", "message_th",
                "document", "table", "row", "related", "data", "report_key"},
               true);
  std::map<std::string, int> written;
  for (const Finding& finding : findings) {
    const int repeat = ++written[FindingId(finding)];
    AppendCsvRow(text,
                 {FindingId(finding, repeat), std::string(SeverityName(finding.severity)), finding.code, finding.status,
                  finding.agency.value_or(""), Join(finding.items, ", "), finding.field.value_or(""),
                  MessageOf(finding, "en"), MessageOf(finding, "th"), finding.document_path,
                  NumberText(finding.where.table), NumberText(finding.where.row), Join(finding.related, "\n"),
                  DataText(finding), finding.report_key.value_or("")},
                 true);
    if (Status appended = output->Write(text); !appended) return appended;
    text.clear();
  }
  if (Status appended = output->Write(text); !appended) return appended;
  return output->Close();
}

}  // namespace sarabun::sinks
