#include "legacy/dump_rows.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

namespace sarabun::legacy {

namespace {

using Cost = std::int64_t;

// Prices, in tenths of a section row. Only their order matters much: joint < section row < text between
// tables < short row < overlong row, and a sure start outweighs whatever a row could save.
constexpr Cost kJoint = 5;            // an empty paragraph inside a row
constexpr Cost kJointToFarText = 10;  // text behind two empty lines or more, taken for the same cell
constexpr Cost kSectionRow = 10;
constexpr Cost kTextNear = 30;  // text outside tables right behind a row
constexpr Cost kTextFar = 15;   // the same behind two empty lines or more, as a table's end prints
constexpr Cost kJointOverEmptyCell = 30;
constexpr Cost kMarkWithoutLoss = 35;  // a lost-cell mark behind a row that is full without it
constexpr Cost kShortRow = 40;
constexpr Cost kOverlongRow = 50;
constexpr Cost kJointIntoRowStart = 200;
constexpr Cost kNever = std::numeric_limits<Cost>::max() / 2;
constexpr std::size_t kWidthCandidates = 4;

// The cheapest reading of pieces [begin, end) under one width.
class Reading {
 public:
  Reading(const PieceList& list, const SameFirstCell& same, std::size_t begin, std::size_t end, std::size_t width)
      : pieces_(list.pieces), same_(same), begin_(begin), end_(end), width_(width) {
    after_row_.resize(end - begin + 1);
    after_text_.resize(end - begin + 1);
    FindNextCells();
    after_text_[0].cost = 0;
    for (std::size_t at = begin; at < end; ++at) Extend(at);
  }

  Cost cost() const { return std::min(after_row_.back().cost, after_text_.back().cost); }

