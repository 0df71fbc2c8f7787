// What happens while libxml2 reads: its events become the handler's, its errors become one error.
#include <libxml/parser.h>

#include <exception>
#include <new>
#include <string>
#include <utility>

#include "base/limit_error.h"
#include "base/utf8.h"
#include "xml/encoding.h"
#include "xml/parse_error.h"
#include "xml/parser_impl.h"

namespace sarabun::xml {

Error OutOfMemory() { return {ErrorCode::kOutOfMemory, "out of memory while reading XML", "", {}}; }

Error CrowdedTag(std::uint32_t limit) { return MoreThan(limit, "attributes on one element", "xml-attributes"); }

namespace {

// Whether a start tag's callback may move libxml2's place in the input. Nothing in its documentation says so; it is so
// in 2.9, of which all releases read on from where the input says, and tests compare the events of every document here
// with those of a parser that was not moved. Another libxml2 reads every block itself.
const bool kMayMove = std::string_view(xmlParserVersion).starts_with("209");

// Bytes read so far, as libxml2 converted them.
std::uint64_t Consumed(const xmlParserInput& input) {
  return static_cast<std::uint64_t>(input.consumed) + static_cast<std::uint64_t>(input.cur - input.base);
}

}  // namespace

std::uint64_t Parser::Impl::ByteOffset() const {
  const long offset = context_ ? xmlByteConsumed(context_.get()) : -1;
  return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

// Nothing is left, or only the first bytes of a character.
bool Parser::Impl::AtEnd() const {
  const xmlParserInput* input = context_->input;
  if (!drained_ || input == nullptr || input->cur >= input->end) return drained_;
  const std::string_view rest(Chars(input->cur), static_cast<std::size_t>(input->end - input->cur));
  const utf8::Decoded last = utf8::Decode(rest, 0);
  const bool lead_byte = static_cast<unsigned char>(rest.front()) >= 0xC2;
  return !last.valid && lead_byte && last.length == rest.size();
}

template <class Call>
void Parser::Impl::Guarded(Call call) {
  if (!stopped_) {
    try {
      call();
    } catch (...) {
      FailThrown();
    }
  }
  // Only now: stopping frees the buffer that the event's views point into.
  if (stopped_) xmlStopParser(context_.get());
}

// Out of the way of the callbacks, which are called a million times where nothing is thrown.
void Parser::Impl::FailThrown() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    Fail({ErrorCode::kOutOfMemory, "out of memory while reading XML", "", {}});
  } catch (const std::exception& thrown) {
    Fail({ErrorCode::kInternal, std::string("a handler failed: ") + thrown.what(), "", {}});
  } catch (...) {
    Fail({ErrorCode::kInternal, "a handler failed", "", {}});
  }
}

void Parser::Impl::Fail(Error error) {
  if (stopped_) return;
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
    // libxml2 keeps a declared encoding that it converts with the input, any other with the context.
    const xmlParserCtxt& context = *impl.context_;
    for (const xmlChar* encoding : {context.encoding, context.input->encoding}) {
      if (encoding == nullptr || IsPlainEncoding(Chars(encoding))) continue;
      impl.Fail({ErrorCode::kMalformed, "neither UTF-8 nor UTF-16", "", {}});
    }
  });
}

void Parser::Impl::OnDoctype(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto& impl = *static_cast<Impl*>(self);
  impl.Guarded([&] { impl.Fail({ErrorCode::kMalformed, "a DOCTYPE is not allowed in a Word part", "", {}}); });
}

bool Parser::Impl::Admit(int namespace_count, std::size_t attribute_count) {
  if (open_.size() >= limits_.xml_depth) {
    Fail(LimitReached("elements nested deeper than " + std::to_string(limits_.xml_depth), "xml-depth"));
  } else if (attribute_count > limits_.xml_attributes) {
    Stop(CrowdedTag(limits_.xml_attributes));
  } else if (namespace_count > 0) {
    OpenScope(static_cast<std::uint32_t>(namespace_count));
  }
  return !stopped_;
}

// libxml2 looks for a prefix through all declarations in scope, so they are bounded too, by what an element may
// have: Word declares about 40 and all of them at the top.
void Parser::Impl::OpenScope(std::uint32_t namespace_count) {
  scopes_.push_back({open_.size() + 1, namespace_count, ++last_scope_});
  namespaces_ += namespace_count;
  if (namespaces_ <= limits_.xml_attributes) return;
  Fail(MoreThan(limits_.xml_attributes, "namespaces in scope", "xml-attributes"));
}

Attribute AttributeList::At(std::size_t index) const {
  constexpr std::size_t kStride = 5;
  const unsigned char** const five = fives_ + index * kStride;
  const ResolvedName& name = names_->Resolve(Chars(five[0]), Chars(five[2]));
  return {name.id, name.ns, name.local, {Chars(five[3]), static_cast<std::size_t>(five[4] - five[3])}};
}

void Parser::Impl::Start(const ResolvedName& name, std::size_t attribute_count, const xmlChar** attributes) {
  if (seen_ != nullptr) seen_->AddStart(name, attribute_count, attributes);
  open_.push_back(&name);
  // Made in its place: a list that is copied there waits for the stores that made it, at every element.
  handler_->OnStart({name.id, name.ns, name.local, name.uri, AttributeList(attributes, attribute_count, names_)});
}

