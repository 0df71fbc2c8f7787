#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wordml/events.h"

namespace sarabun::wordml {

// What a note says of itself. Views are valid during the call only.
struct NoteHead {
  std::string_view kind;    // "footnote", "endnote" or "comment"
  std::string_view id;      // w:id
  std::string_view author;  // of a comment
};

// Where a story is told: a body, and in a notes part the notes one by one.
class StoryListener {
 public:
  virtual ~StoryListener() = default;
  virtual void OnNoteStart(const NoteHead& head) = 0;
  virtual void OnNoteEnd() = 0;
};

// The texts of footnotes, endnotes and comments, by kind and id.
class Notes {
 public:
  void Add(std::string_view kind, std::string_view id, std::string_view text, std::uint64_t characters);

  // Takes over those of another part.
  void Merge(const Notes& other);

  // The note for one reference to it. The first takes its characters over; a note that is not there is empty.
  Note Refer(std::string_view kind, std::string_view id);
  // Code points of w:t in the notes that no reference took over.
  std::uint64_t Unreferred() const;

 private:
  struct Entry {
    std::string text;
    std::uint64_t characters = 0;
  };
  std::map<std::pair<std::string, std::string>, Entry, std::less<>> notes_;
};

// Reads a notes part into Notes: paragraphs joined by '\n', list numbers before them, tables as their text.
class NotesCollector final : public BodyHandler, public StoryListener {
 public:
  explicit NotesCollector(Notes& notes) : notes_(notes) {}

  void OnNoteStart(const NoteHead& head) override;
  void OnNoteEnd() override;

  void OnParagraph(Paragraph paragraph) override;
  void OnTableStart(const TableProperties&) override {}
  void OnTableEnd() override {}
  void OnRowStart(const RowProperties&) override {}
  void OnRowEnd() override {}
  void OnCellStart(const CellProperties&) override {}
  void OnCellEnd() override {}

 private:
  Notes& notes_;
  std::string kind_;
  std::string id_;
  std::string text_;
  std::uint64_t characters_ = 0;
  bool any_ = false;
  bool inside_ = false;
};

}  // namespace sarabun::wordml
