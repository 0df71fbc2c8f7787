#include <map>

#include "pipeline/variant_form.h"
#include "tools/docx_builder/body_xml.h"
#include "tools/docx_builder/docx.h"
#include "tools/docx_builder/drawn_picture.h"
#include "tools/docx_builder/dump.h"

namespace sarabun::test {
namespace {

using build::Cell;
using build::Paragraph;
using build::Piece;

const std::map<std::string, std::string>& PlainHeadings() {
  static const std::map<std::string, std::string> kHeadings = {
      {"item", "ประเด็นการประเมิน"},
      {"issues", "ประเด็นที่เป็นที่ต้องปรับปรุง/\nยกระดับการพัฒนา"},
      {"measures", "มาตรการ/กิจกรรม ในการเตรียมความพร้อมรับการประเมิน"},
      {"results", "ผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน"},
      {"evidence", "ภาพกิจกรรมที่แสดงถึงการปฏิบัติจริงอย่างเป็นรูปธรรม"},
      {"responsible", "ผู้รับผิดชอบ"},
      {"timeframe", "ระยะเวลา"},
      {"budget", "งบประมาณ"},
      {"score", "คะแนน"},
      {"code", "ข้อ"},
      {"indicator", "ตัวชี้วัด"},
  };
  return kHeadings;
}

// "\v" is a new paragraph.
std::vector<Paragraph> Lines(const std::string& text) {
  std::vector<Paragraph> paragraphs(1);
  std::string line;
  for (const char c : text + '\f') {
    if (c == '\f' || c == '\v') {
      paragraphs.back().Add(line);
      line.clear();
      if (c == '\v') paragraphs.emplace_back();
    } else {
      line += c;
    }
  }
  return paragraphs;
}

class Layout {
 public:
  explicit Layout(const Way& way) : way_(way) {}

  build::Document Write() {
    document_.cutting = build::Cutting::AsWord(7);
    if (way_.dump) document_.cutting = build::Cutting::Whole();
    document_.AddPicture(Picture());
    columns_ = way_.columns;
    if (way_.code_column) columns_.insert(columns_.begin(), "code");
    if (way_.sections == Sections::kColumn) columns_.insert(columns_.begin(), "indicator");
    if (way_.score_place == ScorePlace::kColumn) columns_.insert(columns_.begin() + 1, "score");
    WriteFacts();
    WriteSections();
    CloseTable();
    return std::move(document_);
  }

 private:
  static const build::Media& Picture() {
    static const build::Media kPicture = build::DrawPicture(1, 24, 16);
    return kPicture;
  }

  void WriteFacts() {
    std::string all;
    for (const std::string& line : way_.title) all += (all.empty() ? "" : " ") + line;
    switch (way_.facts) {
      case Facts::kTitle:
      case Facts::kTitleAndFileName:
        for (const std::string& line : way_.title) document_.Text(Paragraph(line));
        break;
      case Facts::kOneLine:
        document_.Text(Paragraph(all));
        break;
      case Facts::kManyLines:
        AddSplit(all, false);
        break;
      case Facts::kBroken:
        AddSplit(all, true);
        break;
      case Facts::kBox: {
        build::Table box;
        std::vector<Paragraph> lines;
        for (const std::string& line : way_.title) lines.emplace_back(line);
        box.rows.push_back(build::Row({Cell(lines)}));
        document_.Table(std::move(box));
        document_.Text(Paragraph());
        break;
      }
      case Facts::kFirstRow:
        for (const std::string& line : way_.title) Wide(line);
        break;
      case Facts::kTextBox:
      case Facts::kOldTextBox:
        document_.Text(Paragraph().Add(Piece::Xml(BoxXml())));
        break;
      case Facts::kHeader:
        document_.header = way_.title;
        break;
      case Facts::kProperty:
        document_.properties.title = all;
        break;
      case Facts::kFileName:
        break;
    }
  }

