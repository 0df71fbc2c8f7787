#pragma once

// What an evidence cell holds, in order: pictures, links, objects, and the text between them.
//
//   [picture] caption [picture]         picture, "caption", picture
//   1. [picture] caption                picture, "1. caption": a number that Word makes belongs to the words
//   see <link>the list</link> of May    "see the list of May", link: a link follows the words that it is made of
//   <link>the list</link>               link: its words are its own

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/seam.h"
#include "grid/grid.h"
#include "sarabun/record.h"

namespace sarabun::rules {

struct EvidencePiece {
  Evidence evidence;  // of kind text: its text stays empty here
  SeamedText text;    // of kind text: trimmed, never blank, unrepaired
};

std::vector<EvidencePiece> CutEvidenceCell(std::span<const grid::Paragraph> paragraphs);

}  // namespace sarabun::rules
