#include "pipeline/inspect_parts.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace sarabun::pipeline {

namespace {

using wordml::PartText;

bool HasText(const PartText& part) {
  const auto says = [](const grid::Paragraph& paragraph) { return !wordml::ShownText(paragraph).empty(); };
  return std::any_of(part.paragraphs.begin(), part.paragraphs.end(), says);
}

// The body's text boxes, those that follow one another as one.
std::vector<PartText> TextBoxes(const Inspection& inspection) {
  std::vector<PartText> boxes;
  bool inside = false;
  for (const grid::Paragraph& paragraph : inspection.content.paragraphs()) {
    if (paragraph.from_text_box) {
      if (!inside) boxes.push_back({inspection.part.value_or(""), "text-box", "", "", {}});
      boxes.back().paragraphs.push_back(paragraph);
    }
    inside = paragraph.from_text_box;
  }
  return boxes;
}

std::vector<PartText> TextsOf(const Inspection& inspection) {
  std::vector<PartText> texts = inspection.side_parts.parts;
  // The reader gives notes before headers.
  const auto is_margin = [](const PartText& part) { return part.kind == "header" || part.kind == "footer"; };
  std::stable_partition(texts.begin(), texts.end(), is_margin);
  for (PartText& box : TextBoxes(inspection)) texts.push_back(std::move(box));
  std::erase_if(texts, [](const PartText& part) { return !HasText(part); });
  return texts;
}

void WriteText(sinks::JsonWriter& json, const PartText& text) {
  json.BeginObject();
  json.Key("kind");
  json.String(text.kind);
  json.Key("part");
  json.String(text.part);
  if (!text.id.empty()) {
    json.Key("id");
    json.String(text.id);
  }
  if (!text.author.empty()) {
    json.Key("author");
    json.String(text.author);
  }
  json.Key("paragraphs");
  json.BeginArray();
  for (const grid::Paragraph& paragraph : text.paragraphs) json.String(wordml::ShownText(paragraph));
  json.EndArray();
  json.EndObject();
}

}  // namespace

void WriteParts(sinks::JsonWriter& json, const Inspection& inspection) {
  json.BeginArray();
  for (const wordml::Property& property : inspection.side_parts.properties.all) {
    json.BeginObject();
    json.Key("kind");
    json.String("property");
    json.Key("part");
    json.String(property.part);
    json.Key("name");
    json.String(property.name);
    json.Key("value");
    json.String(property.value);
    json.EndObject();
  }
  for (const PartText& text : TextsOf(inspection)) WriteText(json, text);
  json.EndArray();
}

void AppendParts(std::string& out, const Inspection& inspection) {
  for (const wordml::Property& property : inspection.side_parts.properties.all) {
    out += "property " + property.name + ": " + property.value + "\n";
  }
  for (const PartText& text : TextsOf(inspection)) {
    out += "\n" + text.kind;
    if (!text.id.empty()) out += " " + text.id;
    if (!text.author.empty()) out += " by " + text.author;
    out += " (" + text.part + ")\n";
    for (const grid::Paragraph& paragraph : text.paragraphs) {
      const std::string shown = wordml::ShownText(paragraph);
      if (!shown.empty()) out += "  " + ReplaceAll(shown, "\n", "\n  ") + "\n";
    }
  }
}

}  // namespace sarabun::pipeline
