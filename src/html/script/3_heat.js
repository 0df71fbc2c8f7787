// The heat map of reports by items, and the spread of scores by indicator.

function cellWords(report, item, index) {
  const record = data.records[index];
  const score = record.score
    ? record.score.value === null
      ? record.score.raw
      : points(record.score.value)
    : say('page.no-score');
  const found = findingsOfRecord[index].length;
  return [
    nameOf(report),
    item.code,
    score,
    item.negative ? say('page.negative') : '',
    found ? say('page.n-findings', { count: found }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function heatCell(report, item, first) {
  const index = recordOfItem(report.index, item.code);
  if (index === undefined)
    return h('td', { class: 'none' + first }, h('span', { 'aria-label': say('page.no-record') }, '·'));
  const record = data.records[index];
  const value = record.score && record.score.value;
  const has = value !== null && value !== undefined;
  const bad = findingsOfRecord[index].some((at) => data.findings[at].severity !== 'info');
  const shown = !has ? '–' : ofHundred(record.score) ? String(Math.floor(value)) : String(value);
  const step = has ? stepClass(record.score) : 'none';
  return h(
    'td',
    { class: step + (bad ? ' bad' : '') + first },
    h(
      'a',
      { href: linkToRecord(index), tabindex: -1, 'aria-label': cellWords(report, item, index), 'data-item': item.code },
      shown,
    ),
  );
}

// Points of 100. Others, as the levels of a risk, have no good end: they stay without colour.
const ofHundred = (score) =>
  Boolean(score) &&
  typeof score.value === 'number' &&
  score.unit !== 'level' &&
  (score.max === null || score.max === 100);
const stepClass = (score) => 'v' + (ofHundred(score) ? stepOf(score.value) : 3);

const orders = {
  given: () => 0,
  name: (a, b) => nameOf(a).localeCompare(nameOf(b), 'th'),
  total: (a, b) => (a.total ?? 101) - (b.total ?? 101),
  found: (a, b) => b.error - a.error || b.warning - a.warning,
};

function heatRows(form, reports) {
  const starts = new Set(form.bands.map((band) => band.at));
  const mean = (item) => {
    const values = reports
      .map((report) => data.records[recordOfItem(report.index, item.code)]?.score?.value)
      .filter((value) => value !== null && value !== undefined);
    return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
  };
  const first = (at) => (starts.has(at) ? ' first' : '');
  const body = reports.map((report) =>
    h(
      'tr',
      {},
      h(
        'th',
        { class: 'who', scope: 'row', title: nameOf(report) },
        h('a', { href: '#records?report=' + encodeURIComponent(report.key), tabindex: -1 }, nameOf(report)),
      ),
      form.items.map((item, at) => heatCell(report, item, first(at))),
      h('td', { class: 'total' }, points(report.total)),
    ),
  );
  const foot =
    reports.length < 2
      ? null
      : h(
          'tfoot',
          {},
          h(
            'tr',
            {},
            h('th', { class: 'who', scope: 'row' }, say('page.mean')),
            form.items.map((item) => h('td', {}, h('span', {}, mean(item) === null ? '–' : mean(item).toFixed(0)))),
            h('td', { class: 'total' }),
          ),
        );
  return { body: h('tbody', {}, body), foot };
}

function heatMap(index) {
  const form = data.forms[index];
  const reports = data.reports.filter((report) => report.form === index);
  const head = h(
    'thead',
    {},
    h(
      'tr',
      {},
      h('th', { class: 'who', rowspan: 2, scope: 'col' }, say('page.report')),
      form.bands.map((band) => h('th', { colspan: band.count, scope: 'colgroup', title: band.name }, band.label)),
      h('th', { class: 'total', rowspan: 2, scope: 'col' }, say('page.total')),
    ),
    h(
      'tr',
      {},
      form.items.map((item) =>
        h(
          'th',
          { scope: 'col', class: item.negative ? 'turned' : null, 'data-item': item.code, title: text(item.statement) },
          item.negative &&
            h('span', { title: say('page.negative') }, '⇅', h('span', { class: 'unseen' }, say('page.negative') + ' ')),
          h('span', { class: item.code.length > 3 ? 'long' : null }, item.code),
        ),
      ),
    ),
  );
  const table = h(
    'table',
    { class: 'heat' + (form.items.length > 20 ? ' full' : '') },
    h('caption', { class: 'unseen' }, say('page.heat-caption')),
    h(
      'colgroup',
      {},
      h('col', { class: 'who' }),
      form.items.map(() => h('col')),
      h('col', { class: 'total' }),
    ),
    head,
  );
  const draw = (order) => {
    const rows = heatRows(form, order === 'given' ? reports : [...reports].sort(orders[order]));
    table.replaceChildren(
      ...[table.caption, table.querySelector('colgroup'), head, rows.body, rows.foot].filter(Boolean),
    );
    table.querySelector('td a')?.setAttribute('tabindex', 0);
  };
  draw('given');
  table.addEventListener('keydown', (event) => moveInHeat(table, event));
  table.addEventListener('focusin', (event) => {
    if (event.target.matches('td a')) enterCell(table, event.target);
  });
  table.addEventListener('mouseover', (event) => hint(event.target.closest('td a, thead th[data-item]'), form));
  table.addEventListener('mouseleave', () => hint(null));
  const choice = h(
    'select',
    { onchange: (event) => draw(event.target.value) },
    Object.keys(orders).map((order) => h('option', { value: order }, say('page.order-' + order))),
  );
  return [
    reports.length > 1 && h('p', { class: 'screen' }, h('label', {}, say('page.order') + ' ', choice)),
    h('div', { class: 'frame', role: 'region', 'aria-label': say('page.heat') }, table),
  ];
}

// One cell of the map is a stop of the Tab key; arrows move among them.
function enterCell(table, cell) {
  table.querySelectorAll('td a[tabindex="0"]').forEach((other) => other.setAttribute('tabindex', -1));
  cell.setAttribute('tabindex', 0);
}

function moveInHeat(table, event) {
  const cell = event.target.closest('td');
  const by = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    Home: [0, -1e6],
    End: [0, 1e6],
  }[event.key];
  if (!cell || !by) return;
  event.preventDefault();
  const rows = [...table.tBodies[0].rows];
  const row = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(cell.parentElement) + by[0]))];
  const links = [...row.cells].map((each) => each.querySelector('td a'));
  const step = by[1] < 0 ? -1 : 1;
  let at = cell.cellIndex + by[1];
  at = Math.max(1, Math.min(row.cells.length - 2, at));
  while (at > 0 && at < row.cells.length && !links[at]) at += Math.abs(by[1]) > 1 ? -step : step;
  links[at]?.focus();
}

