'use strict';
// What every view needs: the data, the words of two languages, elements made of text alone, numbers, where links lead.

const data = JSON.parse(document.getElementById('data').textContent);
let shownPictures = null; // thumbnails are read when first asked for

const remembered = {
  get() {
    try {
      return localStorage.getItem('sarabun-language');
    } catch {
      return null;
    }
  },
  set(value) {
    try {
      localStorage.setItem('sarabun-language', value);
    } catch {
      /* private windows have none */
    }
  },
};
let language = ['en', 'th'].includes(remembered.get()) ? remembered.get() : data.language;

// A pair [English, Thai] in the language in force.
const either = (pair) => pair[language === 'th' ? 1 : 0] || pair[0];

// A label by its key in rules/labels.tsv, {name} filled in.
function say(key, values = {}) {
  const pair = data.labels[key];
  if (!pair) throw new Error('no label ' + key);
  return either(pair).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

// Elements are made of text nodes and attributes, never of markup: what a report says cannot become an element.
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}
const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const drawn = (tag, attributes, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

const whole = new Intl.NumberFormat('en-US');
const number = (value) => whole.format(value);
const points = (value) => (value === null || value === undefined ? '–' : value.toFixed(2));
// Rounded, but all of it and none of it are said of nothing less.
const share = (part, all) => {
  if (!all) return '–';
  const rounded = Math.round((100 * part) / all);
  if (rounded === 100 && part < all) return '99 %';
  return (rounded === 0 && part > 0 ? 1 : rounded) + ' %';
};
const text = (index) => data.texts[index];

// From orange (low) to blue (high); the steps stand in the key of the heat map.
const steps = [70, 80, 85, 90, 93, 96, 100];
const stepOf = (value) => steps.filter((least) => value >= least).length;

const grades = ['error', 'warning', 'info'];
const tag = (severity) => h('span', { class: 'tag ' + severity }, say('page.' + severity));

// Names of reports: the agency, with year and round only where an agency stands there more than once.
const agencyCounts = new Map();
for (const report of data.reports) agencyCounts.set(report.agency, (agencyCounts.get(report.agency) || 0) + 1);
function nameOf(report) {
  const name = (language === 'en' && report.agency_en) || report.agency || report.key;
  if (agencyCounts.get(report.agency) < 2) return name;
  const when = [report.year, report.round && say('page.round', { no: report.round })].filter(Boolean).join(' · ');
  return when ? name + ' (' + when + ')' : name;
}

data.reports.forEach((report, index) => {
  report.index = index;
});
// Two documents of one report hold the same keys: the second is named by its document too.
const recordByKey = new Map();
data.records.forEach((record, index) => {
  if (recordByKey.has(record.key)) record.key += '@' + (record.document + 1);
  recordByKey.set(record.key, index);
});
const recordsOf = data.reports.map(() => []);
data.records.forEach((record, index) => recordsOf[record.report].push(index));
const recordsOfItem = new Map(); // by report and item
data.records.forEach((record, index) => {
  const place = record.report + '\n' + record.item;
  recordsOfItem.set(place, [...(recordsOfItem.get(place) || []), index]);
});
const recordOfItem = (report, item) => recordsOfItem.get(report + '\n' + item)?.[0];

// The records that a finding is about, and the findings of each record. Of a doubled item it is the one in the finding's
// row, else in its document.
const findingById = new Map(data.findings.map((finding, index) => [finding.id, index]));
const recordsOfFinding = data.findings.map((finding) => {
  if (finding.report === null) return [];
  const { documents } = data.reports[finding.report];
  return finding.items
    .map((item) => {
      const all = recordsOfItem.get(finding.report + '\n' + item) || [];
      const here = all.filter((index) => documents[data.records[index].document] === finding.document);
      const row = here.find(
        (index) => data.records[index].table === finding.table && data.records[index].row === finding.row,
      );
      return row ?? here[0] ?? all[0];
    })
    .filter((index) => index !== undefined);
});
// Those of an earlier round that are resolved stand in the list of findings alone.
const present = data.findings.filter((finding) => finding.status !== 'resolved');
const findingsOfRecord = data.records.map(() => []);
recordsOfFinding.forEach((records, index) => {
  if (data.findings[index].status === 'resolved') return;
  new Set(records).forEach((record) => findingsOfRecord[record].push(index));
});

const linkToRecord = (index, finding) =>
  '#record/' +
  encodeURIComponent(data.records[index].key) +
  (finding ? '?finding=' + encodeURIComponent(finding.id) : '');
const linkToFinding = (finding) => '#finding/' + encodeURIComponent(finding.id);
const linkToFindings = (filters) => '#findings?' + new URLSearchParams(filters);

const announce = (words) => {
  document.getElementById('live').textContent = words;
};

// Brings an element into the middle of the view and the focus to it. Heights of what was out of view are only known
// once it is drawn, so that it takes a second step.
function goTo(element) {
  if (!element) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'center' });
  requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block: 'center' })));
}

// Calls `act` once typing has paused.
function paused(act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 120);
  };
}

// A long list in pages: `draw` makes the element of one entry; `until` is the entry that must be there.
function paged(list, button, entries, draw, size, until = 0) {
  let done = 0;
  const step = (count) => {
    const end = Math.min(entries.length, done + count);
    const piece = document.createDocumentFragment();
    for (; done < end; ++done) piece.append(draw(entries[done]));
    list.append(piece);
    button.hidden = done >= entries.length;
    button.textContent = say('page.more', {
      count: number(Math.min(size, entries.length - done)),
      rest: number(entries.length - done),
    });
  };
  list.replaceChildren();
  step(Math.max(size, Math.ceil((until + 1) / size) * size));
  button.onclick = () => {
    const first = done;
    step(size);
    list.children[first]?.querySelector('a')?.focus({ preventScroll: true });
  };
  return { all: () => step(entries.length) };
}
