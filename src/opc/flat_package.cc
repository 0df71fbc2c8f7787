#include "opc/flat_package.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/base64.h"
#include "base/limit_error.h"
#include "base/utf8.h"
#include "opc/part_name.h"
#include "opc/tag_scanner.h"
#include "xml/encoding.h"
#include "xml/sax.h"

namespace sarabun::opc {

namespace {

using xml::Ns;

enum Names : std::uint16_t { kPackage = 1, kPart, kXmlData, kBinaryData, kName, kContentType };
constexpr std::array kNames = {
    xml::Name{Ns::kPkg, "package", kPackage}, xml::Name{Ns::kPkg, "part", kPart},
    xml::Name{Ns::kPkg, "xmlData", kXmlData}, xml::Name{Ns::kPkg, "binaryData", kBinaryData},
    xml::Name{Ns::kPkg, "name", kName},       xml::Name{Ns::kPkg, "contentType", kContentType},
};
constexpr const char* kRepair = "open it in Word, which may be able to repair it, and save it as .docx";
constexpr std::size_t kInPart = 2;    // depth of a part's content
constexpr std::size_t kPartRoot = 3;  // depth of an XML part's root
constexpr std::uint32_t kAround = 3;  // elements around an XML part

// What stands before each XML part so that it is read in the file's encoding; nothing for UTF-8.
std::string DeclarationFor(const std::string& bytes) {
  if (xml::IsPlainUtf8(bytes) || !bytes.starts_with("<?xml")) return {};
  return bytes.substr(0, bytes.find("?>")) + "?>";
}

class FlatHandler final : public xml::Handler {
 public:
  FlatHandler(const std::string& bytes, xml::Parser& parser, const Limits& limits)
      : bytes_(bytes), scanner_(bytes), declaration_(DeclarationFor(bytes)), parser_(parser), limits_(limits) {}

  void OnStart(const xml::Element& element) override {
    const TagScanner::Tag tag = scanner_.Start();
    if (depth_ <= kInPart) {
      declared_.resize(depth_);
      declared_.push_back(DeclarationsOf(Slice(tag.begin, tag.end)));
    }
    if (depth_ == 0 && element.id != kPackage) Fail("its root is not pkg:package");
    if (depth_ == 1) StartPart(element);
    if (depth_ == kInPart && in_part_) StartContent(element, tag);
    if (depth_ == kPartRoot && content_ == kXmlData && root_name_end_ == 0) {
      root_name_end_ = tag.begin + NameEnd(Slice(tag.begin, tag.end));
      root_declared_ = DeclarationsOf(Slice(tag.begin, tag.end));
    }
    ++depth_;
  }

  void OnEnd(const xml::Element&) override {
    const TagScanner::Tag tag = scanner_.End();
    --depth_;
    if (depth_ == kInPart && in_part_) EndContent(tag);
    if (depth_ == 1) in_part_ = false;
  }

  void OnText(std::string_view text) override {
    if (content_ != kBinaryData || depth_ != kInPart + 1) return;
    if (!part().fault && !base64_.Feed(text, part().bytes)) SetFault("its base64 is broken");
  }

  std::vector<LoosePart> TakeParts() { return std::move(parts_); }

 private:
  LoosePart& part() { return parts_.back(); }
  std::string_view Slice(std::size_t begin, std::size_t end) const {
    return std::string_view(bytes_).substr(begin, end - begin);
  }
  void SetFault(const char* message) {
    part().bytes.clear();
    part().fault = Error{ErrorCode::kMalformed, message, kRepair, {}};
  }
  void Fail(std::string message) { Fail(Error{ErrorCode::kMalformed, std::move(message), kRepair, {}}); }
  void Fail(Error error) {
    if (in_part_) error.where.part = part().name;
    parser_.Stop(std::move(error));
  }

