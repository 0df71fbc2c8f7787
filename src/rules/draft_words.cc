#include "rules/draft_words.h"

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/pack_parts.h"

namespace sarabun::rules {
namespace {

constexpr const char* kFile = "/draft.yaml";

ColumnType TypeOf(std::string_view field) {
  if (field == "item") return ColumnType::kItem;
  if (field == "issues" || field == "measures" || field == "results") return ColumnType::kList;
  if (field == "score") return ColumnType::kScore;
  return field == "evidence" ? ColumnType::kMedia : ColumnType::kText;
}

void ReadColumnWords(MapReader& root, DraftWords& words) {
  for (const YamlNode* node : root.List("columns")) {
    MapReader map(*node, "a column", root.problems());
    ColumnWords column;
    const std::string field = map.Text("field");
    const std::string extra = map.Text("extra");
    column.extra = field.empty();
    column.name = column.extra ? extra : field;
    column.type = column.extra ? ColumnType::kText : TypeOf(field);
    column.words = map.Texts("words");
    for (std::string& word : column.words) {
      column.whole.push_back(!word.empty() && word.back() == '$');
      if (column.whole.back()) word.pop_back();
      column.skeletons.push_back(Skeleton(word));
    }
    if (column.name.empty() || column.words.empty()) {
      root.problems().AddError(node->place, "a column without a name or words", "'field' or 'extra', and 'words'");
    }
    map.Finish();
    words.columns.push_back(std::move(column));
  }
}

void ReadCodeShapes(MapReader& root, DraftWords& words) {
  for (const YamlNode* node : root.List("codes")) {
    MapReader map(*node, "a code", root.problems());
    CodeShape shape;
    shape.about = map.RequiredText("about");
    shape.write = map.RequiredText("pattern");
    const std::string letters = map.Text("letters");
    shape.lettered = !letters.empty();
    shape.counts = map.Flag("counts");
    const YamlNode* at = map.Find("pattern");
    shape.look = Pattern(ReplaceAll(shape.write, "{prefix}", letters), at != nullptr ? at->place : node->place);
    map.Finish();
    words.codes.push_back(std::move(shape));
  }
}

void ReadSectionShapes(MapReader& root, DraftWords& words) {
  const std::string tail = root.Text("tail");
  for (const YamlNode* node : root.List("sections")) {
    MapReader map(*node, "a section", root.problems());
    SectionShape shape;
    shape.about = map.RequiredText("about");
    shape.write = ReplaceAll(map.RequiredText("pattern"), "{tail}", tail);
    const std::string look = map.Text("look");
    const YamlNode* at = map.Find(look.empty() ? "pattern" : "look");
    shape.look =
        Pattern(look.empty() ? shape.write : ReplaceAll(look, "{tail}", tail), at != nullptr ? at->place : node->place);
    map.Finish();
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
  MapReader root(tree, "draft.yaml", problems);
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
  root.Finish();
  CheckShapes(*words, problems);
  if (problems.has_errors()) return problems.ToError();
  return words;
}

}  // namespace sarabun::rules
