// Compares a Parquet data set with the SQLite database that holds the same reports, table by table, value by value.
//
//   node same_rows.mjs READERS_FOLDER DATABASE.db DATASET_FOLDER
//
// The live files are those of the catalogue. Exits 1 and says where at the first difference.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [readers, database, folder] = process.argv.slice(2);
const require = createRequire(readers + "/");
const { DuckDBInstance } = require("@duckdb/node-api");

const catalogue = JSON.parse(readFileSync(folder + "/_manifest.json", "utf8"));
const files = new Map();
for (const load of catalogue.loads) {
  for (const file of load.files) files.set(file.table, [...(files.get(file.table) ?? []), folder + "/" + file.path]);
}

function sqlite(query) {
  const out = execFileSync("sqlite3", ["-json", database, query], { maxBuffer: 1 << 30 }).toString();
  return out.trim() === "" ? [] : JSON.parse(out);
}

// Stores print a value each in their own way; what it is must be the same.
function fold(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "1" : "0";
  const text = String(value);
  if (text === "true" || text === "false") return text === "true" ? "1" : "0";
  if (/^\d{4}-\d\d-\d\d[T ]/.test(text)) {
    return text.replace(" ", "T").replace(/(Z|\+00)$/, "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  }
  if (/^-?\d+(\.\d+)?$/.test(text)) return String(Number(text));
  if (/^[[{]/.test(text)) return JSON.stringify(JSON.parse(text));
  return text;
}

// What each run says of itself is its own.
const ownOfARun = new Set(["load", "input", "rejection"]);

const instance = await DuckDBInstance.create(":memory:");
const duckdb = await instance.connect();
await duckdb.run("SET TimeZone = 'UTC'");
let compared = 0;
let rows = 0;
for (const { name: table } of sqlite("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
  if (ownOfARun.has(table) || table === "sarabun_version") continue;
  const columns = sqlite(`SELECT name FROM pragma_table_info('${table}')`).map((column) => column.name);
  const wanted = sqlite(`SELECT ${columns.map((name) => `"${name}"`).join(", ")} FROM "${table}"`);
  const list = (files.get(table) ?? []).map((path) => `'${path.replaceAll("'", "''")}'`).join(", ");
  const select = columns.map((name) => `"${name}"::VARCHAR AS "${name}"`).join(", ");
  const got = list === "" ? [] :
    (await duckdb.runAndReadAll(`SELECT ${select} FROM read_parquet([${list}])`)).getRowObjects();
  const spell = (row) => JSON.stringify(columns.map((name) => fold(row[name])));
  const a = wanted.map(spell).sort();
  const b = got.map(spell).sort();
  if (a.length !== b.length) throw new Error(`${table}: ${b.length} rows in Parquet, ${a.length} in SQLite`);
  for (let i = 0; i < a.length; ++i) {
    if (a[i] !== b[i]) throw new Error(`${table}: ${b[i]} in Parquet, ${a[i]} in SQLite`);
  }
  compared += 1;
  rows += a.length;
}
if (rows === 0) throw new Error("there was nothing to compare");
console.log(`${rows} rows of ${compared} tables are the same`);
