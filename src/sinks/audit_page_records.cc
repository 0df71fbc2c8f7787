#include "sinks/audit_page_records.h"

#include <algorithm>
#include <cstdlib>
#include <type_traits>
#include <utility>

#include "sinks/record_json.h"

namespace sarabun::sinks {

namespace {

void WriteScore(PageJson& out, const std::optional<Score>& score) {
  out.json.Key("score");
  if (!score) return out.json.Null();
  out.json.BeginObject();
  out.json.Key("value");
  out.json.Number(score->value);
  out.json.Key("max");
  out.json.Number(score->max);
  out.Put("raw", score->raw);
  out.Put("unit", kScoreUnitNames[static_cast<std::size_t>(score->unit)]);
  out.json.EndObject();
}

void WriteList(PageJson& out, std::string_view key, const std::vector<ListItem>& items) {
  out.json.Key(key);
  out.json.BeginArray();
  for (const ListItem& item : items) {
    out.json.BeginObject();
    out.Put("no", static_cast<std::size_t>(item.no));
    out.json.Key("label");
    out.json.String(item.label);
    out.Text("text", item.text);
    if (item.answers) {
      out.json.Key("answers");
      out.json.BeginArray();
      for (const Answer& answer : *item.answers) {
        out.json.BeginObject();
        out.Put("measure", static_cast<std::size_t>(answer.measure));
        out.Put("similarity", std::optional<double>(answer.similarity));
        out.json.EndObject();
      }
      out.json.EndArray();
    }
    out.json.EndObject();
  }
  out.json.EndArray();
}

void WriteEvidence(PageJson& out, const std::optional<std::vector<Evidence>>& evidence) {
  out.json.Key("evidence");
  if (!evidence) return out.json.Null();
  const auto put = [&](const char* key, const auto& value) {
    if (!value) return;
    out.json.Key(key);
    if constexpr (std::is_same_v<std::decay_t<decltype(*value)>, std::string>) {
      out.json.String(*value);
    } else {
      out.json.Uint(value);
    }
  };
  out.json.BeginArray();
  for (const Evidence& each : *evidence) {
    out.json.BeginObject();
    out.Put("kind", kEvidenceKindNames[static_cast<std::size_t>(each.kind)]);
    put("sha256", each.sha256);
    put("media_type", each.media_type);
    put("width", each.width);
    put("height", each.height);
    put("taken", each.taken);
    put("text", each.text);
    put("url", each.url);
    out.json.EndObject();
  }
  out.json.EndArray();
}

void WriteRepairs(PageJson& out, const Record& record) {
  out.json.Key("repairs");
  out.json.BeginArray();
  for (const FieldRepair& repair : record.repairs) {
    out.json.BeginObject();
    out.Put("field", repair.field);
    out.Put("kind", repair.kind);
    out.Put("offset", static_cast<std::size_t>(repair.offset));
    out.Put("before", repair.before);
    out.Put("after", repair.after);
    out.Put("confidence", std::optional<double>(repair.confidence));
    out.json.EndObject();
  }
  out.json.EndArray();
}

// The text as it was, where that differs from what was made of it.
void WriteRaw(PageJson& out, const Record& record) {
  const auto repaired = [&](const std::string& field) -> const std::string* {
    if (field == "item.statement") return record.item.statement ? &*record.item.statement : nullptr;
    for (const auto& [name, list] :
         {std::pair("issues[", &record.issues), {"measures[", &record.measures}, {"results[", &record.results}}) {
      if (!field.starts_with(name)) continue;
      const auto at = static_cast<std::size_t>(std::atoi(field.c_str() + std::string_view(name).size()));
      return at < list->size() ? &(*list)[at].text : nullptr;
    }
    for (const auto& [name, text] : record.extra) {
      if (field == "extra." + name) return &text;
    }
    return nullptr;
  };
  out.json.Key("raw");
  out.json.BeginObject();
  for (const auto& [field, text] : record.raw) {
    const std::string* now = repaired(field);
    if (now != nullptr && *now != text) out.Text(field, text);
  }
  out.json.EndObject();
}

}  // namespace

void WritePageRecord(PageJson& out, const audit::Report& report, std::size_t at, const Record& record) {
  out.json.BeginObject();
  out.Put("report", at);
  out.Put("key", record.key);
  out.Put("item", audit::ItemName(record));
  out.Text("statement", record.item.statement);
  out.json.Key("indicator");
  out.json.Int(record.indicator ? record.indicator->no : std::nullopt);
  WriteScore(out, record.score);
  WriteList(out, "issues", record.issues);
  WriteList(out, "measures", record.measures);
  WriteList(out, "results", record.results);
  WriteEvidence(out, record.evidence);
  out.json.Key("extra");
  out.json.BeginObject();
  for (const auto& [name, text] : record.extra) out.Put(name, text);
  out.json.EndObject();
  out.json.Key("shared");
  out.json.BeginObject();
  for (const SharedCell& cell : record.shared) out.Strings(cell.field, cell.with);
  out.json.EndObject();
  const auto document = std::find_if(report.documents.begin(), report.documents.end(), [&](const DocumentInfo& each) {
    return each.sha256 == record.document.sha256 && each.path == record.document.path;
  });
  out.Put("document", static_cast<std::size_t>(document - report.documents.begin()));
  out.Put("table", std::size_t{record.source.table});
  out.Put("row", std::size_t{record.source.row});
  WriteRepairs(out, record);
  WriteRaw(out, record);
  out.json.EndObject();
}

}  // namespace sarabun::sinks
