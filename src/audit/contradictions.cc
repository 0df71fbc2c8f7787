#include <string>

#include "audit/contents.h"
#include "rules/fold.h"

namespace sarabun::audit {

namespace {

using rules::WordKind;

struct Tone {
  bool wanting = false;  // finds something wanting
  bool content = false;  // finds nothing wanting
  std::string words;     // that say so
};

Tone ToneOf(const rules::AuditWords& words, std::string_view text) {
  const rules::Folded folded = rules::Fold(text);
  const std::string plain = words.Without(WordKind::kNotWanting, folded.text);
  const std::string rest = words.Without(WordKind::kNoShortfall, plain);
  Tone tone;
  rules::Pattern::Match match;
  tone.wanting = words.Find(WordKind::kShortfall, rest, 0, match);
  if (!tone.wanting) tone.content = words.Find(WordKind::kNoShortfall, plain, 0, match);
  if (tone.wanting || tone.content) {
    const std::size_t begin = folded.SourceOf(match.whole.begin);
    tone.words = text.substr(begin, folded.SourceOf(match.whole.end) - begin);
  }
  return tone;
}

}  // namespace

void CheckContradictions(const Report& report, const rules::AuditWords& words, CheckRun& run) {
  if (!run.Wants(&report, "issue-contradicts-score")) return;
  const rules::CheckRule& rule = run.Rule(&report, "issue-contradicts-score");
  const double full = rule.Threshold("full");
  const double low = rule.Threshold("low");
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const Record& record = report.records[i];
    const std::optional<double> points = PointsOf(record);
    if (!points || *points < 0 || (record.score->max && *points > record.score->max->ToDouble())) continue;
    if (*points < full && *points >= low) continue;
    bool wanting = false;
    std::optional<std::size_t> telling;
    std::string said;
    for (std::size_t k = 0; k < record.issues.size(); ++k) {
      const Tone tone = ToneOf(words, record.issues[k].text);
      wanting = wanting || tone.wanting;
      if (telling || !(*points >= full ? tone.wanting : tone.content)) continue;
      telling = k;
      said = tone.words;
    }
    const std::string name = ItemName(record);
    if (*points < low && record.issues.empty() && report.without_issues.contains(name)) {
      Finding finding = About(report, {{i}}, "issue-contradicts-score", "issues");
      finding.data = {{"score", DataValue::Text(record.score->value->ToString())}, {"issue", DataValue::Text("-")}};
      run.Add(&report, std::move(finding));
      continue;
    }
    // Where the score is low, one issue that says so is enough.
    if (!telling || (*points < full && wanting)) continue;
    Finding finding = About(report, {{i}}, "issue-contradicts-score", "issues[" + std::to_string(*telling) + "].text");
    finding.data = {{"score", DataValue::Text(record.score->value->ToString())},
                    {"issue", DataValue::Text(record.issues[*telling].text)},
                    {"words", DataValue::Text(said)}};
    run.Add(&report, std::move(finding));
  }
}

}  // namespace sarabun::audit
