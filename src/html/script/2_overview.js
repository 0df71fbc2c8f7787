// The first view: how much came in, what was found most, the heat map, the spread of scores, the reports.

function figure(label, big, note, part, all) {
  return h(
    'div',
    { class: 'figure' },
    h('dt', {}, label),
    h(
      'dd',
      {},
      h('div', { class: 'big' }, big),
      note && h('div', { class: 'note' }, note),
      all ? progress(part, all) : null,
    ),
  );
}

function progress(part, all) {
  const inner = h('i');
  inner.style.width = (100 * part) / all + '%';
  return h('div', { class: 'bar', 'aria-hidden': 'true' }, inner);
}

function figures() {
  const counts = data.counts;
  const sum = (field) =>
    data.reports.reduce((total, report) => [total[0] + report[field][0], total[1] + report[field][1]], [0, 0]);
  const [answered, measures] = sum('answered');
  const [proven, cells] = sum('proven');
  const missing = present.filter((finding) => finding.code === 'missing-report').length;
  const graded = (severity) => present.filter((finding) => finding.severity === severity).length;
  return h(
    'dl',
    { class: 'figures', id: 'figures' },
    figure(
      say('page.received'),
      counts.expected === null
        ? number(data.reports.length)
        : [number(counts.expected - missing), h('small', {}, ' / ' + number(counts.expected))],
      counts.expected === null ? say('page.nobody-expected') : say('page.of-expected'),
      counts.expected === null ? 0 : counts.expected - missing,
      counts.expected,
    ),
    counts.expected !== null &&
      figure(say('page.missing'), number(missing), missing ? say('page.see-below') : say('page.all-there')),
    figure(
      say('page.unreadable'),
      number(counts.unreadable),
      counts.unreadable ? say('page.see-below') : say('page.all-read'),
    ),
    figure(
      say('page.records'),
      number(data.records.length),
      say('page.in-reports', { count: number(data.reports.length) }),
    ),
    figure(
      say('page.answered'),
      share(answered, measures),
      say('page.of-measures', { part: number(answered), all: number(measures) }),
      answered,
      measures,
    ),
    figure(
      say('page.proven'),
      share(proven, cells),
      cells ? say('page.of-cells', { part: number(proven), all: number(cells) }) : say('page.evidence-untold'),
      proven,
      cells,
    ),
    figure(
      say('page.findings'),
      number(present.length),
      grades
        .map(
          (severity) =>
            number(graded(severity)) +
            ' ' +
            say('page.' + severity + (graded(severity) === 1 ? '' : 's')).toLowerCase(),
        )
        .join(' · '),
    ),
  );
}

// Agencies that did not report and files that could not be read: what a reader must know before all else.
function alarms() {
  const boxes = ['missing-report', 'unreadable-report'].map((code) => {
    const found = present.filter((finding) => finding.code === code);
    if (!found.length) return null;
    const line = (finding) =>
      h(
        'li',
        {},
        h('a', { href: linkToFinding(finding) }, code === 'missing-report' ? finding.agency : finding.document || '–'),
      );
    return h('div', { class: 'alarm' }, h('b', {}, say('page.' + code)), h('ul', {}, found.map(line)));
  });
  return boxes.some(Boolean) ? h('div', { class: 'alarms' }, boxes) : null;
}

function mostFound() {
  const kinds = new Map();
  for (const finding of present) {
    const kind = kinds.get(finding.code) || {
      code: finding.code,
      severity: finding.severity,
      count: 0,
      reports: new Set(),
    };
    ++kind.count;
    if (grades.indexOf(finding.severity) < grades.indexOf(kind.severity)) kind.severity = finding.severity;
    if (finding.report !== null) kind.reports.add(finding.report);
    kinds.set(finding.code, kind);
  }
  const order = [...kinds.values()].sort(
    (a, b) => grades.indexOf(a.severity) - grades.indexOf(b.severity) || b.count - a.count,
  );
  if (!order.length) return h('p', { class: 'empty' }, say('page.nothing'));
  return h(
    'ul',
    { class: 'codes' },
    order.map((kind) =>
      h(
        'li',
        {},
        h(
          'a',
          { href: linkToFindings({ code: kind.code }) },
          tag(kind.severity),
          h(
            'span',
            {},
            question(kind.code),
            h(
              'span',
              { class: 'code' },
              kind.code,
              kind.reports.size > 1 ? ' · ' + say('page.in-reports', { count: number(kind.reports.size) }) : '',
            ),
          ),
          h('b', {}, number(kind.count)),
        ),
      ),
    ),
  );
}

