#include "thai/doors.h"

#include <cstdio>

#include "base/utf8.h"
#include "thai/labels.h"
#include "thai/scan.h"

namespace sarabun::thai {

namespace {

bool IsBlankLine(std::string_view line) { return line.find_first_not_of(" \t\r") == line.npos; }

std::u32string FirstLetters(std::string_view line) {
  constexpr std::size_t kEnough = 16;
  std::u32string out;
  const std::size_t start = line.find_first_not_of(" \t");
  for (std::size_t i = start == line.npos ? line.size() : start; i < line.size() && out.size() < kEnough;) {
    const utf8::Decoded decoded = utf8::Decode(line, i);
    out += decoded.code_point;
    i += decoded.length;
  }
  return out;
}

// Shows text inside one line.
std::string OneLine(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

// Gathers input lines into the texts that are repaired whole.
class Gatherer {
 public:
  explicit Gatherer(Door door) : door_(door) {}

  // Takes a line; true if a text is ready, which is then in `text()` until Next.
  void Take(std::string_view line, std::vector<SeamedText>& ready) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    switch (door_) {
      case Door::kText:
        ready.push_back({std::string(line), {}});
        break;
      case Door::kSpaces:
        ready.push_back(WithDoubtfulSpaces(line));
        break;
      case Door::kLines:
        TakeLine(line, ready);
        break;
      case Door::kFragments:
        TakeFragment(line, ready);
        break;
    }
  }

  void End(std::vector<SeamedText>& ready) {
    if (IsBlankLine(pending_.text)) {
      pending_.clear();
      return;
    }
    ready.push_back(std::move(pending_));
    pending_ = {};
  }

 private:
  static SeamedText WithDoubtfulSpaces(std::string_view line) {
    SeamedText out{std::string(line), {}};
    for (std::size_t i = 0; i < line.size();) {
      const utf8::Decoded decoded = utf8::Decode(line, i);
      const bool space = decoded.code_point == U' ' || (NeedOf(decoded.code_point) & kNeedsSpaces) != 0;
      if (space) out.seams.push_back({static_cast<std::uint32_t>(i), SeamKind::kSpace});
      i += decoded.length;
    }
    return out;
  }

  void TakeLine(std::string_view line, std::vector<SeamedText>& ready) {
    if (IsBlankLine(line)) {
      End(ready);
      labels_.Reset();
      return;
    }
    if (labels_.Starts(FirstLetters(line)) && !pending_.empty()) End(ready);
    if (!pending_.empty()) pending_.AppendBreak(SeamKind::kLineBreak);
    pending_.text += line;
  }

  void TakeFragment(std::string_view line, std::vector<SeamedText>& ready) {
    if (line.empty()) return;
    if (line == " ") return End(ready);
    if (!pending_.empty()) {
      pending_.seams.push_back({static_cast<std::uint32_t>(pending_.text.size()), SeamKind::kRecord});
    }
    pending_.text += line;
  }

  Door door_;
  SeamedText pending_;
  LabelReader labels_;
};

class Stream {
 public:
  Stream(const DoorOptions& options, Engine& engine, const LineSink& write)
      : options_(options), engine_(engine), write_(write) {}

  // Repairs the texts gathered so far; false if the reader has gone.
  bool Flush(std::vector<SeamedText>& texts) {
    for (const SeamedText& text : texts) engine_.Observe(text, habit_);
    for (const SeamedText& text : texts) {
      if (!Write(text)) return false;
    }
    texts.clear();
    return true;
  }

  const DoorCounts& counts() const { return counts_; }

 private:
  bool Write(const SeamedText& text) {
    if (options_.explain) {
      engine_.Explain(text, habit_, repaired_, decisions_);
    } else {
      engine_.Repair(text, habit_, repaired_);
    }
    ++counts_.lines;
    counts_.repairs += repaired_.repairs.size();
    counts_.damage_left += repaired_.left.size();
    for (const Repair& repair : repaired_.repairs) counts_.uncertain += repair.confidence < 0.8;
    if (options_.on_damage) {
      for (const Damage& damage : repaired_.left) options_.on_damage(counts_.lines, damage);
    }
    repaired_.text += '\n';
    if (options_.explain) AppendWhy();
    return write_(repaired_.text);
  }

  void AppendWhy() {
    char figure[16];
    std::string& out = repaired_.text;
    for (const Decision& decision : decisions_) {
      std::snprintf(figure, sizeof(figure), "%.2f", decision.confidence);
      out += "# seam\t" + OneLine(decision.left) + (decision.space ? " _ " : " + ") + OneLine(decision.right) + "\t" +
             (decision.space ? "space" : "join") + "\t" + decision.reason + "\t" + figure + "\n";
    }
    for (const Repair& repair : repaired_.repairs) {
      std::snprintf(figure, sizeof(figure), "%.2f", repair.confidence);
      out += "# repair\t" + std::to_string(repair.offset) + "\t" + std::string(RepairKindName(repair.kind)) + "\t" +
             OneLine(repair.before) + "\t" + OneLine(repair.after) + "\t" + repair.reason + "\t" + figure + "\n";
    }
    for (const Damage& damage : repaired_.left) {
      out += "# left\t" + std::to_string(damage.offset) + "\t" + damage.kind + "\t" + OneLine(damage.text) + "\n";
    }
  }

  const DoorOptions& options_;
  Engine& engine_;
  const LineSink& write_;
  Habit habit_;
  Repaired repaired_;
  std::vector<Decision> decisions_;
  DoorCounts counts_;
};

}  // namespace

DoorCounts RepairStream(Door door, const DoorOptions& options, Engine& engine, const LineSource& next,
                        const LineSink& write) {
  Gatherer gatherer(door);
  Stream stream(options, engine, write);
  std::vector<SeamedText> texts;
  std::string line;
  std::size_t held = 0;
  // What is judged line by line without a habit needs no reading ahead.
  const std::size_t chunk = door == Door::kText || door == Door::kFragments ? 0 : kChunk;
  while (next(line)) {
    held += line.size() + 1;
    gatherer.Take(line, texts);
    if (held < chunk) continue;
    held = 0;
    if (!stream.Flush(texts)) return stream.counts();
  }
  if (door == Door::kLines || door == Door::kFragments) gatherer.End(texts);
  stream.Flush(texts);
  return stream.counts();
}

bool DoorFromName(std::string_view name, Door& door) {
  if (name == "text") return door = Door::kText, true;
  if (name == "lines") return door = Door::kLines, true;
  if (name == "spaces") return door = Door::kSpaces, true;
  if (name == "fragments") return door = Door::kFragments, true;
  return false;
}

}  // namespace sarabun::thai
