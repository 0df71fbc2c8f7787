#include "xml/sax.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <string>
#include <utility>

#include "base/limit_error.h"
#include "xml/encoding.h"
#include "xml/parser_impl.h"

namespace sarabun::xml {

namespace {

// HUGE lifts libxml2's fixed limits (depth 256, texts of 10 MB): honest reports pass them, and Limits stands
// in their place.
// NOENT resolves &amp; in attributes; without a DOCTYPE there are no other entities to resolve.
constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT;

// A context remembers every name it ever saw; past this many it is replaced between two parts. Past 400 or so its
// dictionary hashes each name by another function, which is slower than a new context for all but small parts.
constexpr std::size_t kManyNames = 4096;
constexpr std::size_t kSmallPart = 1 << 16;

Error PartTooLarge(std::uint64_t limit) {
  return LimitReached("larger than " + std::to_string(limit) + " bytes", "part-bytes");
}

}  // namespace

Parser::Impl::Impl(std::span<const Name> names, std::span<const std::uint16_t> repeating) : names_(names, repeating) {
  xmlInitParser();
}

Status Parser::Impl::Prepare(const Limits& limits, Handler& handler) {
  handler_ = &handler;
  limits_ = limits;
  open_.clear();
  namespaces_ = 0;
  scopes_.clear();
  last_scope_ = 0;
  blocks_.Clear();
  seen_.reset();
  drained_ = false;
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
  if (!stopped_ && context_->wellFormed == 0) Fail({ErrorCode::kMalformed, "not well-formed XML", "", {}});
  // A NUL ends the document for libxml2, whatever follows.
  if (!stopped_ && !AtEnd()) Fail({ErrorCode::kMalformed, "something follows the end of the document element", "", {}});
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
  if (bytes.size() > kSmallPart) context_.reset();
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
  drained_ = true;
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
    if (*got == 0) {
      drained_ = true;
      break;
    }
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
  context_.reset();  // what is read in pieces is large
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

Parser::Parser(std::span<const Name> names, std::span<const std::uint16_t> repeating)
    : impl_(std::make_unique<Impl>(names, repeating)) {}
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
