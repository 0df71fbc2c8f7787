#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::xml {

struct ResolvedName;

// What stands between a start tag and its end tag, as it was once read.
//
// Word writes how a text looks at every run, and cuts a sentence into dozens of runs: four fifths of a report's body
// are a handful of <w:rPr>...</w:rPr>, byte for byte the same. The same bytes under the same namespaces are the same
// events. So such a block is read by libxml2 once; where it comes again, its events are given again and its bytes are
// passed by.
class RepeatedBlock {
 public:
  // One event: a start, or the end that belongs to the last open start.
  struct Event {
    const ResolvedName* name = nullptr;  // null: an end
    std::size_t first = 0;               // its attributes among all of the block, and how many
    std::size_t attributes = 0;
  };

  // `bytes` from behind the start tag to the end of the end tag, which is the last `end_tag` bytes.
  RepeatedBlock(std::string_view bytes, std::size_t end_tag, std::uint64_t scope);

  void AddStart(const ResolvedName& name, std::size_t attribute_count, const unsigned char** fives);
  void AddEnd();
  // No event comes any more. `columns`: how many libxml2 counts from the start tag's last character to the content's.
  void Close(int columns);

  std::string_view bytes() const { return bytes_; }
  std::size_t content_size() const { return bytes_.size() - end_tag_; }
  int content_columns() const { return columns_; }
  std::uint64_t scope() const { return scope_; }
  std::size_t depth() const { return depth_; }  // most elements open in it at once
  const std::vector<Event>& events() const { return events_; }
  // As libxml2 gives them: name, prefix, URI, begin and end of the value. Of a closed block; as long as it lives.
  const unsigned char** fives(const Event& event) { return fives_.data() + event.first; }

 private:
  std::string bytes_;
  std::size_t end_tag_;
  int columns_ = 0;
  std::size_t open_ = 0;
  std::size_t depth_ = 0;
  std::uint64_t scope_;
  std::vector<Event> events_;
  std::vector<const unsigned char*> fives_;
  std::vector<std::size_t> value_ends_;  // begin and end of each value, until the block is closed
  std::string values_;
};

// The blocks of one part, those that came last first. Not many: a report has a few dozen, and each that is looked at in
// vain takes time.
class RepeatedBlocks {
 public:
  // The block that `rest`, which follows a start tag, begins with; null where it was not seen before. `scope` is a
  // number of the namespaces in scope. Valid until Remember or Clear.
  RepeatedBlock* Find(std::string_view rest, std::uint64_t scope);

  // A new block of what `rest` begins with, to be filled; null where that is not fit to be remembered. `qualified_name`
  // as in the start tag. Fit is what is short and all there, is on one line, holds no element of the same name, no
  // comment, no CDATA and no instruction, and ends in a tag: then it ends where its end tag is found.
  static std::unique_ptr<RepeatedBlock> Begin(std::string_view rest, std::string_view qualified_name,
                                              std::uint64_t scope);
  // A closed block.
  void Remember(std::unique_ptr<RepeatedBlock> block);
  void Clear() { blocks_.clear(); }

 private:
  std::vector<std::unique_ptr<RepeatedBlock>> blocks_;
};

}  // namespace sarabun::xml
