// Faults of items and their scores.
#include <algorithm>
#include <cstdio>

#include "tools/samples/sower.h"

namespace sarabun::samples {
namespace {

Sower::Patch TakeShared(Sower& sower) {
  return sower.Take([](const Sower::Patch& patch) { return patch.rows > 1; });
}

// Any of the patch's rows but its first.
std::size_t LaterRow(Sower& sower, const Sower::Patch& patch) {
  return patch.first + 1 + sower.random().Below(patch.rows - 1);
}

std::size_t AnyRow(Sower& sower, const Sower::Patch& patch) { return patch.first + sower.random().Below(patch.rows); }

void DropItem(Sower& sower) {
  const Sower::Patch patch = TakeShared(sower);
  std::vector<RowSource>& rows = sower.ReportOf(patch).rows;
  const std::size_t row = LaterRow(sower, patch);
  sower.NoteItem(patch, row, "missing-item", "", "row taken out");
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row));
  sower.RowsMoved(patch.report, row, -1);
}

void DropFirstItem(Sower& sower) {
  const Sower::Patch patch = TakeShared(sower);
  std::vector<RowSource>& rows = sower.ReportOf(patch).rows;
  sower.NoteItem(patch, patch.first, "missing-item", "", "first row of a merged cell taken out");
  ItemSource& gone = rows[patch.first].item;
  ItemSource& heir = rows[patch.first + 1].item;
  heir.measures = gone.measures;
  heir.results = gone.results;
  heir.pictures = gone.pictures;
  heir.shares.clear();
  heir.shares_evidence = false;
  for (std::size_t i = 2; i < patch.rows; ++i) rows[patch.first + i].item.shares = heir.code;
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(patch.first));
  sower.RowsMoved(patch.report, patch.first, -1);
}

void DropRange(Sower& sower) {
  const Sower::Patch patch = sower.Take([&](const Sower::Patch& each) { return sower.Head(each).code == "O23-O30"; });
  std::vector<RowSource>& rows = sower.ReportOf(patch).rows;
  sower.Note(patch, "missing-item", "", "last range taken out");
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(patch.first));
  sower.RowsMoved(patch.report, patch.first, -1);
}

void DoubleItem(Sower& sower) {
  const Sower::Patch patch = TakeShared(sower);
  std::vector<RowSource>& rows = sower.ReportOf(patch).rows;
  const std::size_t row = LaterRow(sower, patch);
  sower.NoteItem(patch, row, "duplicate-item", "item.code", "row put in again");
  const RowSource again = rows[row];
  const std::size_t end = patch.first + patch.rows;
  rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(end), again);
  sower.RowsMoved(patch.report, end, 1);
}

void AddUnknownItem(Sower& sower) {
  const Sower::Patch patch = sower.Take([&](const Sower::Patch& each) {
    const std::string& code = sower.ReportOf(each).rows[each.first + each.rows - 1].item.code;
    return code == "I25" || code == "E15";
  });
  std::vector<RowSource>& rows = sower.ReportOf(patch).rows;
  const std::size_t end = patch.first + patch.rows;
  RowSource more = rows[end - 1];
  SetCode(more.item, more.item.code == "I25" ? "I26" : "E16");
  more.item.shares = rows[patch.first].item.code;
  more.item.shares_evidence = true;
  more.item.pictures.clear();
  rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(end), more);
  sower.NoteItem(patch, end, "unexpected-item", "item.code", "row that the form does not have");
  sower.RowsMoved(patch.report, end, 1);
}

void AlterStatement(Sower& sower) {
  const Sower::Patch patch = sower.Take([&](const Sower::Patch& each) { return !sower.Head(each).statement.empty(); });
  const std::size_t row = AnyRow(sower, patch);
  sower.ReportOf(patch).rows[row].item.statement = sower.Wording("statements").text;
  sower.NoteItem(patch, row, "statement-altered", "item.statement", "statement rewritten");
}

// --- scores ---

void SetScore(Sower& sower, const Sower::Patch& patch, std::size_t row, const std::string& score) {
  ItemSource& item = sower.ReportOf(patch).rows[row].item;
  item.score = score;
  item.score_raw = "(" + score + " คะแนน)";
}

std::string Drawn(Sower& sower, std::size_t least, std::size_t span) {
  char score[16];
  std::snprintf(score, sizeof score, "%zu.%02zu", least + sower.random().Below(span), sower.random().Below(100));
  return score;
}

void DropScore(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  sower.ReportOf(patch).rows[row].item.score_raw.clear();
  sower.NoteItem(patch, row, "score-missing", "", "score taken out");
}

void UnreadableScore(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  sower.ReportOf(patch).rows[row].item.score_raw = sower.Wording("unreadable_scores").text;
  sower.NoteItem(patch, row, "score-missing", "", "score that is no number");
}

