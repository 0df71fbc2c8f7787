#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "audit/contents.h"
#include "base/utf8.h"
#include "rules/fold.h"

namespace sarabun::audit {

namespace {

using rules::AgencyEntry;
using rules::WordKind;

// What an agency is called behind its prefix: "Bang Rak" of "Bang Rak District Office".
struct BareName {
  std::string text;  // folded
  const AgencyEntry* agency;
};

// A vowel or tone behind a name says that the word goes on.
bool GoesOn(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t c = utf8::Decode(text, at).code_point;
  return (c >= 0x0E30 && c <= 0x0E3A) || (c >= 0x0E45 && c <= 0x0E4E && c != 0x0E46);
}

class Names {
 public:
  Names(const rules::AgencyList& agencies, const rules::AuditWords& words) : words_(words) {
    for (const AgencyEntry& agency : agencies.entries()) {
      Add(agency.name, agency);
      for (const std::string& alias : agency.aliases) Add(alias, agency);
    }
    std::stable_sort(bare_.begin(), bare_.end(),
                     [](const BareName& a, const BareName& b) { return a.text.size() > b.text.size(); });
  }

  // The agencies named in a folded text, with what names them.
  std::map<const AgencyEntry*, std::string> In(const std::string& folded) const {
    std::map<const AgencyEntry*, std::string> named;
    rules::Pattern::Match match;
    for (std::size_t from = 0; words_.Find(WordKind::kAgencyPrefix, folded, from, match);) {
      std::size_t at = match.whole.end;
      from = at;
      if (at < folded.size() && folded[at] == ' ') ++at;
      const std::string_view rest = std::string_view(folded).substr(at);
      auto known = std::find_if(bare_.begin(), bare_.end(), [&](const BareName& name) {
        return rest.starts_with(name.text) && !GoesOn(rest, name.text.size());
      });
      std::size_t length = known == bare_.end() ? 0 : known->text.size();
      if (known == bare_.end()) {
        known = CutShort(rest, length);
        if (known == bare_.end()) continue;
      }
      from = at + length;
      named.try_emplace(known->agency, folded.substr(match.whole.begin, from - match.whole.begin));
    }
    return named;
  }

 private:
  void Add(const std::string& name, const AgencyEntry& agency) {
    const std::string folded = rules::Fold(name).text;
    rules::Pattern::Match match;
    if (!words_.Find(WordKind::kAgencyPrefix, folded, 0, match) || match.whole.begin != 0) return;
    const std::size_t begin = folded.find_first_not_of(' ', match.whole.end);
    if (begin != std::string::npos) bare_.push_back({folded.substr(begin), &agency});
  }

  // The one name that a text begins and cuts short with a paiyannoi.
  std::vector<BareName>::const_iterator CutShort(std::string_view rest, std::size_t& length) const {
    constexpr std::string_view kPaiyannoi = "\u0E2F";
    constexpr std::size_t kLeast = 9;  // three letters
    const std::size_t end = rest.substr(0, rest.find(' ')).find(kPaiyannoi);
    if (end == std::string_view::npos || end < kLeast) return bare_.end();
    const auto begins = [&](const BareName& name) { return name.text.starts_with(rest.substr(0, end)); };
    const auto one = std::find_if(bare_.begin(), bare_.end(), begins);
    if (one == bare_.end()) return one;
    const auto is_other = [&](const BareName& name) { return begins(name) && name.agency != one->agency; };
    if (std::any_of(one, bare_.end(), is_other)) return bare_.end();
    length = end + kPaiyannoi.size();
    return one;
  }

  const rules::AuditWords& words_;
  std::vector<BareName> bare_;  // the longest first
};

}  // namespace

void CheckAgencyNames(const Report& report, const rules::AuditWords& words, CheckRun& run) {
  constexpr const char* kCode = "foreign-agency-name";
  if (!report.info.agency.name) return run.CannotRun(&report, kCode, "agency-not-known");
  if (report.pack == nullptr || report.pack->agencies.entries().empty()) {
    return run.CannotRun(&report, kCode, "no-agency-list");
  }
  if (!run.Wants(&report, kCode)) return;
  const rules::AgencyList& agencies = report.pack->agencies;
  const AgencyEntry* own = agencies.FindIn(*report.info.agency.name);
  const Names names(agencies, words);
  for (const CellText& text : TextsOf(report)) {
    const std::string folded = words.Without(WordKind::kNotAgency, rules::Fold(text.text).text);
    std::vector<std::string> found;
    std::vector<std::string> called;
    for (const auto& [agency, as] : names.In(folded)) {
      if (agency == own) continue;
      called.push_back(agency->name);
      found.push_back(as);
    }
    if (found.empty()) continue;
    Finding finding = About(report, text.cell, kCode, text.field);
    finding.data = {{"text", DataValue::Text(std::string(text.text))},
                    {"agencies", DataValue::Texts(std::move(called))},
                    {"words", DataValue::Texts(std::move(found))}};
    run.Add(&report, std::move(finding));
  }
}

}  // namespace sarabun::audit