function hint(target, form) {
  const box = document.getElementById('hint');
  box.hidden = !target;
  if (!target) return;
  const item = form.items.find((each) => each.code === target.dataset.item);
  box.replaceChildren(
    h('b', {}, target.getAttribute('aria-label') || item.code),
    h('div', { lang: 'th' }, text(item.statement)),
    item.negative ? h('div', {}, '⇅ ' + say('page.negative')) : '',
  );
  const place = target.getBoundingClientRect();
  const width = Math.min(box.offsetWidth, innerWidth - 16);
  box.style.left = Math.max(8, Math.min(innerWidth - width - 8, place.left)) + 'px';
  box.style.top =
    (place.bottom + box.offsetHeight + 8 > innerHeight ? place.top - box.offsetHeight - 6 : place.bottom + 6) + 'px';
}

function heatKey() {
  const edges = [0, ...steps];
  const words = edges.map((least, at) =>
    at === 0
      ? '< ' + steps[0]
      : at === edges.length - 1
        ? '100'
        : least + '–' + (edges[at + 1] - (at === edges.length - 2 ? 0.01 : 0)),
  );
  return h(
    'ul',
    { class: 'key' },
    words.map((word, at) => h('li', {}, h('i', { class: 'v' + at }), word)),
    h('li', {}, h('i', { class: 'none' }), say('page.no-score')),
    h('li', {}, h('i', { class: 'v4 bad' }), say('page.key-bad')),
    h('li', {}, h('span', { class: 'turned' }, '⇅'), say('page.key-negative')),
  );
}

