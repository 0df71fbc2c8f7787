#include "xml/name_cache.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sarabun::xml {

namespace {

constexpr std::size_t kInitialSlots = 1024;  // a Word document uses about 200 names

bool ByName(const Name& a, const Name& b) { return std::tie(a.ns, a.local) < std::tie(b.ns, b.local); }

}  // namespace

NameCache::NameCache(std::span<const Name> names, std::span<const std::uint16_t> repeating)
    : names_(names.begin(), names.end()),
      repeating_(repeating.begin(), repeating.end()),
      slots_(kInitialSlots),
      mask_(kInitialSlots - 1) {
  std::stable_sort(names_.begin(), names_.end(), ByName);
}

void NameCache::Clear() {
  slots_.assign(kInitialSlots, Slot{});
  mask_ = kInitialSlots - 1;
  resolved_.clear();
}

std::uint16_t NameCache::IdOf(Ns ns, std::string_view local) const {
  const auto found = std::lower_bound(names_.begin(), names_.end(), Name{ns, local, 0}, ByName);
  return found != names_.end() && found->ns == ns && found->local == local ? found->id : std::uint16_t{0};
}

const ResolvedName& NameCache::Insert(std::size_t at, const char* local, const char* uri) {
  if (2 * (resolved_.size() + 1) > slots_.size()) {
    Grow();
    return Resolve(local, uri);
  }
  ResolvedName name;
  name.local = local;
  if (uri != nullptr) name.uri = uri;
  name.ns = NamespaceOf(name.uri);
  name.id = IdOf(name.ns, name.local);
  name.repeats = name.id != 0 && std::find(repeating_.begin(), repeating_.end(), name.id) != repeating_.end();
  slots_[at] = {local, uri, &resolved_.emplace_back(name)};
  return resolved_.back();
}

void NameCache::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.local == nullptr) continue;
    std::size_t i = Hash(slot.local, slot.uri) & mask_;
    while (slots_[i].local != nullptr) i = (i + 1) & mask_;
    slots_[i] = slot;
  }
}

}  // namespace sarabun::xml
