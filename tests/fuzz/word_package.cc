#include "fuzz/word_package.h"

#include <memory>

#include "fuzz/target.h"
#include "grid/assembler.h"
#include "opc/package.h"
#include "rules/report_reader.h"
#include "thai/repair.h"
#include "tools/docx_builder/zip_writer.h"
#include "wordml/reader.h"

namespace sarabun::fuzz {
namespace {

constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string Relationships(std::initializer_list<std::pair<std::string_view, std::string_view>> targets) {
  std::string out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [type, target] : targets) {
    out.append("<Relationship Id=\"r").append(type).append("\" Type=\"").append(kOffice).append(type);
    out.append("\" Target=\"").append(target).append("\"/>");
  }
  return out + "</Relationships>";
}

// Passes rows on after checking what every consumer may rely on.
class Checker final : public grid::DocumentConsumer {
 public:
  explicit Checker(grid::DocumentConsumer& next) : next_(next) {}
  void OnParagraph(const grid::Paragraph& paragraph) override { next_.OnParagraph(paragraph); }
  void OnTableStart(const grid::TableInfo& table) override {
    Demand(!open_, "tables do not nest for consumers");
    Demand(table.index > last_table_, "tables are numbered in order");
    last_table_ = table.index;
    open_ = true;
    rows_ = 0;
    next_.OnTableStart(table);
  }
  void OnRow(grid::Row row) override {
    Demand(open_ && row.index == ++rows_, "rows are numbered one by one");
    std::uint32_t column = 1;
    std::size_t starting = 0;
    for (const grid::Slot& slot : row.slots) {
      Demand(slot.column >= column && slot.column_span >= 1, "slots are in order and apart");
      column = slot.column + slot.column_span;
      if (!slot.starts_here) continue;
      Demand(starting < row.cells.size() && row.cells[starting].id == slot.id, "a slot that starts has its cell");
      const grid::Cell& cell = row.cells[starting++];
      Demand(cell.nested.size() == cell.paragraphs.size(), "each paragraph is nested or not");
    }
    Demand(starting == row.cells.size(), "each cell has its slot");
    next_.OnRow(std::move(row));
  }
  void OnTableEnd(const grid::TableInfo& table) override {
    Demand(open_, "a table ends once");
    open_ = false;
    next_.OnTableEnd(table);
  }
  bool open() const { return open_; }

 private:
  grid::DocumentConsumer& next_;
  std::uint32_t last_table_ = 0;
  std::uint32_t rows_ = 0;
  bool open_ = false;
};

// Loaded once: packs and model of the tree.
struct Rules {
  std::shared_ptr<const rules::PackSet> packs;
  std::shared_ptr<const thai::Model> model;
  static const Rules& Of() {
    static const Rules rules = [] {
      Rules loaded;
      loaded.packs = rules::PackSet::Load({}, {SARABUN_SOURCE_DIR "/rules"}).value();
      loaded.model = thai::LoadModel(SARABUN_SOURCE_DIR "/rules/thai/model.bin").value();
      return loaded;
    }();
    return rules;
  }
};

}  // namespace

Limits SmallLimits() {
  Limits limits;
  limits.part_bytes = 4u << 20;
  limits.total_bytes = 16u << 20;
  limits.table_cells = 20'000;
  limits.text_bytes = 1u << 20;
  limits.cell_text_bytes = 1u << 18;
  limits.pictures = 200;
  return limits;
}

std::string WordPackage(std::string_view document, std::string_view styles, std::string_view numbering,
                        std::string_view footnotes) {
  using enum build::ZipWriter::Packing;
  build::ZipWriter zip;
  zip.Add("[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
          kStore);
  zip.Add("_rels/.rels", Relationships({{"officeDocument", "word/document.xml"}}), kStore);
  zip.Add("word/_rels/document.xml.rels",
          Relationships({{"styles", styles.empty() ? "NULL" : "styles.xml"},
                         {"numbering", numbering.empty() ? "NULL" : "numbering.xml"},
                         {"footnotes", footnotes.empty() ? "NULL" : "footnotes.xml"},
                         {"image", "media/image1.png"}}),
          kStore);
  zip.Add("word/document.xml", std::string(document), kStore);
  if (!styles.empty()) zip.Add("word/styles.xml", std::string(styles), kStore);
  if (!numbering.empty()) zip.Add("word/numbering.xml", std::string(numbering), kStore);
  if (!footnotes.empty()) zip.Add("word/footnotes.xml", std::string(footnotes), kStore);
  return zip.Finish();
}

void ReadWordFile(std::string_view bytes, unsigned variant) {
  ReadOptions options;
  options.limits = SmallLimits();
  options.revisions = (variant & 1) == 0 ? RevisionView::kFinal : RevisionView::kOriginal;
  options.hidden = (variant & 2) == 0 ? HiddenText::kDrop : HiddenText::kKeep;
  options.with_raw = (variant & 4) != 0;
  auto package = opc::Package::Open(bytes, options.limits);
  if (!package) {
    Demand(!package.error().message.empty(), "an error says something");
    return;
  }
  static thai::Engine engine = [] {
    thai::Engine made(Rules::Of().model);
    made.AddWords(Rules::Of().packs->Words());
    return made;
  }();
  static wordml::Reader reader;
  FindingList findings;
  rules::ReportReader report(Rules::Of().packs, engine, options);
  rules::DocumentContext context;
  context.info.path = "fuzz.docx";
  context.info.sha256 = std::string(64, 'a');
  context.info.format = "docx";
  context.part = package.value()->main_part().value;
  report.Begin(std::move(context), findings);
  Checker checker(report);
  grid::Assembler assembler(checker, findings, "word/document.xml");
  wordml::CharacterCount count;
  const Status read = reader.ReadBody(*package.value(), options, assembler, findings, &count);
  if (!read.ok()) {
    Demand(!read.error().message.empty(), "an error says something");
    return;
  }
  Demand(!checker.open(), "every table ends");
  Demand(count.in == count.out + count.reported, "characters in = out + reported: " + std::to_string(count.in) + " " +
                                                     std::to_string(count.out) + " " + std::to_string(count.reported));
  Demand(assembler.dropped_characters() <= count.out, "what a covered cell dropped was handed on");
  wordml::CharacterCount beside;
  (void)reader.ReadSideParts(*package.value(), options, findings, &beside);
  const auto records = report.Finish();
  if (!records.ok()) return;
  for (const Record& record : records.value()) Demand(record.record_id.size() == 32, "a record is sealed");
}

}  // namespace sarabun::fuzz
