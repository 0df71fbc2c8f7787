#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/seam.h"
#include "sarabun/result.h"

namespace sarabun::thai {

// The repair of damaged Thai: strings and typed seams in, text and typed repairs out. Knows no XML and no
// table.

// Everything a repair can be. The names (RepairKindName) are the closed list of `sarabun schema`.
enum class RepairKind : std::uint8_t {
  kJoin,        // a seam closed without a space
  kSpace,       // a seam that became one space
  kEncoding,    // private-use glyph, mojibake, wrong code page
  kInvisible,   // zero-width or soft-hyphen character removed
  kSaraAm,      // sara am from its pieces
  kMarkOrder,   // marks put into order
  kMarkRepeat,  // a mark, vowel or tone typed twice
  kVowel,       // sara e twice to sara ae, and its kin
  kMisplaced,   // a mark or vowel moved to where it belongs
  kNormalForm,  // canonical composition (NFC) only
  kReplaced,    // bytes that are no UTF-8, now U+FFFD
};
std::string_view RepairKindName(RepairKind kind);

struct Repair {
  RepairKind kind = RepairKind::kJoin;
  std::size_t offset = 0;  // code points in the final text
  std::string before;
  std::string after;
  double confidence = 1.0;  // 0 to 1; below 0.8 it is a finding
  std::string reason;       // which rule decided: "cluster", "digit-thai", "habit", "lexicon", "model"
};

// Damage that was seen and could not be mended without guessing.
struct Damage {
  std::size_t offset = 0;  // code points in the final text
  std::string text;        // the damaged place
  std::string kind;
};

// One seam as it was decided, for people who ask why.
struct Decision {
  SeamKind kind = SeamKind::kLineBreak;
  std::string left;  // the letters before and after, a dozen at most
  std::string right;
  bool space = false;
  double confidence = 1.0;
  std::string reason;  // as in Repair; "author" where a space stood and stays
};

struct Repaired {
  std::string text;  // NFC, one line, single spaces, trimmed
  std::vector<Repair> repairs;
  std::vector<Damage> left;
};

// What a document's typist does at hand-made breaks, counted over its joints before any is decided. A typist
// who leaves a space before some breaks means "no space" at the others.
struct Habit {
  // How likely it is, before any break is seen, that spaces were left standing: programs that wrap lines take them
  // away, people who break lines by hand mostly do not. Between 0 and 1, neither of them.
  double kept_at_first = 0.3;
  std::uint32_t breaks = 0;         // breaks seen between texts that are not list items
  std::uint32_t breaks_spaced = 0;  // of these, with a space on either side
  // Where spaces themselves are in doubt (SeamKind::kSpace): brackets and full stops, which no typist sets apart
  // from what they enclose, and how many of them stand apart. A program that put a space at every joint did that.
  std::uint32_t signs = 0;
  std::uint32_t signs_apart = 0;
};

// Learned words and weights (rules/thai/), shared by all engines of a process, read only.
class Model;
// Errors: kNotFound, kBadRules (not a table of this version).
Result<std::shared_ptr<const Model>> LoadModel(const std::string& path);

// One engine a worker: ICU iterators and buffers are its own and reused.
class Engine {
 public:
  // Without a model, the engine decides by clusters, structure and ICU alone.
  explicit Engine(std::shared_ptr<const Model> model);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  // Words that a pack adds (district names, terms). To be called before the first repair.
  void AddWords(std::span<const std::string> words);

  // Counts a text's breaks into `habit`.
  void Observe(const SeamedText& text, Habit& habit) const;

  // One text made whole: every seam decided, normal form, spaces folded, trimmed. Repairing the result again
  // gives the result. Invalid UTF-8 is replaced and listed. `out` is reused.
  void Repair(const SeamedText& text, const Habit& habit, Repaired& out);

  // The same, and how each seam was decided, in order; a seam that is looked at again, because its neighbours
  // changed, is listed again.
  void Explain(const SeamedText& text, const Habit& habit, Repaired& out, std::vector<Decision>& decisions);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sarabun::thai
