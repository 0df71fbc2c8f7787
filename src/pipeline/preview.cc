#include "pipeline/preview.h"

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "legacy/sniff.h"
#include "legacy/text_dump.h"
#include "opc/zip_archive.h"
#include "picture/describe.h"
#include "picture/metafile_text.h"
#include "picture/preview_layout.h"
#include "pipeline/document.h"
#include "pipeline/inputs.h"
#include "sinks/json_writer.h"
#include "thai/doors.h"

namespace sarabun::pipeline {

namespace {

class NoConsumer final : public grid::DocumentConsumer {
 public:
  void OnParagraph(const grid::Paragraph&) override {}
  void OnTableStart(const grid::TableInfo&) override {}
  void OnRow(grid::Row) override {}
  void OnTableEnd(const grid::TableInfo&) override {}
};

bool IsThumbnail(const std::string& part) { return ToLowerAscii(part).find("thumbnail") != std::string::npos; }

// Parts that may hold drawn text, by name alone: pictures are many and large, and what they are is asked later.
bool MayHoldText(const std::string& part) {
  const std::string name = ToLowerAscii(part);
  return IsThumbnail(part) || name.ends_with(".emf") || name.ends_with(".wmf");
}

// Of what has a name; the thumbnail comes first.
template <class Part>
void KeepPreviews(std::vector<Part>& parts, bool only_thumbnail) {
  std::erase_if(
      parts, [&](const Part& part) { return !MayHoldText(part.name) || (only_thumbnail && !IsThumbnail(part.name)); });
  std::stable_partition(parts.begin(), parts.end(), [](const Part& part) { return IsThumbnail(part.name); });
}

class PreviewReader {
 public:
  explicit PreviewReader(const Shared& shared) : limits_(shared.read.limits), shared_(shared), engine_(shared.model) {
    engine_.AddWords(shared.packs->Words());
  }

  Status ReadArchive(std::string_view bytes, bool only_thumbnail, PreviewList& list) {
    auto archive = opc::ZipArchive::Open(bytes, limits_);
    if (!archive) return archive.error();
    std::vector<opc::ZipEntry> entries = (*archive)->entries();
    KeepPreviews(entries, only_thumbnail);
    std::string picture;
    for (const opc::ZipEntry& entry : entries) {
      if (const Status read = (*archive)->Read(entry, picture); !read) {
        list.silent.push_back(entry.name + ": " + read.error().message);
        continue;
      }
      AddPicture(entry.name, picture, list);
    }
    return {};
  }

  // The same of a format that is one XML file.
  Status ReadXml(legacy::InputKind kind, const std::string& bytes, bool only_thumbnail, PreviewList& list) {
    auto parts = PartsOfXml(kind, bytes, limits_);
    if (!parts) return parts.error();
    KeepPreviews(*parts, only_thumbnail);
    for (const opc::LoosePart& part : *parts) {
      const std::string name = part.name.substr(part.name.starts_with('/') ? 1 : 0);
      if (part.fault) {
        list.silent.push_back(name + ": " + part.fault->message);
      } else {
        AddPicture(name, part.bytes, list);
      }
    }
    return {};
  }

  void AddPicture(const std::string& part, std::string_view bytes, PreviewList& list) {
    auto text = picture::ReadMetafileText(bytes);
    if (!text) {
      const auto info = picture::Describe(bytes);
      const std::string what = info ? info->media_type + ", which holds no text" : "no picture that is known";
      list.silent.push_back(part + ": " + what);
      return;
    }
    Preview preview;
    preview.part = part;
    preview.is_thumbnail = IsThumbnail(part);
    preview.media_type = picture::Describe(bytes)->media_type;
    preview.records = text->records;
    preview.unreadable = text->unreadable;
    preview.is_partial = text->is_cut_off || text->is_over_limit;
    const std::vector<SeamedText> drawn = picture::LayOut(std::move(text->texts));
    thai::Habit habit;
    for (const SeamedText& paragraph : drawn) engine_.Observe(paragraph, habit);
    thai::Repaired repaired;
    for (const SeamedText& paragraph : drawn) {
      engine_.Repair(paragraph, habit, repaired);
      if (!repaired.text.empty()) preview.paragraphs.push_back(repaired.text);
    }
    if (preview.paragraphs.empty()) {
      list.silent.push_back(part + (preview.unreadable > 0 ? ": its text is drawn as glyphs without characters"
                                                           : ": no text is drawn in it"));
      return;
    }
    list.previews.push_back(std::move(preview));
  }