// A table whose columns sort it: [{label, value(row), show(row), number, head}].
function sortable(columns, rows, caption) {
  const body = h('tbody');
  let by = null;
  const cells = (row) =>
    columns.map((column) =>
      h(
        column.head ? 'th' : 'td',
        { scope: column.head ? 'row' : null, class: column.number ? 'number' : null },
        column.show(row),
      ),
    );
  const draw = (list) => body.replaceChildren(...list.map((row) => h('tr', {}, cells(row))));
  const heads = columns.map((column) =>
    h(
      'th',
      { scope: 'col', class: column.number ? 'number' : null },
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            by = { column, down: by && by.column === column ? !by.down : Boolean(column.number) };
            heads.forEach((head, at) =>
              columns[at] === column
                ? head.setAttribute('aria-sort', by.down ? 'descending' : 'ascending')
                : head.removeAttribute('aria-sort'),
            );
            const key = (row) => column.value(row);
            draw(
              [...rows].sort((a, b) => {
                const [x, y] = [key(a), key(b)];
                if (x === null || y === null) return (x === null) - (y === null);
                return (typeof x === 'number' ? x - y : String(x).localeCompare(String(y), 'th')) * (by.down ? -1 : 1);
              }),
            );
          },
        },
        column.label,
      ),
    ),
  );
  draw(rows);
  return h(
    'div',
    { class: 'frame', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', { class: 'list' }, h('caption', { class: 'unseen' }, caption), h('thead', {}, h('tr', {}, heads)), body),
  );
}

function reportsTable() {
  const instruments = [...new Set(data.reports.flatMap((report) => report.instruments.map((each) => each.code)))];
  const mean = (report, code) => report.instruments.find((each) => each.code === code)?.mean ?? null;
  const of = (pair) => [
    share(pair[0], pair[1]),
    pair[1] ? h('span', { class: 'quiet small' }, ' ' + pair[0] + '/' + pair[1]) : '',
  ];
  const count = (severity) => ({
    label: say('page.' + severity + 's'),
    number: true,
    value: (report) => report[severity],
    show: (report) =>
      report[severity]
        ? h('a', { href: linkToFindings({ report: report.key, severity }) }, number(report[severity]))
        : '0',
  });
  const groups = new Set(data.reports.map((report) => report.group).filter(Boolean));
  return sortable(
    [
      {
        label: say('page.report'),
        head: true,
        value: nameOf,
        show: (report) =>
          h(
            'a',
            {
              href: '#records?report=' + encodeURIComponent(report.key),
              lang: report.agency_en && language === 'en' ? null : 'th',
            },
            nameOf(report),
          ),
      },
      ...(groups.size > 1
        ? [{ label: say('page.group'), value: (report) => report.group, show: (report) => report.group }]
        : []),
      {
        label: say('page.records'),
        number: true,
        value: (report) => report.records,
        show: (report) => number(report.records),
      },
      ...instruments.map((code) => ({
        label: code,
        number: true,
        value: (report) => mean(report, code),
        show: (report) => points(mean(report, code)),
      })),
      {
        label: say('page.total'),
        number: true,
        value: (report) => report.total,
        show: (report) => points(report.total),
      },
      { label: say('page.band'), value: (report) => report.total, show: (report) => either(report.band) || '–' },
      {
        label: say('page.answered'),
        number: true,
        value: (report) => (report.answered[1] ? report.answered[0] / report.answered[1] : null),
        show: (report) => of(report.answered),
      },
      {
        label: say('page.proven'),
        number: true,
        value: (report) => (report.proven[1] ? report.proven[0] / report.proven[1] : null),
        show: (report) => of(report.proven),
      },
      count('error'),
      count('warning'),
      count('info'),
    ],
    data.reports,
    say('page.reports'),
  );
}

const part = (id, title, note, ...body) =>
  h(
    'section',
    { class: 'part', 'aria-labelledby': id },
    h('h2', { id }, title),
    note && h('p', { class: 'quiet' }, note),
    body,
  );

// Whether an indicator of the form has scores in points.
const hasPoints = (index) =>
  data.records.some(
    (record) => data.reports[record.report].form === index && record.indicator !== null && ofHundred(record.score),
  );

function overview() {
  const hows = [...new Set(data.reports.map((report) => report.averaging).filter(Boolean))];
  return [
    h('h1', { tabindex: -1 }, say('page.title')),
    h('p', { class: 'lead' }, say('page.lead')),
    figures(),
    alarms(),
    part('found', say('page.most-found'), say('page.most-found-note'), mostFound()),
    data.forms.map((form, index) =>
      form.items.length
        ? part(
            'heat-' + index,
            say('page.heat') + (data.forms.length > 1 ? ' · ' + (either(form.title) || form.name) : ''),
            say('page.heat-note'),
            heatMap(index),
            heatKey(),
          )
        : null,
    ),
    data.forms.map((form, index) =>
      hasPoints(index)
        ? part(
            'spread-' + index,
            say('page.spread') + (data.forms.length > 1 ? ' · ' + (either(form.title) || form.name) : ''),
            say('page.spread-note'),
            spread(index),
          )
        : null,
    ),
    data.reports.length
      ? part(
          'reports',
          say('page.reports'),
          [say('page.computed'), ' ', hows.length ? h('span', { lang: 'en' }, hows.join(' ')) : ''],
          reportsTable(),
        )
      : null,
  ];
}
