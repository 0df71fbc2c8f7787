// Findings: filters and search, whose state stands in the address, so that what is seen can be sent to a colleague.

const question = (code) => (data.codes[code] ? either(data.codes[code].question) : code);
const filterNames = ['severity', 'code', 'report', 'item', 'status', 'q'];

// The gravest first, else in the order of the reports.
const byGravity = data.findings
  .map((finding, index) => index)
  .sort((a, b) => grades.indexOf(data.findings[a].severity) - grades.indexOf(data.findings[b].severity) || a - b);

// What the search looks through: both languages, the evidence, the item's words, agency and document.
const haystacks = [];
function haystack(index) {
  if (haystacks[index] === undefined) {
    const finding = data.findings[index];
    const facts = Object.values(finding.data).flat();
    const statements = recordsOfFinding[index].map((record) => text(data.records[record].statement));
    haystacks[index] = [
      finding.message,
      finding.code,
      finding.agency,
      finding.items,
      finding.document,
      finding.related,
      facts,
      statements,
      finding.id,
    ]
      .flat(2)
      .filter((piece) => piece !== null && piece !== undefined)
      .join('\n')
      .toLowerCase();
  }
  return haystacks[index];
}

function matches(index, filters) {
  const finding = data.findings[index];
  if (filters.severity && finding.severity !== filters.severity) return false;
  if (filters.code && finding.code !== filters.code) return false;
  if (filters.report && (finding.report === null || data.reports[finding.report].key !== filters.report)) return false;
  if (filters.item && !finding.items.includes(filters.item)) return false;
  if (filters.status ? finding.status !== filters.status : finding.status === 'resolved') return false;
  return (
    !filters.q ||
    filters.q
      .toLowerCase()
      .split(/\s+/)
      .every((word) => haystack(index).includes(word))
  );
}

// A text of the report with the words that were searched for marked.
function marked(words, q) {
  const wanted = (q || '').toLowerCase().split(/\s+/).filter(Boolean);
  const pieces = [];
  const lower = words.toLowerCase();
  let at = 0;
  while (wanted.length && lower.length === words.length) {
    const hits = wanted
      .map((word) => [lower.indexOf(word, at), word.length])
      .filter(([from]) => from >= 0)
      .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    if (!hits.length) break;
    pieces.push(words.slice(at, hits[0][0]), h('mark', {}, words.slice(hits[0][0], hits[0][0] + hits[0][1])));
    at = hits[0][0] + hits[0][1];
  }
  return [...pieces, words.slice(at)];
}

const thai = (words) => /[\u0E00-\u0E7F]/.test(words);
const factName = (key) => (data.labels['data.' + key] ? say('data.' + key) : key.replace(/_/g, ' '));

function factRows(finding, q) {
  const known = Object.entries(finding.data).filter(
    ([, value]) => value !== null && value !== '' && String(value).length,
  );
  const show = (value) => {
    const words =
      typeof value === 'number' ? (Number.isInteger(value) ? String(value) : value.toFixed(2)) : String(value);
    return h('div', { lang: thai(words) ? 'th' : null }, marked(words, q));
  };
  const rows = known.map(([key, value]) => [h('dt', {}, factName(key)), h('dd', {}, [value].flat().map(show))]);
  const related = finding.related.map((key) => {
    const index = recordByKey.get(key);
    return h(
      'div',
      {},
      index === undefined
        ? key
        : h(
            'a',
            { href: linkToRecord(index) },
            nameOf(data.reports[data.records[index].report]) + ' · ' + data.records[index].item,
          ),
    );
  });
  if (related.length)
    rows.push([
      h('dt', {}, say('page.related')),
      h(
        'dd',
        {},
        related.slice(0, 12),
        related.length > 12 && h('div', { class: 'quiet' }, say('page.and-more', { count: related.length - 12 })),
      ),
    ]);
  return rows.length ? h('dl', {}, rows) : null;
}

// `self` is the record that it is shown under, which needs no link.
function drawFinding(index, q, here, self) {
  const finding = data.findings[index];
  const place = [finding.table && say('page.table-row', { table: finding.table, row: finding.row }), finding.document]
    .filter(Boolean)
    .join(' · ');
  const who = finding.report === null ? finding.agency : nameOf(data.reports[finding.report]);
  return h(
    'li',
    {},
    h(
      'article',
      {
        class: 'finding ' + finding.severity + (here ? ' here' : ''),
        id: 'f-' + finding.id,
        tabindex: -1,
        'aria-label': say('page.' + finding.severity) + ': ' + either(finding.message),
      },
      h(
        'div',
        { class: 'about' },
        tag(finding.severity),
        finding.status && h('span', { class: 'tag ' + finding.status }, say('page.' + finding.status)),
        who && h('b', { lang: thai(who) ? 'th' : null }, who),
        finding.items.length ? h('span', {}, finding.items.join(', ')) : null,
        h('code', {}, finding.code),
      ),
      h('p', { class: 'says' }, marked(either(finding.message), q)),
      factRows(finding, q),
      h(
        'div',
        { class: 'links' },
        recordsOfFinding[index]
          .filter((record) => record !== self)
          .slice(0, 8)
          .map((record) =>
            h(
              'a',
              { href: linkToRecord(record, finding) },
              say('page.see-record', { item: data.records[record].item }),
            ),
          ),
        h('a', { href: linkToFinding(finding) }, say('page.link')),
        place && h('span', { class: 'quiet small' }, place),
      ),
    ),
  );
}

