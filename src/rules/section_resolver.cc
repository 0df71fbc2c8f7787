#include "rules/section_resolver.h"

#include <algorithm>

namespace sarabun::rules {
namespace {

const IndicatorEntry* IndicatorNo(const InstrumentEntry& instrument, int no) {
  const auto found = std::find_if(instrument.indicators.begin(), instrument.indicators.end(),
                                  [&](const IndicatorEntry& entry) { return entry.no == no; });
  return found != instrument.indicators.end() ? &*found : nullptr;
}

const IndicatorEntry* IndicatorOfItem(const InstrumentEntry& instrument, const ItemCode& item) {
  const auto found = std::find_if(instrument.indicators.begin(), instrument.indicators.end(), [&](const auto& entry) {
    return entry.first <= item.first && item.last <= entry.last;
  });
  return found != instrument.indicators.end() ? &*found : nullptr;
}

std::optional<std::string> OrNone(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

}  // namespace

ItemSections ResolveSections(const ReportDraft& draft, const DraftHead& record, const std::vector<std::string>& names) {
  const Pack& pack = *record.layout->pack;
  const InstrumentEntry* of_code = record.item ? pack.InstrumentOfPrefix(record.item->prefix) : nullptr;
  ItemSections out;
  const InstrumentEntry* entry = of_code;
  if (record.instrument >= 0) {
    const auto row = static_cast<std::size_t>(record.instrument);
    const InstrumentEntry* said = pack.FindInstrument(draft.sections[row].code);
    if (of_code == nullptr || said == nullptr || said == of_code) {
      entry = said != nullptr ? said : of_code;
      out.instrument_row = record.instrument;
      out.instrument = Instrument{OrNone(draft.sections[row].code), OrNone(names[row])};
      if (!out.instrument->code && entry != nullptr) out.instrument->code = entry->code;
      if (!out.instrument->name && entry != nullptr) out.instrument->name = entry->name;
    } else {
      out.against_instrument = true;
    }
  }
  if (!out.instrument && entry != nullptr) out.instrument = Instrument{entry->code, entry->name};

  if (record.indicator >= 0) {
    const auto row = static_cast<std::size_t>(record.indicator);
    const int no = draft.sections[row].no;
    const IndicatorEntry* said = entry != nullptr ? IndicatorNo(*entry, no) : nullptr;
    const bool of_other = of_code != nullptr && said == nullptr &&
                          std::any_of(pack.instruments.begin(), pack.instruments.end(),
                                      [&](const auto& instrument) { return IndicatorNo(instrument, no) != nullptr; });
    if (!of_other) {
      out.indicator_row = record.indicator;
      out.indicator = Indicator{no > 0 ? std::optional<int>(no) : std::nullopt, OrNone(names[row])};
      if (!out.indicator->name && said != nullptr) out.indicator->name = said->name;
    } else {
      out.against_indicator = true;
    }
  }
  if (!out.indicator && entry != nullptr && record.item) {
    const IndicatorEntry* known = IndicatorOfItem(*entry, *record.item);
    if (known != nullptr) out.indicator = Indicator{known->no, known->name};
  }
  return out;
}

}  // namespace sarabun::rules
