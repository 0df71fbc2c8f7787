#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "wordml/events.h"

namespace sarabun::wordml {

// Body events that wait until nothing can change them any more.
//
// A row says that it was deleted, and a cell how wide it is, in an element that may stand behind the content it
// is about; a text box stands inside the paragraph that it has to follow. So events wait in places taken in the
// right order, are filled in or withdrawn, and leave together: a row at a time at most, outside tables a
// paragraph at a time.
class EventQueue {
 public:
  struct Nothing {};
  struct TableEnd {};
  struct RowEnd {};
  struct CellEnd {};
  using Event =
      std::variant<Nothing, Paragraph, TableProperties, TableEnd, RowProperties, RowEnd, CellProperties, CellEnd>;

  // Takes the next place; it stays valid until Flush, or Truncate to it or below.
  std::size_t Push(Event event);
  void Set(std::size_t place, Event event) { events_[place] = std::move(event); }
  std::size_t size() const { return events_.size(); }

  struct Withdrawn {
    std::uint64_t characters = 0;  // of w:t
    std::uint32_t tables = 0;
  };
  // Withdraws everything from `place` on.
  Withdrawn Truncate(std::size_t place);

  // Hands all events on, in order. Returns the code points of w:t in them.
  std::uint64_t Flush(BodyHandler& body);
  void Clear() { events_.clear(); }

 private:
  std::vector<Event> events_;
};

}  // namespace sarabun::wordml
