#include "figures.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "base/utf8.h"
#include "defects.h"
#include "material.h"
#include "thai/clusters.h"
#include "thai/draft.h"

namespace sarabun::thai {

namespace {

struct Confusion {
  std::size_t counts[2][2] = {};  // [was a space][became a space]
  void Count(bool was, bool is) { ++counts[was][is]; }
  std::size_t all() const { return counts[0][0] + counts[0][1] + counts[1][0] + counts[1][1]; }
  double right() const {
    return all() == 0 ? 0 : static_cast<double>(counts[0][0] + counts[1][1]) / static_cast<double>(all());
  }
  double joins() const {
    return all() == 0 ? 0 : static_cast<double>(counts[0][0] + counts[0][1]) / static_cast<double>(all());
  }
  void Print(const char* name) const {
    std::printf("%-40s right %.3f %% of %zu (always joining %.2f %%)\n", name, 100 * right(), all(), 100 * joins());
    std::printf("    join as join %zu, join as space %zu, space as join %zu, space as space %zu\n", counts[0][0],
                counts[0][1], counts[1][0], counts[1][1]);
  }
};

// A torn paragraph as the engine takes it, its breaks as '\n'; `keep` leaves the author's space before a break.
SeamedText Broken(const Torn& torn, bool keep) {
  SeamedText out;
  std::size_t from = 0;
  const std::u32string_view text = torn.text;
  for (const Tear& tear : torn.tears) {
    out.text += ToUtf8(text.substr(from, tear.at - from));
    if (keep && tear.space) out.text += ' ';
    out.AppendBreak(SeamKind::kLineBreak);
    from = tear.at;
  }
  out.text += ToUtf8(text.substr(from));
  return out;
}

// Walks the torn text and the repaired one side by side: whether a space stands at each tear. False where the two do
// not have the same letters.
bool ReadDecisions(const Torn& torn, const std::u32string& repaired, std::vector<bool>& spaces) {
  spaces.clear();
  std::size_t at = 0;
  std::size_t i = 0;
  for (const Tear& tear : torn.tears) {
    for (; i < tear.at; ++i, ++at) {
      if (at >= repaired.size() || repaired[at] != torn.text[i]) return false;
    }
    const bool space = at < repaired.size() && repaired[at] == U' ';
    if (space) ++at;
    spaces.push_back(space);
  }
  return repaired.substr(at) == torn.text.substr(i);
}

struct Wrapped {
  Confusion all;
  Confusion thai;
  std::size_t unreadable = 0;
};

Wrapped Wrap(const Material& material, bool keep) {
  Wrapped out;
  Engine engine(material.model);
  Wrapper wrapper;
  Dice dice(7);
  std::vector<Torn> document;
  std::vector<bool> spaces;
  Repaired repaired;
  for (std::size_t i = 0; i < material.paragraphs.size(); i += material.document) {
    const std::size_t end = std::min(material.paragraphs.size(), i + material.document);
    Habit habit;
    document.assign(end - i, {});
    for (std::size_t k = i; k < end; ++k) {
      wrapper.Wrap(material.paragraphs[k], 20 + dice.Below(21), document[k - i]);
      engine.Observe(Broken(document[k - i], keep), habit);
    }
    for (const Torn& torn : document) {
      engine.Repair(Broken(torn, keep), habit, repaired);
      if (!ReadDecisions(torn, FromUtf8(repaired.text), spaces)) {
        ++out.unreadable;
        continue;
      }
      for (std::size_t k = 0; k < torn.tears.size(); ++k) {
        const Tear& tear = torn.tears[k];
        out.all.Count(tear.space, spaces[k]);
        const bool thai = IsThaiLetter(torn.text[tear.at - 1]) && IsThaiLetter(torn.text[tear.at]);
        if (thai) out.thai.Count(tear.space, spaces[k]);
      }
    }
  }
  return out;
}

SeamedText Doubtful(std::u32string_view text) {
  SeamedText out{ToUtf8(text), {}};
  for (std::size_t i = 0; i < out.text.size(); ++i) {
    const bool no_break = out.text[i] == '\xC2' && i + 1 < out.text.size() && out.text[i + 1] == '\xA0';
    if (out.text[i] == ' ' || no_break) out.seams.push_back({static_cast<std::uint32_t>(i), SeamKind::kSpace});
  }
  return out;
}

// Spaces of `text` by the count of letters before them.
std::vector<std::size_t> SpacePlaces(std::u32string_view text) {
  std::vector<std::size_t> places;
  std::size_t letters = 0;
  for (const char32_t c : text) {
    if (c == U' ') {
      places.push_back(letters);
    } else {
      ++letters;
    }
  }
  return places;
}

std::size_t EditDistanceBound(std::u32string_view a, std::u32string_view b) {
  std::size_t front = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (back < a.size() - front && back < b.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return std::max(a.size(), b.size()) - front - back;
}

}  // namespace

void PrintWrapped(const Material& material) {
  const Wrapped lost = Wrap(material, false);
  lost.all.Print("lines of 20-40 columns, spaces lost");
  lost.thai.Print("    of these between Thai letters");
  const Wrapped kept = Wrap(material, true);
  kept.all.Print("the same, spaces kept before breaks");
  std::printf("    paragraphs whose letters changed: %zu and %zu\n", lost.unreadable, kept.unreadable);
}

void PrintStrays(const Material& material) {
  Engine engine(material.model);
  Sower sower;
  Dice dice(11);
  Torn torn;
  Repaired repaired;
  std::size_t sown = 0, removed = 0, kept = 0, lost = 0;
  for (const std::u32string& paragraph : material.paragraphs) {
    sower.Sow(paragraph, 12, dice, torn);
    engine.Repair(Doubtful(torn.text), {}, repaired);
    const std::vector<std::size_t> after = SpacePlaces(FromUtf8(repaired.text));
    const std::vector<std::size_t> author = SpacePlaces(paragraph);
    for (const std::size_t place : SpacePlaces(torn.text)) {
      const bool was = std::binary_search(author.begin(), author.end(), place);
      const bool is = std::binary_search(after.begin(), after.end(), place);
      ++(was ? (is ? kept : lost) : sown);
      if (!was && !is) ++removed;
    }
  }
  std::printf("%-40s removed %.3f %% of %zu; true spaces deleted %.3f in 1,000 (%zu of %zu)\n",
              "stray spaces inside words", 100.0 * static_cast<double>(removed) / static_cast<double>(sown), sown,
              1000.0 * static_cast<double>(lost) / static_cast<double>(kept + lost), lost, kept + lost);
}

void PrintClean(const Material& material) {
  Engine engine(material.model);
  Repaired repaired;
  std::size_t letters = 0, changed = 0, spaces = 0, lost = 0;
  for (const std::u32string& paragraph : material.paragraphs) {
    letters += paragraph.size();
    engine.Repair({ToUtf8(paragraph), {}}, {}, repaired);
    changed += EditDistanceBound(paragraph, FromUtf8(repaired.text));
    const SeamedText doubtful = Doubtful(paragraph);
    engine.Repair(doubtful, {}, repaired);
    const auto count = [](std::string_view text) { return std::count(text.begin(), text.end(), ' '); };
    spaces += static_cast<std::size_t>(count(doubtful.text));
    lost += static_cast<std::size_t>(count(doubtful.text) - count(repaired.text));
  }
  std::printf("%-40s unchanged %.5f %% of %zu characters (%zu changed)\n", "clean text through text",
              100 - 100.0 * static_cast<double>(changed) / static_cast<double>(letters), letters, changed);
  std::printf("%-40s kept %.4f %% of %zu (%zu deleted)\n", "clean text through spaces",
              100 - 100.0 * static_cast<double>(lost) / static_cast<double>(spaces), spaces, lost);
}

void PrintDefects(const Material& material, bool show_failures) {
  Engine engine(material.model);
  DefectSower sower(20);
  Dice dice(13);
  Repaired repaired;
  std::vector<const char*> kinds;
  std::size_t exact = 0, strikes = 0;
  std::map<std::string, std::size_t> sown, in_failures;
  for (const std::u32string& paragraph : material.paragraphs) {
    const std::u32string damaged = sower.Sow(paragraph, dice, kinds);
    engine.Repair({ToUtf8(damaged), {}}, {}, repaired);
    const bool right = FromUtf8(repaired.text) == paragraph;
    exact += right;
    strikes += kinds.size();
    for (const char* kind : kinds) {
      ++sown[kind];
      if (!right) ++in_failures[kind];
    }
    if (!right && show_failures)
      std::printf("  was  %s\n  is   %s\n", ToUtf8(paragraph).c_str(), repaired.text.c_str());
  }
  std::printf("%-40s exact %.2f %% of %zu paragraphs, %zu defects\n", "defects at 20 times their natural rate",
              100.0 * static_cast<double>(exact) / static_cast<double>(material.paragraphs.size()),
              material.paragraphs.size(), strikes);
  for (const auto& [kind, count] : sown) {
    std::printf("    %-24s sown %6zu, in paragraphs that failed %zu\n", kind.c_str(), count, in_failures[kind]);
  }
}

void PrintCuts(const Material& material) {
  Engine engine(material.model);
  DefectSower sower(20);
  Dice dice(17);
  Repaired whole, cut;
  std::vector<const char*> kinds;
  std::size_t cuts = 0, different = 0;
  constexpr std::size_t kParagraphs = 100;  // every single cut of these; then random cuts of all
  for (std::size_t p = 0; p < material.paragraphs.size(); ++p) {
    SeamedText text{ToUtf8(sower.Sow(material.paragraphs[p], dice, kinds)), {}};
    engine.Repair(text, {}, whole);
    const auto size = static_cast<std::uint32_t>(text.text.size());
    for (std::uint32_t at = 1; p < kParagraphs && at < size; ++at) {
      text.seams.assign(1, {at, SeamKind::kRun});
      engine.Repair(text, {}, cut);
      ++cuts;
      different += cut.text != whole.text;
    }
    text.seams.clear();
    for (std::uint32_t at = 1; at < size; ++at) {
      if (dice.Chance(0.2)) text.seams.push_back({at, SeamKind::kRun});
    }
    engine.Repair(text, {}, cut);
    ++cuts;
    different += cut.text != whole.text;
  }
  std::printf("%-40s %zu of %zu differ\n", "cuts into runs", different, cuts);
}

void PrintTwice(const Material& material) {
  Engine engine(material.model);
  DefectSower defects(20);
  Sower strays;
  Wrapper wrapper;
  Dice dice(19);
  std::vector<const char*> kinds;
  Torn torn;
  Repaired once, twice;
  std::size_t texts = 0, lines = 0, spaces = 0;
  for (const std::u32string& paragraph : material.paragraphs) {
    const std::u32string damaged = defects.Sow(paragraph, dice, kinds);
    engine.Repair({ToUtf8(damaged), {}}, {}, once);
    engine.Repair({once.text, {}}, {}, twice);
    texts += once.text != twice.text;
    wrapper.Wrap(damaged, 20 + dice.Below(21), torn);
    engine.Repair(Broken(torn, false), {}, once);
    engine.Repair({once.text, {}}, {}, twice);
    lines += once.text != twice.text;
    strays.Sow(damaged, 12, dice, torn);
    engine.Repair(Doubtful(torn.text), {}, once);
    engine.Repair(Doubtful(FromUtf8(once.text)), {}, twice);
    spaces += once.text != twice.text;
  }
  std::printf("%-40s of %zu damaged paragraphs differ: text %zu, lines %zu, spaces %zu\n", "repaired twice",
              material.paragraphs.size(), texts, lines, spaces);
}

}  // namespace sarabun::thai
