#include "xml/sax.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "xml/crowded_tag.h"
#include "xml/name_cache.h"
#include "xml/parse_error.h"

namespace sarabun::xml {

namespace {

// HUGE lifts libxml2's fixed limits (depth 256, texts of 10 MB): honest reports pass them, and Limits stands
// in their place.
// NOENT resolves &amp; in attributes; without a DOCTYPE there are no other entities to resolve.
constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT;

// A context remembers every name it ever saw; past this many it is replaced between two parts.
constexpr std::size_t kManyNames = 4096;

// ECMA-376 part 2, 8.1.4 allows UTF-8 and UTF-16. Single-byte encodings do no harm; others (UTF-7, EBCDIC,
// ISO-2022) can hide markup from whoever looks at the bytes.
bool IsPlainEncoding(std::string_view encoding) {
  const std::string name = ToLowerAscii(encoding);
  const std::string_view allowed[] = {"utf-8",     "utf8",     "utf-16",  "us-ascii", "ascii",
                                      "iso-8859-", "windows-", "tis-620", "cp125",    "cp874"};
  return std::any_of(std::begin(allowed), std::end(allowed),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

// Whether libxml2 will read the bytes as they are: no sign of UTF-16, no declaration of anything but UTF-8.
bool IsPlainUtf8(std::string_view bytes) {
  constexpr std::size_t kLongestDeclaration = 256;
  constexpr std::string_view kEncoding = "encoding";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.size() < 2 || bytes[0] != '<' || bytes[1] == 0) return false;
  if (!bytes.starts_with("<?xml")) return true;
  const std::size_t end = bytes.substr(0, kLongestDeclaration).find("?>");
  if (end == std::string_view::npos) return false;
  const std::string declaration = ToLowerAscii(bytes.substr(0, end));
  const std::size_t encoding = declaration.find(kEncoding);
  return encoding == std::string::npos || declaration.find("utf-8", encoding) != std::string::npos;
}

const char* Chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

Error OutOfMemory() { return {ErrorCode::kOutOfMemory, "out of memory while reading XML", "", {}}; }

Error CrowdedTag(std::uint32_t limit) {
  return {ErrorCode::kLimitReached, "more than " + std::to_string(limit) + " attributes on one element", "", {}};
}

Error PartTooLarge(std::uint64_t limit) {
  return {ErrorCode::kLimitReached, "larger than " + std::to_string(limit) + " bytes", "", {}};
}

struct ContextDeleter {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

}  // namespace

// The callbacks' side. Everything libxml2 calls is a static function here that takes the Impl as its user
// data; an exception of the handler ends in Guarded.
class Parser::Impl {
 public:
  explicit Impl(std::span<const Name> names) : names_(names) { xmlInitParser(); }

  Status ParseInPlace(const std::string& bytes, const Limits& limits, Handler& handler);
  Status ParseStream(const ReadFn& read, const Limits& limits, Handler& handler);

  void Stop(Status status) {
    if (stopped_) return;
    stopped_ = true;
    outcome_ = std::move(status);
  }
  std::uint64_t ByteOffset() const {
    const long offset = context_ ? xmlByteConsumed(context_.get()) : -1;
    return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
  }
  std::string_view UriOf(std::string_view prefix) const;

 private:
  struct Scope {  // an element that declares namespaces
    std::size_t depth;
    std::uint32_t count;
  };
  struct Stream {
    Impl* parser;
    const ReadFn& read;
    CrowdedTagSearch search;
    std::uint64_t bytes = 0;
  };

  Status Prepare(const Limits& limits, Handler& handler);
  Status Conclude();
  void Fail(ErrorCode code, std::string message);
  template <class Call>
  void Guarded(Call call);
  void Start(const xmlChar* local, const xmlChar* uri, int attribute_count, const xmlChar** attributes);
  void End();
  bool Admit(int namespace_count, int attribute_count);
  void OpenScope(std::uint32_t namespace_count);
  bool at_end() const { return context_->input == nullptr || context_->input->cur >= context_->input->end; }
  int Fill(Stream& stream, char* buffer, std::size_t size);

  static void OnDocument(void* self);
  static void OnDoctype(void* self, const xmlChar*, const xmlChar*, const xmlChar*);
  static void OnStart(void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
                      const xmlChar** namespaces, int attribute_count, int defaulted, const xmlChar** attributes);
  static void OnEnd(void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri);
  static void OnText(void* self, const xmlChar* text, int length);
  static void OnError(void* self, xmlErrorPtr error);
  static int OnRead(void* stream, char* buffer, int size);

  NameCache names_;
  std::unique_ptr<xmlParserCtxt, ContextDeleter> context_;
  std::vector<Attribute> attributes_;
  std::vector<const ResolvedName*> open_;  // elements, outermost first
  std::vector<Scope> scopes_;
  Handler* handler_ = nullptr;
  Limits limits_;
  std::uint32_t namespaces_ = 0;  // declarations in scope
  bool stopped_ = false;
  Status outcome_;
};

// ---- events

template <class Call>
void Parser::Impl::Guarded(Call call) {
  if (stopped_) return;
  try {
    call();
  } catch (const std::bad_alloc&) {
    Fail(ErrorCode::kOutOfMemory, "out of memory while reading XML");
  } catch (const std::exception& thrown) {
    Fail(ErrorCode::kInternal, std::string("a handler failed: ") + thrown.what());
  } catch (...) {
    Fail(ErrorCode::kInternal, "a handler failed");
  }
  // Only now: stopping frees the buffer that the event's views point into.
  if (stopped_) xmlStopParser(context_.get());
}

void Parser::Impl::Fail(ErrorCode code, std::string message) {
  if (stopped_) return;
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.where.byte = ByteOffset();
  if (context_->input != nullptr) {
    error.where.line = static_cast<std::uint32_t>(context_->input->line);
    error.where.column = static_cast<std::uint32_t>(context_->input->col);
  }
  Stop(std::move(error));
}

void Parser::Impl::OnDocument(void* self) {
  auto& impl = *static_cast<Impl*>(self);
  impl.Guarded([&] {
    const xmlChar* encoding = impl.context_->encoding;
    if (encoding == nullptr || IsPlainEncoding(Chars(encoding))) return;
    impl.Fail(ErrorCode::kMalformed, "neither UTF-8 nor UTF-16");
  });
}

void Parser::Impl::OnDoctype(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto& impl = *static_cast<Impl*>(self);
  impl.Guarded([&] { impl.Fail(ErrorCode::kMalformed, "a DOCTYPE is not allowed in a Word part"); });
}

bool Parser::Impl::Admit(int namespace_count, int attribute_count) {
  if (open_.size() >= limits_.xml_depth) {
    Fail(ErrorCode::kLimitReached, "elements nested deeper than " + std::to_string(limits_.xml_depth));
  } else if (static_cast<std::uint32_t>(attribute_count) > limits_.xml_attributes) {
    Stop(CrowdedTag(limits_.xml_attributes));
  } else if (namespace_count > 0) {
    OpenScope(static_cast<std::uint32_t>(namespace_count));
  }
  return !stopped_;
}

// libxml2 looks for a prefix through all declarations in scope, so they are bounded too, by what an element may
// have: Word declares about 40 and all of them at the top.
void Parser::Impl::OpenScope(std::uint32_t namespace_count) {
  scopes_.push_back({open_.size() + 1, namespace_count});
  namespaces_ += namespace_count;
  if (namespaces_ <= limits_.xml_attributes) return;
  Fail(ErrorCode::kLimitReached, "more than " + std::to_string(limits_.xml_attributes) + " namespaces in scope");
}

void Parser::Impl::Start(const xmlChar* local, const xmlChar* uri, int attribute_count, const xmlChar** attributes) {
  // libxml2 gives five pointers an attribute: name, prefix, URI, and begin and end of the value.
  constexpr std::size_t kStride = 5;
  const auto count = static_cast<std::size_t>(attribute_count);
  if (attributes_.size() < count) attributes_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const xmlChar** const five = attributes + i * kStride;
    const ResolvedName& name = names_.Resolve(Chars(five[0]), Chars(five[2]));
    attributes_[i] = {name.id, name.ns, name.local, {Chars(five[3]), static_cast<std::size_t>(five[4] - five[3])}};
  }
  const ResolvedName& name = names_.Resolve(Chars(local), Chars(uri));
  open_.push_back(&name);
  handler_->OnStart({name.id, name.ns, name.local, name.uri, {attributes_.data(), count}});
}

void Parser::Impl::End() {
  const ResolvedName& name = *open_.back();
  handler_->OnEnd({name.id, name.ns, name.local, name.uri, {}});
  if (!scopes_.empty() && scopes_.back().depth == open_.size()) {
    namespaces_ -= scopes_.back().count;
    scopes_.pop_back();
  }
  open_.pop_back();
}

void Parser::Impl::OnStart(void* self, const xmlChar* local, const xmlChar*, const xmlChar* uri, int namespace_count,
                           const xmlChar**, int attribute_count, int, const xmlChar** attributes) {
  auto& impl = *static_cast<Impl*>(self);
  impl.Guarded([&] {
    if (impl.Admit(namespace_count, attribute_count)) impl.Start(local, uri, attribute_count, attributes);
  });
}

void Parser::Impl::OnEnd(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto& impl = *static_cast<Impl*>(self);
  impl.Guarded([&] { impl.End(); });
}

void Parser::Impl::OnText(void* self, const xmlChar* text, int length) {
  auto& impl = *static_cast<Impl*>(self);
  impl.Guarded([&] { impl.handler_->OnText({Chars(text), static_cast<std::size_t>(length)}); });
}

// ---- errors

// The first error is the one that is told; libxml2 may go on reading, without events, and find more.
void Parser::Impl::OnError(void* self, xmlErrorPtr found) {
  auto& impl = *static_cast<Impl*>(self);
  if (impl.stopped_ || found == nullptr || found->level < XML_ERR_ERROR) return;
  try {
    const xmlParserCtxt& context = *impl.context_;
    const bool inside =
        context.nameNr > 0 || context.instate == XML_PARSER_CONTENT || context.instate == XML_PARSER_ATTRIBUTE_VALUE;
    Error error = DescribeParseError(*found, impl.at_end(), inside);
    error.where.byte = impl.ByteOffset();
    impl.Stop(std::move(error));
  } catch (const std::bad_alloc&) {
    impl.Stop(OutOfMemory());
  }
}

// ---- from start to end

Status Parser::Impl::Prepare(const Limits& limits, Handler& handler) {
  handler_ = &handler;
  limits_ = limits;
  open_.clear();
  namespaces_ = 0;
  scopes_.clear();
  stopped_ = false;
  outcome_ = {};
  if (context_) return {};
  names_.Clear();
  context_.reset(xmlNewParserCtxt());
  if (!context_) return OutOfMemory();
  xmlSAXHandler& sax = *context_->sax;
  std::memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startDocument = OnDocument;
  sax.internalSubset = OnDoctype;
  sax.startElementNs = OnStart;
  sax.endElementNs = OnEnd;
  sax.characters = OnText;
  sax.ignorableWhitespace = OnText;
  sax.cdataBlock = OnText;
  sax.serror = OnError;
  context_->userData = this;
  return {};
}

Status Parser::Impl::Conclude() {
  if (!stopped_ && context_->wellFormed == 0) Fail(ErrorCode::kMalformed, "not well-formed XML");
  // A NUL ends the document for libxml2, whatever follows.
  if (!stopped_ && !at_end()) Fail(ErrorCode::kMalformed, "something follows the end of the document element");
  // A context keeps names, and after an early end also namespaces (libxml2 before 2.11): not reused then.
  if (stopped_ || names_.size() > kManyNames) {
    context_.reset();
  } else {
    xmlCtxtReset(context_.get());
  }
  return std::exchange(outcome_, {});
}

namespace {

// libxml2 tells some errors (of converting, of input) to no context but to the thread; without this it would
// print them.
class ThreadErrors {
 public:
  ThreadErrors(void* self, xmlStructuredErrorFunc function)
      : context_(xmlStructuredErrorContext), function_(xmlStructuredError) {
    xmlSetStructuredErrorFunc(self, function);
  }
  ~ThreadErrors() { xmlSetStructuredErrorFunc(context_, function_); }
  ThreadErrors(const ThreadErrors&) = delete;
  ThreadErrors& operator=(const ThreadErrors&) = delete;

