#pragma once

#include <cstddef>
#include <cstdint>

namespace sarabun::build {

// splitmix64 (Vigna, public domain): the same numbers for the same seed on every machine, which the standard
// library's distributions do not promise and byte-identical samples need.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // A number from 0 up to, not including, `bound` (at least 1).
  std::size_t Below(std::size_t bound) { return static_cast<std::size_t>(Next() % bound); }
  // True once in `times`.
  bool OnceIn(std::size_t times) { return Below(times) == 0; }

 private:
  std::uint64_t state_;
};

}  // namespace sarabun::build
