#pragma once

// The text that a metafile draws.
//
// Word's preview of a first page (docProps/thumbnail.emf) and the picture that stands for an embedded object hold
// their text as records: a string, the place of its baseline and, as a rule, the advance of each character.
//
//   EMR_EXTTEXTOUTW (10, 48) "เท่าเ" 8 8 8 8 8      EMR_EXTTEXTOUTW (50, 48) "ทียม" 8 8 8 8
//
// A string is cut wherever fonts, scripts or the producer's mood change, also inside a cluster. How the pieces go
// together is preview_layout.h's to say; here they are read, with their places in one space.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::picture {

// One string where it is drawn. Places are device units, y downwards.
struct DrawnText {
  std::string text;  // UTF-8; control characters are left out
  double x = 0;      // where the baseline starts
  double y = 0;
  double width = 0;  // of all advances; 0: unknown
  double em = 0;     // height of the font; 0: unknown
};

struct MetafileText {
  std::vector<DrawnText> texts;  // as drawn
  std::uint32_t records = 0;     // text records met, those without readable text included
  std::uint32_t unreadable = 0;  // of these, such as name glyphs by number instead of characters
  bool is_cut_off = false;       // the file ends or breaks before its last record; what came before is given
  bool is_over_limit = false;    // more text than is taken; what came before is given
};

// No honest page comes near: reading stops there.
inline constexpr std::size_t kMostDrawnTexts = 200'000;
inline constexpr std::size_t kMostDrawnBytes = 8u << 20;

// Text records of an EMF (MS-EMF 2.3.5: EMR_EXTTEXTOUTW and A, EMR_SMALLTEXTOUT, EMR_POLYTEXTOUTW and A; MS-EMFPLUS
// 2.3.4: DrawString, DrawDriverString) or a WMF (MS-WMF 2.3.3: META_EXTTEXTOUT, META_TEXTOUT), plain or in gzip (the
// first 64 MB of what that holds). Time and memory are linear in the bytes. Errors: kUnknownFormat where the bytes are
// neither.
Result<MetafileText> ReadMetafileText(std::string_view bytes);

}  // namespace sarabun::picture
