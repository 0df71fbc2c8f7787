// EMF, EMF+ and WMF: the texts that they draw, and those laid out.
#include "base/utf8.h"
#include "fuzz/target.h"
#include "picture/metafile_text.h"
#include "picture/preview_layout.h"

namespace sarabun::fuzz {

void RunMetafile(std::string_view bytes) {
  auto read = picture::ReadMetafileText(bytes);
  if (!read) return;
  picture::MetafileText& metafile = read.value();
  Demand(metafile.texts.size() <= picture::kMostDrawnTexts, "texts keep to their limit");
  Demand(metafile.unreadable <= metafile.records, "unreadable records are records");
  for (const picture::DrawnText& drawn : metafile.texts) Demand(utf8::IsValid(drawn.text), "drawn text is UTF-8");
  for (const SeamedText& text : picture::LayOut(std::move(metafile.texts))) {
    Demand(!text.text.empty(), "no text is empty");
    Demand(utf8::IsValid(text.text), "laid out text is UTF-8");
    std::uint32_t last = 0;
    for (const Seam& seam : text.seams) {
      Demand(seam.offset >= last && seam.offset <= text.text.size(), "seams stand in order inside the text");
      last = seam.offset;
    }
  }
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunMetafile)
