// Checks, the frame around the views, and which view the address asks for.

function checksView() {
  const places = (check) =>
    check.reasons.map((each) =>
      h(
        'div',
        {},
        either(data.reasons[each.reason] || [each.reason, each.reason]),
        each.reports.length < check.asked
          ? h('span', { class: 'quiet small' }, ' ' + say('page.n-reports', { count: each.reports.length }))
          : '',
      ),
    );
  const state = (check) => (check.failed ? 'failed' : check.passed ? 'passed' : 'not-run');
  const rank = { failed: 0, passed: 1, 'not-run': 2 };
  const rows = data.checks.map((check) => ({ ...check, state: state(check) }));
  return {
    nodes: [
      h('h1', { tabindex: -1 }, say('page.checks')),
      h('p', { class: 'lead' }, say('page.checks-note')),
      sortable(
        [
          {
            label: say('page.check'),
            head: true,
            value: (check) => question(check.code),
            show: (check) => [question(check.code), h('div', { class: 'code quiet' }, check.code)],
          },
          {
            label: say('page.state'),
            value: (check) => rank[check.state],
            show: (check) =>
              h(
                'span',
                { class: 'tag ' + { failed: 'warning', passed: 'info', 'not-run': 'plain' }[check.state] },
                say('page.state-' + check.state),
              ),
          },
          {
            label: say('page.findings'),
            number: true,
            value: (check) => check.findings,
            show: (check) =>
              check.findings ? h('a', { href: linkToFindings({ code: check.code }) }, number(check.findings)) : '0',
          },
          {
            label: say('page.passed'),
            number: true,
            value: (check) => check.passed,
            show: (check) => number(check.passed),
          },
          {
            label: say('page.failed'),
            number: true,
            value: (check) => check.failed,
            show: (check) => number(check.failed),
          },
          {
            label: say('page.not-run'),
            value: (check) => check.not_run,
            show: (check) => (check.not_run ? places(check) : '–'),
          },
        ],
        rows,
        say('page.checks'),
      ),
    ],
  };
}

const views = { overview: 'nav-overview', findings: 'findings', records: 'nav-records', checks: 'checks' };
let beforePrint = null;

function frame(active) {
  document.documentElement.lang = language;
  document.getElementById('skip').textContent = say('page.skip');
  document.getElementById('subject').textContent = say('page.subject');
  const nav = document.getElementById('nav');
  nav.setAttribute('aria-label', say('page.views'));
  nav.replaceChildren(
    ...Object.entries(views).map(([view, label]) =>
      h('a', { href: '#' + view, 'aria-current': view === active ? 'page' : null }, say('page.' + label)),
    ),
  );
  const languages = document.getElementById('languages');
  languages.setAttribute('aria-label', say('page.language'));
  languages.replaceChildren(
    ...['th', 'en'].map((code) =>
      h(
        'button',
        {
          type: 'button',
          lang: code,
          'aria-pressed': String(code === language),
          onclick: () => {
            language = code;
            remembered.set(code);
            draw(true);
            languages.querySelector('[lang="' + code + '"]').focus();
          },
        },
        say('page.name-' + code),
      ),
    ),
  );
  document
    .getElementById('foot')
    .replaceChildren(
      say('page.foot', { version: data.version }),
      data.counts.suppressed ? ' ' + say('page.suppressed', { count: number(data.counts.suppressed) }) : '',
    );
}

function viewOf(address) {
  const [path, query] = address.replace(/^#/, '').split('?');
  const slash = path.indexOf('/');
  const name = slash < 0 ? path : path.slice(0, slash);
  const rest = slash < 0 ? '' : decodeURIComponent(path.slice(slash + 1));
  const filters = Object.fromEntries(new URLSearchParams(query || ''));
  if (name === 'findings') return ['findings', findingsView(filters)];
  if (name === 'finding' && findingById.has(rest)) return ['findings', findingsView(data.findings[findingById.get(rest)].status === 'resolved' ? { status: 'resolved' } : {}, rest)];
  if (name === 'record' && recordByKey.has(rest))
    return [
      'records',
      recordView(recordByKey.get(rest), findingById.has(filters.finding) ? filters.finding : undefined),
    ];
  if (name === 'records') return ['records', recordsView(filters)];
  if (name === 'checks') return ['checks', checksView()];
  if (name && name !== 'overview') announce(say('page.no-such'));
  return ['overview', { nodes: overview() }];
}

// Draws the view of the address. Focus goes to its heading, except at first and on a change of language.
function draw(keepFocus) {
  let asked;
  try {
    asked = viewOf(location.hash);
  } catch (fault) {
    if (!(fault instanceof URIError)) throw fault;
    asked = viewOf('#overview');
  }
  const [name, view] = asked;
  frame(name);
  document.getElementById('hint').hidden = true;
  const main = document.getElementById('main');
  main.replaceChildren(...view.nodes.flat(Infinity).filter((node) => node instanceof Node));
  beforePrint = view.beforePrint || null;
  const heading = main.querySelector('h1');
  document.title = heading.textContent + ' · Sarabun';
  if (keepFocus === true) return;
  if (view.focus) return view.focus();
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

const places = new Map(); // where a view was scrolled to, for the way back
let before = location.hash;
addEventListener('scroll', () => places.set(before, scrollY), { passive: true });
let followed = false; // a link, so that this is no way back
addEventListener('click', (event) => {
  followed = event.target instanceof Element && event.target.closest('a[href^="#"]') !== null;
});
addEventListener('hashchange', () => {
  const at = followed ? undefined : places.get(location.hash);
  followed = false;
  before = location.hash;
  draw();
  if (at !== undefined && !location.hash.startsWith('#finding/') && !location.hash.includes('?finding='))
    scrollTo(0, at);
});
addEventListener('beforeprint', () => {
  if (beforePrint) beforePrint();
});
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('main').focus();
});
draw(!location.hash);
document.documentElement.dataset.ready = Math.round(performance.now());
