#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "opc/package.h"

namespace sarabun::legacy {

// The parts of a package while they grow, side by side.
class Word2003Parts {
 public:
  // Those that there are at most once. Headers and footers have numbers behind them.
  enum Index : std::size_t {
    kMain,
    kStyles,
    kNumbering,
    kFootnotes,
    kEndnotes,
    kComments,
    kCore,
    kExtended,
    kCustom,
    kFixed
  };

  Word2003Parts();

  // What a part holds so far, inside its root.
  std::string& operator[](std::size_t part) { return parts_[part].text; }
  // A new header or footer ("header", "footer"), by its number.
  std::size_t AddMargin(const std::string& kind);

  // The id of a part's relationship to an address outside ("hyperlink", "image").
  std::string Relate(std::size_t part, std::string_view type, std::string_view address);
  // That to a picture, by the name of its data ("wordml://01000001.png"), which may come before or after; or to the
  // data of embedded objects ("oledata.mso").
  std::string PictureId(std::size_t part, std::string_view name);
  // Whether a source names a picture's data.
  static bool IsPictureName(std::string_view source);

  // A picture's data, in base64 and in pieces.
  void BeginPicture(std::string_view name);
  void AddToPicture(std::string_view base64);
  void EndPicture();

  // All parts with their relationships. To be called once, at the end.
  std::vector<opc::LoosePart> Finish();

 private:
  struct Part {
    std::string name;
    std::string_view relationship;  // the last part of its type
    std::string_view root;
    bool of_package = false;  // the package's own relationship, not the main part's
    std::string text;
    std::string relationships;
  };

  std::string NextId() { return "rId" + std::to_string(++relationship_count_); }
  void SpoilPicture(const char* message);

  std::vector<Part> parts_;
  std::size_t relationship_count_ = 0;
  std::map<std::pair<std::size_t, std::string>, std::string> picture_ids_;  // by part and name
  std::vector<opc::LoosePart> pictures_;
  Base64Decoder base64_;
};

}  // namespace sarabun::legacy
