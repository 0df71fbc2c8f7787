#include "rules/draft_words.h"

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/pack_parts.h"
#include "rules/pack_shape.h"

namespace sarabun::rules {
namespace {

constexpr const char* kFile = "/draft.yaml";

ColumnType TypeOf(std::string_view field) {
  if (field == "item") return ColumnType::kItem;
  if (field == "issues" || field == "measures" || field == "results") return ColumnType::kList;
  if (field == "indicator") return ColumnType::kSection;
  if (field == "score") return ColumnType::kScore;
  return field == "evidence" ? ColumnType::kMedia : ColumnType::kText;
}

// The keys of draft.yaml; score, lists and facts are as in a pack.
const Shape& WordsShape() {
  static const Shape kShape{
      "draft.yaml",
      {MapsKey("columns", "which column a heading speaks of",
               {"a column",
                {TextKey("field", "a field of the record"), TextKey("extra", "the name of another column"),
                 TextKey("stands_for", "the field that it is where no heading speaks of that"),
                 TextsKey("words", "words of its headings").Required()},
                {"field", "extra"}}),
       MapsKey("codes", "how an item's cell may begin",
               {"a code",
                {TextKey("about", "what it is, for people").Required(), TextKey("letters", "RE2 for {prefix}"),
                 TextKey("pattern", "RE2 as in a pack").Required(),
                 FlagKey("counts", "believed only where the numbers count on")}}),
       TextKey("continued", "RE2 as in a pack"),
       MapsKey("sections", "what a row that opens a part may look like",
               {"a section",
                {TextKey("about", "what it is, for people").Required(), TextKey("look", "RE2 to look with"),
                 TextKey("pattern", "RE2 for the pack").Required()}}),
       TextKey("tail", "RE2 for {tail}"), TextsKey("titles", "words of titles"),
       TextsKey("title_links", "words that lead from a title to a fact"),
       TextsKey("percents", "words of headings above percentages"), *PackShape().Find("score"),
       *PackShape().Find("lists"), *PackShape().Find("facts")}};
  return kShape;
}

void ReadColumnWords(const MapReader& root, DraftWords& words) {
  for (const MapReader& map : root.Maps("columns")) {
    ColumnWords column;
    const std::string field = map.Text("field");
    column.extra = field.empty();
    column.name = column.extra ? map.Text("extra") : field;
    column.type = column.extra ? ColumnType::kText : TypeOf(field);
    column.stands_for = map.Text("stands_for");
    column.words = map.Texts("words");
    for (std::string& word : column.words) {
      column.whole.push_back(!word.empty() && word.back() == '$');
      if (column.whole.back()) word.pop_back();
      column.skeletons.push_back(Skeleton(word));
    }
    words.columns.push_back(std::move(column));
  }
}

void ReadCodeShapes(const MapReader& root, DraftWords& words) {
  for (const MapReader& map : root.Maps("codes")) {
    CodeShape shape;
    shape.about = map.Text("about");
    shape.write = map.Text("pattern");
    const std::string letters = map.Text("letters");
    shape.lettered = !letters.empty();
    shape.counts = map.Flag("counts");
    shape.look = Pattern(ReplaceAll(shape.write, "{prefix}", letters), map.PlaceOf("pattern"));
    words.codes.push_back(std::move(shape));
  }
}

void ReadSectionShapes(const MapReader& root, DraftWords& words) {
  const std::string tail = root.Text("tail");
  for (const MapReader& map : root.Maps("sections")) {
    SectionShape shape;
    shape.about = map.Text("about");
    shape.write = ReplaceAll(map.Text("pattern"), "{tail}", tail);
    const std::string look = map.Text("look");
    shape.look = Pattern(look.empty() ? shape.write : ReplaceAll(look, "{tail}", tail),
                         map.PlaceOf(look.empty() ? "pattern" : "look"));
    words.sections.push_back(std::move(shape));
  }
}

void CheckShapes(const DraftWords& words, Problems& problems) {
  const auto check = [&](const Pattern& pattern) {
    if (const auto error = pattern.Error()) {
      problems.AddError(pattern.place(), "RE2 refuses the pattern: " + *error, "RE2 syntax");
    }
  };
  for (const CodeShape& shape : words.codes) check(shape.look);
  for (const SectionShape& shape : words.sections) check(shape.look);
  CheckPatterns(words.general, problems);
}

}  // namespace

std::string DraftWords::Lines(std::string_view key) const {
  std::string out;
  bool inside = false;
  for (std::string_view line : Split(file.text, '\n')) {
    const bool top = !line.empty() && line.front() != ' ' && line.front() != '#';
    if (top) inside = line.substr(0, key.size()) == key && line.substr(key.size(), 1) == ":";
    if (inside && !line.empty()) out += std::string(line) + '\n';
  }
  return out;
}

Result<std::unique_ptr<DraftWords>> LoadDraftWords(const std::vector<std::string>& folders) {
  const auto found = std::find_if(folders.begin(), folders.end(),
                                  [](const std::string& folder) { return KindOf(folder + kFile) == PathKind::kFile; });
  if (found == folders.end()) {
    return Error{ErrorCode::kNotFound,
                 "no draft.yaml in the rules folders (" + Join(folders, ", ") + ")",
                 "it holds the words that a draft is guessed from and is installed with the rule packs",
                 {}};
  }
  auto words = std::make_unique<DraftWords>();
  words->file.path = *found + kFile;
  Result<std::string> text = ReadFile(words->file.path, YamlLimits().bytes);
  if (!text.ok()) return text.error();
  words->file.text = std::move(*text);
  Problems problems;
  YamlNode tree;
  if (!ReadYaml(words->file, YamlLimits(), tree, problems)) return problems.ToError();
  CheckShape(tree, WordsShape(), problems);
  const MapReader root(tree, WordsShape());
  ReadColumnWords(root, *words);
  ReadCodeShapes(root, *words);
  ReadSectionShapes(root, *words);
  words->continued = root.Text("continued");
  words->titles = root.Texts("titles");
  for (const std::string& word : root.Texts("percents")) words->percents.push_back(Skeleton(word));
  words->title_links = root.Texts("title_links");
  ReadScore(root, words->general);
  ReadLists(root, words->general);
  ReadFacts(root, words->general);
  CheckShapes(*words, problems);
  if (problems.has_errors()) return problems.ToError();
  return words;
}

}  // namespace sarabun::rules
