// The Thai repair: what it gives is whole, repairing again changes nothing, and every character that comes or goes is
// in its list.
#include <map>

#include "base/seam.h"
#include "base/utf8.h"
#include "fuzz/target.h"
#include "thai/repair.h"

namespace sarabun::fuzz {
namespace {

thai::Engine& EngineOf(bool with_model) {
  static thai::Engine with(thai::LoadModel(SARABUN_SOURCE_DIR "/rules/thai/model.bin").value());
  static thai::Engine without(nullptr);
  return with_model ? with : without;
}

// Seams from the text itself: breaks and spaces, of a kind that the bytes before them choose.
SeamedText SeamsOf(std::string_view bytes) {
  SeamedText out{std::string(bytes), {}};
  for (std::uint32_t i = 1; i < bytes.size(); ++i) {
    const auto chance = static_cast<unsigned char>(bytes[i - 1]) % 4;
    if (bytes[i] == '\n')
      out.seams.push_back({i, chance == 0   ? SeamKind::kParagraph
                              : chance == 1 ? SeamKind::kPageBreak
                                            : SeamKind::kLineBreak});
    if (bytes[i] == ' ' && chance == 0) out.seams.push_back({i, SeamKind::kSpace});
    if (bytes[i] == '\x1D') out.seams.push_back({i, SeamKind::kRecord});
  }
  return out;
}

bool IsBlank(char32_t c) {
  return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

void Count(std::string_view text, int sign, std::map<char32_t, int>& balance) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, at);
    if (!IsBlank(decoded.code_point)) balance[decoded.code_point] += sign;
    at += decoded.length;
  }
}

// What came in, less what repairs took, plus what they gave, is what goes out.
void CheckBalance(std::string_view in, const thai::Repaired& out) {
  std::map<char32_t, int> balance;
  Count(utf8::Sanitize(in), 1, balance);
  for (const thai::Repair& repair : out.repairs) {
    if (repair.kind == thai::RepairKind::kReplaced) continue;
    Count(repair.before, -1, balance);
    Count(repair.after, 1, balance);
  }
  Count(out.text, -1, balance);
  for (const auto& [code_point, count] : balance) {
    Demand(count == 0, "code point " + std::to_string(static_cast<std::uint32_t>(code_point)) + " is " +
                           std::to_string(count) + " more in than out");
  }
}

}  // namespace

void RunRepair(std::string_view bytes) {
  const SeamedText text = SeamsOf(bytes);
  const std::uint64_t hash = HashOf(bytes);
  thai::Engine& engine = EngineOf(hash % 4 != 0);
  thai::Habit habit;
  engine.Observe(text, habit);
  thai::Repaired once;
  engine.Repair(text, habit, once);
  Demand(utf8::IsValid(once.text), "the text is UTF-8");
  Demand(once.text.find('\n') == std::string::npos && once.text.find("  ") == std::string::npos,
         "one line, single spaces");
  Demand(once.text.empty() || (once.text.front() != ' ' && once.text.back() != ' '), "trimmed");
  const std::size_t length = utf8::Length(once.text);
  for (const thai::Repair& repair : once.repairs) {
    Demand(repair.offset <= length, "a repair stands inside the text");
    Demand(repair.confidence >= 0 && repair.confidence <= 1, "a confidence is between 0 and 1");
    Demand(utf8::IsValid(repair.before) && utf8::IsValid(repair.after), "a repair's texts are UTF-8");
  }
  CheckBalance(bytes, once);
  thai::Repaired twice;
  engine.Repair({once.text, {}}, {}, twice);
  Demand(twice.text == once.text, "repairing twice is repairing once: " + once.text + " / " + twice.text);
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunRepair)