  Status ReadDump(std::string_view bytes, PreviewList& list) {
    legacy::DumpOptions options;
    options.starts_row = [this](std::string_view text) { return shared_.packs->LooksLikeRowStart(text); };
    legacy::DumpPreview dumped;
    NoConsumer nobody;
    DiscardFindings unwanted;
    if (Status read = legacy::ReadTextDump(bytes, limits_, options, nobody, unwanted, &dumped); !read) return read;
    Preview preview;
    preview.is_thumbnail = true;
    preview.media_type = "text/plain";
    preview.records = static_cast<std::uint32_t>(dumped.records.size());
    std::size_t next = 0;
    thai::RepairStream(
        thai::Door::kFragments, {}, engine_,
        [&](std::string& line) {
          if (next == dumped.records.size()) return false;
          line = dumped.records[next++];
          return true;
        },
        [&](std::string_view line) {
          while (!line.empty() && line.back() == '\n') line.remove_suffix(1);
          if (!line.empty()) preview.paragraphs.emplace_back(line);
          return true;
        });
    if (!preview.paragraphs.empty()) list.previews.push_back(std::move(preview));
    return {};
  }

 private:
  const Limits& limits_;
  const Shared& shared_;
  thai::Engine engine_;
};

Error Located(Error error, const std::string& path) {
  error.where.path = path;
  return error;
}

}  // namespace

Result<PreviewList> ReadPreviews(const std::string& path, const Shared& shared) {
  auto bytes = ReadInput(path, shared.read.limits.file_bytes);
  if (!bytes) return bytes.error();
  PreviewList list;
  list.path = utf8::Sanitize(path);
  PreviewReader reader(shared);
  if (picture::Describe(*bytes)) {
    reader.AddPicture("", *bytes, list);
    return list;
  }
  Status read;
  const legacy::InputKind kind = legacy::Sniff(*bytes);
  switch (kind) {
    case legacy::InputKind::kZip:
      read = reader.ReadArchive(*bytes, false, list);
      break;
    case legacy::InputKind::kFlatOpc:
    case legacy::InputKind::kWord2003Xml:
      read = reader.ReadXml(kind, *bytes, false, list);
      break;
    case legacy::InputKind::kTextDump:
      read = reader.ReadDump(*bytes, list);
      break;
    default:
      read = Error{ErrorCode::kUnknownFormat,
                   "no file that can hold a preview",
                   "previews are read from Word's zip and XML formats, EMF and WMF pictures and text dumps",
                   {}};
  }
  if (!read) return Located(read.error(), path);
  return list;
}

std::optional<std::string> ThumbnailExcerpt(const std::string& bytes, const Shared& shared) {
  constexpr std::size_t kMostCodePoints = 160;
  const legacy::InputKind kind = legacy::Sniff(bytes);
  if (kind != legacy::InputKind::kZip && !IsXml(kind)) return std::nullopt;
  PreviewList list;
  PreviewReader reader(shared);
  const Status read = IsXml(kind) ? reader.ReadXml(kind, bytes, true, list) : reader.ReadArchive(bytes, true, list);
  if (!read || list.previews.empty()) return std::nullopt;
  std::string excerpt = Join(list.previews.front().paragraphs, " ");
  const std::size_t end = utf8::OffsetOf(excerpt, kMostCodePoints);
  if (end < excerpt.size()) excerpt.replace(end, std::string::npos, "...");
  return excerpt;
}

std::string PreviewText(const PreviewList& list) {
  std::string out;
  for (const Preview& preview : list.previews) {
    if (!out.empty()) out += '\n';
    const std::string name = !preview.part.empty() ? preview.part : list.path;
    out += name + ": " + (preview.is_thumbnail ? "preview of the first page, " : "") + std::to_string(preview.records) +
           (preview.records == 1 ? " text record" : " text records");
    if (preview.unreadable > 0) out += ", " + std::to_string(preview.unreadable) + " of them unreadable";
    if (preview.is_partial) out += ", cut off";
    out += '\n';
    for (const std::string& paragraph : preview.paragraphs) out += paragraph + '\n';
  }
  if (list.previews.empty()) out += list.path + ": no preview text\n";
  for (const std::string& silent : list.silent) out += (silent.starts_with(":") ? list.path : "") + silent + '\n';
  return out;
}

std::string PreviewJson(const PreviewList& list) {
  sinks::JsonWriter json;
  json.BeginObject();
  json.Key("document");
  json.BeginObject();
  json.Key("path");
  json.String(list.path);
  json.EndObject();
  json.Key("previews");
  json.BeginArray();
  for (const Preview& preview : list.previews) {
    json.BeginObject();
    json.Key("part");
    json.String(preview.part.empty() ? std::optional<std::string>() : preview.part);
    json.Key("thumbnail");
    json.Bool(preview.is_thumbnail);
    json.Key("media_type");
    json.String(preview.media_type);
    json.Key("records");
    json.Uint(preview.records);
    json.Key("unreadable");
    json.Uint(preview.unreadable);
    json.Key("partial");
    json.Bool(preview.is_partial);
    json.Key("paragraphs");
    json.BeginArray();
    for (const std::string& paragraph : preview.paragraphs) json.String(paragraph);
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  json.EndLine();
  return std::string(json.text());
}

}  // namespace sarabun::pipeline
