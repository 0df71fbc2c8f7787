#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/sha256.h"
#include "rules/map_reader.h"
#include "rules/pack.h"
#include "rules/pack_parts.h"

namespace sarabun::rules {
namespace {

constexpr std::string_view kPackFile = "pack.yaml";
constexpr std::size_t kMostBases = 8;  // packs that extend packs
constexpr int kFirstYear = 2400;
constexpr int kLastYear = 2700;

std::string PathOf(const std::string& folder, std::string_view name) {
  return (std::filesystem::path(folder) / name).native();
}

// The file, kept in `result`; null and an error at `place` if it cannot be read.
const SourceFile* ReadSource(const std::string& path, Place place, PackResult& result) {
  Result<std::string> text = ReadFile(path, YamlLimits().bytes);
  if (!text.ok()) {
    const Place where = place.file != nullptr ? place : Place{};
    result.problems.AddError(where, path + ": " + text.error().message, "a readable file");
    return nullptr;
  }
  result.files.push_back(std::make_unique<SourceFile>(SourceFile{path, std::move(text.value())}));
  return result.files.back().get();
}

// The entries of `base` that `over` does not say itself. Maps are laid over each other, one level down too;
// lists are replaced whole, except columns, which go by name.
void LayOver(const YamlNode& base, YamlNode& over, int depth) {
  for (const YamlEntry& below : base.map) {
    auto own = std::find_if(over.map.begin(), over.map.end(),
                            [&](const YamlEntry& entry) { return entry.key.scalar == below.key.scalar; });
    if (own == over.map.end()) {
      over.map.push_back(below);
    } else if (own->value.is_map() && below.value.is_map() && depth > 0) {
      LayOver(below.value, own->value, depth - 1);
    }
  }
}

std::string ColumnName(const YamlNode& column) {
  for (std::string_view key : {"field", "extra"}) {
    const YamlNode* name = column.Find(key);
    if (name != nullptr) return name->scalar;
  }
  return "";
}

void LayColumnsOver(const YamlNode& base, YamlNode& over) {
  for (const YamlNode& column : base.list) {
    auto own = std::find_if(over.list.begin(), over.list.end(),
                            [&](const YamlNode& each) { return ColumnName(each) == ColumnName(column); });
    if (own == over.list.end()) {
      over.list.push_back(column);
    } else if (own->is_map()) {
      LayOver(column, *own, 0);
    }
  }
}

class Reader {
 public:
  Reader(const std::vector<std::string>& bases, PackResult& result) : bases_(bases), result_(result) {}

  void Read(const std::string& folder) {
    YamlNode root;
    if (!ReadTree(folder, {}, 0, root)) return;
    auto pack = std::make_unique<Pack>();
    pack->folder = folder;
    ReadTop(root, *pack);
    pack->family = family_;
    if (!result_.problems.has_errors()) CheckPatterns(*pack, result_.problems);
    if (result_.problems.has_errors()) return;
    pack->sha256 = HashFiles();
    pack->files = std::move(result_.files);
    result_.pack = std::move(pack);
  }

 private:
  bool ReadTree(const std::string& folder, Place place, std::size_t depth, YamlNode& out) {
    if (depth > kMostBases) {
      result_.problems.AddError(place, "packs extend each other in a circle, or too deep", "a base that stands alone");
      return false;
    }
    const SourceFile* file = ReadSource(PathOf(folder, kPackFile), place, result_);
    if (file == nullptr || !ReadYaml(*file, YamlLimits(), out, result_.problems)) return false;
    if (!out.is_map()) {
      result_.problems.AddError({file, 1, 1}, "no rule pack", "'key: value' lines, 'name' first");
      return false;
    }
    ResolveAgencies(folder, out);
    if (const YamlNode* name = out.Find("name")) family_ = name->scalar;
    const YamlNode* extends = out.Find("extends");
    if (extends == nullptr || !extends->is_scalar()) return true;
    YamlNode base;
    const std::string base_folder = FindBase(folder, *extends);
    if (base_folder.empty() || !ReadTree(base_folder, extends->place, depth + 1, base)) return false;
    for (auto& [key, value] : out.map) {
      const YamlNode* below = base.Find(key.scalar);
      if (key.scalar == "columns" && below != nullptr && below->is_list() && value.is_list())
        LayColumnsOver(*below, value);
    }
    LayOver(base, out, 1);
    return true;
  }

  // The list's file is named beside the pack that names it, also when another extends that pack.
  static void ResolveAgencies(const std::string& folder, YamlNode& root) {
    for (auto& [key, value] : root.map) {
      if (key.scalar == "agencies" && value.is_scalar()) value.scalar = PathOf(folder, value.scalar);
    }
  }

  std::string FindBase(const std::string& folder, const YamlNode& name) {
    std::vector<std::string> places = {std::filesystem::path(folder).parent_path().native()};
    places.insert(places.end(), bases_.begin(), bases_.end());
    for (const std::string& place : places) {
      std::string candidate = PathOf(place.empty() ? "." : place, name.scalar);
      if (KindOf(PathOf(candidate, kPackFile)) == PathKind::kFile) return candidate;
    }
    result_.problems.AddError(name.place, "no pack '" + name.scalar + "' to extend",
                              "a pack beside this one, or in a rules folder");
    return "";
  }