  // The steps taken, first to last: rows, and texts as rows without cells.
  std::vector<PieceRow> Steps() const {
    std::vector<PieceRow> steps;
    std::size_t at = end_;
    bool row = after_row_.back().cost < after_text_.back().cost;
    while (at > begin_) {
      const Step& step = (row ? after_row_ : after_text_)[at - begin_];
      steps.push_back({step.from, at});
      row = step.from_row;
      at = step.from;
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

 private:
  struct Step {
    Cost cost = kNever;
    std::size_t from = 0;
    bool from_row = false;
  };

  void FindNextCells() {
    next_cells_.assign(end_ - begin_ + 1, end_);
    for (std::size_t at = end_; at-- > begin_;) {
      next_cells_[at - begin_] = pieces_[at].cells > 0 ? at : next_cells_[at + 1 - begin_];
    }
  }

  void Extend(std::size_t at) {
    const Step& row = after_row_[at - begin_];
    const Step& text = after_text_[at - begin_];
    if (pieces_[at].cells == 0) {
      Offer(after_text_, at + 1, at, row.cost + TextCost(at), true);
      Offer(after_text_, at + 1, at, text.cost, false);
      return;
    }
    const Cost from_row = pieces_[at].glued ? kNever : row.cost;
    const bool better_row = from_row <= text.cost;
    const Cost before = better_row ? from_row : text.cost;
    if (before >= kNever) return;
    Cost joints = 0;
    const std::size_t stop = std::min(end_, at + kMostPiecesInARow);
    std::size_t cells = 0;
    bool title = pieces_[at].rest_empty && !pieces_[at].starts_row;  // a title, and nothing beside it
    for (std::size_t next = at; next < stop; ++next) {
      if (next > at) {
        if (pieces_[next - 1].lost_after) break;
        joints += JointCost(next);
        if (cells + pieces_[next].cells > width_) break;
        title = title && pieces_[next].all_empty;
      }
      cells += pieces_[next].cells;
      if (next + 1 < end_ && pieces_[next + 1].glued) continue;
      Offer(after_row_, next + 1, at, before + joints + RowCost(cells, title, pieces_[next].lost_after), better_row);
    }
  }

  void Offer(std::vector<Step>& steps, std::size_t at, std::size_t from, Cost cost, bool from_row) {
    Step& step = steps[at - begin_];
    if (cost < step.cost) step = {cost, from, from_row};
  }

  Cost JointCost(std::size_t at) const {
    const Piece& piece = pieces_[at];
    if (piece.glued) return 0;
    if (piece.cells == 0) return piece.blanks_before > 1 ? kJointToFarText : kJoint;
    Cost cost = kJoint;
    if (pieces_[at - 1].last_empty) cost += kJointOverEmptyCell;
    if (piece.starts_row) cost += kJointIntoRowStart;
    return cost;
  }

  // What it costs to take the text at `at`, right behind a row, for text outside tables.
  Cost TextCost(std::size_t at) const {
    const std::size_t next = next_cells_[at - begin_];
    if (next == end_) return 0;
    if (same_(pieces_[next], pieces_[next_cells_[0]])) return 0;
    return pieces_[at].blanks_before > 1 ? kTextFar : kTextNear;
  }

  Cost RowCost(std::size_t cells, bool title, bool lost) const {
    if (lost && cells == width_) return kMarkWithoutLoss;
    if (lost) ++cells;
    if (cells == width_) return 0;
    if (cells > width_) return kOverlongRow;
    return title && !lost ? kSectionRow : kShortRow;
  }

  const std::vector<Piece>& pieces_;
  const SameFirstCell& same_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t width_;
  std::vector<std::size_t> next_cells_;  // for each piece, itself or the next that has cells; end_ if none
  std::vector<Step> after_row_;          // best reading of the pieces before, a row last
  std::vector<Step> after_text_;         // the same, text outside tables (or nothing) last
};

// Widths worth trying: the heading row's first, then those that hold most cells.
std::vector<std::size_t> WidthCandidates(const PieceList& list, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> candidates;
  std::map<std::size_t, std::size_t> cells_in_width;
  for (std::size_t at = begin; at < end; ++at) {
    const Piece& piece = list.pieces[at];
    if (piece.cells == 0) continue;
    const std::size_t width = piece.cells + (piece.lost_after ? 1 : 0);
    if (candidates.empty()) candidates.push_back(width);
    cells_in_width[width] += width;
  }
  std::vector<std::pair<std::size_t, std::size_t>> by_weight;
  by_weight.reserve(cells_in_width.size());
  for (const auto& [width, cells] : cells_in_width) by_weight.emplace_back(cells, width);
  std::sort(by_weight.rbegin(), by_weight.rend());
  for (const auto& [cells, width] : by_weight) {
    if (candidates.size() > kWidthCandidates) break;
    if (width != candidates.front()) candidates.push_back(width);
  }
  return candidates;
}

struct BestReading {
  std::size_t width = 1;
  std::vector<PieceRow> steps;
};

BestReading Read(const PieceList& list, const SameFirstCell& same, std::size_t begin, std::size_t end) {
  BestReading best;
  Cost cost = kNever;
  for (const std::size_t width : WidthCandidates(list, begin, end)) {
    const Reading reading(list, same, begin, end, width);
    if (reading.cost() >= cost) continue;
    cost = reading.cost();
    best = {width, reading.Steps()};
  }
  return best;
}

}  // namespace

std::vector<DumpBlock> FindBlocks(const PieceList& list, const SameFirstCell& same_first_cell) {
  std::vector<DumpBlock> blocks;
  const auto add_text = [&](std::size_t piece) { blocks.push_back({false, piece, 0, {}}); };
  const BestReading whole = Read(list, same_first_cell, 0, list.pieces.size());
  if (whole.steps.empty()) {
    for (std::size_t piece = 0; piece < list.pieces.size(); ++piece) add_text(piece);
    return blocks;
  }
  const auto is_text = [&](const PieceRow& step) { return list.pieces[step.first].cells == 0; };
  for (auto step = whole.steps.begin(); step != whole.steps.end();) {
    if (is_text(*step)) {
      add_text((step++)->first);
      continue;
    }
    const auto last = std::find_if(step, whole.steps.end(), is_text);
    // A table between texts is read again by itself: its width may differ from that of the document's other
    // tables.
    BestReading table = Read(list, same_first_cell, step->first, std::prev(last)->end);
    const bool whole_again = std::none_of(table.steps.begin(), table.steps.end(), is_text);
    if (!whole_again) table = {whole.width, {step, last}};
    blocks.push_back({true, 0, table.width, std::move(table.steps)});
    step = last;
  }
  return blocks;
}

}  // namespace sarabun::legacy
