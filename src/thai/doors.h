#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "thai/repair.h"

namespace sarabun::thai {

// `sarabun repair`: a text of any size in, line by line, the repaired text out. Memory is bounded by kChunk and the
// longest line or paragraph.

enum class Door {
  kText,       // normal form and provable damage only; one line in, one line out
  kLines,      // paragraphs parted by empty lines, their lines broken by hand or by a page; one paragraph a line out;
               // a line that starts with a list label starts a new one
  kSpaces,     // stray spaces may stand inside words; one line in, one line out
  kFragments,  // text records as a preview holds them, parted by empty lines; a record that is a lone space ends a
               // paragraph; spaces inside and at the ends of records are real
};

struct DoorOptions {
  bool explain = false;  // after each line: its seams and repairs, on lines that begin with '#'
  // Told of damage that could not be mended, replaced bytes among it; `line` is of the output, from 1. May be empty.
  std::function<void(std::size_t line, const Damage& damage)> on_damage;
};

// How much is read ahead, in bytes, to learn the document's habit. It is learned on, chunk by chunk.
inline constexpr std::size_t kChunk = 1 << 20;

// What was done, for a summary.
struct DoorCounts {
  std::size_t lines = 0;
  std::size_t repairs = 0;
  std::size_t uncertain = 0;  // repairs with a confidence below 0.8
  std::size_t damage_left = 0;
};

// Pulls lines (without their ends) from `next` until it gives false, and pushes whole output lines with their ends
// to `write`. A false from `write` stops: nobody reads on. Invalid UTF-8 is replaced and listed.
using LineSource = std::function<bool(std::string& line)>;
using LineSink = std::function<bool(std::string_view text)>;
DoorCounts RepairStream(Door door, const DoorOptions& options, Engine& engine, const LineSource& next,
                        const LineSink& write);

// "text", "lines", "spaces", "fragments"; false for any other name.
bool DoorFromName(std::string_view name, Door& door);

}  // namespace sarabun::thai
