// One record: what was written beside what was made of it, its findings, its pictures.

// Cuts what two texts have in common at both ends: of "a\nb" and "ab" the break is left.
function difference(before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) ++head;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    ++tail;
  return [head, tail];
}

const shownBreak = (words) =>
  words
    .replace(/\n/g, '↵\n')
    .replace(/\t/g, '⇥')
    .replace(/\u00A0/g, '⍽')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '◌');

// The repaired text with every change marked; offsets count code points.
function repairedSide(words, repairs) {
  const signs = Array.from(words);
  const pieces = [];
  let at = 0;
  for (const repair of repairs) {
    if (repair.offset < at) continue;
    const length = Array.from(repair.after).length;
    const about =
      kindName(repair.kind) +
      (repair.confidence < 1 ? ', ' + say('page.confidence', { share: Math.round(100 * repair.confidence) }) : '');
    pieces.push(
      signs.slice(at, repair.offset).join(''),
      h(
        'mark',
        { title: about },
        length ? signs.slice(repair.offset, repair.offset + length).join('') : '‸',
        h('span', { class: 'unseen' }, ' (' + about + ')'),
      ),
    );
    at = repair.offset + length;
  }
  return [...pieces, signs.slice(at).join('')];
}

// What was written, as it was broken into lines, with what changed made visible.
function writtenSide(words, repairs) {
  const pieces = [];
  let at = 0;
  for (const repair of repairs) {
    const from = repair.before ? words.indexOf(repair.before, at) : -1;
    if (from < 0) continue;
    const [head, tail] = difference(repair.before, repair.after);
    const end = from + repair.before.length;
    const middle = repair.before.slice(head, repair.before.length - tail);
    pieces.push(
      words.slice(at, from),
      h(
        'mark',
        {},
        repair.before.slice(0, head),
        middle && h('b', {}, shownBreak(middle)),
        repair.before.slice(repair.before.length - tail),
      ),
    );
    at = end;
  }
  return [...pieces, words.slice(at)];
}

// Of records that came without it, the text before repair is put together from the repairs.
function beforeRepairs(words, repairs) {
  const signs = Array.from(words);
  for (const repair of [...repairs].reverse())
    signs.splice(repair.offset, Array.from(repair.after).length, ...Array.from(repair.before));
  return signs.join('');
}

const kindName = (kind) => (data.labels['kind.' + kind] ? say('kind.' + kind) : kind);

function fieldRow(record, field, name, words, label, extra, here, notes) {
  const repairs = record.repairs.filter((repair) => repair.field === field).sort((a, b) => a.offset - b.offset);
  const raw =
    record.raw[field] === undefined
      ? repairs.length
        ? beforeRepairs(words, repairs)
        : words
      : text(record.raw[field]);
  const same = raw === words;
  const shown = label ? h('span', { class: 'label' }, label) : null;
  return h(
    'tr',
    { class: here ? 'here' : null, id: here ? 'here' : null, tabindex: here ? -1 : null },
    h('th', { scope: 'row' }, name),
    h(
      'td',
      { class: 'was' + (same ? ' same' : ''), lang: 'th', 'data-head': say('page.written') },
      shown,
      writtenSide(raw, repairs),
    ),
    h(
      'td',
      { class: 'now', 'data-head': say('page.repaired') },
      h('div', { lang: 'th' }, label ? h('span', { class: 'label' }, label) : null, repairedSide(words, repairs)),
      extra || notes.length ? h('div', { class: 'notes' }, extra, notes) : null,
    ),
  );
}

function listRows(index, field, finding) {
  const record = data.records[index];
  const shared = record.shared[field];
  const head = h(
    'tr',
    { class: 'part-head' },
    h(
      'th',
      { colspan: 3, scope: 'rowgroup' },
      say('page.' + field),
      ' ',
      h('span', { class: 'quiet small' }, shared ? say('page.shared', { items: shared.join(', ') }) : ''),
    ),
  );
  if (!record[field].length)
    return [
      head,
      h('tr', {}, h('th', { scope: 'row' }), h('td', { colspan: 2, class: 'quiet' }, say('page.empty-field'))),
    ];
  return [
    head,
    record[field].map((each, at) => {
      const path = field + '[' + at + '].text';
      const answers =
        each.answers === undefined || each.answers === null
          ? null
          : each.answers.length
            ? each.answers.map((answer) =>
                h(
                  'span',
                  { class: 'tag plain' },
                  say('page.answers', { no: answer.measure, share: Math.round(100 * answer.similarity) }),
                ),
              )
            : h('span', { class: 'tag plain' }, say('page.answers-none'));
      return fieldRow(
        record,
        path,
        h('span', {}, String(each.no)),
        text(each.text),
        each.label,
        answers,
        finding && finding.field === path,
        notesOf(index, path),
      );
    }),
  ];
}

// Findings about a field, as links.
function notesOf(index, path) {
  return findingsOfRecord[index]
    .map((at) => data.findings[at])
    .filter((finding) => finding.field === path)
    .map((finding) => h('a', { href: linkToFinding(finding) }, tag(finding.severity), ' ', finding.code));
}