function itemsOfForms() {
  return [...new Set(data.forms.flatMap((form) => form.items.map((item) => item.code)))];
}

function choice(name, filters, entries, change) {
  const all = h('option', { value: '' }, say('page.all'));
  const select = h(
    'select',
    { name, onchange: (event) => change(name, event.target.value) },
    all,
    entries.map(([value, label]) => h('option', { value, selected: filters[name] === value }, label)),
  );
  return h('label', {}, say('page.filter-' + name), select);
}

function findingsView(filters, hereId) {
  const here = hereId === undefined ? undefined : findingById.get(hereId);
  const list = h('ol', { class: 'findings long' });
  const more = h('button', { type: 'button', class: 'more' });
  const count = h('span', { id: 'count' });
  const chips = h('fieldset', { class: 'chips' });
  let pages = null;
  const of = (name) => [...new Set(data.findings.map((finding) => finding[name]))].filter(Boolean).sort();

  function show(until) {
    const found = byGravity.filter((index) => matches(index, filters));
    const others = { ...filters, severity: '' };
    const graded = (severity) =>
      data.findings.reduce(
        (sum, finding, index) => sum + (finding.severity === severity && matches(index, others) ? 1 : 0),
        0,
      );
    chips.replaceChildren(
      h('legend', { class: 'unseen' }, say('page.filter-severity')),
      ...grades.map((severity) =>
        h(
          'button',
          {
            type: 'button',
            'data-severity': severity,
            'aria-pressed': String(filters.severity === severity),
            onclick: () => change('severity', filters.severity === severity ? '' : severity),
          },
          tag(severity),
          ' ',
          h('span', { class: 'count' }, number(graded(severity))),
        ),
      ),
    );
    count.textContent = say('page.count', { part: number(found.length), all: number(filters.status === 'resolved' ? data.findings.length - present.length : present.length) });
    announce(count.textContent);
    pages = paged(
      list,
      more,
      found,
      (index) => drawFinding(index, filters.q, index === here),
      60,
      until === undefined ? 0 : found.indexOf(until),
    );
    if (!found.length)
      list.append(h('li', { class: 'empty' }, data.findings.length ? say('page.no-match') : say('page.nothing')));
  }
  function change(name, value) {
    filters[name] = value;
    const set = Object.fromEntries(filterNames.filter((each) => filters[each]).map((each) => [each, filters[each]]));
    history.replaceState(null, '', Object.keys(set).length ? linkToFindings(set) : '#findings');
    show();
    if (name === 'severity') chips.querySelector('[data-severity="' + (value || '') + '"]')?.focus();
  }
  const search = h('input', {
    type: 'search',
    name: 'q',
    value: filters.q || '',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: say('page.search-hint'),
  });
  const searched = paused(() => change('q', search.value.trim()));
  search.addEventListener('input', searched);
  const clear = () => {
    for (const name of filterNames) filters[name] = '';
    location.hash = '#findings';
    draw();
  };

  show(here);
  return {
    nodes: [
      h('h1', { tabindex: -1 }, say('page.findings')),
      h(
        'div',
        { class: 'filters', role: 'search' },
        h('label', { class: 'wide' }, say('page.search'), search),
        choice(
          'code',
          filters,
          of('code').map((code) => [code, code]),
          change,
        ),
        data.reports.length > 1 &&
          choice(
            'report',
            filters,
            data.reports.map((report) => [report.key, nameOf(report)]),
            change,
          ),
        choice(
          'item',
          filters,
          itemsOfForms().map((item) => [item, item]),
          change,
        ),
        of('status').length
          ? choice(
              'status',
              filters,
              of('status').map((status) => [status, say('page.' + status)]),
              change,
            )
          : null,
      ),
      chips,
      h(
        'div',
        { class: 'count-line' },
        count,
        h('button', { type: 'button', class: 'screen', onclick: clear }, say('page.clear')),
      ),
      list,
      more,
    ],
    beforePrint: () => pages.all(),
    focus: here === undefined ? null : () => goTo(document.getElementById('f-' + hereId)),
  };
}
