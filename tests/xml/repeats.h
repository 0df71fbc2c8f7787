#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "tests/xml/dump_handler.h"

namespace sarabun::xml {

// The events of a part, or where and why it was refused, in place (`piece` 0) or in pieces; with what is repeated
// in elements of `repeating` read once. That must make no difference: Parser promises the same events without.
inline std::string EventsOf(const std::string& bytes, std::span<const Name> names,
                            std::span<const std::uint16_t> repeating, std::size_t piece, const Limits& limits = {}) {
  Parser parser(names, repeating);
  DumpHandler dump;
  const Status status =
      piece == 0 ? parser.Parse(bytes, limits, dump) : parser.ParseStream(Pieces(bytes, piece), limits, dump);
  return dump.out + (status ? "" : Outcome(status, dump));
}

}  // namespace sarabun::xml
