// Reads a Parquet file with DuckDB and with hyparquet, and compares both with what was written.
//
//   node parquet.mjs READERS_FOLDER FILE.parquet EXPECTED.jsonl
//
// EXPECTED holds a row an object a line, every value as text or null: numbers as written, times as ISO 8601 in UTC
// without a zone. Exits 1 and says where at the first difference.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [readers, file, expectedFile] = process.argv.slice(2);
const require = createRequire(readers + "/");
const { DuckDBInstance } = require("@duckdb/node-api");
const { parquetReadObjects, asyncBufferFromFile } = await import(
  pathToFileURL(readers + "/node_modules/hyparquet/src/node.js"));
const { compressors } = await import(
  pathToFileURL(readers + "/node_modules/hyparquet-compressors/src/index.js"));

// hyparquet gives times as Date, which knows no microseconds; the digits are kept here instead.
function micros(value) {
  const digits = String(value % 1000000n).padStart(6, "0");
  return new Date(Number(value / 1000000n) * 1000).toISOString().replace(/\.000Z$/, "." + digits);
}
const parsers = { timestampFromMicroseconds: micros };

const expected = readFileSync(expectedFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

// One spelling for what the two readers give as dates, big integers, numbers or texts.
function spell(value) {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().replace(/\.?0*Z$/, "").replace("T00:00:00", "");
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

function fold(text) {
  return text === null ? null : text.replace(" ", "T").replace(/\+00$/, "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")
    .replace(/T00:00:00$/, "");
}

function compare(reader, rows) {
  if (rows.length !== expected.length) throw new Error(`${reader}: ${rows.length} rows, expected ${expected.length}`);
  for (let i = 0; i < rows.length; ++i) {
    for (const [column, wanted] of Object.entries(expected[i])) {
      const got = spell(rows[i][column]);
      const same = got === wanted || fold(got) === fold(wanted) ||
        (got !== null && wanted !== null && wanted.trim() !== "" && Number(got) === Number(wanted)) ||
        (got !== null && wanted !== null && wanted.startsWith("{") &&
          JSON.stringify(JSON.parse(got)) === JSON.stringify(JSON.parse(wanted)));
      if (!same) throw new Error(`${reader}: row ${i}, ${column}: ${got}, expected ${wanted}`);
    }
  }
}

const instance = await DuckDBInstance.create(":memory:");
const duckdb = await instance.connect();
await duckdb.run("SET TimeZone = 'UTC'");
const quoted = file.replaceAll("'", "''");
const columns = Object.keys(expected[0] ?? {}).map((name) => `"${name}"::VARCHAR AS "${name}"`).join(", ");
if (expected.length > 0) {
  const table = await duckdb.runAndReadAll(`SELECT ${columns} FROM read_parquet('${quoted}')`);
  compare("DuckDB", table.getRowObjects());
  compare("hyparquet", await parquetReadObjects({ file: await asyncBufferFromFile(file), compressors, parsers }));
}
// The bounds of each row group are those of its rows, and a filter on them finds just the rows that match.
const first = Object.keys(expected[0] ?? {})[0];
if (first !== undefined) {
  const groups = await duckdb.runAndReadAll(
    `SELECT row_group_num_rows AS rows, stats_min_value AS least, stats_max_value AS greatest, row_group_id AS id
     FROM parquet_metadata('${quoted}') WHERE path_in_schema = '${first}' ORDER BY id`);
  let begin = 0;
  for (const group of groups.getRowObjects()) {
    const rows = expected.slice(begin, begin + Number(group.rows)).map((row) => row[first]);
    begin += Number(group.rows);
    const numbers = rows.filter((value) => value !== null).map(Number).sort((a, b) => a - b);
    if (numbers.some(Number.isNaN)) break;
    if (numbers.length > 0 && (Number(group.least) !== numbers[0] || Number(group.greatest) !== numbers.at(-1))) {
      throw new Error(`bounds of row group ${group.id}: ${group.least} to ${group.greatest}`);
    }
  }
  const last = expected.at(-1)[first];
  const filtered = await duckdb.runAndReadAll(
    `SELECT count(*) AS n FROM read_parquet('${quoted}') WHERE "${first}"::VARCHAR = '${String(last).replaceAll("'", "''")}'`);
  const wanted = expected.filter((row) => row[first] === last).length;
  if (Number(filtered.getRowObjects()[0].n) !== wanted) throw new Error("a filter found other rows");
}
console.log(`${expected.length} rows the same in DuckDB and hyparquet`);
