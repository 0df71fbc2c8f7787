#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/archive.h"
#include "base/spill.h"
#include "sarabun/result.h"

namespace sarabun {

// Items in order, as many as there may be: the first ones are held as they are, so that what is small costs nothing,
// and those behind them are packed (base/archive.h) and wait in a temporary file. Not thread-safe.
template <class Item>
class Spool {
 public:
  void Add(Item item) {
    if (held_.size() < kHeld) {
      held_.push_back(std::move(item));
      return;
    }
    Packer pack;
    pack(item);
    ends_.push_back(spill_.size() + pack.bytes().size());
    spill_.Append(pack.bytes());
  }

  std::size_t size() const { return held_.size() + ends_.size(); }
  bool empty() const { return held_.empty(); }
  void Clear() { *this = Spool(); }

  // The item at `at`, which is not to be asked for again. Errors: kIo.
  Result<Item> Take(std::size_t at) {
    if (at < held_.size()) return std::move(held_[at]);
    return Unpacked(at - held_.size());
  }

  // Every item in order, until `visit` gives an error. Errors: kIo, and those of `visit`, a Status of const Item&.
  template <class Visit>
  Status ForEach(Visit visit) const {
    for (const Item& item : held_) {
      if (Status visited = visit(item); !visited) return visited;
    }
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const auto item = Unpacked(i);
      if (!item) return item.error();
      if (Status visited = visit(*item); !visited) return visited;
    }
    return {};
  }

  // All items; none is left. For those who need them at once. Errors: kIo.
  Result<std::vector<Item>> TakeAll() {
    std::vector<Item> all = std::exchange(held_, {});
    all.reserve(all.size() + ends_.size());
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      auto item = Unpacked(i);
      if (!item) return item.error();
      all.push_back(std::move(*item));
    }
    Clear();
    return all;
  }

 private:
  // More than an honest district report has records, and little beside what one document costs.
  static constexpr std::size_t kHeld = 128;

  Result<Item> Unpacked(std::size_t at) const {
    const std::uint64_t begin = at == 0 ? 0 : ends_[at - 1];
    std::string bytes;
    if (Status read = spill_.Read(begin, static_cast<std::size_t>(ends_[at] - begin), bytes); !read) {
      return read.error();
    }
    Item item;
    Unpacker unpack(bytes);
    unpack(item);
    if (!unpack.done()) return Error{ErrorCode::kIo, "a temporary file was changed by somebody else", "", {}};
    return item;
  }

  std::vector<Item> held_;
  Spill spill_;
  std::vector<std::uint64_t> ends_;  // of each item in the spill
};

}  // namespace sarabun
