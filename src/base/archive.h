#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sarabun {

// Values as bytes, for the same program on the same machine: there is no version in them and no order of bytes. A type
// says its fields once for both ways, in its own namespace:
//
//   template <class Archive>
//   void Describe(Archive& archive, Decimal& it) {
//     archive(it.unscaled, it.scale);
//   }
//
// A Packer writes them, an Unpacker reads into them.
class Packer {
 public:
  template <class... Fields>
  void operator()(const Fields&... fields) {
    (Put(fields), ...);
  }
  const std::string& bytes() const { return out_; }
  void Clear() { out_.clear(); }
  std::string Take() { return std::move(out_); }

 private:
  template <class Type>
  void Put(const Type& value) {
    if constexpr (std::is_arithmetic_v<Type> || std::is_enum_v<Type>) {
      out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      Describe(*this, const_cast<Type&>(value));  // a packer reads only
    }
  }
  void Put(const std::string& text) {
    Put(std::uint64_t{text.size()});
    out_ += text;
  }
  template <class Type>
  void Put(const std::vector<Type>& list) {
    Put(std::uint64_t{list.size()});
    for (const Type& item : list) Put(item);
  }
  template <class Type>
  void Put(const std::optional<Type>& value) {
    Put(value.has_value());
    if (value) Put(*value);
  }
  template <class First, class Second>
  void Put(const std::pair<First, Second>& pair) {
    Put(pair.first);
    Put(pair.second);
  }
  template <class Key, class Value>
  void Put(const std::map<Key, Value>& map) {
    Put(std::uint64_t{map.size()});
    for (const auto& [key, value] : map) {
      Put(key);
      Put(value);
    }
  }

  std::string out_;
};

// Trusts nothing: bytes that are cut or lie leave it not `sound`, and take no memory.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : left_(bytes) {}

  template <class... Fields>
  void operator()(Fields&... fields) {
    (Get(fields), ...);
  }
  bool sound() const { return sound_; }
  // All of the bytes made sense, and none is left.
  bool done() const { return sound_ && left_.empty(); }

 private:
  template <class Type>
  void Get(Type& value) {
    if constexpr (std::is_same_v<Type, bool>) {
      std::uint8_t byte = 0;
      Get(byte);
      value = byte == 1;
      sound_ = sound_ && byte <= 1;
    } else if constexpr (std::is_arithmetic_v<Type> || std::is_enum_v<Type>) {
      if (!sound_ || left_.size() < sizeof value) {
        sound_ = false;
        return;
      }
      std::memcpy(&value, left_.data(), sizeof value);
      left_.remove_prefix(sizeof value);
    } else {
      Describe(*this, value);
    }
  }
  // Nothing takes less than a byte, so that a lying count is seen before it costs memory.
  std::uint64_t GetCount() {
    std::uint64_t count = 0;
    Get(count);
    if (!sound_ || count > left_.size()) {
      sound_ = false;
      return 0;
    }
    return count;
  }
  void Get(std::string& text) {
    const std::uint64_t length = GetCount();
    text = left_.substr(0, length);
    left_.remove_prefix(length);
  }
  template <class Type>
  void Get(std::vector<Type>& list) {
    list.clear();
    for (std::uint64_t left = GetCount(); left > 0 && sound_; --left) Get(list.emplace_back());
  }
  template <class Type>
  void Get(std::optional<Type>& value) {
    bool there = false;
    Get(there);
    value.reset();
    if (there) Get(value.emplace());
  }
  template <class First, class Second>
  void Get(std::pair<First, Second>& pair) {
    Get(pair.first);
    Get(pair.second);
  }
  template <class Key, class Value>
  void Get(std::map<Key, Value>& map) {
    map.clear();
    for (std::uint64_t left = GetCount(); left > 0 && sound_; --left) {
      Key key;
      Get(key);
      Get(map[std::move(key)]);
    }
  }

  std::string_view left_;
  bool sound_ = true;
};

}  // namespace sarabun