  void ReadTop(const YamlNode& root, Pack& pack) {
    MapReader map(root, "the pack", result_.problems);
    pack.name = map.RequiredText("name");
    pack.version = map.RequiredText("version");
    pack.extends = map.Text("extends");
    pack.title = ReadPair(map, "title");
    pack.description = ReadPair(map, "description");
    ReadYears(map, pack);
    ReadMatch(map, pack);
    ReadColumns(map, pack);
    ReadSections(map, pack);
    ReadInstruments(map, pack);
    if (const YamlNode* item = map.Find("item")) {
      MapReader item_map(*item, "'item'", result_.problems);
      pack.codes = item_map.Patterns("code");
      pack.continued = item_map.Patterns("continued");
      item_map.Finish();
    }
    ReadScore(map, pack);
    ReadLists(map, pack);
    ReadFacts(map, pack);
    ReadAgencies(map, pack);
    pack.words = map.Texts("words");
    map.Finish();
    CheckWhole(map, pack);
  }

  TextPair ReadPair(MapReader& map, std::string_view key) {
    const YamlNode* node = map.Find(key);
    if (node == nullptr) return {};
    if (node->is_scalar()) return {node->scalar, node->scalar};
    MapReader pair(*node, "'" + std::string(key) + "'", result_.problems);
    TextPair texts{pair.Text("th"), pair.Text("en")};
    pair.Finish();
    return texts;
  }

  void ReadYears(MapReader& map, Pack& pack) {
    const std::vector<const YamlNode*> years = map.List("years");
    if (years.empty()) return;
    const auto year = [&](std::size_t i) { return i < years.size() ? ToInteger(years[i]->scalar).value_or(0) : 0; };
    pack.years = {year(0), year(1)};
    if (years.size() == 2 && kFirstYear <= year(0) && year(0) <= year(1) && year(1) <= kLastYear) return;
    result_.problems.AddError(map.Find("years")->place, "'years' is no range of fiscal years",
                              "[first, last] in the Buddhist era, like [2567, 2570]");
  }

  void ReadMatch(MapReader& map, Pack& pack) {
    const YamlNode* node = map.Find("match");
    if (node == nullptr) return;
    MapReader match(*node, "'match'", result_.problems);
    pack.minimum = match.Real("minimum", 0, 1).value_or(pack.minimum);
    pack.titles = match.Patterns("titles");
    pack.not_headings = match.Patterns("not_headings");
    pack.not_cells = match.Patterns("not_cells");
    match.Finish();
  }

  void ReadAgencies(MapReader& map, Pack& pack) {
    const YamlNode* node = map.Find("agencies");
    if (node == nullptr || !node->is_scalar()) return;
    const SourceFile* file = ReadSource(node->scalar, node->place, result_);
    if (file != nullptr) pack.agencies.Read(*file, result_.problems);
  }

  void CheckWhole(MapReader& map, const Pack& pack) {
    if (map.node().is_map() && !map.Has("columns") && !map.Mistyped("columns")) {
      result_.problems.AddError(map.node().place, "a pack without columns",
                                "'columns' with at least one required column");
    }
    const bool required =
        std::any_of(pack.columns.begin(), pack.columns.end(), [](const Column& c) { return c.required; });
    if (!pack.columns.empty() && !required) {
      result_.problems.AddError(map.Find("columns")->place, "no column is required, so every table would match",
                                "'required: true' on the columns that no such table lacks");
    }
    if (pack.FindColumn("item") == nullptr && !pack.codes.empty()) {
      result_.problems.AddError(map.Find("item")->place, "item codes without an item column", "a column 'field: item'");
    }
  }

  std::string HashFiles() {
    std::vector<const SourceFile*> sorted;
    for (const auto& file : result_.files) sorted.push_back(file.get());
    std::sort(sorted.begin(), sorted.end(), [](const SourceFile* a, const SourceFile* b) { return a->path < b->path; });
    Sha256 hash;
    for (const SourceFile* file : sorted) hash.Update(file->text);
    return hash.FinishHex();
  }

  const std::vector<std::string>& bases_;
  PackResult& result_;
  std::string family_;  // the name of the base read last
};

}  // namespace

std::string_view FactSourceName(FactSource source) {
  switch (source) {
    case FactSource::kTitle:
      return "title";
    case FactSource::kTextBox:
      return "text-box";
    case FactSource::kHeader:
      return "header";
    case FactSource::kProperty:
      return "property";
    case FactSource::kFileName:
      return "file-name";
  }
  return "";
}

const Column* Pack::FindColumn(std::string_view field) const {
  for (const Column& column : columns) {
    if (column.name == field) return &column;
  }
  return nullptr;
}

const InstrumentEntry* Pack::FindInstrument(std::string_view code) const {
  for (const InstrumentEntry& entry : instruments) {
    if (entry.code == code) return &entry;
  }
  return nullptr;
}

const InstrumentEntry* Pack::InstrumentOfPrefix(std::string_view prefix) const {
  for (const InstrumentEntry& entry : instruments) {
    if (!entry.prefix.empty() && entry.prefix == prefix) return &entry;
  }
  return nullptr;
}

PackResult ReadPack(const std::string& folder, const std::vector<std::string>& bases) {
  PackResult result;
  Reader(bases, result).Read(folder);
  return result;
}

}  // namespace sarabun::rules
