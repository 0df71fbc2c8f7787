#include "wordml/notes.h"

namespace sarabun::wordml {

void Notes::Add(std::string_view kind, std::string_view id, std::string_view text, std::uint64_t characters) {
  Entry& entry = notes_[{std::string(kind), std::string(id)}];
  // Two notes of one id break the format; neither text is dropped.
  if (!entry.text.empty()) entry.text += '\n';
  entry.text += text;
  entry.characters += characters;
}

Note Notes::Refer(std::string_view kind, std::string_view id) {
  Note note;
  note.kind = kind;
  const auto found = notes_.find(std::pair(std::string(kind), std::string(id)));
  if (found == notes_.end()) return note;
  note.text = found->second.text;
  note.characters = std::exchange(found->second.characters, 0);
  return note;
}

std::uint64_t Notes::Unreferred() const {
  std::uint64_t sum = 0;
  for (const auto& [key, entry] : notes_) sum += entry.characters;
  return sum;
}

void Notes::Merge(const Notes& other) {
  for (const auto& [key, entry] : other.notes_) Add(key.first, key.second, entry.text, entry.characters);
}

void NotesCollector::OnNoteStart(const NoteHead& head) {
  inside_ = true;
  kind_ = head.kind;
  id_ = head.id;
  text_.clear();
  characters_ = 0;
  any_ = false;
}

void NotesCollector::OnNoteEnd() {
  inside_ = false;
  notes_.Add(kind_, id_, text_, characters_);
}

void NotesCollector::OnParagraph(Paragraph paragraph) {
  // Between the notes nothing refers to it, but it is counted.
  if (!inside_) return notes_.Add({}, {}, {}, CharactersOf(paragraph));
  if (any_) text_ += '\n';
  any_ = true;
  text_ += ShownText(paragraph);
  characters_ += CharactersOf(paragraph);
}

}  // namespace sarabun::wordml
