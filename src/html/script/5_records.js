// The records: a list by report or search.

const pill = (record) => {
  const value = record.score?.value;
  const has = typeof value === 'number';
  return h(
    'span',
    { class: 'pill ' + (has ? stepClass(record.score) : 'none') },
    has ? (ofHundred(record.score) ? points(value) : String(value)) : record.score?.raw || '–',
  );
};

const textsOf = (record) =>
  [record.statement, ...['issues', 'measures', 'results'].flatMap((field) => record[field].map((each) => each.text))]
    .filter((each) => each !== null)
    .map(text);

function drawRecord(index, q) {
  const record = data.records[index];
  const found = findingsOfRecord[index].length;
  const words = q
    ? textsOf(record).find((each) =>
        q
          .toLowerCase()
          .split(/\s+/)
          .some((word) => each.toLowerCase().includes(word)),
      )
    : null;
  return h(
    'li',
    {},
    h(
      'a',
      { href: linkToRecord(index) },
      h('b', {}, record.item),
      h(
        'span',
        {},
        h('span', { class: 'clip', lang: 'th' }, marked(words || text(record.statement) || '', q)),
        h(
          'span',
          { class: 'quiet small' },
          [
            data.reports.length > 1 ? nameOf(data.reports[record.report]) : '',
            found ? say('page.n-findings', { count: found }) : '',
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      ),
      pill(record),
    ),
  );
}

function recordsView(filters) {
  const list = h('ul', { class: 'records' });
  const more = h('button', { type: 'button', class: 'more' });
  const count = h('p', { class: 'quiet', id: 'count' });
  let pages = null;
  function show() {
    const words = (filters.q || '').toLowerCase().split(/\s+/).filter(Boolean);
    const found = data.records
      .map((record, index) => index)
      .filter((index) => {
        const record = data.records[index];
        if (filters.report && data.reports[record.report].key !== filters.report) return false;
        if (filters.item && record.item !== filters.item) return false;
        if (!words.length) return true;
        const all = [record.item, nameOf(data.reports[record.report]), ...textsOf(record)].join('\n').toLowerCase();
        return words.every((word) => all.includes(word));
      });
    count.textContent = say('page.record-count', { part: number(found.length), all: number(data.records.length) });
    announce(count.textContent);
    pages = paged(list, more, found, (index) => drawRecord(index, filters.q), 84);
    if (!found.length) list.append(h('li', { class: 'empty' }, say('page.no-match')));
  }
  function change(name, value) {
    filters[name] = value;
    const set = Object.fromEntries(
      ['report', 'item', 'q'].filter((each) => filters[each]).map((each) => [each, filters[each]]),
    );
    history.replaceState(null, '', Object.keys(set).length ? '#records?' + new URLSearchParams(set) : '#records');
    show();
  }
  const search = h('input', {
    type: 'search',
    name: 'q',
    value: filters.q || '',
    autocomplete: 'off',
    placeholder: say('page.search-records'),
  });
  search.addEventListener(
    'input',
    paused(() => change('q', search.value.trim())),
  );
  show();
  return {
    nodes: [
      h('h1', { tabindex: -1 }, say('page.nav-records')),
      h(
        'div',
        { class: 'filters', role: 'search' },
        h('label', { class: 'wide' }, say('page.search'), search),
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
      ),
      count,
      list,
      more,
    ],
    beforePrint: () => pages.all(),
  };
}