// Scores of one indicator over all reports, as columns two points wide.
function spreadOf(values, from) {
  const bins = new Array(Math.ceil((100 - from) / 2) + 1).fill(0);
  for (const value of values)
    ++bins[Math.min(bins.length - 1, Math.floor((Math.min(100, Math.max(from, value)) - from) / 2))];
  const most = Math.max(...bins, 1);
  const x = (value) => 4 + (292 * (value - from)) / (102 - from);
  const sorted = [...values].sort((a, b) => a - b);
  const middle =
    sorted.length % 2
      ? sorted[(sorted.length - 1) / 2]
      : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  const picture = drawn(
    'svg',
    { viewBox: '0 0 300 44', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    drawn('line', { class: 'axis', x1: 4, x2: 296, y1: 40, y2: 40 }),
    bins.map((count, at) =>
      count
        ? drawn('rect', {
            class: 'f' + stepOf(Math.min(100, from + 2 * at)),
            x: x(from + 2 * at) + 0.6,
            width: Math.max(1, x(2) - x(0) - 1.2),
            y: 40 - (34 * count) / most,
            height: (34 * count) / most,
          })
        : null,
    ),
    drawn('line', { class: 'middle', x1: x(middle), x2: x(middle), y1: 2, y2: 40 }),
  );
  return {
    picture,
    middle,
    least: sorted[0],
    most: sorted[sorted.length - 1],
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  };
}

function spread(index) {
  const form = data.forms[index];
  const of = form.indicators
    .map((indicator) => {
      const records = data.records
        .map((record, at) => at)
        .filter(
          (at) =>
            data.reports[data.records[at].report].form === index &&
            data.records[at].indicator === indicator.no &&
            ofHundred(data.records[at].score),
        );
      return { indicator, records, values: records.map((at) => data.records[at].score.value) };
    })
    .filter((each) => each.values.length);
  const from = Math.max(0, Math.floor(Math.min(...of.flatMap((each) => each.values), 90) / 10) * 10);
  return h(
    'div',
    { class: 'frame', tabindex: 0, role: 'region', 'aria-label': say('page.spread') },
    h(
      'table',
      { class: 'list' },
      h('caption', { class: 'unseen' }, say('page.spread')),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, say('page.indicator')),
          h('th', { scope: 'col' }, say('page.axis', { from })),
          ['lowest', 'median', 'mean', 'scores'].map((key) =>
            h('th', { scope: 'col', class: 'number' }, say('page.' + key)),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        of.map((each) => {
          const drawnOf = spreadOf(each.values, from);
          const lowest = each.records.find((at) => data.records[at].score.value === drawnOf.least);
          return h(
            'tr',
            {},
            h('th', { scope: 'row', lang: 'th' }, each.indicator.no + '. ' + each.indicator.name),
            h('td', { class: 'spread' }, drawnOf.picture),
            h(
              'td',
              { class: 'number' },
              h(
                'a',
                {
                  href: linkToRecord(lowest),
                  title: nameOf(data.reports[data.records[lowest].report]) + ', ' + data.records[lowest].item,
                },
                points(drawnOf.least),
              ),
              ' ',
              h('span', { class: 'quiet small' }, data.records[lowest].item),
            ),
            [drawnOf.middle, drawnOf.mean].map((value) => h('td', { class: 'number' }, points(value))),
            h('td', { class: 'number' }, number(each.values.length)),
          );
        }),
      ),
    ),
  );
}
