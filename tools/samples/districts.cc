#include "tools/samples/districts.h"

#include <algorithm>
#include <cstdio>

#include "tools/docx_builder/drawn_picture.h"
#include "tools/docx_builder/photo.h"

namespace sarabun::samples {
namespace {

constexpr int kBuddhistEra = 543;
constexpr std::uint32_t kPictureWidth = 320;
constexpr std::uint32_t kPictureHeight = 240;

void ReplaceFirst(std::string& text, std::string_view mark, std::string_view with) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), with);
}

std::string Padded(int number, const char* format = "%02d") {
  char text[16];
  std::snprintf(text, sizeof text, format, number);
  return text;
}

// A day of the period, from the 1st to the 28th of one of its months.
struct Day {
  int day;
  std::size_t month;  // from 0
  int year;           // Buddhist era
  static Day Of(const ReportSource& report, build::Random& random) {
    constexpr std::size_t kOctober = 9;  // the fiscal year starts here
    const std::size_t month = (kOctober + random.Below(static_cast<std::size_t>(report.round_months))) % 12;
    return {static_cast<int>(1 + random.Below(28)), month, report.fiscal_year - (month >= kOctober ? 1 : 0)};
  }
};

}  // namespace

struct DistrictMaker::Draw {
  build::Random random;
  ReportSource report;
};

DistrictMaker::DistrictMaker(const std::string& templates, const Form& form, const std::vector<District>& districts,
                             std::uint64_t seed, int first_year)
    : templates_(LoadYaml(templates)), form_(form), districts_(districts), seed_(seed), first_year_(first_year) {}

const std::string& DistrictMaker::Pick(Draw& draw, const char* list) const {
  const std::vector<Node>& choices = templates_.At(list).list;
  return choices[draw.random.Below(choices.size())].text;
}

std::string DistrictMaker::Moment(const ReportSource& report, build::Random& random) {
  const Day day = Day::Of(report, random);
  return Padded(day.year - kBuddhistEra, "%04d") + "-" + Padded(static_cast<int>(day.month) + 1) + "-" +
         Padded(day.day) + "T" + Padded(static_cast<int>(8 + random.Below(9))) + ":" +
         Padded(static_cast<int>(random.Below(60))) + ":" + Padded(static_cast<int>(random.Below(60)));
}

std::string DistrictMaker::Date(Draw& draw) const {
  const Day day = Day::Of(draw.report, draw.random);
  const std::string number = std::to_string(day.day) + " ";
  const std::string year = std::to_string(day.year);
  switch (draw.random.Below(6)) {
    case 0:
      return number + templates_.At("short_months").list[day.month].text + " " + year;
    case 1:
      return number + templates_.At("short_months").list[day.month].text + " " + year.substr(2);
    default:
      return number + templates_.At("months").list[day.month].text + " " + year;
  }
}

std::string DistrictMaker::Value(Draw& draw, const std::string& slot) const {
  if (slot == "name") return draw.report.district.name;
  if (slot == "year") return std::to_string(draw.report.fiscal_year);
  if (slot == "n") return std::to_string(2 + draw.random.Below(180));
  if (slot == "percent")
    return std::to_string(81 + draw.random.Below(18)) + "." + Padded(1 + static_cast<int>(draw.random.Below(98)));
  if (slot == "money")
    return std::to_string(1 + draw.random.Below(49)) + "," + std::to_string(100 + draw.random.Below(900));
  if (slot == "month") return templates_.At("months").list[Day::Of(draw.report, draw.random).month].text;
  if (slot == "date") return Date(draw);
  if (slot == "file") {
    // The city's letter code; the office's number follows from the district's code.
    const std::string office = std::to_string(4800 + std::atoi(draw.report.district.code.c_str()));
    return "กท " + office + "/" + std::to_string(100 + draw.random.Below(8900));
  }
  return Pick(draw, (slot + "s").c_str());  // {place} of places
}

// Makes the choices in brackets, then fills what stands in braces, from left to right; slots of a slot's value too.
std::string DistrictMaker::Fill(Draw& draw, std::string text) const {
  for (std::size_t at = text.find('['); at != std::string::npos; at = text.find('[', at)) {
    const std::size_t end = text.find(']', at);
    const std::string between = text.substr(at + 1, end - at - 1);
    const auto choices = SplitAt(between, "|");
    text.replace(at, end - at + 1, choices[draw.random.Below(choices.size())]);
  }
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at)) {
    const std::size_t end = text.find('}', at);
    const std::string slot = text.substr(at + 1, end - at - 1);
    if (slot == "round" || slot == "period") {  // the title's
      at = end;
      continue;
    }
    text.replace(at, end - at + 1, Value(draw, slot));
  }
  return text;
}

void DistrictMaker::SetFacts(Draw& draw, std::size_t round) const {
  ReportSource& report = draw.report;
  const bool second = round % 2 == 1;
  report.fiscal_year = first_year_ + static_cast<int>(round / 2);
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
  const std::size_t whole = (code.front() == 'O' ? 93 : 89) + random.Below(5);
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

DistrictMaker::Pair DistrictMaker::PairOf(Draw& draw, const std::string& drawn) const {
  const std::string action = Fill(draw, drawn);
  std::string facts = Pick(draw, "facts");
  ReplaceFirst(facts, "{extra}", Pick(draw, "extras"));
  if (draw.random.OnceIn(6)) facts += " " + Pick(draw, "asides");
  std::string result = Pick(draw, "done");
  ReplaceFirst(result, "{facts}", facts);
  if (draw.random.OnceIn(6)) ReplaceFirst(result, "{action}", "{action}" + std::string(kBreakMark));
  ReplaceFirst(result, "{action}", action);
  return {action + Pick(draw, "measure_ends"), Fill(draw, std::move(result)), drawn.substr(0, drawn.find('['))};
}

DistrictMaker::Pair DistrictMaker::MakePair(const ReportSource& report, const std::string& code,
                                            build::Random& random) const {
  Draw draw{random, {}};
  draw.report.district = report.district;
  draw.report.fiscal_year = report.fiscal_year;
  draw.report.round_months = report.round_months;
  for (const Node& group : templates_.At("groups").list) {
    if (group.At("items").list.front().text != code) continue;
    const std::vector<Node>& actions = group.At("actions").list;
    Pair pair = PairOf(draw, actions[draw.random.Below(actions.size())].text);
    random = draw.random;
    return pair;
  }
  return {};
}

void DistrictMaker::WriteLists(Draw& draw, const Node& actions, ItemSource& item) const {
  std::vector<std::string> drawn;
  for (const Node& action : actions.list) drawn.push_back(action.text);
  for (std::size_t i = drawn.size(); i > 1; --i) std::swap(drawn[i - 1], drawn[draw.random.Below(i)]);
  if (drawn.size() > 3) drawn.resize(3 + draw.random.Below(2));
  std::string measures;
  std::string results;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const std::string label = drawn.size() == 1 ? "- " : std::to_string(i + 1) + ". ";
    const Pair pair = PairOf(draw, drawn[i]);
    measures += label + pair.measure + "\n";
    results += label + pair.result + "\n";
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
      if (draw.random.OnceIn(8)) {  // a screenshot, which no camera took
        report.pictures.push_back(build::DrawPicture(draw.random.Next(), kPictureWidth, kPictureHeight));
      } else {
        build::Photo photo;
        photo.scene = draw.random.Next();
        photo.taken = Moment(report, draw.random);
        report.pictures.push_back(build::DrawPhoto(photo));
      }
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
