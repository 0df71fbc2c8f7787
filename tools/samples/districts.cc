#include "tools/samples/districts.h"

#include <algorithm>
#include <cstdio>

#include "tools/docx_builder/drawn_picture.h"

namespace sarabun::samples {
namespace {

constexpr int kFirstYear = 2567;
constexpr int kBuddhistEra = 543;
constexpr std::uint32_t kPictureWidth = 320;
constexpr std::uint32_t kPictureHeight = 240;

void ReplaceFirst(std::string& text, std::string_view mark, std::string_view with) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), with);
}

bool Has(const std::string& text, std::string_view mark) { return text.find(mark) != std::string::npos; }

}  // namespace

struct DistrictMaker::Draw {
  build::Random random;
  ReportSource report;
};

DistrictMaker::DistrictMaker(const std::string& templates, const Form& form, const std::vector<District>& districts,
                             std::uint64_t seed)
    : templates_(LoadYaml(templates)), form_(form), districts_(districts), seed_(seed) {}

const std::string& DistrictMaker::Pick(Draw& draw, const char* list) const {
  const std::vector<Node>& choices = templates_.At(list).list;
  return choices[draw.random.Below(choices.size())].text;
}

// A day of the period, from the 1st to the 28th of one of its months.
std::string DistrictMaker::Date(Draw& draw) const {
  constexpr std::size_t kOctober = 9;  // months from 0; the fiscal year starts here
  const std::size_t month = (kOctober + draw.random.Below(static_cast<std::size_t>(draw.report.round_months))) % 12;
  const int year = draw.report.fiscal_year - (month >= kOctober ? 1 : 0);
  return std::to_string(1 + draw.random.Below(28)) + " " + templates_.At("months").list[month].text + " " +
         std::to_string(year);
}

std::string DistrictMaker::Fill(Draw& draw, std::string text) const {
  ReplaceFirst(text, "{name}", draw.report.district.name);
  ReplaceFirst(text, "{year}", std::to_string(draw.report.fiscal_year));
  if (Has(text, "{place}")) ReplaceFirst(text, "{place}", Pick(draw, "places"));
  if (Has(text, "{n}")) ReplaceFirst(text, "{n}", std::to_string(2 + draw.random.Below(180)));
  if (Has(text, "{file}")) {
    // กท is the city's letter code; the office's number follows from the district's code.
    const std::string office = std::to_string(4800 + std::atoi(draw.report.district.code.c_str()));
    ReplaceFirst(text, "{file}", "กท " + office + "/" + std::to_string(100 + draw.random.Below(8900)));
  }
  if (Has(text, "{date}")) ReplaceFirst(text, "{date}", Date(draw));
  return text;
}

void DistrictMaker::SetFacts(Draw& draw, std::size_t round) const {
  ReportSource& report = draw.report;
  const bool second = round % 2 == 1;
  report.fiscal_year = kFirstYear + static_cast<int>(round / 2);
  report.round_no = second ? 2 : 1;
  report.round_of = 2;
  report.round_months = second ? 12 : 6;
  report.round_label = templates_.At("rounds").list[round % 2].text;
  const std::string year = std::to_string(report.fiscal_year);
  const std::string before = std::to_string(report.fiscal_year - 1);
  report.period_start = std::to_string(report.fiscal_year - 1 - kBuddhistEra) + "-10-01";
  report.period_end = std::to_string(report.fiscal_year - kBuddhistEra) + (second ? "-09-30" : "-03-31");
  report.modified = std::to_string(report.fiscal_year - kBuddhistEra) + (second ? "-10-" : "-04-") + "09T04:00:00Z";
  report.name = report.district.code + "-" + year + "-" + std::to_string(report.round_no);
  const std::vector<Node>& months = templates_.At("months").list;
  const std::string period = months[9].text + " " + before + " - " + months[second ? 8 : 2].text + " " + year;
  for (const Node& line : templates_.At("titles").list) {
    std::string text = Fill(draw, line.text);
    ReplaceFirst(text, "{round}", report.round_label);
    ReplaceFirst(text, "{period}", period);
    report.title.push_back(text);
  }
}

// Both rounds of a year quote one assessment, so its scores hang on the year alone.
std::string DistrictMaker::Score(const ReportSource& report, const std::string& code) const {
  std::uint64_t seed = seed_;
  for (const char c : report.district.code + std::to_string(report.fiscal_year) + code) {
    seed = seed * 131 + static_cast<unsigned char>(c);
  }
  build::Random random(seed);
  const std::size_t whole = (code.front() == 'O' ? 96 : 91) + random.Below(4);
  char score[8];
  std::snprintf(score, sizeof score, "%zu.%02zu", whole, random.Below(100));
  return score;
}

ItemSource DistrictMaker::MakeItem(Draw& draw, const std::string& code) const {
  ItemSource item;
  SetCode(item, code);
  const auto statement = form_.statements.find(code);
  if (statement != form_.statements.end()) item.statement = statement->second;
  item.score = Score(draw.report, code);
  item.score_raw = "(" + item.score + " คะแนน)";
  if (draw.random.OnceIn(5)) item.score_at = "inline";
  const std::string issue = templates_.At("topics").At(code).text + Pick(draw, "lacks") + Pick(draw, "lack_ends");
  item.issues = ReadLines(draw.random.OnceIn(3) ? "- " + issue : issue);
  return item;
}

void DistrictMaker::WriteLists(Draw& draw, const Node& actions, ItemSource& item) const {
  std::vector<std::string> drawn;
  for (const Node& action : actions.list) drawn.push_back(action.text);
  for (std::size_t i = drawn.size(); i > 1; --i) std::swap(drawn[i - 1], drawn[draw.random.Below(i)]);
  if (drawn.size() > 3) drawn.pop_back();
  std::string measures;
  std::string results;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const std::string label = drawn.size() == 1 ? "- " : std::to_string(i + 1) + ". ";
    const std::string action = label + Fill(draw, drawn[i]);
    measures += action + Pick(draw, "measure_ends") + "\n";
    results += action + templates_.At("done").text;
    if (draw.random.OnceIn(6)) results += kBreakMark;
    results += Fill(draw, Pick(draw, "facts")) + "\n";
  }
  item.measures = ReadLines(measures);
  item.results = ReadLines(results);
}

void DistrictMaker::AddGroup(Draw& draw, const Node& group) const {
  ReportSource& report = draw.report;
  if (group.Find("instrument") != nullptr) {
    report.rows.emplace_back().instrument = group.Text("instrument");
  }
  if (group.Find("indicator") != nullptr) report.rows.emplace_back().indicator = group.Number("indicator", 0);
  const std::vector<Node>& items = group.At("items").list;
  for (const Node& code : items) {
    ItemSource item = MakeItem(draw, code.text);
    if (&code == &items.front()) {
      WriteLists(draw, group.At("actions"), item);
      item.pictures.push_back(report.pictures.size());
      report.pictures.push_back(build::DrawPicture(draw.random.Next(), kPictureWidth, kPictureHeight));
    } else {
      item.shares = items.front().text;
      item.shares_evidence = true;
    }
    report.rows.emplace_back().item = std::move(item);
  }
}

ReportSource DistrictMaker::Make(std::size_t number) const {
  Draw draw{build::Random(seed_ * 1'000'003 + number), {}};
  draw.report.district = districts_[number % districts_.size()];
  draw.report.seed = seed_ * 100'000 + number;
  SetFacts(draw, number / districts_.size());
  for (const Node& group : templates_.At("groups").list) AddGroup(draw, group);
  return std::move(draw.report);
}

}  // namespace sarabun::samples
