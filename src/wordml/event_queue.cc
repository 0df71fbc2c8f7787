#include "wordml/event_queue.h"

namespace sarabun::wordml {

namespace {

struct Deliver {
  BodyHandler& body;
  std::uint64_t characters = 0;

  void operator()(EventQueue::Nothing) {}
  void operator()(Paragraph& paragraph) {
    characters += CharactersOf(paragraph);
    body.OnParagraph(std::move(paragraph));
  }
  void operator()(const TableProperties& table) { body.OnTableStart(table); }
  void operator()(EventQueue::TableEnd) { body.OnTableEnd(); }
  void operator()(const RowProperties& row) { body.OnRowStart(row); }
  void operator()(EventQueue::RowEnd) { body.OnRowEnd(); }
  void operator()(const CellProperties& cell) { body.OnCellStart(cell); }
  void operator()(EventQueue::CellEnd) { body.OnCellEnd(); }
};

}  // namespace

std::size_t EventQueue::Push(Event event) {
  events_.push_back(std::move(event));
  return events_.size() - 1;
}

EventQueue::Withdrawn EventQueue::Truncate(std::size_t place) {
  Withdrawn withdrawn;
  for (std::size_t i = place; i < events_.size(); ++i) {
    if (const auto* paragraph = std::get_if<Paragraph>(&events_[i])) withdrawn.characters += CharactersOf(*paragraph);
    if (std::holds_alternative<TableProperties>(events_[i])) ++withdrawn.tables;
  }
  events_.resize(place);
  return withdrawn;
}

std::uint64_t EventQueue::Flush(BodyHandler& body) {
  Deliver deliver{body};
  for (Event& event : events_) std::visit(deliver, event);
  events_.clear();
  return deliver.characters;
}

}  // namespace sarabun::wordml
