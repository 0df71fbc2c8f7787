#include <algorithm>
#include <cassert>
#include <filesystem>

#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "rules/map_reader.h"
#include "rules/pack.h"
#include "rules/pack_parts.h"
#include "rules/pack_shape.h"
#include "rules/phrases.h"
#include "rules/shipped_files.h"

namespace sarabun::rules {
namespace {

constexpr std::string_view kPackFile = "pack.yaml";
constexpr std::size_t kMostBases = 8;  // packs that extend packs

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

class Reader {
 public:
  Reader(const std::vector<std::string>& bases, Proof proof, PackResult& result)
      : bases_(bases), proof_(proof), result_(result) {}

  void Read(const std::string& folder) {
    YamlNode root;
    if (!ReadTree(folder, {}, root)) return;
    PutInPhrases(root, result_.problems);
    CheckShape(root, PackShape(), result_.problems);
    auto pack = std::make_unique<Pack>();
    pack->folder = folder;
    ReadTop(MapReader(root, PackShape()), *pack);
    pack->family = family_;
    if (proof_ == Proof::kEvery || !IsShipped()) {
      CheckSense(*pack, result_.problems);
      CheckPatterns(*pack, result_.problems);
    }
    if (result_.problems.has_errors()) return;
    pack->sha256 = HashFiles();
    pack->files = std::move(result_.files);
    result_.pack = std::move(pack);
  }

 private:
  // The pack's map with those of its bases under it.
  bool ReadTree(const std::string& folder, Place place, YamlNode& out) {
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
    chain_.push_back(FolderName(folder));
    const std::string base_folder = FindBase(folder, *extends);
    if (base_folder.empty() || IsCircle(FolderName(base_folder), *extends)) return false;
    YamlNode base;
    if (!ReadTree(base_folder, extends->place, base)) return false;
    // These are each pack's own.
    base.map.erase(std::remove_if(base.map.begin(), base.map.end(),
                                  [](const YamlEntry& entry) {
                                    return entry.key.scalar == "name" || entry.key.scalar == "version" ||
                                           entry.key.scalar == "extends" || entry.key.scalar == "abstract";
                                  }),
                   base.map.end());
    LayOver(base, PackShape(), out);
    return true;
  }

  static std::string FolderName(const std::string& folder) { return std::filesystem::path(folder).filename().native(); }

  bool IsCircle(const std::string& base, const YamlNode& extends) {
    if (std::find(chain_.begin(), chain_.end(), base) == chain_.end() && chain_.size() < kMostBases) return false;
    result_.problems.AddError(extends.place,
                              "packs extend each other in a circle: " + Join(chain_, " > ") + " > " + base,
                              "a base that stands alone");
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
    std::vector<std::string> there;
    for (const std::string& place : places) {
      const std::string beside = place.empty() ? "." : place;
      std::string candidate = PathOf(beside, name.scalar);
      if (KindOf(PathOf(candidate, kPackFile)) == PathKind::kFile) return candidate;
      std::error_code error;
      for (std::filesystem::directory_iterator it(beside, error), end; !error && it != end; it.increment(error)) {
        if (KindOf(PathOf(it->path().native(), kPackFile)) == PathKind::kFile) there.push_back(it->path().filename());
      }
    }
    std::sort(there.begin(), there.end());
    there.erase(std::unique(there.begin(), there.end()), there.end());
    result_.problems.AddError(name.place, "no pack '" + name.scalar + "' to extend",
                              there.empty() ? "a pack beside this one, or in a rules folder"
                                            : ExpectOneOf(name.scalar, {there.begin(), there.end()}));
    return "";
  }

  void ReadTop(const MapReader& map, Pack& pack) {
    Problems& problems = result_.problems;
    pack.name = map.Text("name");
    pack.version = map.Text("version");
    pack.extends = map.Text("extends");
    pack.abstract = map.Flag("abstract");
    pack.title = ReadPair(map, "title");
    pack.description = ReadPair(map, "description");
    pack.years = ReadYears(map);
    if (const std::optional<MapReader> match = map.Map("match")) {
      pack.minimum = match->Number("minimum").value_or(pack.minimum);
      pack.titles = match->Patterns("titles");
      pack.not_headings = match->Patterns("not_headings");
      pack.not_cells = match->Patterns("not_cells");
    }
    ReadColumns(map, pack, problems);
    ReadSections(map, pack);
    ReadInstruments(map, pack);
    ReadItem(map, pack);
    ReadScore(map, pack);
    ReadLists(map, pack);
    ReadFacts(map, pack);
    ReadItemSets(map, pack, problems);
    ReadAssessments(map, pack);
    ReadChecks(map, pack);
    ReadAuditWords(map, pack);
    ReadAgencies(map, pack);
    pack.words = map.Texts("words");
    if (!pack.abstract) CheckColumns(map, pack);
  }

