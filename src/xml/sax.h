#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sarabun/limits.h"
#include "sarabun/result.h"

namespace sarabun::xml {

// SAX over one part, with libxml2 behind the door.
//
// Namespaces arrive as short ids, whatever prefix the file uses, and the strict (ISO/IEC 29500) and
// transitional (ECMA-376) names of the same thing are one id. Element and attribute names that the caller
// lists arrive as numbers, so that a handler is a switch and no string is compared on the way.
enum class Ns : std::uint8_t {
  kNone,     // no namespace
  kW,        // wordprocessingml main
  kR,        // officeDocument relationships (the r:id attribute)
  kWp,       // drawingml wordprocessingDrawing
  kA,        // drawingml main
  kPic,      // drawingml picture
  kC,        // drawingml chart
  kDgm,      // drawingml diagram
  kMc,       // markup compatibility
  kWps,      // Word processing shape, 2010
  kWpg,      // Word processing group, 2010
  kWpc,      // Word processing canvas, 2010
  kWpi,      // ink
  kW14,      // Word 2010
  kW15,      // Word 2012
  kW16,      // later Word namespaces, all of them
  kV,        // VML
  kO,        // VML office
  kW10,      // VML word
  kM,        // Office math
  kRels,     // package relationships part
  kCt,       // content types part
  kCp,       // core properties
  kDc,       // Dublin Core elements
  kDcTerms,  // Dublin Core terms
  kEp,       // extended properties
  kCust,     // custom properties
  kVt,       // property value types
  kXml,      // the xml: prefix
  kPkg,      // flat OPC
  kW2003,    // Word 2003 XML
  kOther,    // anything else; see Element::ns_uri
};

// A name that a caller wants as a number. Ids are the caller's own, from 1; 0 is every name that is not
// listed.
struct Name {
  Ns ns;
  std::string_view local;
  std::uint16_t id;
};

// Views are valid during the callback only.
struct Attribute {
  std::uint16_t id = 0;
  Ns ns = Ns::kNone;
  std::string_view local;
  std::string_view value;  // entities resolved
};

class NameCache;

// The attributes of one element, in the file's order, during its callback. Their names are looked up when somebody
// asks: most elements of a Word part say how its text looks, and nobody does.
class AttributeList {
 public:
  class Iterator {
   public:
    Iterator(const AttributeList& list, std::size_t at) : list_(&list), at_(at) {}
    Attribute operator*() const { return list_->At(at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const AttributeList* list_;
    std::size_t at_;
  };

  AttributeList() = default;
  // Of libxml2's five pointers an attribute: name, prefix, URI, begin and end of the value.
  AttributeList(const unsigned char** fives, std::size_t size, NameCache& names)
      : fives_(fives), size_(size), names_(&names) {}

  std::size_t size() const { return size_; }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size_}; }

 private:
  Attribute At(std::size_t index) const;

  const unsigned char** fives_ = nullptr;
  std::size_t size_ = 0;
  NameCache* names_ = nullptr;
};

struct Element {
  std::uint16_t id = 0;
  Ns ns = Ns::kNone;
  std::string_view local;
  std::string_view ns_uri;  // as in the file; empty for none
  AttributeList attributes;

  // Value of the attribute with that id; `fallback` where there is none.
  std::string_view Get(std::uint16_t attribute_id, std::string_view fallback = {}) const {
    for (const Attribute attribute : attributes) {
      if (attribute.id == attribute_id) return attribute.value;
    }
    return fallback;
  }
  bool Has(std::uint16_t attribute_id) const {
    for (const Attribute attribute : attributes) {
      if (attribute.id == attribute_id) return true;
    }
    return false;
  }
};

class Handler {
 public:
  virtual ~Handler() = default;
  virtual void OnStart(const Element& element) = 0;
  virtual void OnEnd(const Element& element) = 0;  // attributes empty
  // Character data, CDATA included; one text may come in several pieces. Pieces never cut a code point.
  virtual void OnText(std::string_view text) = 0;
};

// Bytes of a part. Read fills up to `size` bytes and returns how many it put there, 0 at the end.
using ReadFn = std::function<Result<std::size_t>(char* buffer, std::size_t size)>;

// One parser, reused for many parts: buffers and name tables are kept. Not thread-safe; one a worker.
//
// Refused as kMalformed: a DOCTYPE, an undefined entity, anything that is not well-formed (the message says
// what and the location carries byte, line and column). kLimitReached: depth, attributes, or `part_bytes`. No
// file or address named inside the part is ever opened. UTF-8 and UTF-16 with or without a byte-order mark,
// and any encoding libxml2 knows by declaration, arrive as UTF-8. Invalid characters are kMalformed. A
// handler may stop the parse early with Stop(); Parse then returns ok.
class Parser {
 public:
  // `names` must outlive the parser. Names may come in any order; the same local name may stand under several
  // namespaces. Attributes without a namespace inside kW elements are looked up as kNone.
  // `repeating` lists ids of elements whose content is often the same bytes again, such as formatting: it is read once
  // and told each time, with ByteOffset at its end.
  explicit Parser(std::span<const Name> names, std::span<const std::uint16_t> repeating = {});
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  // The whole part in memory. In a std::string it is parsed where it lies, which is the fast way: libxml2 needs the
  // NUL behind it. Any other bytes go through a small buffer.
  Status Parse(std::string_view bytes, const Limits& limits, Handler& handler);
  template <std::same_as<std::string> String>
  Status Parse(const String& bytes, const Limits& limits, Handler& handler) {
    return ParseInPlace(bytes, limits, handler);
  }
  // A part that is too large to hold: read in pieces.
  Status ParseStream(const ReadFn& read, const Limits& limits, Handler& handler);

  // To be called from inside a handler: no more events, and Parse returns this status (ok by default).
  void Stop(Status status = {});
  // Byte offset of the current event, from inside a handler. Approximate (the end of the tag) and only as
  // fine as libxml2 tells.
  std::uint64_t ByteOffset() const;
  // What a prefix stands for at the current event, from inside OnStart or OnText: mc:Choice names its
  // requirements by prefix (ECMA-376 part 3, 7.6). Empty for a prefix that is not declared; "" asks for the
  // default namespace. Valid during the callback only.
  std::string_view UriOf(std::string_view prefix) const;

 private:
  class Impl;
  Status ParseInPlace(const std::string& bytes, const Limits& limits, Handler& handler);
  std::unique_ptr<Impl> impl_;
};

// The short id of a namespace URI, strict and transitional alike.
Ns NamespaceOf(std::string_view uri);

}  // namespace sarabun::xml