  // The title in four lines, each a phrase.
  void AddSplit(const std::string& all, bool broken) {
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string_view rest = std::string_view(all).substr(i);
      for (const char* start : {"ประจำปี", "รอบ", "(ตุลาคม"}) {
        if (rest.starts_with(start) && !lines.back().empty()) lines.emplace_back();
      }
      lines.back() += all[i];
    }
    Paragraph paragraph;
    for (std::string& line : lines) {
      while (!line.empty() && line.back() == ' ') line.pop_back();
      if (!broken) document_.Text(Paragraph(line));
      if (broken && !paragraph.pieces.empty()) paragraph.Add(Piece::Break());
      paragraph.Add(line);
    }
    if (broken) document_.Text(std::move(paragraph));
  }

  std::string BoxXml() const {
    std::string content;
    for (const std::string& line : way_.title) {
      content += "<w:p><w:r><w:t xml:space=\"preserve\">" + build::EscapeXml(line) + "</w:t></w:r></w:p>";
    }
    const std::string old =
        "<w:pict><v:shape><v:textbox><w:txbxContent>" + content + "</w:txbxContent></v:textbox></v:shape></w:pict>";
    if (way_.facts == Facts::kOldTextBox) return "<w:r>" + old + "</w:r>";
    return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline>"
           "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData><wps:wsp>"
           "<wps:txbx><w:txbxContent>" +
           content +
           "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
           "<mc:Fallback>" +
           old + "</mc:Fallback></mc:AlternateContent></w:r>";
  }

  int Columns() const { return static_cast<int>(columns_.size()); }

  void Wide(const std::string& text) { table_.rows.push_back(build::Row({Cell(Lines(text)).Span(Columns())})); }

  void CloseTable() {
    if (table_.rows.empty()) return;
    document_.Table(std::move(table_));
    document_.Text(Paragraph());
    table_ = {};
    heading_due_ = way_.heading == Headings::kEachTable || way_.heading == Headings::kInside;
  }