  void ReadAgencies(const MapReader& map, Pack& pack) {
    const YamlNode* node = map.Find("agencies");
    if (node == nullptr) return;
    if (node->is_list()) {
      for (const MapReader& entry : map.Maps("agencies")) pack.agencies.Add(entry, result_.problems);
      return;
    }
    const SourceFile* file = ReadSource(node->scalar, node->place, result_);
    if (file != nullptr) pack.agencies.Read(*file, result_.problems);
  }

  void CheckColumns(const MapReader& map, const Pack& pack) {
    const YamlNode* columns = map.Find("columns");
    const std::vector<std::string_view> keys = PackShape().Names();
    const bool mistyped = std::any_of(map.node().map.begin(), map.node().map.end(), [&](const YamlEntry& entry) {
      return PackShape().Find(entry.key.scalar) == nullptr && Nearest(entry.key.scalar, keys) == "columns";
    });
    if (columns == nullptr) {
      const YamlNode* wrong = map.node().Find("columns");  // of the wrong kind: said already
      if (!mistyped && (wrong == nullptr || wrong->kind == YamlNode::Kind::kNull)) {
        result_.problems.AddError(map.node().place, "a pack without columns",
                                  "'columns' with at least one required column, or 'abstract: true' for a mere base");
      }
      return;
    }
    const bool required =
        std::any_of(pack.columns.begin(), pack.columns.end(), [](const Column& c) { return c.required; });
    if (!required && !MisspellsRequired(*columns)) {
      result_.problems.AddError(columns->place, "no column is required, so every table would match",
                                "'required: true' on the columns that no such table lacks");
    }
    if (pack.FindColumn("item") == nullptr && !pack.codes.empty()) {
      result_.problems.AddError(map.PlaceOf("item"), "item codes without an item column", "a column 'field: item'");
    }
  }

  // Whether some column's `required` is there and wrong, which is said already.
  static bool MisspellsRequired(const YamlNode& columns) {
    return std::any_of(columns.list.begin(), columns.list.end(), [](const YamlNode& column) {
      return std::any_of(column.map.begin(), column.map.end(), [](const YamlEntry& entry) {
        const bool near = Nearest(entry.key.scalar, {"required"}) == "required";
        return near && (entry.key.scalar != "required" || entry.value.scalar != "false");
      });
    });
  }

  bool IsShipped() const {
    return std::all_of(result_.files.begin(), result_.files.end(),
                       [](const auto& file) { return IsShippedFile(file->text); });
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
  Proof proof_;
  PackResult& result_;
  std::string family_;              // the name of the base read last
  std::vector<std::string> chain_;  // folders' names, from the pack down
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

const ItemSet* Pack::ItemsOf(int fiscal_year) const {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const ItemSet& set) { return set.years.Holds(fiscal_year); });
  return found != items.end() ? &*found : nullptr;
}

const Assessment* Pack::AssessmentOf(int fiscal_year) const {
  const auto found = std::find_if(assessments.begin(), assessments.end(),
                                  [&](const Assessment& each) { return each.years.Holds(fiscal_year); });
  return found != assessments.end() ? &*found : nullptr;
}

const CheckRule& Pack::Check(std::string_view code) const {
  const auto found =
      std::find_if(checks.begin(), checks.end(), [&](const CheckRule& rule) { return rule.info->code == code; });
  assert(found != checks.end());
  return *found;
}

PackResult ReadPack(const std::string& folder, const std::vector<std::string>& bases, Proof proof) {
  PackResult result;
  // "packs/mine/" names the same pack as "packs/mine", and stands beside the same others.
  const std::string tidy = std::filesystem::path(folder).lexically_normal().native();
  const std::size_t end = tidy.find_last_not_of('/');
  Reader(bases, proof, result).Read(end == std::string::npos ? folder : tidy.substr(0, end + 1));
  return result;
}

}  // namespace sarabun::rules
