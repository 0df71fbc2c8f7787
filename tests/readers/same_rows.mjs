// Compares a Parquet data set with the SQLite database that holds the same reports, tables and views,
// value by value.
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
  // A list of scores in a view: in no certain order, each number as its store prints it.
  if (/^\S+=[\d.]+(, \S+=[\d.]+)*$/.test(text)) {
    return text.split(", ").map((pair) => pair.replace(/=.*/, (score) => "=" + Number(score.slice(1)))).sort().join(", ");
  }
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
const spell = (columns) => (row) => JSON.stringify(columns.map((name) => fold(row[name])));

function compare(name, columns, wanted, got) {
  const a = wanted.map(spell(columns)).sort();
  const b = got.map(spell(columns)).sort();
  if (a.length !== b.length) throw new Error(`${name}: ${b.length} rows in Parquet, ${a.length} in SQLite`);
  for (let i = 0; i < a.length; ++i) {
    if (a[i] !== b[i]) throw new Error(`${name}: ${b[i]} in Parquet, ${a[i]} in SQLite`);
  }
  compared += 1;
  rows += a.length;
}

const quote = (name) => `"${name}"`;
const columnsOf = (name) => sqlite(`SELECT name FROM pragma_table_info('${name}')`).map((column) => column.name);
const namesOf = (type) => sqlite(`SELECT name FROM sqlite_schema WHERE type = '${type}' ORDER BY name`)
  .map((row) => row.name);
async function ask(columns, from) {
  const select = columns.map((name) => `${quote(name)}::VARCHAR AS ${quote(name)}`).join(", ");
  return (await duckdb.runAndReadAll(`SELECT ${select} FROM ${from}`)).getRowObjects();
}

await duckdb.run(readFileSync(folder + "/_views.sql", "utf8"));
for (const table of namesOf("table")) {
  if (table === "sarabun_version") continue;
  const list = (files.get(table) ?? []).map((path) => `'${path.replaceAll("'", "''")}'`).join(", ");
  if (list !== "") {
    await duckdb.run(`CREATE OR REPLACE VIEW ${quote(table)} AS
                      SELECT * FROM read_parquet([${list}], hive_partitioning = false, union_by_name = true)`);
  }
  if (ownOfARun.has(table)) continue;
  const columns = columnsOf(table);
  compare(table, columns, sqlite(`SELECT ${columns.map(quote).join(", ")} FROM ${quote(table)}`), await ask(columns, quote(table)));
}
for (const view of namesOf("view")) {
  const columns = columnsOf(view);
  compare(view, columns, sqlite(`SELECT ${columns.map(quote).join(", ")} FROM ${quote(view)}`), await ask(columns, quote(view)));
}
if (rows === 0) throw new Error("there was nothing to compare");
console.log(`${rows} rows of ${compared} tables and views are the same`);
