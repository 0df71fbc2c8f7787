// Faults of whole reports: what their title says, and the files that they arrive in.
#include "tools/docx_builder/drawn_picture.h"
#include "tools/samples/sower.h"

namespace sarabun::samples {
namespace {

std::size_t Retitle(Sower& sower, const char* list) {
  const std::size_t at = sower.TakeReport();
  ReportSource& report = sower.set().reports[at].report;
  report.title.clear();
  for (const Node& line : sower.Wording(list).list) {
    std::string text = line.text;
    const auto fill = [&](const std::string& mark, const std::string& with) {
      const std::size_t found = text.find(mark);
      if (found != std::string::npos) text.replace(found, mark.size(), with);
    };
    fill("{name}", report.district.name);
    fill("{year}", std::to_string(report.fiscal_year));
    fill("{round}", report.round_label);
    report.title.push_back(text);
  }
  return at;
}

void LoseFact(Sower& sower, const char* list, const char* field) {
  const std::size_t at = Retitle(sower, list);
  // The year in the file's name would be taken instead.
  sower.set().reports[at].name = sower.set().reports[at].report.district.code + "-report.docx";
  sower.NoteReport(at, "report-fact-missing", field, "title without it");
  // Without it nobody knows whether the agency has reported.
  if (std::string(field) == "report.agency") {
    sower.NoteReport(at, "missing-report", "", "the same");
    sower.set().manifest.back().document.clear();
  }
}

void WrongPeriod(Sower& sower) {
  const std::size_t at = Retitle(sower, "titles_of_other_periods");
  // What was taken when would be a fault of its own.
  ReportSource& report = sower.set().reports[at].report;
  for (build::Media& picture : report.pictures) picture = build::DrawPicture(sower.random().Next(), 320, 240);
  sower.NoteReport(at, "period-mismatch", "", "period that is not the round's");
}

// A line of the title prints a total that the items do not give.
void WrongTotal(Sower& sower) {
  const std::size_t at = sower.TakeReport();
  const std::string total = sower.Wording("wrong_totals").text;
  sower.set().reports[at].report.title.push_back(total);
  sower.NoteReport(at, "total-mismatch", "", "a total that its scores do not give: " + total);
}

void Absent(Sower& sower) {
  const std::size_t at = sower.TakeReport();
  sower.set().reports[at].file = SownReport::File::kAbsent;
  sower.NoteReport(at, "missing-report", "", "no file");
  sower.set().manifest.back().document.clear();
}

void Unreadable(Sower& sower, SownReport::File file, const char* done) {
  const std::size_t at = sower.TakeReport();
  sower.set().reports[at].file = file;
  sower.NoteReport(at, "unreadable-report", "", done);
  sower.set().manifest.back().agency.clear();
  sower.NoteReport(at, "missing-report", "", "the same");
}

void SecondDocument(Sower& sower) {
  const std::size_t at = sower.TakeReport();
  SownReport again = sower.set().reports[at];
  again.name = again.report.name + "_2.docx";
  again.report.seed += 1'000;
  again.report.modified.replace(8, 2, "19");
  sower.set().reports.push_back(std::move(again));
  sower.NoteReport(sower.set().reports.size() - 1, "duplicate-report", "", "a second document of the report");
}

}  // namespace

const std::vector<std::pair<std::string, Fault>>& FileFaults() {
  using File = SownReport::File;
  static const std::vector<std::pair<std::string, Fault>> kFaults = {
      {"lose-agency", [](Sower& sower) { LoseFact(sower, "titles_without_agency", "report.agency"); }},
      {"lose-year", [](Sower& sower) { LoseFact(sower, "titles_without_year", "report.fiscal_year"); }},
      {"lose-round", [](Sower& sower) { LoseFact(sower, "titles_without_round", "report.round"); }},
      {"wrong-period", WrongPeriod},
      {"wrong-total", WrongTotal},
      {"absent", Absent},
      {"cut-off", [](Sower& sower) { Unreadable(sower, File::kCutOff, "file cut off in the middle"); }},
      {"empty-file", [](Sower& sower) { Unreadable(sower, File::kEmpty, "file of no bytes"); }},
      {"foreign-file", [](Sower& sower) { Unreadable(sower, File::kForeign, "file that is no Word document"); }},
      {"second-document", SecondDocument},
  };
  return kFaults;
}

}  // namespace sarabun::samples
