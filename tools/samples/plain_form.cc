#include "tools/samples/plain_form.h"

#include <filesystem>
#include <map>

#include "tools/samples/lists.h"
#include "tools/samples/yaml_file.h"

namespace sarabun::samples {
namespace {

using build::Cell;
using build::Paragraph;

constexpr int kBuddhistEra = 543;
constexpr std::size_t kHashDigits = 12;  // of the file's hash, in the key of a report whose agency has no code
constexpr char kHash[] = "{hash}";
constexpr char kPart[] = "{part}";

struct Column {
  std::string name;
  std::string heading;
  int width = 2000;
  bool extra = false;
  bool unusual = false;  // the form usually has it elsewhere or not at all
};

// A cell over several rows.
struct Merged {
  std::vector<int> rows;  // numbers of the records
  const Node* cell = nullptr;
};

std::string Replace(std::string text, const std::string& mark, const std::string& with) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + with.size())) {
    text.replace(at, mark.size(), with);
  }
  return text;
}

class Maker {
 public:
  explicit Maker(const std::string& path) : root_(LoadYaml(path)) {
    report_.name = std::filesystem::path(path).stem().string();
    report_.dump = root_.Flag("dump");
    for (const Node& node : root_.At("columns").list) {
      Column column;
      column.extra = node.Find("extra") != nullptr;
      column.name = node.At(column.extra ? "extra" : "field").text;
      column.heading = node.At("heading").text;
      column.width = node.Number("width", column.width);
      column.unusual = node.Flag("unusual");
      columns_.push_back(std::move(column));
    }
    FindMerged();
  }

  PlainReport Make() {
    LayOut();
    WriteRecords();
    return std::move(report_);
  }

 private:
  static bool IsSection(const Node& row) { return row.Find("indicator") != nullptr; }

  static bool Shares(const Node& row, const std::string& name) {
    const Node* shares = row.Find("shares");
    if (shares == nullptr) return false;
    for (const Node& each : shares->list) {
      if (each.text == name) return true;
    }
    return false;
  }

  void FindMerged() {
    int no = 0;
    for (const Node& row : root_.At("rows").list) {
      if (IsSection(row)) continue;
      ++no;
      for (const Column& column : columns_) {
        std::vector<Merged>& cells = merged_[column.name];
        if (!Shares(row, column.name)) cells.push_back({{}, row.Find(column.name)});
        cells.back().rows.push_back(no);
      }
    }
    std::map<std::vector<int>, int> groups;
    for (int first = 1; first <= no; ++first) {
      for (const Column& column : columns_) {
        const std::vector<int>& rows = CellOf(column.name, first).rows;
        if (rows.size() > 1 && rows.front() == first) groups.try_emplace(rows, static_cast<int>(groups.size()) + 1);
      }
    }
    groups_ = std::move(groups);
  }

  const Merged& CellOf(const std::string& name, int no) const {
    for (const Merged& cell : merged_.at(name)) {
      if (cell.rows.back() >= no) return cell;
    }
    return merged_.at(name).back();
  }

  static std::string Typed(const Node* cell) {
    if (cell == nullptr) return "";
    return cell->kind == Node::Kind::kMap ? cell->At("typed").text : cell->text;
  }

  static Cell MakeCell(const std::string& typed, bool bold) {
    std::vector<Paragraph> paragraphs;
    bool continues = false;
    for (const Line& line : ReadLines(typed)) {
      if (continues) {
        paragraphs.back().Add(build::Piece::Break());
      } else {
        paragraphs.emplace_back();
      }
      continues = line.broken_after;
      if (!line.empty) Type(line.typed, paragraphs.back());
      paragraphs.back().bold = bold;
    }
    if (paragraphs.empty()) paragraphs.emplace_back();
    return Cell(std::move(paragraphs));
  }

  build::Row HeadingRow() const {
    build::Row row;
    row.header = true;
    for (const Column& column : columns_) row.cells.push_back(MakeCell(column.heading, true));
    return row;
  }

  build::Row ItemRow(const Node& source, int no) const {
    build::Row row;
    for (const Column& column : columns_) {
      const Merged& cell = CellOf(column.name, no);
      row.cells.push_back(MakeCell(cell.rows.front() == no ? Typed(cell.cell) : "", false));
      if (cell.rows.size() < 2) continue;
      row.cells.back().Merged(Shares(source, column.name) ? Cell::Merge::kContinue : Cell::Merge::kRestart);
    }
    return row;
  }

  void LayOut() {
    build::Document& document = report_.document;
    const Node& writing = root_.At("writing");
    document.cutting = build::Cutting::AsWord(static_cast<std::uint64_t>(writing.At("seed").AsNumber()));
    document.properties.modified = writing.At("modified").text;
    for (const Node& line : root_.At("title").list) {
      Paragraph paragraph;
      Type(line.text, paragraph);
      paragraph.centred = true;
      paragraph.bold = true;
      document.Text(std::move(paragraph));
    }
    build::Table table;
    for (const Column& column : columns_) table.widths.push_back(column.width);
    table.rows.push_back(HeadingRow());
    int no = 0;
    for (const Node& source : root_.At("rows").list) {
      if (!IsSection(source)) {
        table.rows.push_back(ItemRow(source, ++no));
        continue;
      }
      build::Row row;
      row.cells.push_back(MakeCell(source.At("typed").text, true).Span(static_cast<int>(columns_.size())));
      table.rows.push_back(std::move(row));
    }
    document.Table(std::move(table));
  }

