#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tools/docx_builder/random.h"
#include "tools/samples/districts.h"
#include "tools/samples/source.h"
#include "tools/samples/wordings.h"

namespace sarabun::samples {

// What an audit must say of one fault that was sown, or may say as its consequence.
struct Sown {
  std::size_t fault = 0;  // from 1; a fault may have several rows
  bool must = true;
  std::string document;  // file name; empty for a finding about no document
  std::string agency;    // code; empty for a finding about the whole set
  std::string code;      // of the finding
  std::vector<std::string> items;
  std::string field;   // as in the finding; empty for any
  std::string done;    // what was done to the report
  std::string status;  // beside an earlier round; empty where there is none
};

// A report on its way to a file.
struct SownReport {
  enum class File { kWritten, kAbsent, kCutOff, kEmpty, kForeign };
  ReportSource report;
  std::string name;  // of the file
  File file = File::kWritten;
};

struct SownSet {
  std::vector<SownReport> reports;
  std::vector<Sown> manifest;
};

// Draws fifty (or `count`) reports without fault, then sows what samples/source/faults.yaml plans. Each fault has
// places of its own, so that none hides another. Same seed, same set.
class Sower {
 public:
  Sower(const DistrictMaker& maker, const std::vector<District>& districts, const std::string& faults,
        std::uint64_t seed, std::size_t count);

  // `round` 1 is the first half of the first year, 2 the whole.
  SownSet Sow();

  // --- for the faults ---

  // A merged cell's rows in one report: where a fault goes.
  struct Patch {
    std::size_t report = 0;
    std::size_t first = 0;  // index of ReportSource::rows
    std::size_t rows = 0;
  };
  ReportSource& ReportOf(const Patch& patch) { return set_.reports[patch.report].report; }
  ItemSource& Head(const Patch& patch) { return ReportOf(patch).rows[patch.first].item; }
  std::vector<std::string> Items(const Patch& patch);

  // A patch that no fault has taken, for which `fits`; ends the program when there is none left.
  Patch Take(const std::function<bool(const Patch&)>& fits = {});
  // A report that no fault has touched, and that none will.
  std::size_t TakeReport();
  // The patch that begins at `code`, taken, in another report than `not_in`.
  Patch TakeSame(const std::string& code, std::size_t not_in);

  // Rows were put in before row `at` of the report, or (negative) taken out from there.
  void RowsMoved(std::size_t report, std::size_t at, std::ptrdiff_t by);

  // A patch of several rows, with a measure and its result that it does not have yet.
  std::pair<Patch, DistrictMaker::Pair> TakeWithNewPair();
  // One of the wordings under `list` of faults.yaml; none twice before all were drawn.
  const Node& Wording(const char* list) { return words_.Draw(list, random_); }
  const District& OtherDistrict(std::size_t report);
  std::string OtherName(std::size_t report) { return OtherDistrict(report).name; }

  void NextFault() { ++fault_; }
  void Note(const Patch& patch, std::string code, std::string field, std::string done, bool must = true);
  void NoteItem(const Patch& patch, std::size_t row, std::string code, std::string field, std::string done,
                bool must = true);
  void NoteReport(std::size_t report, std::string code, std::string field, std::string done);
  void NoteSet(std::string code, std::string done);

  SownSet& set() { return set_; }
  build::Random& random() { return random_; }
  const DistrictMaker& maker() const { return maker_; }

 private:
  std::optional<DistrictMaker::Pair> NewPair(const Patch& patch);

  const DistrictMaker& maker_;
  const std::vector<District>& districts_;
  Wordings words_;
  build::Random random_;
  SownSet set_;
  std::vector<Patch> patches_;  // free ones
  std::set<std::size_t> touched_;
  std::size_t fault_ = 0;
};

// Tab-separated, with headings: fault, must, document, agency, code, items, field, status, done.
std::string ManifestOf(const std::vector<Sown>& manifest);

// "measures[2].text"
std::string TextField(const char* list, std::size_t item);
// The line's text replaced, its label kept.
void SetText(Line& line, const std::string& text);
// Labels "1. 2. 3." anew.
void Renumber(std::vector<Line>& lines);

// By name: what can be sown.
using Fault = std::function<void(Sower&)>;
const std::vector<std::pair<std::string, Fault>>& ItemFaults();
const std::vector<std::pair<std::string, Fault>>& AnswerFaults();
const std::vector<std::pair<std::string, Fault>>& TextFaults();
const std::vector<std::pair<std::string, Fault>>& PictureFaults();
const std::vector<std::pair<std::string, Fault>>& FileFaults();

}  // namespace sarabun::samples
