#include "pipeline/picture_watch.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace sarabun::pipeline {

namespace {

constexpr double kSameBaseline = 0.4;  // em
constexpr double kColumnGap = 1.5;     // em between the end of one cell's text and the start of the next
constexpr double kSameStart = 1.0;     // em
constexpr double kAverageAdvance = 0.5;
constexpr std::size_t kFewestRows = 3;  // two lines with a gap are an address and a date
constexpr std::size_t kFewestColumns = 2;

double EmOf(const picture::DrawnText& text) {
  if (text.em > 0) return text.em;
  const double letters = static_cast<double>(std::max<std::size_t>(utf8::Length(text.text), 1));
  return text.width > 0 ? text.width / letters / kAverageAdvance : 16;
}

// Where the cells of one baseline start; pieces in order of x.
std::vector<double> StartsOf(const std::vector<picture::DrawnText>& line, double em) {
  std::vector<double> starts;
  double end = 0;
  for (const picture::DrawnText& text : line) {
    const double width =
        text.width > 0 ? text.width : static_cast<double>(utf8::Length(text.text)) * em * kAverageAdvance;
    const bool is_first = starts.empty();
    if (is_first || text.x - end > kColumnGap * em) starts.push_back(text.x);
    end = is_first ? text.x + width : std::max(end, text.x + width);
  }
  return starts;
}

}  // namespace

DrawnTable FindDrawnTable(const picture::MetafileText& text) {
  std::vector<picture::DrawnText> texts = text.texts;
  std::erase_if(texts, [](const auto& each) { return each.text.find_first_not_of(' ') == std::string::npos; });
  if (texts.empty()) return {};
  const double em = EmOf(texts[texts.size() / 2]);
  std::stable_sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
  std::vector<std::vector<double>> rows;
  for (std::size_t first = 0; first < texts.size();) {
    std::size_t end = first + 1;
    while (end < texts.size() && texts[end].y - texts[first].y <= kSameBaseline * em) ++end;
    std::vector<picture::DrawnText> line(texts.begin() + static_cast<std::ptrdiff_t>(first),
                                         texts.begin() + static_cast<std::ptrdiff_t>(end));
    std::stable_sort(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    std::vector<double> starts = StartsOf(line, em);
    if (starts.size() >= kFewestColumns) rows.push_back(std::move(starts));
    first = end;
  }
  // Rows whose second column starts where that of the row before them does.
  DrawnTable found;
  DrawnTable run;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool goes_on = i > 0 && std::any_of(rows[i].begin() + 1, rows[i].end(), [&](double start) {
                           return std::any_of(rows[i - 1].begin() + 1, rows[i - 1].end(),
                                              [&](double above) { return std::abs(start - above) <= kSameStart * em; });
                         });
    run = goes_on ? DrawnTable{run.rows + 1, std::max(run.columns, rows[i].size())} : DrawnTable{1, rows[i].size()};
    if (run.rows >= kFewestRows && run.rows > found.rows) found = run;
  }
  return found;
}

void PictureWatch::Note(const grid::Paragraph& paragraph, const Location& where) {
  for (const grid::Media& media : paragraph.media) {
    if (media.kind != wordml::MediaKind::kPicture) continue;
    ++pictures_;
    if (!media.part) continue;
    const std::string name = ToLowerAscii(*media.part);
    const bool metafile =
        name.ends_with(".emf") || name.ends_with(".wmf") || name.ends_with(".emz") || name.ends_with(".wmz");
    if (metafile) metafiles_.try_emplace(*media.part, where);
  }
}

void PictureWatch::OnParagraph(const grid::Paragraph& paragraph) {
  Note(paragraph, {});
  next_.OnParagraph(paragraph);
}

void PictureWatch::OnTableStart(const grid::TableInfo& table) {
  table_ = table.index;
  next_.OnTableStart(table);
}

void PictureWatch::OnRow(grid::Row row) {
  for (const grid::Cell& cell : row.cells) {
    if (cell.images == 0) continue;
    Location where;
    where.table = table_;
    where.row = row.index;
    where.column = cell.column;
    for (std::size_t i = 0; i < cell.paragraphs.size(); ++i) {
      if (!cell.nested[i]) Note(cell.paragraphs[i], where);
    }
  }
  next_.OnRow(std::move(row));
}

void PictureWatch::ReportDrawnTables(opc::Package& package, FindingSink& findings) const {
  std::string bytes;
  for (const auto& [part, where] : metafiles_) {
    if (!package.Read({part}, bytes)) continue;  // said by those who wanted the picture
    const auto text = picture::ReadMetafileText(bytes);
    if (!text) continue;
    const DrawnTable table = FindDrawnTable(*text);
    if (table.rows == 0) continue;
    Finding finding;
    finding.code = "construct-not-read";
    finding.where = where;
    finding.where.part = package.main_part().value;
    finding.message = "the picture " + part + " draws a table of about " + std::to_string(table.rows) + " rows and " +
                      std::to_string(table.columns) + " columns, which is not read as one";
    finding.data = {{"construct", DataValue::Text("table in a picture")},
                    {"part", DataValue::Text(part)},
                    {"rows", DataValue::Integer(static_cast<std::int64_t>(table.rows))},
                    {"columns", DataValue::Integer(static_cast<std::int64_t>(table.columns))}};
    findings.Report(std::move(finding));
  }
}

}  // namespace sarabun::pipeline
