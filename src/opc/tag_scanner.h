#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::opc {

// Where the tags of a well-formed XML text stand, byte for byte. It goes along with a parser, one step for each of its
// events: the parser says what an element is and that all is well-formed, this says where it is. On any other text the
// places mean nothing, but lie within it.
class TagScanner {
 public:
  struct Tag {
    std::size_t begin = 0;  // of '<'
    std::size_t end = 0;    // behind '>'
  };

  // `text` in an encoding whose ASCII is ASCII; it must outlive the scanner.
  explicit TagScanner(std::string_view text) : text_(text) {}

  Tag Start();  // the next start tag
  Tag End();    // the next end tag; of an empty-element tag, no bytes behind it

 private:
  Tag Next();

  std::string_view text_;
  std::size_t at_ = 0;
  bool empty_ = false;  // the last tag was an empty-element tag
};

struct NamespaceDeclaration {
  std::string name;  // "xmlns" or "xmlns:w"
  std::string text;  // as written: xmlns:w="..."
};

// The namespaces that a start tag declares.
std::vector<NamespaceDeclaration> DeclarationsOf(std::string_view tag);

// Where an element's name ends in its start tag.
std::size_t NameEnd(std::string_view tag);

}  // namespace sarabun::opc
