#include "tools/samples/source.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tools/docx_builder/drawn_picture.h"

namespace sarabun::samples {
namespace {

// The word for points, as scores are typed: "(94.72 คะแนน)".
constexpr char kPoints[] = " คะแนน)";

void ReadPictures(const Node& row, ReportSource& report, ItemSource& item) {
  for (int i = row.Number("pictures", 0); i > 0; --i) {
    item.pictures.push_back(report.pictures.size());
    report.pictures.push_back(build::DrawPicture(report.seed * 1000 + report.pictures.size()));
  }
}

ItemSource ReadItem(const Node& row, const Form& form, ReportSource& report) {
  ItemSource item;
  SetCode(item, row.Text("item"));
  const auto statement = form.statements.find(item.code);
  if (statement != form.statements.end()) item.statement = statement->second;
  item.statement = row.Text("statement", item.statement);
  item.statement_empty_after = row.Number("statement_empty_after", 0);
  item.score = row.At("score").text;
  item.score_raw = row.Text("score_raw", "(" + item.score + kPoints);
  item.score_at = row.Text("score_at", "line");
  item.score_tabs = row.Number("score_tabs", 0);
  item.issues = ReadLines(row.At("issues").text);
  item.shares = row.Text("shares");
  item.shares_evidence = row.Flag("shares_evidence");
  if (item.shares.empty()) {
    item.measures = ReadLines(row.At("measures").text);
    item.results = ReadLines(row.At("results").text);
  }
  ReadPictures(row, report, item);
  item.pictures_together = row.Text("pictures_at") == "together";
  item.evidence_text = row.Text("evidence_text");
  item.dump_loses_evidence = row.Flag("dump_loses_evidence");
  item.bookmark = row.Text("bookmark");
  item.bookmark_at_end = row.Text("bookmark_at_end");
  return item;
}

RowSource ReadRow(const Node& node, const Form& form, ReportSource& report) {
  RowSource row;
  row.instrument = node.Text("instrument");
  row.indicator = node.Number("indicator", 0);
  row.span = node.Number("span", 4);
  if (!row.instrument.empty() && !form.instruments.contains(row.instrument)) Fail(node, "no such instrument");
  if (row.indicator != 0 && !form.indicators.contains(row.indicator)) Fail(node, "no such indicator");
  if (node.Find("item") != nullptr) row.item = ReadItem(node, form, report);
  return row;
}

}  // namespace

void SetCode(ItemSource& item, const std::string& code) {
  item.code = code;
  item.first = std::atoi(code.c_str() + 1);
  const std::size_t dash = code.find('-');
  item.last = dash == std::string::npos ? item.first : std::atoi(code.c_str() + dash + 2);
}

Form ReadForm(const std::string& path) {
  const Node root = LoadYaml(path);
  Form form;
  for (const Node& heading : root.At("headings").list) form.headings.push_back(heading.text);
  for (const Node& width : root.At("widths").list) form.widths.push_back(width.AsNumber());
  const Node& instruments = root.At("instruments");
  for (std::size_t i = 0; i < instruments.keys.size(); ++i) {
    form.instruments[instruments.keys[i]] = instruments.list[i].text;
  }
  const Node& indicators = root.At("indicators");
  for (std::size_t i = 0; i < indicators.keys.size(); ++i) {
    form.indicators[std::atoi(indicators.keys[i].c_str())] = indicators.list[i].text;
  }
  const Node& statements = root.At("statements");
  for (std::size_t i = 0; i < statements.keys.size(); ++i) {
    form.statements[statements.keys[i]] = statements.list[i].text;
  }
  return form;
}

void TakeStatements(const std::string& pack, Form& form) {
  const Node root = LoadYaml(pack);
  const Node& statements = root.At("items").list.front().At("statements");
  for (std::size_t i = 0; i < statements.keys.size(); ++i) {
    form.statements[statements.keys[i]] = statements.list[i].text;
  }
}

std::vector<District> ReadDistricts(const std::string& path) {
  std::ifstream file(path);
  std::vector<District> districts;
  std::string line;
  std::getline(file, line);  // the headings
  while (std::getline(file, line)) {
    const std::vector<std::string_view> cells = SplitAt(line, "\t");
    if (cells.size() == 3) districts.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2])});
  }
  if (districts.empty()) {
    Node problem;
    problem.file = path;
    Fail(problem, "holds no districts");
  }
  return districts;
}

ReportSource ReadReport(const std::string& path, const Form& form, const std::vector<District>& districts) {
  const Node root = LoadYaml(path);
  ReportSource report;
  report.name = std::filesystem::path(path).stem().string();
  const Node& facts = root.At("report");
  for (const District& district : districts) {
    if (district.code == facts.At("agency").text) report.district = district;
  }
  if (report.district.code.empty()) Fail(facts, "no such district");
  report.fiscal_year = facts.At("fiscal_year").AsNumber();
  const Node& round = facts.At("round");
  report.round_label = round.At("label").text;
  report.round_no = round.At("no").AsNumber();
  report.round_of = round.At("of").AsNumber();
  report.round_months = round.At("months").AsNumber();
  report.period_start = facts.At("period").At("start").text;
  report.period_end = facts.At("period").At("end").text;
  for (const Node& line : root.At("title").list) report.title.push_back(line.text);
  const Node& writing = root.At("writing");
  report.seed = static_cast<std::uint64_t>(writing.At("seed").AsNumber());
  report.modified = writing.At("modified").text;
  report.dump = root.Flag("dump");
  if (const Node* list = writing.Find("list")) {
    for (const Node& level : list->list) {
      report.list.push_back({level.Text("format", "decimal"), level.Text("text", "%1."), level.Number("start", 1),
                             level.Text("suffix", "tab")});
    }
  }
  for (const Node& row : root.At("rows").list) report.rows.push_back(ReadRow(row, form, report));
  return report;
}

}  // namespace sarabun::samples