 private:
  void* context_;
  xmlStructuredErrorFunc function_;
};

}  // namespace

Status Parser::Impl::ParseInPlace(const std::string& bytes, const Limits& limits, Handler& handler) {
  if (bytes.size() > limits.part_bytes) return PartTooLarge(limits.part_bytes);
  if (CrowdedTagSearch(limits.xml_attributes).Feed(bytes)) return CrowdedTag(limits.xml_attributes);
  if (Status ready = Prepare(limits, handler); !ready) return ready;
  const ThreadErrors errors(this, OnError);
  // An input without a buffer is read where it lies and never moved.
  xmlParserInput* input = xmlNewInputStream(context_.get());
  if (input == nullptr) return OutOfMemory();
  input->base = reinterpret_cast<const xmlChar*>(bytes.c_str());
  input->cur = input->base;
  input->end = input->base + bytes.size();
  input->length = static_cast<int>(bytes.size());
  xmlCtxtUseOptions(context_.get(), kOptions);
  inputPush(context_.get(), input);
  xmlParseDocument(context_.get());
  return Conclude();
}

// Fills as much as it can: libxml2 takes a short read for little left.
int Parser::Impl::Fill(Stream& stream, char* buffer, std::size_t size) {
  std::size_t filled = 0;
  while (filled < size) {
    Result<std::size_t> got = stream.read(buffer + filled, size - filled);
    if (!got) {
      Stop(std::move(got.error()));
      return -1;
    }
    if (*got == 0) break;
    filled += *got;
  }
  stream.bytes += filled;
  if (stream.bytes > limits_.part_bytes) {
    Stop(PartTooLarge(limits_.part_bytes));
  } else if (stream.search.Feed({buffer, filled})) {
    Stop(CrowdedTag(limits_.xml_attributes));
  }
  return stopped_ ? -1 : static_cast<int>(filled);
}

int Parser::Impl::OnRead(void* data, char* buffer, int size) {
  auto& stream = *static_cast<Stream*>(data);
  Impl& impl = *stream.parser;
  if (impl.stopped_ || size <= 0) return -1;
  try {
    return impl.Fill(stream, buffer, static_cast<std::size_t>(size));
  } catch (...) {
    impl.Stop(OutOfMemory());
    return -1;
  }
}

Status Parser::Impl::ParseStream(const ReadFn& read, const Limits& limits, Handler& handler) {
  if (Status ready = Prepare(limits, handler); !ready) return ready;
  Stream stream{this, read, CrowdedTagSearch(limits.xml_attributes)};
  const ThreadErrors errors(this, OnError);
  xmlCtxtReadIO(context_.get(), OnRead, nullptr, &stream, nullptr, nullptr, kOptions);
  return Conclude();
}

std::string_view Parser::Impl::UriOf(std::string_view prefix) const {
  if (!context_) return {};
  for (int i = context_->nsNr - 2; i >= 0; i -= 2) {
    const char* declared = Chars(context_->nsTab[i]);
    if ((declared == nullptr ? std::string_view{} : declared) == prefix) return Chars(context_->nsTab[i + 1]);
  }
  return {};
}

Parser::Parser(std::span<const Name> names) : impl_(std::make_unique<Impl>(names)) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Status Parser::Parse(std::string_view bytes, const Limits& limits, Handler& handler) {
  const ReadFn read = [&bytes](char* buffer, std::size_t size) -> Result<std::size_t> {
    const std::string_view next = bytes.substr(0, size);
    std::copy(next.begin(), next.end(), buffer);
    bytes.remove_prefix(next.size());
    return next.size();
  };
  return impl_->ParseStream(read, limits, handler);
}

Status Parser::ParseInPlace(const std::string& bytes, const Limits& limits, Handler& handler) {
  // libxml2 counts a buffer in an int, and converts only what comes through a reader.
  if (bytes.size() > INT_MAX || !IsPlainUtf8(bytes)) return Parse(std::string_view(bytes), limits, handler);
  return impl_->ParseInPlace(bytes, limits, handler);
}

Status Parser::ParseStream(const ReadFn& read, const Limits& limits, Handler& handler) {
  return impl_->ParseStream(read, limits, handler);
}

void Parser::Stop(Status status) { impl_->Stop(std::move(status)); }
std::uint64_t Parser::ByteOffset() const { return impl_->ByteOffset(); }
std::string_view Parser::UriOf(std::string_view prefix) const { return impl_->UriOf(prefix); }

}  // namespace sarabun::xml
