#include "tools/samples/yaml_file.h"

#include <yaml.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace sarabun::samples {
namespace {

using FileHandle = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Node Convert(yaml_document_t& document, int id, const std::string& file) {
  const yaml_node_t& from = *yaml_document_get_node(&document, id);
  Node node;
  node.file = file;
  node.line = from.start_mark.line + 1;
  if (from.type == YAML_SCALAR_NODE) {
    node.text.assign(reinterpret_cast<const char*>(from.data.scalar.value), from.data.scalar.length);
  } else if (from.type == YAML_SEQUENCE_NODE) {
    node.kind = Node::Kind::kList;
    const auto& items = from.data.sequence.items;
    for (const int* item = items.start; item != items.top; ++item) node.list.push_back(Convert(document, *item, file));
  } else {
    node.kind = Node::Kind::kMap;
    const auto& pairs = from.data.mapping.pairs;
    for (const yaml_node_pair_t* pair = pairs.start; pair != pairs.top; ++pair) {
      node.keys.push_back(Convert(document, pair->key, file).text);
      node.list.push_back(Convert(document, pair->value, file));
    }
  }
  return node;
}

}  // namespace

void Fail(const Node& node, std::string_view what) {
  std::fprintf(stderr, "%s:%zu: %.*s\n", node.file.c_str(), node.line, static_cast<int>(what.size()), what.data());
  std::exit(2);
}

Node LoadYaml(const std::string& path) {
  Node problem;
  problem.file = path;
  const FileHandle file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) Fail(problem, "cannot be opened");
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_file(&parser, file.get());
  yaml_document_t document;
  if (yaml_parser_load(&parser, &document) == 0) {
    problem.line = parser.problem_mark.line + 1;
    Fail(problem, parser.problem != nullptr ? parser.problem : "is not YAML");
  }
  if (yaml_document_get_root_node(&document) == nullptr) Fail(problem, "is empty");
  Node root = Convert(document, 1, path);
  yaml_document_delete(&document);
  yaml_parser_delete(&parser);
  return root;
}

const Node* Node::Find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) return &list[i];
  }
  return nullptr;
}

const Node& Node::At(std::string_view key) const {
  const Node* node = Find(key);
  if (node == nullptr) Fail(*this, "lacks the key '" + std::string(key) + "'");
  return *node;
}

std::string Node::Text(std::string_view key, std::string_view otherwise) const {
  const Node* node = Find(key);
  return node == nullptr ? std::string(otherwise) : node->text;
}

int Node::Number(std::string_view key, int otherwise) const {
  const Node* node = Find(key);
  return node == nullptr ? otherwise : node->AsNumber();
}

bool Node::Flag(std::string_view key) const { return Text(key) == "true"; }

int Node::AsNumber() const {
  char* end = nullptr;
  const long value = std::strtol(text.c_str(), &end, 10);
  if (text.empty() || *end != '\0') Fail(*this, "expected a number, found '" + text + "'");
  return static_cast<int>(value);
}

}  // namespace sarabun::samples