function pictures(record) {
  if (record.evidence === null) return h('p', { class: 'quiet' }, say('page.evidence-untold'));
  if (!record.evidence.length) return h('p', { class: 'quiet' }, say('page.no-evidence'));
  if (shownPictures === null) shownPictures = JSON.parse(document.getElementById('pictures').textContent);
  return h(
    'ul',
    { class: 'pictures' },
    record.evidence.map((each, at) => {
      const about = [
        each.media_type,
        each.width && each.width + ' × ' + each.height,
        each.taken && say('page.taken', { when: each.taken.replace('T', ' ') }),
      ]
        .filter(Boolean)
        .join(' · ');
      const name =
        each.kind === 'picture'
          ? say('page.picture', { no: at + 1, all: record.evidence.length })
          : say('page.kind-' + each.kind);
      const small = each.sha256 && shownPictures[each.sha256];
      const safe = each.url && /^https?:/i.test(each.url);
      return h(
        'li',
        {},
        h(
          'figure',
          {},
          small
            ? h('img', {
                src: 'data:image/jpeg;base64,' + small,
                alt: name + (about ? ': ' + about : ''),
                decoding: 'async',
              })
            : h('div', { class: 'blank' }, each.kind === 'picture' ? say('page.no-thumbnail') : name),
          h(
            'figcaption',
            {},
            name,
            about && h('div', {}, about),
            each.text && h('div', { lang: 'th' }, each.text),
            each.url &&
              h(
                'div',
                {},
                safe ? h('a', { href: each.url, rel: 'noopener noreferrer', target: '_blank' }, each.url) : each.url,
              ),
          ),
        ),
      );
    }),
  );
}

function recordView(index, findingId) {
  const record = data.records[index];
  const report = data.reports[record.report];
  const finding = findingId === undefined ? null : data.findings[findingById.get(findingId)];
  const form = data.forms[report.form];
  const item = form.items.find((each) => each.code === record.item);
  const siblings = recordsOf[record.report];
  const at = siblings.indexOf(index);
  const step = (other, key) =>
    other === undefined
      ? null
      : h(
          'a',
          { href: linkToRecord(other), rel: key },
          key === 'prev' ? '← ' + data.records[other].item : data.records[other].item + ' →',
        );
  const across =
    data.reports.length > 1
      ? h('a', { href: '#records?item=' + encodeURIComponent(record.item) }, say('page.across', { item: record.item }))
      : null;
  const found = findingsOfRecord[index].map((each) => data.findings[each]);
  const heading = h('h1', { tabindex: -1 }, record.item, ' ', h('span', { lang: 'th' }, text(record.statement) || ''));
  const field = (path, name, words) =>
    fieldRow(record, path, name, words, null, null, finding && finding.field === path, notesOf(index, path));
  const statement = text(record.statement);
  const pairs = h(
    'table',
    { class: 'pairs' },
    h('caption', { class: 'unseen' }, say('page.pairs')),
    h('colgroup', {}, h('col', { class: 'what' }), h('col'), h('col')),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, say('page.field')),
        h('th', { scope: 'col' }, say('page.written')),
        h('th', { scope: 'col' }, say('page.repaired')),
      ),
    ),
    h(
      'tbody',
      {},
      statement ? field('item.statement', say('page.statement'), statement) : null,
      ['issues', 'measures', 'results'].map((name) => listRows(index, name, finding)),
      Object.keys(record.extra).length
        ? Object.entries(record.extra).map(([name, words]) => field('extra.' + name, name, words))
        : null,
    ),
  );
  return {
    nodes: [
      h(
        'div',
        { class: 'trail screen' },
        h(
          'span',
          {},
          finding
            ? h('a', { href: linkToFinding(finding), id: 'back' }, '← ' + say('page.back-to-finding'))
            : h('a', { href: '#records?report=' + encodeURIComponent(report.key) }, nameOf(report)),
          ' ',
          across,
        ),
        h('span', {}, step(siblings[at - 1], 'prev'), ' ', step(siblings[at + 1], 'next')),
      ),
      heading,
      h(
        'p',
        { class: 'facts' },
        h('span', {}, pill(record)),
        h('b', { lang: thai(nameOf(report)) ? 'th' : null }, nameOf(report)),
        item && item.negative ? h('span', {}, '⇅ ' + say('page.negative')) : null,
        record.indicator !== null
          ? h('span', { lang: 'th' }, (form.indicators.find((each) => each.no === record.indicator) || {}).name)
          : null,
        h('span', {}, say('page.table-row', { table: record.table, row: record.row })),
        h('span', {}, report.documents[record.document]),
      ),
      part('pairs', say('page.pairs'), say('page.pairs-note', { count: number(record.repairs.length) }), pairs),
      part(
        'evidence',
        say('page.evidence'),
        record.shared.evidence ? say('page.shared', { items: record.shared.evidence.join(', ') }) : '',
        pictures(record),
      ),
      found.length
        ? h(
            'section',
            { class: 'part', 'aria-labelledby': 'about-record' },
            h(
              'h2',
              { id: 'about-record' },
              say('page.findings'),
              ' ',
              h('span', { class: 'quiet' }, number(found.length)),
            ),
            h(
              'ul',
              { class: 'findings' },
              findingsOfRecord[index].map((each) =>
                drawFinding(each, '', finding && data.findings[each] === finding, index),
              ),
            ),
          )
        : null,
    ],
    focus: finding ? () => goTo(document.getElementById('here') || document.getElementById('f-' + finding.id)) : null,
  };
}
