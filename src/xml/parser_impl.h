#pragma once

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xml/crowded_tag.h"
#include "xml/name_cache.h"
#include "xml/repeated_blocks.h"
#include "xml/sax.h"

namespace sarabun::xml {

inline const char* Chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

Error OutOfMemory();
Error CrowdedTag(std::uint32_t limit);

// The part of a parser that knows libxml2. Everything that libxml2 calls is a static function that takes the Impl as
// its user data; an exception of the handler ends in Guarded.
class Parser::Impl {
 public:
  Impl(std::span<const Name> names, std::span<const std::uint16_t> repeating);

  Status ParseInPlace(const std::string& bytes, const Limits& limits, Handler& handler);
  Status ParseStream(const ReadFn& read, const Limits& limits, Handler& handler);

  void Stop(Status status) {
    if (stopped_) return;
    stopped_ = true;
    outcome_ = std::move(status);
  }
  std::uint64_t ByteOffset() const;
  std::string_view UriOf(std::string_view prefix) const;

 private:
  struct Scope {  // an element that declares namespaces
    std::size_t depth;
    std::uint32_t count;
    std::uint64_t number;  // no other of this part has it
  };
  struct Stream {
    Impl* parser;
    const ReadFn& read;
    CrowdedTagSearch search;
    std::uint64_t bytes = 0;
  };

  Status Prepare(const Limits& limits, Handler& handler);
  Status Conclude();
  void Fail(Error error);
  void FailThrown();
  template <class Call>
  void Guarded(Call call);
  void Start(const ResolvedName& name, std::size_t attribute_count, const xmlChar** attributes);
  void End();
  void StartRepeating(const xmlChar* local, const xmlChar* prefix);
  void PassBy(RepeatedBlock& block);
  void EndRemembered();
  std::uint64_t scope() const { return scopes_.empty() ? 0 : scopes_.back().number; }
  bool Admit(int namespace_count, std::size_t attribute_count);
  void OpenScope(std::uint32_t namespace_count);
  bool AtEnd() const;
  int Fill(Stream& stream, char* buffer, std::size_t size);

  static void OnDocument(void* self);
  static void OnDoctype(void* self, const xmlChar*, const xmlChar*, const xmlChar*);
  static void OnStart(void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
                      const xmlChar** namespaces, int attribute_count, int defaulted, const xmlChar** attributes);
  static void OnEnd(void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri);
  static void OnText(void* self, const xmlChar* text, int length);
  static void OnError(void* self, xmlErrorPtr error);
  static int OnRead(void* stream, char* buffer, int size);

  struct ContextDeleter {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
  };

  NameCache names_;
  std::unique_ptr<xmlParserCtxt, ContextDeleter> context_;
  std::vector<const ResolvedName*> open_;  // elements, outermost first
  std::vector<Scope> scopes_;
  std::uint64_t last_scope_ = 0;
  RepeatedBlocks blocks_;
  std::unique_ptr<RepeatedBlock> seen_;  // the block that is being read, to be remembered
  std::size_t seen_depth_ = 0;           // elements open around it, its own included
  std::uint64_t seen_end_ = 0;           // the byte where it must end
  int seen_column_ = 0;                  // of the start tag's last character
  int seen_last_column_ = 0;             // behind its last element so far
  Handler* handler_ = nullptr;
  Limits limits_;
  std::uint32_t namespaces_ = 0;  // declarations in scope
  bool drained_ = false;          // the source of the bytes has no more
  bool stopped_ = false;
  Status outcome_;
};

}  // namespace sarabun::xml
