#include "rules/pack_choice.h"

#include <algorithm>

#include "rules/report_draft.h"

// Every pack marks every table by itself, and the marks are compared. They are made of likenesses, so a hair's breadth
// between two says nothing: then what is known of the report decides, and where nothing is, someone is told.
namespace sarabun::rules {
namespace {

constexpr double kAsGood = 0.02;       // two packs nearer than this are as good as each other
constexpr double kSureHeading = 0.85;  // below it a column's heading is a guess
constexpr double kAnyLikeness = 0.1;   // below it a pack found nothing that is its own

// "bangkok-ita looks for item, measures; fraud-risk for item, measures"
std::string TellNeeds(const std::vector<Claim>& claims) {
  constexpr std::size_t kMost = 4;
  std::string out;
  for (std::size_t i = 0; i < std::min(claims.size(), kMost); ++i) {
    out += (i == 0 ? "" : "; ") + claims[i].layout.pack->name + (i == 0 ? " looks for " : " for ") + claims[i].missing;
  }
  return out;
}

}  // namespace

PackChoice ChoosePack(const std::vector<Claim>& claims, const Pack* previous) {
  PackChoice choice;
  for (const Claim& claim : claims) choice.in_order.push_back(&claim);
  std::stable_sort(choice.in_order.begin(), choice.in_order.end(), [](const Claim* a, const Claim* b) {
    return a->claims != b->claims ? a->claims : a->score > b->score;
  });
  if (choice.in_order.empty() || !choice.in_order.front()->claims) return choice;
  const double best = choice.in_order.front()->score;
  std::vector<const Claim*> as_good;  // in the order of loading
  for (const Claim& claim : claims) {
    if (claim.claims && best - claim.score < kAsGood) as_good.push_back(&claim);
  }
  choice.taken = as_good.front();
  for (const Claim* claim : as_good) {
    const bool known = claim->layout.pack == previous;
    if (known || claim->layout.pack->IsNewerThan(*choice.taken->layout.pack)) choice.taken = claim;
    if (known) break;
  }
  const auto other = std::find_if(as_good.begin(), as_good.end(), [&](const Claim* c) { return c != choice.taken; });
  if (other != as_good.end() && choice.taken->layout.pack != previous) choice.rival = *other;
  const auto taken = std::find(choice.in_order.begin(), choice.in_order.end(), choice.taken);
  std::rotate(choice.in_order.begin(), taken, taken + 1);
  return choice;
}

std::string TellNearest(const std::vector<Claim>& claims, double& score) {
  const Claim* nearest = nullptr;
  for (const Claim& claim : claims) {
    if (nearest == nullptr || claim.score > nearest->score) nearest = &claim;
  }
  score = nearest != nullptr ? nearest->score : 0;
  if (nearest == nullptr || score < kAnyLikeness) {
    score = 0;
    return "no pack knows its headings: " + TellNeeds(claims);
  }
  const Pack& pack = *nearest->layout.pack;
  return "nearest is " + pack.name + " (" + Percent(score) + ", " + Percent(pack.minimum) +
         " needed): " + WhyNot(*nearest);
}

std::vector<Finding> GuessesOf(const Claim& claim, std::uint32_t table) {
  std::vector<Finding> findings;
  const Layout& layout = claim.layout;
  if (claim.goes_on) {
    if (!layout.pack->codes.empty()) return findings;  // its first row says that it is a rest
    findings.push_back(MakeFindingAt("value-guessed", Severity::kInfo,
                                     "a table without a heading is taken as the rest of the table before it", table,
                                     1));
    return findings;
  }
  for (const LayoutColumn& column : layout.columns) {
    if (column.column < 0 || column.likeness >= kSureHeading) continue;
    const std::string& name = layout.pack->columns[static_cast<std::size_t>(column.column)].name;
    const bool by_place = column.heading.empty() || column.likeness == 0;
    Finding finding = MakeFindingAt("value-guessed", Severity::kInfo,
                                    by_place ? "the column of " + name + " is taken by its place"
                                             : "the heading '" + column.heading + "' is taken as that of " + name,
                                    table, static_cast<std::uint32_t>(layout.heading_row) + 1, column.begin);
    finding.field = name;
    if (!by_place) finding.data.emplace_back("likeness", DataValue::Real(column.likeness));
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace sarabun::rules
