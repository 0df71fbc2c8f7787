#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include "xml/sax.h"

namespace sarabun::xml {

// A name as a handler sees it, worked out once for each pair of pointers.
struct ResolvedName {
  std::uint16_t id = 0;
  Ns ns = Ns::kNone;
  bool repeats = false;  // listed as repeating
  std::string_view local;
  std::string_view uri;
};

// libxml2 interns names and URIs in a dictionary: within one parser context, the same name is the same
// pointer. So a name is looked up by two pointers, and its characters are read only the first time.
//
// The pointers must stay valid until Clear(); that is, for as long as the context's dictionary lives.
class NameCache {
 public:
  // As Parser's.
  NameCache(std::span<const Name> names, std::span<const std::uint16_t> repeating);

  // `uri` may be null. The reference holds until Clear().
  const ResolvedName& Resolve(const char* local, const char* uri) {
    assert(local != nullptr);                 // a name of libxml2's dictionary
    const Slot* const slots = slots_.data();  // what a vector checks of every index costs more than the search
    for (std::size_t i = Hash(local, uri) & mask_;; i = (i + 1) & mask_) {
      const Slot& slot = slots[i];
      if (slot.local == local && slot.uri == uri) return *slot.name;
      if (slot.local == nullptr) return Insert(i, local, uri);
    }
  }
  void Clear();
  std::size_t size() const { return resolved_.size(); }

 private:
  struct Slot {
    const char* local = nullptr;
    const char* uri = nullptr;
    const ResolvedName* name = nullptr;
  };

  static std::size_t Hash(const char* local, const char* uri) {
    const auto a = reinterpret_cast<std::uintptr_t>(local);
    const auto b = reinterpret_cast<std::uintptr_t>(uri);
    const std::uint64_t mixed = (a ^ (b << 7)) * 0x9E3779B97F4A7C15ull;  // Fibonacci hashing
    return static_cast<std::size_t>(mixed >> 40);
  }
  const ResolvedName& Insert(std::size_t at, const char* local, const char* uri);
  std::uint16_t IdOf(Ns ns, std::string_view local) const;
  void Grow();

  std::vector<Name> names_;  // sorted by namespace and name
  std::vector<std::uint16_t> repeating_;
  std::vector<Slot> slots_;  // a power of two, at most half full
  std::size_t mask_ = 0;     // their number less one
  std::deque<ResolvedName> resolved_;
};

}  // namespace sarabun::xml
