#include "sinks/schema_field.h"

namespace sarabun::sinks::schema {

namespace {

Field Cells() {
  return List(
      "cells", "where they start, by row, then column; covered places are not listed",
      Object("", "",
             {Whole("row", "from 1").From(1), Whole("column", "from 1").From(1),
              Whole("row_span", "rows that it covers").From(1), Whole("column_span", "columns that it covers").From(1),
              Text("text", "as Word shows it, before repair"),
              Text("own_text", "the cell's own runs alone, where text holds more").Optional(),
              Whole("images", "pictures in it").From(0)}));
}

Field Notes() {
  return List("notes", "foot- and endnotes and comments",
              Object("", "",
                     {Text("kind", "footnote, endnote or comment"), Whole("row", "of the cell").From(1),
                      Whole("column", "of the cell").From(1), Text("text", "of the note")}));
}

Field Part() {
  return Object("", "",
                {Text("kind", "property, header, footer, footnote, endnote, comment or text-box"),
                 Text("part", "where it stands in the package"), Text("name", "of a property").Optional(),
                 Text("value", "of a property").Optional(), Text("id", "of a note or comment").Optional(),
                 Text("author", "of a comment").Optional(),
                 List("paragraphs", "as Word shows them, of all but a property", Text("", "")).Optional()});
}

}  // namespace

Field TableSchema() {
  return Object("table", "A document's tables as the reader understood them (`inspect --format json`).",
                {Object("document", "the file that was read",
                        {Text("path", "as it was named"),
                         Object("characters", "code points of text in all parts: in = out + reported",
                                {Whole("in", "read").From(0), Whole("out", "handed on").From(0),
                                 Whole("reported", "left out, under a finding").From(0)})}),
                 Text("pack", "the rule pack that took it, null if none did").Nullable(),
                 List("paragraphs", "outside tables", Text("", "")),
                 List("tables", "document order, a nested one right after the table that holds it",
                      Object("", "",
                             {Whole("index", "from 1").From(1), Whole("depth", "0 outside tables").From(0),
                              Object("parent", "the place of a nested table",
                                     {Whole("table", "index of the outer table").From(1),
                                      Whole("row", "from 1").From(1), Whole("column", "from 1").From(1)})
                                  .Nullable(),
                              Whole("rows", "how many").From(0), Whole("columns", "how many").From(0),
                              List("row_kinds", "what the pack took each row for", Text("", "")), Cells(), Notes()})),
                 List("parts", "what stands beside the tables, with --parts", Part()).Optional()})
      .Open();
}

}  // namespace sarabun::sinks::schema