void Parser::Impl::End() {
  if (seen_ != nullptr) EndRemembered();
  const ResolvedName& name = *open_.back();
  handler_->OnEnd({name.id, name.ns, name.local, name.uri, {}});
  if (!scopes_.empty() && scopes_.back().depth == open_.size()) {
    namespaces_ -= scopes_.back().count;
    scopes_.pop_back();
  }
  open_.pop_back();
}

// Behind the start tag of an element of whose content much is repeated. libxml2 stands at the tag's last character.
void Parser::Impl::StartRepeating(const xmlChar* local, const xmlChar* prefix) {
  const xmlParserInput& input = *context_->input;
  if (!kMayMove || *input.cur != '>') return;
  const std::string_view rest(Chars(input.cur) + 1, static_cast<std::size_t>(input.end - input.cur) - 1);
  if (RepeatedBlock* const block = blocks_.Find(rest, scope()); block != nullptr) {
    // One that goes too deep here is read, so that the limit is told of the right place.
    if (open_.size() + block->depth() <= limits_.xml_depth) PassBy(*block);
  } else if (seen_ == nullptr) {
    std::string name = prefix == nullptr ? std::string() : std::string(Chars(prefix)) + ':';
    seen_ = RepeatedBlocks::Begin(rest, name += Chars(local), scope());
    if (seen_ == nullptr) return;
    seen_depth_ = open_.size();
    seen_end_ = Consumed(input) + 1 + seen_->bytes().size();
    seen_column_ = seen_last_column_ = input.col;
  }
}

// Gives the events of a block, and lets libxml2 go on with its end tag. The content ends in the last character of a
// tag as the start tag does, so that for libxml2 the one takes the other's place.
void Parser::Impl::PassBy(RepeatedBlock& block) {
  xmlParserInput& input = *context_->input;
  input.cur += block.content_size();
  input.col += block.content_columns();
  for (const RepeatedBlock::Event& event : block.events()) {
    if (stopped_) return;
    if (event.name == nullptr) {
      End();
    } else {
      Start(*event.name, event.attributes, block.fives(event));
    }
  }
}

// Before the end of an element inside the block that is being read, or of the block.
void Parser::Impl::EndRemembered() {
  if (open_.size() > seen_depth_) {
    seen_->AddEnd();
    seen_last_column_ = context_->input->col;
    return;
  }
  if (Consumed(*context_->input) == seen_end_) {
    seen_->Close(seen_last_column_ - 1 - seen_column_);
    blocks_.Remember(std::move(seen_));
  }
  seen_.reset();
}

void Parser::Impl::OnStart(void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                           int namespace_count, const xmlChar**, int attribute_count, int, const xmlChar** attributes) {
  auto& impl = *static_cast<Impl*>(self);
  impl.Guarded([&] {
    const auto count = static_cast<std::size_t>(attribute_count);
    // Nearly every element declares nothing and is well within the limits; only the others are looked at closely.
    const bool plain =
        namespace_count == 0 && impl.open_.size() < impl.limits_.xml_depth && count <= impl.limits_.xml_attributes;
    if (!plain && !impl.Admit(namespace_count, count)) return;
    if (namespace_count > 0) impl.seen_.reset();
    const ResolvedName& name = impl.names_.Resolve(Chars(local), Chars(uri));
    impl.Start(name, count, attributes);
    if (name.repeats && !impl.stopped_) impl.StartRepeating(local, prefix);
  });
}

void Parser::Impl::OnEnd(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto& impl = *static_cast<Impl*>(self);
  impl.Guarded([&] { impl.End(); });
}

void Parser::Impl::OnText(void* self, const xmlChar* text, int length) {
  auto& impl = *static_cast<Impl*>(self);
  impl.seen_.reset();  // formatting holds no text
  impl.Guarded([&] { impl.handler_->OnText({Chars(text), static_cast<std::size_t>(length)}); });
}

// The first error is the one that is told; libxml2 may go on reading, without events, and find more.
void Parser::Impl::OnError(void* self, xmlErrorPtr found) {
  auto& impl = *static_cast<Impl*>(self);
  if (impl.stopped_ || found == nullptr || found->level < XML_ERR_ERROR) return;
  try {
    const xmlParserCtxt& context = *impl.context_;
    const bool inside =
        context.nameNr > 0 || context.instate == XML_PARSER_CONTENT || context.instate == XML_PARSER_ATTRIBUTE_VALUE;
    // What goes wrong while bytes are decoded or buffers grow is said before the input points into the new buffer:
    // until then nothing may be asked of it.
    const bool settled = found->domain == XML_FROM_PARSER || found->domain == XML_FROM_NAMESPACE;
    Error error = DescribeParseError(*found, settled && impl.AtEnd(), inside);
    if (settled) error.where.byte = impl.ByteOffset();
    impl.Stop(std::move(error));
  } catch (const std::bad_alloc&) {
    impl.Stop(OutOfMemory());
  }
}

}  // namespace sarabun::xml