  void WriteRecords() {
    const Node* section = nullptr;
    int no = 0;
    int row = 1;  // the headings
    for (const Node& source : root_.At("rows").list) {
      ++row;
      if (IsSection(source)) {
        section = source.Find("indicator");
      } else {
        report_.records.push_back(Record(++no, row, section));
      }
    }
  }

  std::string Record(int no, int row, const Node* section) const {
    const std::string report_key = root_.At("pack").text + "/doc:" + kHash;
    Json json;
    json.Open('{').Key("schema").Text("sarabun.record/1").Key("record_id").Null();
    json.Key("key").Text(report_key + "/#" + std::to_string(no)).Key("no").Number(no);
    json.Key("rules").Open('{').Key("name").Text(root_.At("pack").text).Close('}').Key("document").Null();
    WriteReport(json, report_key);
    json.Key("instrument").Null().Key("indicator");
    if (section == nullptr) {
      json.Null();
    } else {
      json.Open('{').Key("no").Number(section->At("no").AsNumber());
      json.Key("name").Text(section->At("name").text).Close('}');
    }
    json.Key("item").Open('{');
    for (const char* key : {"code", "first", "last"}) json.Key(key).Null();
    json.Key("statement").TextOrNull(Value("item", no)).Close('}');
    WriteScore(json, no);
    for (const char* key : {"issues", "measures", "results"}) {
      WriteList(json, key,
                merged_.contains(key) ? Entries(ReadLines(Typed(CellOf(key, no).cell)), {}) : std::vector<ListEntry>());
    }
    json.Key("evidence").Open('[').Close(']').Key("extra").Open('{');
    for (const Column& column : columns_) {
      if (column.extra && !Value(column.name, no).empty()) json.Key(column.name).Text(Value(column.name, no));
    }
    json.Close('}');
    WriteShared(json, no);
    json.Key("source").Open('{').Key("part").Literal(kPart).Key("table").Number(1).Key("row").Number(row);
    WriteUnusual(json);
    json.Close('}').Close('}');
    return json.Take();
  }

  // A cell read as text; empty for a column that the report lacks.
  std::string Value(const std::string& name, int no) const {
    if (!merged_.contains(name)) return "";
    return Reading(Typed(CellOf(name, no).cell));
  }

  void WriteReport(Json& json, const std::string& key) const {
    std::string title;
    for (const Node& line : root_.At("title").list) title += (title.empty() ? "" : " ") + line.text;
    const int year = root_.At("fiscal_year").AsNumber();
    json.Key("report").Open('{').Key("key").Text(key).Key("title").Text(Reading(title));
    json.Key("agency").Open('{').Key("name").Text(root_.At("agency").text);
    for (const char* unknown : {"name_en", "type", "code", "code_scheme"}) json.Key(unknown).Null();
    json.Close('}').Key("fiscal_year").Number(year).Key("fiscal_year_ce").Number(year - kBuddhistEra);
    json.Key("round").Open('{').Key("label").Null().Key("no").Number(1).Key("of").Number(1).Key("months").Null();
    json.Close('}').Key("period").Open('{').Key("start").Null().Key("end").Null().Close('}').Close('}');
  }

  void WriteScore(Json& json, int no) const {
    json.Key("score");
    const Node* score = merged_.contains("score") ? CellOf("score", no).cell : nullptr;
    if (score == nullptr) {
      json.Null();
      return;
    }
    json.Open('{').Key("value").Literal(score->At("value").text).Key("raw").Text(Reading(score->At("typed").text));
    json.Key("unit").Text(score->At("unit").text).Key("max").Literal(score->At("max").text);
    json.Key("fiscal_year").Null().Close('}');
  }

  void WriteShared(Json& json, int no) const {
    json.Key("shared").Open('{');
    for (const Column& column : columns_) {
      const Merged& cell = CellOf(column.name, no);
      if (cell.rows.size() < 2) continue;
      json.Key((column.extra ? "extra." : "") + column.name).Open('{');
      json.Key("group").Number(groups_.at(cell.rows)).Key("with").Open('[');
      for (const int other : cell.rows) {
        if (other != no) json.Text("#" + std::to_string(other));
      }
      json.Close(']').Close('}');
    }
    json.Close('}');
  }

  void WriteUnusual(Json& json) const {
    bool any = false;
    for (const Column& column : columns_) any = any || column.unusual;
    if (!any) return;
    json.Key("columns").Open('{');
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!columns_[i].unusual) continue;
      json.Key((columns_[i].extra ? "extra." : "") + columns_[i].name).Number(static_cast<long long>(i) + 1);
    }
    json.Close('}');
  }

  Node root_;
  std::vector<Column> columns_;
  std::map<std::string, std::vector<Merged>> merged_;  // by column, in order; most over one row
  std::map<std::vector<int>, int> groups_;             // numbers of merged cells, by the records they are over
  PlainReport report_;
};

}  // namespace

std::string PlainReport::Records(const std::string& bytes, bool of_dump) const {
  const std::string hash = Sha256(bytes).substr(0, kHashDigits);
  const std::string part = of_dump ? "null" : "\"word/document.xml\"";
  std::string out;
  for (const std::string& record : records) out += Replace(Replace(record, kHash, hash), kPart, part) + "\n";
  return out;
}

PlainReport ReadPlainReport(const std::string& path) { return Maker(path).Make(); }

}  // namespace sarabun::samples
