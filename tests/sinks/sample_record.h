#pragma once

#include <string>

#include "sarabun/record.h"

namespace sarabun::sinks {

// The example record of CONTRACT.md, with its elisions as short made-up texts, and its line as written there.
Record ContractRecord();
extern const char* const kContractLine;

// The record that knows nothing beyond its keys, and its line.
Record BareRecord();
extern const char* const kBareLine;

// A sealed record in which every key, also each that may be left out, holds something awkward.
Record FullRecord();

}  // namespace sarabun::sinks
