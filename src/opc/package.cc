#include "opc/package.h"

#include <array>
#include <new>
#include <unordered_map>
#include <utility>

#include "base/limit_error.h"
#include "base/text.h"
#include "base/utf8.h"
#include "opc/part_name.h"
#include "opc/part_reader.h"
#include "opc/zip_archive.h"

namespace sarabun::opc {

namespace {

// A name that the document gives, so that a message stays one readable line.
std::string Shown(std::string_view name) {
  constexpr std::size_t kLongest = 60;
  std::string out = utf8::Sanitize(name);
  const std::size_t end = utf8::OffsetOf(out, kLongest);
  if (end < out.size()) out.replace(end, std::string::npos, "...");
  return "'" + out + "'";
}

// A part up to this size is inflated whole and parsed from memory, which is faster; past it, in pieces.
constexpr std::uint64_t kInMemory = 16ull << 20;

constexpr std::string_view kContentTypesName = "[Content_Types].xml";

struct Format {
  std::string_view content_type;
  std::string_view name;
};

// ECMA-376 part 1, 11.3.10; [MS-OFFMACRO2] 2.2.1 for those with macros.
constexpr std::array kFormats = {
    Format{"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "docx"},
    Format{"application/vnd.ms-word.document.macroEnabled.main+xml", "docm"},
    Format{"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "dotx"},
    Format{"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "dotm"},
};

Error WrongFormat(std::string message) {
  return {ErrorCode::kWrongFormat, std::move(message), "only Word documents are read", {}};
}

Error InPart(Error error, const PartName& name) {
  error.where.part = name.value;
  return error;
}

Error Missing(const PartName& name) {
  return InPart({ErrorCode::kMalformed, "missing from the package", "", {}}, name);
}

// Which other Office program a main part belongs to, by its content type or, where that says nothing, its folder.
std::string_view OtherProgram(std::string_view content_type, const PartName& main_part) {
  const std::string type = ToLowerAscii(content_type);
  const std::string name = NameKey(main_part);
  const auto says = [&](std::string_view word) { return type.find(word) != std::string::npos; };
  const bool by_folder = type.empty() || type == "application/xml";
  if (says("spreadsheetml") || says("ms-excel") || (by_folder && name.starts_with("xl/"))) {
    return "an Excel workbook";
  }
  if (says("presentationml") || says("ms-powerpoint") || (by_folder && name.starts_with("ppt/"))) {
    return "a PowerPoint presentation";
  }
  return {};
}

}  // namespace

class Package::Impl {
 public:
  explicit Impl(const Limits& limits) : limits_(limits), parser_(PackageNames()) {}

  Status Load(std::unique_ptr<ZipArchive> archive);
  Status Load(std::vector<LoosePart> parts);
  const Entry* Find(const PartName& name) const;
  Result<Relationships> RelationshipsOf(const PartName& source);
  Status Read(const PartName& name, std::string& out);
  Status Parse(const PartName& name, xml::Parser& parser, xml::Handler& handler);
  std::optional<std::string> Modified();

  std::vector<Entry> entries;
  PartName main_part;
  std::string_view format = "docx";
  ContentTypes content_types;
  Relationships relationships;

 private:
  void Add(std::size_t source, std::string_view name, std::uint64_t bytes, std::uint64_t packed_bytes);
  Status FindParts();
  Status FindMainPart();
  const LoosePart* Loose(const PartName& name) const;
  std::optional<PartName> PartAt(const PartName& source, std::string_view target) const;
  const ZipEntry* Zipped(const PartName& name) const;
  Result<ZipEntryStream> Stream(const PartName& name);

  std::unique_ptr<ZipArchive> archive_;  // or, without one,
  std::vector<LoosePart> loose_;
  Limits limits_;
  xml::Parser parser_;                // for the package's own parts
  std::vector<std::size_t> sources_;  // of each of `entries`: where it stands in archive_ or loose_
  std::unordered_map<std::string, std::size_t> by_key_;
  std::string buffer_;  // kept for its capacity
};

// Folders are no parts. Two entries of one name are forbidden (ECMA-376 part 2, 9.1.1.3), and programs differ in
// which they show; the first one is taken, so that nothing appended to a document can replace what was in it.
void Package::Impl::Add(std::size_t source, std::string_view name, std::uint64_t bytes, std::uint64_t packed_bytes) {
  if (name.ends_with('/') || name.ends_with('\\')) return;
  Entry entry{NormalName(name), bytes, packed_bytes};
  if (!by_key_.emplace(NameKey(entry.name), entries.size()).second) return;
  entries.push_back(std::move(entry));
  sources_.push_back(source);
}

Status Package::Impl::Load(std::unique_ptr<ZipArchive> archive) {
  archive_ = std::move(archive);
  const std::vector<ZipEntry>& all = archive_->entries();
  for (std::size_t i = 0; i < all.size(); ++i) Add(i, all[i].name, all[i].bytes, all[i].packed_bytes);
  return FindParts();
}

Status Package::Impl::Load(std::vector<LoosePart> parts) {
  loose_ = std::move(parts);
  if (loose_.size() > limits_.entries) return MoreThan(limits_.entries, "parts", "entries");
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < loose_.size(); ++i) {
    const LoosePart& part = loose_[i];
    total += part.bytes.size();
    if (part.bytes.size() > limits_.part_bytes) {
      return InPart(LimitReached("larger than " + std::to_string(limits_.part_bytes) + " bytes", "part-bytes"),
                    NormalName(part.name));
    }
    Add(i, part.name, part.bytes.size(), part.bytes.size());
    if (!part.content_type.empty()) content_types.Set(NormalName(part.name), part.content_type);
  }
  if (total > limits_.total_bytes) {
    return LimitReached("all parts together are larger than " + std::to_string(limits_.total_bytes) + " bytes",
                        "total-bytes");
  }
  return FindParts();
}

Status Package::Impl::FindParts() {
  const PartName types{std::string(kContentTypesName)};
  if (Find(types) != nullptr) {
    if (Status read = Parse(types, parser_, content_types); !read) return read;
  }
  Result<Relationships> found = RelationshipsOf({});
  if (!found) return found.error();
  relationships = std::move(found).value();
  return FindMainPart();
}

Status Package::Impl::FindMainPart() {
  const Relationship* missing = nullptr;
  for (const Relationship& item : relationships.items()) {
    if (item.type != RelType::kOfficeDocument || item.external) continue;
    if (item.part) {
      main_part = *item.part;
      break;
    }
    missing = &item;
  }
  if (main_part.value.empty()) {
    if (missing == nullptr) {
      return WrongFormat(archive_ != nullptr ? "a zip, but not a Word document" : "a package without a Word document");
    }
    return Error{ErrorCode::kMalformed,
                 "the main part " + Shown(missing->target) + " is missing from the package",
                 "open it in Word, which may be able to repair it, and save it again",
                 {}};
  }
  const std::string_view type = content_types.Of(main_part);
  if (const std::string_view other = OtherProgram(type, main_part); !other.empty()) {
    return WrongFormat(std::string(other) + ", not a Word document");
  }
  for (const Format& known : kFormats) {
    if (EqualsIgnoringAsciiCase(known.content_type, type)) format = known.name;
  }
  return {};
}

const Entry* Package::Impl::Find(const PartName& name) const {
  const auto found = by_key_.find(NameKey(name));
  return found == by_key_.end() ? nullptr : &entries[found->second];
}

std::optional<PartName> Package::Impl::PartAt(const PartName& source, std::string_view target) const {
  const PartName name = ResolveTarget(source, target);
  if (name.value.empty()) return std::nullopt;
  if (const Entry* entry = Find(name)) return entry->name;
  const Entry* decoded = Find(PartName{DecodePercent(name.value)});
  return decoded == nullptr ? std::nullopt : std::optional(decoded->name);
}

Result<Relationships> Package::Impl::RelationshipsOf(const PartName& source) {
  const PartName name = RelationshipsNameOf(source);
  if (Find(name) == nullptr) return Relationships{};
  RelationshipsHandler handler;
  if (Status read = Parse(name, parser_, handler); !read) return read.error();
  for (Relationship& item : handler.items) {
    if (!item.external) item.part = PartAt(source, item.target);
  }
  return Relationships(std::move(handler.items));
}

const ZipEntry* Package::Impl::Zipped(const PartName& name) const {
  const auto found = archive_ == nullptr ? by_key_.end() : by_key_.find(NameKey(name));
  return found == by_key_.end() ? nullptr : &archive_->entries()[sources_[found->second]];
}

Result<ZipEntryStream> Package::Impl::Stream(const PartName& name) {
  const ZipEntry* entry = Zipped(name);
  if (entry == nullptr) return Missing(name);
  Result<ZipEntryStream> stream = archive_->OpenEntry(*entry);
  if (!stream) return InPart(std::move(stream.error()), name);
  return stream;
}

const LoosePart* Package::Impl::Loose(const PartName& name) const {
  const auto found = archive_ != nullptr ? by_key_.end() : by_key_.find(NameKey(name));
  return found == by_key_.end() ? nullptr : &loose_[sources_[found->second]];
}

Status Package::Impl::Read(const PartName& name, std::string& out) {
  if (const LoosePart* part = Loose(name)) {
    if (part->fault) return InPart(*part->fault, name);
    out = part->bytes;
    return {};
  }
  const ZipEntry* entry = Zipped(name);
  if (entry == nullptr) return Missing(name);
  if (Status read = archive_->Read(*entry, out); !read) return InPart(std::move(read.error()), name);
  return {};
}

Status Package::Impl::Parse(const PartName& name, xml::Parser& parser, xml::Handler& handler) {
  const Entry* entry = Find(name);
  Status parsed;
  if (const LoosePart* part = Loose(name); part != nullptr && !part->fault) {
    parsed = parser.Parse(part->bytes, limits_, handler);
  } else if (entry != nullptr && entry->bytes <= kInMemory) {
    // Taken out while in use: a handler may read another part.
    std::string bytes = std::exchange(buffer_, {});
    if (Status read = Read(name, bytes); !read) return read;
    parsed = parser.Parse(bytes, limits_, handler);
    buffer_ = std::move(bytes);
  } else {
    Result<ZipEntryStream> stream = Stream(name);
    if (!stream) return stream.error();
    const xml::ReadFn read = [&](char* buffer, std::size_t size) { return stream->Read(buffer, size); };
    parsed = parser.ParseStream(read, limits_, handler);
  }
  if (!parsed && parsed.error().where.part.empty()) parsed.error().where.part = name.value;
  return parsed;
}

std::optional<std::string> Package::Impl::Modified() {
  const Relationship* core = relationships.First(RelType::kCoreProperties);
  if (core == nullptr || !core->part) return std::nullopt;
  ModifiedHandler handler;
  if (Status read = Parse(*core->part, parser_, handler); !read) {
    // Unreadable properties have no date; that there was no memory for them is no property of the file.
    if (read.error().code == ErrorCode::kOutOfMemory) throw std::bad_alloc();
    return std::nullopt;
  }
  return ToUtc(handler.modified);
}

Package::Package(const Limits& limits) : impl_(std::make_unique<Impl>(limits)) {}
Package::~Package() = default;

Result<std::unique_ptr<Package>> Package::Open(std::string_view bytes, const Limits& limits) {
  Result<std::unique_ptr<ZipArchive>> archive = ZipArchive::Open(bytes, limits);
  if (!archive) return archive.error();
  std::unique_ptr<Package> package(new Package(limits));
  if (Status loaded = package->impl_->Load(std::move(archive).value()); !loaded) return loaded.error();
  return package;
}

Result<std::unique_ptr<Package>> Package::OfParts(std::vector<LoosePart> parts, const Limits& limits) {
  std::unique_ptr<Package> package(new Package(limits));
  if (Status loaded = package->impl_->Load(std::move(parts)); !loaded) return loaded.error();
  return package;
}

const std::vector<Entry>& Package::entries() const { return impl_->entries; }
const Entry* Package::Find(const PartName& name) const { return impl_->Find(name); }
const PartName& Package::main_part() const { return impl_->main_part; }
std::string_view Package::format() const { return impl_->format; }
std::string_view Package::ContentType(const PartName& name) const { return impl_->content_types.Of(name); }
const Relationships& Package::PackageRelationships() const { return impl_->relationships; }
Result<Relationships> Package::RelationshipsOf(const PartName& name) { return impl_->RelationshipsOf(name); }
Status Package::Read(const PartName& name, std::string& out) { return impl_->Read(name, out); }
Status Package::Parse(const PartName& name, xml::Parser& parser, xml::Handler& handler) {
  return impl_->Parse(name, parser, handler);
}
std::optional<std::string> Package::Modified() { return impl_->Modified(); }

}  // namespace sarabun::opc