  void WriteHeading() {
    if (!heading_due_) return;
    heading_due_ = false;
    build::Row row;
    row.header = true;
    for (const std::string& column : columns_) {
      const auto own = way_.headings.find(column);
      row.cells.emplace_back(own != way_.headings.end() ? own->second : PlainHeadings().at(column));
    }
    if (way_.heading == Headings::kTwoRows) {
      // The first two stand over a common heading; the others reach down.
      build::Row top;
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i == 1) continue;
        if (i == 0) {
          top.cells.emplace_back("ข้อมูลการประเมิน");
          top.cells.back().Span(2);
        } else {
          top.cells.push_back(row.cells[i]);
          top.cells.back().Merged(Cell::Merge::kRestart);
          row.cells[i] = Cell(std::vector<Paragraph>(1)).Merged(Cell::Merge::kContinue);
        }
      }
      table_.rows.push_back(std::move(top));
    }
    table_.rows.push_back(std::move(row));
  }

  void WriteSections() {
    heading_due_ = way_.heading != Headings::kNone;
    std::string last;
    for (const SectionModel& section : Model()) {
      const bool opens = section.instrument != last;
      last = section.instrument;
      const bool cut_table = (way_.tables == Tables::kInstrument && opens) || way_.tables == Tables::kIndicator;
      if (cut_table && !table_.rows.empty() && items_written_ > 0) CloseTable();
      if (way_.heading == Headings::kInside && opens && items_written_ > 0) heading_due_ = true;
      WriteHeading();
      WriteSection(section, opens);
      WriteItems(section);
    }
  }

  void WriteSection(const SectionModel& section, bool opens) {
    const std::string instrument = section.instrument_name + " (" + section.instrument + ")";
    const std::string indicator = "ตัวชี้วัดที่ " + std::to_string(section.indicator) + " " + section.indicator_name;
    if (way_.sections == Sections::kColumn) {
      if (opens) Wide(instrument);
      indicator_ = indicator;
      return;
    }
    if (way_.sections == Sections::kOneRow) {
      Wide(opens ? instrument + "\n" + indicator : indicator);
      return;
    }
    for (const std::string& text : {opens ? instrument : "", indicator}) {
      if (text.empty()) continue;
      switch (way_.sections) {
        case Sections::kCellAndBlanks: {
          build::Row row;
          for (int i = 0; i < Columns(); ++i) row.cells.emplace_back(i == 0 ? text : "");
          table_.rows.push_back(std::move(row));
          break;
        }
        case Sections::kCellAndWideBlank:
          table_.rows.push_back(build::Row({Cell(text).Span(Columns() - 2), Cell("").Span(2)}));
          break;
        case Sections::kRepeated: {
          build::Row row;
          for (int i = 0; i < Columns(); ++i) row.cells.emplace_back(text);
          table_.rows.push_back(std::move(row));
          break;
        }
        default:
          Wide(text);
      }
    }
  }

  void WriteItems(const SectionModel& section) {
    for (std::size_t i = 0; i < section.items.size(); ++i) {
      const ItemModel& item = section.items[i];
      const bool shared_down = i + 1 < section.items.size() && section.items[i + 1].measures.empty();
      const std::size_t at = table_.rows.size();
      table_.rows.push_back(ItemRow(item, shared_down));
      if (way_.sections == Sections::kColumn) {
        Cell& cell = table_.rows[at].cells[0];
        cell = Cell(i == 0 ? indicator_ : "");
        if (section.items.size() > 1) cell.Merged(i == 0 ? Cell::Merge::kRestart : Cell::Merge::kContinue);
      }
      if (way_.cut != Cut::kNone) CutRow(item);
      ++items_written_;
    }
  }

  Cell StatementCell(const ItemModel& item) {
    const bool range = item.first != item.last;
    std::string code = way_.code_column ? "" : range ? way_.range(item) : way_.code(item);
    const std::string score = way_.score(item.score);
    std::string text;
    switch (way_.score_place) {
      case ScorePlace::kLine:
        text = code + item.statement + "\n" + score;
        break;
      case ScorePlace::kInline:
        text = code + item.statement + " " + score;
        break;
      case ScorePlace::kParagraph:
        text = code + item.statement + "\v" + score;
        break;
      case ScorePlace::kBefore:
        text = code + (range ? " " : "") + score + " " + item.statement;
        break;
      case ScorePlace::kBeforeLine:
        text = code + "\n" + score + "\n" + item.statement;
        break;
      default:
        text = code + item.statement;
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\v')) text.pop_back();
    return Cell(Lines(text));
  }

  Cell ListCell(const std::vector<Entry>& entries) {
    Cell cell;
    int first = 0;
    int second = 0;
    int num_id = 0;
    if (!way_.word_list.empty()) {
      if (word_list_ == 0) {
        num_id = word_list_ = document_.AddList(way_.word_list);
      } else {
        num_id = document_.RestartList(word_list_);
      }
    }
    std::vector<Paragraph> paragraphs;
    for (const Entry& entry : entries) {
      second = entry.level == 1 ? 0 : second + 1;
      if (entry.level == 1) ++first;
      std::string text = entry.text;
      if (num_id == 0) {
        text = (entry.level == 1 ? way_.label(first) : way_.sublabel(first, second)) + way_.after_label + text;
      }
      if (way_.list_break == ListBreak::kLine && !paragraphs.empty()) {
        paragraphs.back().Add(Piece::Break());
        paragraphs.back().Add(text);
        continue;
      }
      paragraphs.emplace_back(text);
      paragraphs.back().num_id = num_id;
      paragraphs.back().level = entry.level - 1;
    }
    if (way_.list_break == ListBreak::kNestedTable || way_.list_break == ListBreak::kNestedRows) {
      build::Table inner;
      if (way_.list_break == ListBreak::kNestedTable) {
        inner.rows.push_back(build::Row({Cell(std::move(paragraphs))}));
      } else {
        for (Paragraph& paragraph : paragraphs) inner.rows.push_back(build::Row({Cell({std::move(paragraph)})}));
      }
      cell.tables.push_back(std::move(inner));
      return cell;
    }
    return Cell(std::move(paragraphs));
  }

  build::Row ItemRow(const ItemModel& item, bool shared_down) {
    build::Row row;
    for (const std::string& column : columns_) {
      Cell cell;
      const bool list = column == "measures" || column == "results";
      if (column == "item") cell = StatementCell(item);
      if (column == "code") cell = Cell(item.first == item.last ? way_.code(item) : way_.range(item));
      if (column == "score") cell = Cell(way_.score(item.score));
      if (column == "issues") cell = ListCell(item.issues);
      if (list && !item.measures.empty()) cell = ListCell(column == "measures" ? item.measures : item.results);
      if (column == "evidence") cell = Pictures(item.pictures);
      if (column == "responsible") cell = Cell(item.responsible);
      if (column == "timeframe") cell = Cell(item.timeframe);
      if (column == "budget") cell = Cell(item.budget);
      if (list && item.measures.empty()) cell.Merged(Cell::Merge::kContinue);
      if (list && shared_down) cell.Merged(Cell::Merge::kRestart);
      row.cells.push_back(std::move(cell));
    }
    return row;
  }

  static Cell Pictures(int count) {
    Paragraph paragraph;
    for (int i = 0; i < count; ++i) paragraph.Add(Piece::Picture(0));
    return Cell(std::vector<Paragraph>{paragraph});
  }

  // The row that was just written is E1's: a page ends inside it.
  void CutRow(const ItemModel& item) {
    if (item.Code() != "E1") return;
    build::Row& above = table_.rows.back();
    build::Row below;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      Cell rest(std::vector<Paragraph>(1));
      Cell& cell = above.cells[i];
      const bool list = columns_[i] == "measures" || columns_[i] == "results";
      if (list && cell.paragraphs.size() == 3) {
        rest.paragraphs = {cell.paragraphs.back()};
        cell.paragraphs.pop_back();
        if (way_.cut == Cut::kMeasureSentence && columns_[i] == "measures") {
          const std::string text = item.measures[1].text;
          const std::size_t at = text.find("ซ้ำ");
          cell.paragraphs.back() = Paragraph(way_.label(2) + " " + text.substr(0, at));
          rest.paragraphs.insert(rest.paragraphs.begin(), Paragraph(text.substr(at)));
        }
      } else if (columns_[i] == "item" && way_.cut == Cut::kStatement) {
        const std::size_t at = item.statement.find("ขั้นตอน");
        cell = Cell(way_.code(item) + item.statement.substr(0, at));
        rest = Cell(item.statement.substr(at) + "\n" + way_.score(item.score));
      } else if (way_.cut == Cut::kMerged && !list) {
        cell.Merged(Cell::Merge::kRestart);
        rest.Merged(Cell::Merge::kContinue);
      }
      below.cells.push_back(std::move(rest));
    }
    table_.rows.push_back(std::move(below));
  }

  const Way& way_;
  build::Document document_;
  build::Table table_;
  std::vector<std::string> columns_;
  std::string indicator_;
  bool heading_due_ = true;
  int items_written_ = 0;
  int word_list_ = 0;
};

}  // namespace

VariantFile Write(const Way& way, std::size_t index) {
  const build::Document document = Layout(way).Write();
  VariantFile file;
  std::string number = std::to_string(index);
  number.insert(0, 5 - number.size(), '0');
  file.name = number + "/report" + (way.dump ? ".txt" : ".docx");
  if (way.facts == Facts::kFileName) {
    file.name = number + "/สำนักงานเขตบางรัก ปีงบประมาณ 2567 รอบ 6 เดือนแรก" + (way.dump ? ".txt" : ".docx");
  }
  file.bytes = way.dump ? build::WriteDump(document) : build::WriteDocx(document);
  return file;
}

}  // namespace sarabun::test
