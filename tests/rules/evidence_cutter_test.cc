#include "rules/evidence_cutter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sarabun::rules {
namespace {

// "#" is a picture, "<words>" a link over words.
grid::Paragraph Paragraph(std::string_view source, const char* label = nullptr) {
  grid::Paragraph paragraph;
  if (label != nullptr) paragraph.label = wordml::ListLabel{label, "\t", 0, "decimal"};
  std::string& text = paragraph.text.text;
  for (const char c : source) {
    if (c == '#' || c == '<') {
      wordml::Media& media = paragraph.media.emplace_back();
      media.kind = c == '#' ? wordml::MediaKind::kPicture : wordml::MediaKind::kLink;
      media.offset = static_cast<std::uint32_t>(text.size());
    } else if (c == '>') {
      wordml::Media& link = paragraph.media.back();
      link.text = text.substr(link.offset);
    } else {
      text += c;
    }
  }
  return paragraph;
}

std::string Cut(std::vector<grid::Paragraph> paragraphs) {
  std::string out;
  for (const EvidencePiece& piece : CutEvidenceCell(paragraphs)) {
    if (!out.empty()) out += '|';
    switch (piece.evidence.kind) {
      case EvidenceKind::kPicture:
        out += '#';
        break;
      case EvidenceKind::kLink:
        out += "<" + piece.evidence.text.value_or("") + ">";
        break;
      default:
        out += piece.text.text;
    }
  }
  return out;
}

TEST(EvidenceCutter, TextAndPicturesInOrder) {
  EXPECT_EQ(Cut({Paragraph("#caption#")}), "#|caption|#");
  EXPECT_EQ(Cut({Paragraph("before#after")}), "before|#|after");
  EXPECT_EQ(Cut({Paragraph("##")}), "#|#") << "the same twice is two";
  EXPECT_EQ(Cut({Paragraph("#"), Paragraph("below")}), "#|below");
  EXPECT_EQ(Cut({Paragraph("one"), Paragraph(""), Paragraph("two"), Paragraph("#")}), "one\ntwo|#");
  EXPECT_EQ(Cut({}), "");
}

TEST(EvidenceCutter, ANumberBelongsToTheWords) {
  EXPECT_EQ(Cut({Paragraph("#caption", "1.")}), "#|1. caption");
  EXPECT_EQ(Cut({Paragraph("caption#", "1.")}), "1. caption|#");
  EXPECT_EQ(Cut({Paragraph("#", "1.")}), "#");
}

TEST(EvidenceCutter, LinksFollowTheirWords) {
  EXPECT_EQ(Cut({Paragraph("see <the list> of May")}), "see the list of May|<the list>");
  EXPECT_EQ(Cut({Paragraph("<the list>")}), "<the list>");
  EXPECT_EQ(Cut({Paragraph("see <a>#and <b>")}), "see a|<a>|#|and b|<b>");
}

}  // namespace
}  // namespace sarabun::rules
