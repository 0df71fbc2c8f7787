#pragma once

#include <string>

namespace sarabun::pipeline {

// What may stand in a pack.yaml, from the one table of keys that packs are read by (rules/pack_shape.h).

// A JSON Schema (2020-12), indented; editors check and complete packs by it. rules/pack.schema.json is this text. What
// only the reader can check, such as patterns and what contradicts itself, is not in it.
std::string PackJsonSchema();

// A row a key: where it stands, what it holds, what it means.
std::string PackKeysMarkdown();

}  // namespace sarabun::pipeline
