#include "sinks/agency_text.h"

#include <cstddef>
#include <filesystem>
#include <optional>

#include "audit/report.h"
#include "base/finding_message.h"
#include "base/text.h"
#include "base/text_table.h"

namespace sarabun::sinks {

namespace {

// "measures[2].text": a list and a place in it.
struct FieldPlace {
  std::string list;
  std::optional<std::size_t> index;
};

FieldPlace PlaceOf(const std::string& field) {
  FieldPlace place{field, std::nullopt};
  const std::size_t open = field.find('[');
  if (open == std::string::npos) return place;
  place.list = field.substr(0, open);
  std::size_t index = 0;
  for (std::size_t at = open + 1; at < field.size() && field[at] >= '0' && field[at] <= '9'; ++at) {
    index = index * 10 + static_cast<std::size_t>(field[at] - '0');
  }
  place.index = index;
  return place;
}

// "item.statement" is called so, else "item"; empty for a field that no office knows.
std::string FieldName(const FieldPlace& place) {
  if (const auto whole = SheetTexts().Find("field." + place.list, "th"); !whole.empty()) return std::string(whole);
  return Say("field." + place.list.substr(0, place.list.find('.')));
}

const std::vector<ListItem>* ListOf(const Record& record, const std::string& list) {
  if (list == "issues") return &record.issues;
  if (list == "measures") return &record.measures;
  return list == "results" ? &record.results : nullptr;
}

// The text that a finding is about, as the report has it; empty where it is about none, or about more than one.
std::string QuoteOf(const AgencyAudit& agency, const Finding& finding) {
  if (!finding.field || finding.items.empty() || finding.status == "resolved") return {};
  const FieldPlace place = PlaceOf(*finding.field);
  for (const AgencyAudit::Part& part : agency.parts) {
    if (part.report->key != finding.report_key) continue;
    for (const Record& record : part.report->records) {
      if (audit::ItemName(record) != finding.items.front()) continue;
      if (place.list == "item.statement") return record.item.statement.value_or("");
      const std::vector<ListItem>* list = ListOf(record, place.list);
      if (list == nullptr) return {};
      if (place.index && *place.index < list->size()) return (*list)[*place.index].text;
      return {};
    }
  }
  return {};
}

}  // namespace

std::string Say(std::string_view key, const Filling& filling) {
  std::string text(SheetTexts().Find(key, "th"));
  for (const auto& [name, value] : filling) text = ReplaceAll(text, "{" + std::string(name) + "}", value);
  return text;
}

std::string FileOf(const std::string& path) { return std::filesystem::path(path).filename().native(); }

std::string FoundText(const AgencyAudit& agency, const Finding& finding) {
  std::string text = MessageOf(finding, "th");
  const std::string quote = QuoteOf(agency, finding);
  if (!quote.empty() && text.find(quote) == std::string::npos) text += "\n" + Say("sheet.quote", {{"text", quote}});
  return text;
}

std::string WhereText(const Finding& finding) {
  std::vector<std::string> lines;
  if (finding.where.table > 0) {
    std::string place = Say("sheet.table", {{"table", std::to_string(finding.where.table)}});
    if (finding.where.row > 0) place += " " + Say("sheet.row", {{"row", std::to_string(finding.where.row)}});
    lines.push_back(std::move(place));
  }
  if (finding.field) {
    const FieldPlace place = PlaceOf(*finding.field);
    std::string field = FieldName(place);
    if (!field.empty() && place.index) field += " " + Say("sheet.part", {{"no", std::to_string(*place.index + 1)}});
    if (!field.empty()) lines.push_back(std::move(field));
  }
  if (!finding.document_path.empty()) lines.push_back(FileOf(finding.document_path));
  return Join(lines, "\n");
}

}  // namespace sarabun::sinks