  void StartPart(const xml::Element& element) {
    if (element.id != kPart) return;
    const PartName name = NormalName(element.Get(kName));
    if (name.value.empty()) return Fail("a part without a name");
    if (parts_.size() >= limits_.entries) return Fail(MoreThan(limits_.entries, "parts", "entries"));
    in_part_ = true;
    has_content_ = false;
    parts_.push_back({name.value, std::string(element.Get(kContentType)), {}, {}});
  }

  void StartContent(const xml::Element& element, const TagScanner::Tag& tag) {
    content_ = element.id;
    if (content_ != kXmlData && content_ != kBinaryData) return;
    if (std::exchange(has_content_, true)) return Fail("a part with two contents");
    base64_ = {};
    root_name_end_ = 0;
    begin_ = tag.end;
  }

  void EndContent(const TagScanner::Tag& tag) {
    const std::uint16_t ended = std::exchange(content_, std::uint16_t{0});
    if (ended == kBinaryData && !part().fault && !base64_.IsWhole()) SetFault("its base64 ends too early");
    if (ended != kXmlData) return;
    const std::size_t root = root_name_end_ == 0 ? begin_ : root_name_end_;
    std::string& bytes = part().bytes;
    bytes = declaration_;
    bytes += Slice(begin_, root);
    if (root_name_end_ != 0) bytes += Inherited();
    bytes += Slice(root, std::max(root, tag.begin));
  }

  // Namespaces declared around the root and not on it; the nearest wins.
  std::string Inherited() const {
    std::unordered_set<std::string> known;
    for (const NamespaceDeclaration& own : root_declared_) known.insert(own.name);
    std::string text;
    for (auto around = declared_.rbegin(); around != declared_.rend(); ++around) {
      for (const NamespaceDeclaration& one : *around) {
        if (known.insert(one.name).second) text += " " + one.text;
      }
    }
    return text;
  }

  const std::string& bytes_;
  TagScanner scanner_;
  const std::string declaration_;
  xml::Parser& parser_;
  const Limits& limits_;
  std::vector<LoosePart> parts_;
  std::vector<std::vector<NamespaceDeclaration>> declared_;  // of the elements around an XML part, outermost first
  std::vector<NamespaceDeclaration> root_declared_;
  Base64Decoder base64_;
  std::size_t depth_ = 0;
  std::size_t begin_ = 0;          // of an XML part's text
  std::size_t root_name_end_ = 0;  // where its root can take declarations; 0: no root yet
  std::uint16_t content_ = 0;
  bool in_part_ = false;
  bool has_content_ = false;
};

// Whether text is UTF-16, and if so, whether the low byte comes first. Markup begins with '<'.
enum class Wide { kNo, kLowFirst, kHighFirst };
Wide WidthOf(std::string_view bytes) {
  constexpr std::string_view kLowFirst("<\0", 2);
  constexpr std::string_view kHighFirst("\0<", 2);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with(kLowFirst)) return Wide::kLowFirst;
  return bytes.starts_with("\xFE\xFF") || bytes.starts_with(kHighFirst) ? Wide::kHighFirst : Wide::kNo;
}

// Its declaration, which says UTF-16, goes.
std::string Narrowed(std::string_view bytes, Wide wide) {
  std::string text = utf8::FromUtf16(bytes, wide == Wide::kLowFirst);
  const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::size_t end = text.compare(start, 5, "<?xml") == 0 ? text.find("?>", start) : std::string::npos;
  text.erase(0, end == std::string::npos ? start : end + 2);
  return text;
}

}  // namespace

Result<std::vector<LoosePart>> PartsOfFlat(const std::string& bytes, const Limits& limits) {
  if (const Wide wide = WidthOf(bytes); wide != Wide::kNo) return PartsOfFlat(Narrowed(bytes, wide), limits);
  Limits whole = limits;
  whole.part_bytes = std::max(limits.part_bytes, limits.file_bytes);  // parts are bounded one by one, by the package
  whole.xml_depth += kAround;
  xml::Parser parser(kNames);
  FlatHandler handler(bytes, parser, limits);
  if (Status parsed = parser.Parse(bytes, whole, handler); !parsed) return parsed.error();
  return handler.TakeParts();
}

}  // namespace sarabun::opc