void ScoreOutOfRange(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  SetScore(sower, patch, row, Drawn(sower, 101, 60));
  sower.NoteItem(patch, row, "score-out-of-range", "score.value", "score over 100");
}

void ScoreTooFine(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  const std::string score = sower.ReportOf(patch).rows[row].item.score;
  SetScore(sower, patch, row, score + std::to_string(1 + sower.random().Below(9)));
  sower.NoteItem(patch, row, "score-out-of-range", "score.value", "score of three decimals");
}

void LowScore(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  SetScore(sower, patch, row, Drawn(sower, 35, 45));
  sower.NoteItem(patch, row, "score-below-threshold", "score.value", "score far below 85");
  sower.NoteItem(patch, row, "score-outlier", "score.value", "the same");
}

// Low within a report that scores high, and as high as others' lowest.
void OddScore(Sower& sower) {
  const std::size_t at = sower.TakeReport();
  ReportSource& report = sower.set().reports[at].report;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    if (report.rows[i].item.code.starts_with("I")) rows.push_back(i);
  }
  for (const std::size_t row : rows) SetScore(sower, {at, row, 1}, row, Drawn(sower, 93, 2));
  const std::size_t odd = rows[sower.random().Below(rows.size())];
  SetScore(sower, {at, odd, 1}, odd, Drawn(sower, 86, 1));
  sower.NoteItem({at, odd, 1}, odd, "score-outlier", "score.value", "score far from the report's others");
}

void FullScoreWithIssue(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  SetScore(sower, patch, row, sower.random().OnceIn(2) ? "100" : "100.00");
  sower.ReportOf(patch).rows[row].item.issues = ReadLines(sower.Wording("issues_at_full_score").text);
  sower.NoteItem(patch, row, "issue-contradicts-score", "", "full score beside an issue");
  sower.NoteItem(patch, row, "score-outlier", "", "the same", false);
}

void LowScoreWithoutIssue(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  SetScore(sower, patch, row, Drawn(sower, 35, 45));
  sower.ReportOf(patch).rows[row].item.issues = ReadLines(sower.Wording("no_issues").text);
  sower.NoteItem(patch, row, "issue-contradicts-score", "", "low score that no issue explains");
  sower.NoteItem(patch, row, "score-below-threshold", "score.value", "the same");
  sower.NoteItem(patch, row, "score-outlier", "score.value", "the same");
}

// A full score that no issue stands against is in order.
void FullScoreInOrder(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  SetScore(sower, patch, row, "100.00");
  sower.ReportOf(patch).rows[row].item.issues = ReadLines(sower.Wording("no_issues").text);
  sower.NoteItem(patch, row, "score-outlier", "", "full score without an issue", false);
}

// --- empty fields ---

void EmptyIssues(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const std::size_t row = AnyRow(sower, patch);
  sower.ReportOf(patch).rows[row].item.issues.clear();
  sower.NoteItem(patch, row, "empty-field", "issues", "cell emptied");
}

void EmptyMeasures(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  ItemSource& head = sower.Head(patch);
  head.measures.clear();
  sower.Note(patch, "empty-field", "measures", "cell emptied");
  for (std::size_t i = 0; i < head.results.size(); ++i) {
    sower.Note(patch, "result-without-measure", TextField("results", i), "the same");
  }
}

void EmptyResults(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  ItemSource& head = sower.Head(patch);
  head.results.clear();
  sower.Note(patch, "empty-field", "results", "cell emptied");
  for (std::size_t i = 0; i < head.measures.size(); ++i) {
    sower.Note(patch, "measure-without-result", TextField("measures", i), "the same");
  }
}

}  // namespace

const std::vector<std::pair<std::string, Fault>>& ItemFaults() {
  static const std::vector<std::pair<std::string, Fault>> kFaults = {
      {"drop-item", DropItem},
      {"drop-first-item", DropFirstItem},
      {"drop-range", DropRange},
      {"double-item", DoubleItem},
      {"add-unknown-item", AddUnknownItem},
      {"alter-statement", AlterStatement},
      {"drop-score", DropScore},
      {"unreadable-score", UnreadableScore},
      {"score-out-of-range", ScoreOutOfRange},
      {"score-too-fine", ScoreTooFine},
      {"low-score", LowScore},
      {"odd-score", OddScore},
      {"full-score-with-issue", FullScoreWithIssue},
      {"low-score-without-issue", LowScoreWithoutIssue},
      {"full-score-in-order", FullScoreInOrder},
      {"empty-issues", EmptyIssues},
      {"empty-measures", EmptyMeasures},
      {"empty-results", EmptyResults},
  };
  return kFaults;
}

}  // namespace sarabun::samples
