#include "stores/parquet_catalogue.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <string_view>

#include "base/file.h"
#include "base/text.h"
#include "sinks/json_fields.h"
#include "sinks/json_value.h"
#include "sinks/json_writer.h"
#include "warehouse/table.h"

namespace sarabun::stores {

using sinks::JsonFields;
using sinks::JsonProblem;
using sinks::JsonWriter;
using warehouse::KnownReport;
using warehouse::TableId;

namespace {

constexpr const char* kSchema = "sarabun.parquet/1";
constexpr std::uint64_t kMostBytes = 4ULL << 30;

Error Damaged(const std::string& path, const std::string& what) {
  Error error{ErrorCode::kMalformed,
              "not a catalogue of this program: " + what,
              "restore it from a backup, or load into a new folder; nothing was changed",
              {}};
  error.where.path = path;
  return error;
}

// Parses a text and reads it; what is missing or of another type is an error.
Status ReadObject(std::string_view text, const std::string& path, const std::function<void(JsonFields&)>& read) {
  auto value = sinks::ParseJson(text);
  if (!value) return Damaged(path, value.error().message);
  JsonProblem problem;
  JsonFields fields(*value, "", problem);
  read(fields);
  fields.Done();
  if (problem.any()) return Damaged(path, problem.message);
  return {};
}

Status WriteWhole(const std::string& path, std::string_view text) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  AtomicFile file;
  if (Status opened = file.Open(path); !opened) return opened;
  if (Status written = file.Write(text); !written) return written;
  return file.Commit();
}

void WriteText(JsonWriter& json, const char* key, const std::string& text) {
  json.Key(key);
  json.String(text);
}

void WriteNumber(JsonWriter& json, const char* key, std::uint64_t number) {
  json.Key(key);
  json.Uint(number);
}

// Decisions are few; reports and inputs are most of an index.
constexpr std::array kDecisions = {TableId::kCorrection, TableId::kPreference, TableId::kRetraction};

void WriteReport(const KnownReport& report, JsonWriter& json) {
  json.BeginObject();
  WriteText(json, "kind", "report");
  WriteText(json, "report_id", report.report_id);
  WriteText(json, "report_key", report.report_key);
  WriteText(json, "content_id", report.content_id);
  WriteText(json, "document_sha256", report.document_sha256);
  WriteNumber(json, "load_id", static_cast<std::uint64_t>(report.load_id));
  WriteNumber(json, "load_no", static_cast<std::uint64_t>(report.load_no));
  WriteNumber(json, "records", static_cast<std::uint64_t>(report.records));
  json.EndObject();
  json.EndLine();
}

void WriteDecision(TableId table, const warehouse::Store::TextRow& row, JsonWriter& json) {
  json.BeginObject();
  WriteText(json, "kind", std::string(warehouse::TableOf(table).name));
  json.Key("values");
  json.BeginArray();
  for (const auto& value : row) {
    // NULL and empty are told apart by a mark, for a list of texts has no null.
    json.String(value ? "=" + *value : std::string());
  }
  json.EndArray();
  json.EndObject();
  json.EndLine();
}

void ReadLine(JsonFields& fields, LoadIndex& index) {
  std::string kind;
  fields.Read("kind", kind);
  if (kind == "report") {
    KnownReport report;
    std::uint64_t load_id = 0;
    std::uint64_t load_no = 0;
    fields.Read("report_id", report.report_id);
    fields.Read("report_key", report.report_key);
    fields.Read("content_id", report.content_id);
    fields.Read("document_sha256", report.document_sha256);
    fields.Read("load_id", load_id);
    fields.Read("load_no", load_no);
    std::uint64_t records = 0;
    if (fields.Has("records")) fields.Read("records", records);
    report.records = static_cast<std::int64_t>(records);
    report.load_id = static_cast<std::int64_t>(load_id);
    report.load_no = static_cast<std::int64_t>(load_no);
    index.reports.push_back(std::move(report));
    return;
  }
  if (kind == "input") {
    LoadIndex::Input input;
    fields.Read("sha256", input.sha256);
    fields.Read("reading_sha256", input.reading_sha256);
    fields.Read("program_version", input.program_version);
    index.inputs.insert(std::move(input));
    return;
  }
  std::vector<std::string> values;
  fields.Read("values", values);
  for (const TableId table : kDecisions) {
    if (warehouse::TableOf(table).name != kind) continue;
    warehouse::Store::TextRow row;
    for (const std::string& value : values) {
      row.push_back(value.empty() ? std::nullopt : std::optional<std::string>(value.substr(1)));
    }
    if (table == TableId::kRetraction && row.size() >= 2) index.retracted.emplace(*row[0], *row[1]);
    index.decisions[table].push_back(std::move(row));
  }
}

}  // namespace

