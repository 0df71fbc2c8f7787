#include "sinks/audit_forms.h"

#include <algorithm>
#include <tuple>

namespace sarabun::sinks {

namespace {

// Where an item stands in its form: reports that lack some items, or have them in another order, must not change the
// order of columns. Instruments are in the order in which they are first met.
using Place = std::tuple<std::size_t, std::string, int, std::string>;

Place PlaceOf(const Record& record, std::vector<std::string>& instruments) {
  const std::string instrument = record.instrument ? record.instrument->code.value_or("") : std::string();
  const auto known = std::find(instruments.begin(), instruments.end(), instrument);
  const auto rank = static_cast<std::size_t>(known - instruments.begin());
  if (known == instruments.end()) instruments.push_back(instrument);
  const std::string code = audit::ItemName(record);
  const std::string letters = code.substr(0, code.find_first_of("0123456789"));
  return {rank, letters, record.item.first.value_or(record.no), code};
}

AuditForm::Item ItemOf(const Record& record, const audit::Report& report) {
  AuditForm::Item item;
  item.code = audit::ItemName(record);
  item.statement = record.item.statement.value_or("");
  if (record.instrument) item.instrument = record.instrument->code.value_or("");
  if (record.indicator) item.indicator = record.indicator->no;
  item.negative = report.IsNegative(item.code);
  return item;
}

void AddBands(const std::map<int, std::string>& names, AuditForm& form) {
  for (std::size_t i = 0; i < form.items.size(); ++i) {
    const AuditForm::Item& item = form.items[i];
    const auto name = item.indicator ? names.find(*item.indicator) : names.end();
    const std::string label = item.indicator ? std::to_string(*item.indicator) : item.instrument;
    const std::string full = name != names.end() ? label + ". " + name->second : label;
    if (!form.bands.empty() && form.bands.back().name == full) {
      ++form.bands.back().count;
    } else {
      form.bands.push_back({label, full, i, 1});
    }
  }
}

// Items of one form, by their place.
struct Gathered {
  std::map<Place, AuditForm::Item> items;
  std::map<int, std::string> indicators;
  std::vector<std::string> instruments;
};

}  // namespace

AuditForms FormsOf(const std::vector<audit::Report>& reports) {
  AuditForms out;
  std::map<std::string, std::size_t> known;
  std::vector<Gathered> gathered;
  for (const audit::Report& report : reports) {
    const std::string name = report.records.empty() ? std::string() : report.records.front().rules.name;
    const auto [at, fresh] = known.try_emplace(name, out.forms.size());
    if (fresh) {
      AuditForm form;
      form.name = name;
      if (report.pack != nullptr) {
        form.title = report.pack->title.en;
        form.title_th = report.pack->title.th;
      }
      out.forms.push_back(std::move(form));
      gathered.emplace_back();
    }
    out.of_report.push_back(at->second);
    Gathered& into = gathered[at->second];
    for (const Record& record : report.records) {
      into.items.try_emplace(PlaceOf(record, into.instruments), ItemOf(record, report));
      if (record.indicator && record.indicator->no) {
        into.indicators.try_emplace(*record.indicator->no, record.indicator->name.value_or(""));
      }
    }
  }
  for (std::size_t i = 0; i < out.forms.size(); ++i) {
    AuditForm& form = out.forms[i];
    for (auto& [place, item] : gathered[i].items) form.items.push_back(std::move(item));
    for (const auto& [no, name] : gathered[i].indicators) form.indicators.push_back({no, name});
    AddBands(gathered[i].indicators, form);
  }
  return out;
}

const rules::AgencyEntry* AgencyOf(const audit::Report& report) {
  if (report.pack == nullptr || !report.info.agency.code) return nullptr;
  const auto& all = report.pack->agencies.entries();
  const auto at = std::find_if(all.begin(), all.end(),
                               [&](const rules::AgencyEntry& entry) { return entry.code == *report.info.agency.code; });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace sarabun::sinks
