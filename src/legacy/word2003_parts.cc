#include "legacy/word2003_parts.h"

#include <utility>

#include "legacy/word2003_names.h"

namespace sarabun::legacy {

namespace {

using opc::LoosePart;

constexpr std::string_view kPictureScheme = "wordml://";
constexpr std::string_view kPackageTypes = "http://schemas.openxmlformats.org/package/2006/relationships/";
constexpr std::string_view kOfficeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:w10=\"urn:schemas-microsoft-com:office:word\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
    " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"";

// One type of ours is the package's own (ECMA-376 part 2, annex F).
std::string Relationship(std::string_view id, std::string_view type, std::string_view target, bool external) {
  std::string text = "<Relationship Id=\"";
  text.append(id).append("\" Type=\"");
  text.append(type.starts_with("metadata/") ? kPackageTypes : kOfficeTypes).append(type).append("\" Target=\"");
  AppendEscaped(text, target);
  text.append(external ? "\" TargetMode=\"External\"/>" : "\"/>");
  return text;
}

LoosePart RelationshipPart(const std::string& name, std::string_view items) {
  std::string text = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  text.append(items).append("</Relationships>");
  return {name, {}, std::move(text), {}};
}

std::string PictureTarget(std::string_view name) {
  if (!Word2003Parts::IsPictureName(name)) return "/word/embeddings/" + std::string(name);
  return "/word/media/" + std::string(name.substr(kPictureScheme.size()));
}

}  // namespace

Word2003Parts::Word2003Parts()
    : parts_{{"word/document.xml", "officeDocument", "w:document", true, {}, {}},
             {"word/styles.xml", "styles", "w:styles", false, {}, {}},
             {"word/numbering.xml", "numbering", "w:numbering", false, {}, {}},
             {"word/footnotes.xml", "footnotes", "w:footnotes", false, {}, {}},
             {"word/endnotes.xml", "endnotes", "w:endnotes", false, {}, {}},
             {"word/comments.xml", "comments", "w:comments", false, {}, {}},
             {"docProps/core.xml", "metadata/core-properties", "cp:coreProperties", true, {}, {}},
             {"docProps/app.xml", "extended-properties", "Properties", true, {}, {}},
             {"docProps/custom.xml", "custom-properties", "Properties", true, {}, {}}} {}

std::size_t Word2003Parts::AddMargin(const std::string& kind) {
  const bool header = kind == "header";
  parts_.push_back({"word/" + kind + std::to_string(parts_.size()) + ".xml",
                    header ? "header" : "footer",
                    header ? "w:hdr" : "w:ftr",
                    false,
                    {},
                    {}});
  return parts_.size() - 1;
}

std::string Word2003Parts::Relate(std::size_t part, std::string_view type, std::string_view address) {
  std::string id = NextId();
  parts_[part].relationships += Relationship(id, type, address, true);
  return id;
}

std::string Word2003Parts::PictureId(std::size_t part, std::string_view name) {
  const auto [known, fresh] = picture_ids_.try_emplace({part, std::string(name)});
  if (fresh) {
    known->second = NextId();
    parts_[part].relationships +=
        Relationship(known->second, IsPictureName(name) ? "image" : "oleObject", PictureTarget(name), false);
  }
  return known->second;
}

bool Word2003Parts::IsPictureName(std::string_view source) { return source.starts_with(kPictureScheme); }

void Word2003Parts::BeginPicture(std::string_view name) {
  pictures_.push_back({PictureTarget(name), {}, {}, {}});
  base64_ = {};
}

void Word2003Parts::AddToPicture(std::string_view base64) {
  LoosePart& picture = pictures_.back();
  if (!picture.fault && !base64_.Feed(base64, picture.bytes)) SpoilPicture("its base64 is broken");
}

void Word2003Parts::EndPicture() {
  if (!pictures_.back().fault && !base64_.IsWhole()) SpoilPicture("its base64 ends too early");
}

void Word2003Parts::SpoilPicture(const char* message) {
  pictures_.back().bytes.clear();
  pictures_.back().fault = Error{ErrorCode::kMalformed, message, "", {}};
}

std::vector<LoosePart> Word2003Parts::Finish() {
  std::vector<LoosePart> all = std::move(pictures_);
  std::string of_package;
  std::string& of_main = parts_[kMain].relationships;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if (i != kMain && part.text.empty()) continue;
    std::string& list = part.of_package ? of_package : of_main;
    list += Relationship(NextId(), part.relationship, "/" + part.name, false);
    std::string text = "<";
    text.append(part.root).append(kNamespaces).append(">").append(part.text);
    text.append("</").append(part.root).append(">");
    all.push_back({part.name, {}, std::move(text), {}});
    if (i == kMain || part.relationships.empty()) continue;
    all.push_back(RelationshipPart("word/_rels" + part.name.substr(part.name.find('/')) + ".rels", part.relationships));
  }
  all.push_back(RelationshipPart("word/_rels/document.xml.rels", of_main));
  all.push_back(RelationshipPart("_rels/.rels", of_package));
  return all;
}

}  // namespace sarabun::legacy