bool IsCatalogue(const std::string& path) {
  const std::string wanted = std::string("{\"schema\":\"") + kSchema + "\"";
  std::string begins(wanted.size(), '\0');
  return std::ifstream(path, std::ios::binary).read(begins.data(), static_cast<std::streamsize>(begins.size())) &&
         begins == wanted;
}

Result<Catalogue> ReadCatalogue(const std::string& folder) {
  const std::string path = folder + "/" + std::string(kCatalogueName);
  Catalogue catalogue;
  if (KindOf(path) == PathKind::kMissing) return catalogue;
  auto text = ReadFile(path, kMostBytes);
  if (!text) return text.error();
  std::string schema;
  const Status read = ReadObject(*text, path, [&](JsonFields& fields) {
    fields.Read("schema", schema);
    fields.Read("schema_version", catalogue.schema_version);
    fields.Objects("loads", [&](JsonFields& each) {
      LiveLoad load;
      std::uint64_t load_id = 0;
      each.Read("load_id", load_id);
      load.load_id = static_cast<std::int64_t>(load_id);
      each.Read("index", load.index);
      each.Objects("files", [&](JsonFields& live) {
        LiveFile file;
        live.Read("path", file.path);
        live.Read("table", file.table);
        live.Read("rows", file.rows);
        live.Read("bytes", file.bytes);
        load.files.push_back(std::move(file));
      });
      catalogue.loads.push_back(std::move(load));
    });
  });
  if (!read) return read.error();
  if (schema != kSchema) return Damaged(path, "its schema is '" + schema + "'");
  if (catalogue.schema_version > warehouse::kSchemaVersion) {
    Error newer{ErrorCode::kWrongFormat,
                "the data set is of schema version " + std::to_string(catalogue.schema_version) + ", newer than " +
                    std::to_string(warehouse::kSchemaVersion) + ", the newest that this program knows",
                "use a newer sarabun; nothing was changed",
                {}};
    newer.where.path = path;
    return newer;
  }
  return catalogue;
}

Status WriteCatalogue(const std::string& folder, const Catalogue& catalogue) {
  JsonWriter json;
  json.BeginObject();
  WriteText(json, "schema", kSchema);
  WriteNumber(json, "schema_version", static_cast<std::uint64_t>(catalogue.schema_version));
  json.Key("loads");
  json.BeginArray();
  for (const LiveLoad& load : catalogue.loads) {
    json.BeginObject();
    WriteNumber(json, "load_id", static_cast<std::uint64_t>(load.load_id));
    WriteText(json, "index", load.index);
    json.Key("files");
    json.BeginArray();
    for (const LiveFile& file : load.files) {
      json.BeginObject();
      WriteText(json, "path", file.path);
      WriteText(json, "table", file.table);
      WriteNumber(json, "rows", file.rows);
      WriteNumber(json, "bytes", file.bytes);
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  json.EndLine();
  return WriteWhole(folder + "/" + std::string(kCatalogueName), json.text());
}

void LoadIndex::Add(const LoadIndex& other) {
  reports.insert(reports.end(), other.reports.begin(), other.reports.end());
  inputs.insert(other.inputs.begin(), other.inputs.end());
  retracted.insert(other.retracted.begin(), other.retracted.end());
  for (const auto& [table, rows] : other.decisions) {
    decisions[table].insert(decisions[table].end(), rows.begin(), rows.end());
  }
}

Result<LoadIndex> ReadIndex(const std::string& path) {
  auto text = ReadFile(path, kMostBytes);
  if (!text) return text.error();
  LoadIndex index;
  for (const std::string_view line : Split(*text, '\n')) {
    if (line.empty()) continue;
    if (Status read = ReadObject(line, path, [&](JsonFields& fields) { ReadLine(fields, index); }); !read) {
      return read.error();
    }
  }
  return index;
}

Status WriteIndex(const std::string& path, const LoadIndex& index) {
  JsonWriter json;
  for (const KnownReport& report : index.reports) WriteReport(report, json);
  for (const LoadIndex::Input& input : index.inputs) {
    json.BeginObject();
    WriteText(json, "kind", "input");
    WriteText(json, "sha256", input.sha256);
    WriteText(json, "reading_sha256", input.reading_sha256);
    WriteText(json, "program_version", input.program_version);
    json.EndObject();
    json.EndLine();
  }
  for (const auto& [table, rows] : index.decisions) {
    for (const auto& row : rows) WriteDecision(table, row, json);
  }
  return WriteWhole(path, json.text());
}

}  // namespace sarabun::stores
