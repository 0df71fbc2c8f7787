// Looks at an audit's page in headless Chromium, as a person with mouse, keyboard or telephone would.
//
//   node page.mjs MODULES_FOLDER CHROMIUM PAGE.html
//
// The page holds at least two reports of one form; one measure of one of them is the hostile text below. Exits 1 and
// says what failed at the first fault; else prints how long the page took to be ready, which nothing depends on.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, chromium, file] = process.argv.slice(2);
const { chromium: browserType } = createRequire(modules + '/')('playwright-core');
const hostile = '<script>document.title="taken"</script></script><!--<img src=x onerror=alert(1)>&amp;\u2028=1+1';
const address = String(pathToFileURL(file));

function check(holds, what) {
  if (!holds) throw new Error(what);
}
const same = (a, b, what) => check(JSON.stringify(a) === JSON.stringify(b), `${what}: ${JSON.stringify(a)}, not ${JSON.stringify(b)}`);

// Every page of the browser is watched: what it complains of, and what it asks for beside the file itself.
const faults = [];
function watch(page) {
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push('console: ' + message.text()); });
  page.on('pageerror', (error) => faults.push('error: ' + error.message));
  page.on('request', (request) => { if (!/^(data:|file:)/.test(request.url()) || (request.url().startsWith('file:') && !request.url().startsWith(address))) faults.push('request: ' + request.url()); });
  page.on('dialog', (dialog) => { faults.push('dialog: ' + dialog.message()); dialog.dismiss(); });
  return page;
}

const count = (page) => page.locator('#count').textContent();
const first = (text) => Number(text.replace(/,/g, '').match(/\d+/)[0]);
const go = async (page, hash) => { await page.goto(address + hash); await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); };
// The page shows a new address when the browser tells it of one, which is a little after the click that led there.
async function soon(holds, what) {
  for (let tries = 0; tries < 300; ++tries) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(what);
}
// Playwright's own waiting asks the page to evaluate a text, which its policy forbids.
async function until(page, holds, argument, what) {
  for (let tries = 0; tries < 300; ++tries) {
    if (await page.evaluate(holds, argument)) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('waited in vain for ' + what);
}
const searched = (page, words) => until(page, (q) => new URLSearchParams(location.hash.split('?')[1]).get('q') === q, words, 'the search for ' + words);

async function overview(page) {
  await go(page, '');
  check(await page.evaluate(() => document.querySelector('meta[http-equiv]').content.startsWith("default-src 'none'")), 'no content security policy');
  const facts = await page.evaluate(() => ({
    reports: data.reports.length, items: data.forms[0].items.length, negative: data.forms[0].items.filter((item) => item.negative).length,
    rows: document.querySelectorAll('.heat tbody tr').length, columns: document.querySelectorAll('.heat thead th[data-item]').length,
    turned: document.querySelectorAll('.heat thead .turned').length, headings: [...document.querySelectorAll('.heat th')].every((th) => th.scope) }));
  same([facts.rows, facts.columns, facts.turned], [facts.reports, facts.items, facts.negative], 'rows, items and negative items of the heat map');
  check(facts.negative === 9, 'nine items are worded negatively');
  check(facts.headings, 'a heading of the heat map has no scope');
  await page.locator('#main select').first().selectOption('total');
  const totals = await page.locator('.heat tbody .total').allTextContents();
  same(totals, [...totals].sort((a, b) => Number(a) - Number(b)), 'order by total');
  await page.getByRole('button', { name: 'Warnings' }).click();
  await soon(async () => (await page.locator('th[aria-sort="descending"]').count()) === 1, 'the table of reports is not sorted');
  await page.locator('.codes a').first().click();
  await soon(async () => page.url().includes('#findings?code='), 'a kind of finding leads to its findings');
}

async function filters(page) {
  await go(page, '#findings');
  const all = first(await count(page));
  check(all === (await page.evaluate(() => data.findings.length)), 'all findings are counted');
  check((await page.locator('.finding').count()) === Math.min(60, all), 'findings come in pages');
  if (all > 60) {
    await page.locator('.more').click();
    await soon(async () => (await page.locator('.finding').count()) === Math.min(120, all), 'more findings');
  }
  await page.locator('[data-severity="warning"]').click();
  await soon(async () => first(await count(page)) < all, 'the filter by severity does nothing');
  const warnings = first(await count(page));
  check(warnings > 0 && warnings < all, 'the filter by severity');
  await soon(async () => (await page.locator('.finding:not(.warning)').count()) === 0, 'something else than warnings is shown');
  same(await page.locator('#live').textContent(), await count(page), 'the live region');
  await soon(async () => await page.evaluate(() => document.activeElement.dataset.severity === 'warning'), 'focus stays on the filter');
  await page.locator('select[name="code"]').selectOption('measure-without-result');
  const report = await page.evaluate(() => data.reports[data.findings.find((finding) => finding.code === 'measure-without-result').report].key);
  await page.locator('select[name="report"]').selectOption(report);
  const narrowed = first(await count(page));
  const item = await page.evaluate((key) => data.findings.find((finding) => finding.code === 'measure-without-result' && data.reports[finding.report].key === key).items[0], report);
  await page.locator('select[name="item"]').selectOption(item);
  const least = first(await count(page));
  check(least > 0 && least <= narrowed && narrowed <= warnings, 'filters narrow');
  await page.reload();
  check(first(await count(page)) === least, 'the address keeps the filters');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await soon(async () => first(await count(page)) === all, 'filters are cleared');
  const words = await page.evaluate(() => data.findings.find((finding) => finding.code === 'measure-without-result').data.measure.slice(0, 12).trim());
  await page.locator('input[type="search"]').fill(words);
  await searched(page, words);
  const found = first(await count(page));
  check(found > 0 && found < all, 'the search finds some: ' + found);
  await soon(async () => (await page.locator('.finding mark').count()) > 0, 'what was searched for is marked');
  await page.locator('input[type="search"]').fill('no such words 987');
  await searched(page, 'no such words 987');
  await soon(async () => (await page.locator('.empty').count()) === 1, 'a search that finds nothing says so');
  const statuses = await page.evaluate(() => new Set(data.findings.map((finding) => finding.status).filter(Boolean)).size);
  check((await page.locator('select[name="status"]').count()) === (statuses ? 1 : 0), 'the filter by status');
}

async function links(page) {
  const id = await page.evaluate(() => data.findings.filter((finding) => finding.code === 'measure-without-result').at(-1).id);
  await go(page, '#finding/' + id);
  check(await page.evaluate((which) => document.activeElement.id === 'f-' + which, id), 'a link to a finding leads there');
  const place = await page.locator('#f-' + id).boundingBox();
  check(place.y > 0 && place.y < 900, 'the finding is in view');
  await page.locator('#f-' + id + ' .links a').first().click();
  await soon(async () => page.url().includes('#record/'), 'a finding leads to its record');
  await soon(async () => (await page.locator('tr.here').count()) === 1, 'the field of the finding is marked');
  await page.locator('#back').click();
  await soon(async () => page.url().endsWith('#finding/' + id), 'the record leads back');
  await page.goBack();
  await soon(async () => (await page.locator('tr.here').count()) === 1, 'the way back of the browser');
  await go(page, '#record/no-such-thing');
  check((await page.locator('.heat').count()) >= 1, 'an unknown address shows the overview');
  await go(page, '#record/%E0%A4%A');
  check((await page.locator('.heat').count()) >= 1, 'a broken address shows the overview');
}

async function records(page) {
  const key = await page.evaluate(() => data.records.find((record) => record.repairs.length && Object.keys(record.raw).length).key);
  await go(page, '#record/' + encodeURIComponent(key));
  check((await page.locator('.was mark').count()) > 0 && (await page.locator('.now mark').count()) > 0, 'changes are marked on both sides');
  check((await page.locator('.was mark b').first().textContent()).includes('↵'), 'the break that was closed is shown');
  const pictured = await page.evaluate(() => data.records.find((record) => record.evidence?.some((each) => each.kind === 'picture')).key);
  await go(page, '#record/' + encodeURIComponent(pictured));
  const image = page.locator('.pictures img').first();
  await image.scrollIntoViewIfNeeded();
  check(await image.evaluate((element) => element.decode().then(() => element.naturalWidth > 20 && element.alt.length > 5)), 'a thumbnail with a text for those who do not see it');
  await go(page, '#records');
  await page.locator('input[type="search"]').fill('I22');
  await searched(page, 'I22');
  check(first(await count(page)) >= 1, 'records are searched');
}

async function hostileText(page) {
  const key = await page.evaluate((text) => data.records.find((record) => record.measures.some((each) => data.texts[each.text] === text))?.key, hostile);
  check(key, 'the hostile text came through whole');
  await go(page, '#record/' + encodeURIComponent(key));
  check((await page.locator('.now').filter({ hasText: '<script>document.title="taken"</script></script><!--<img src=x onerror=alert(1)>&amp;' }).count()) === 1, 'a text that looks like a script is shown as text');
  check((await page.locator('main script, main img[src="x"]').count()) === 0, 'a text became an element');
  check((await page.title()) !== 'taken', 'a text ran');
}

async function languages(page) {
  await go(page, '#findings');
  await page.locator('#languages button[lang="th"]').click();
  same([await page.evaluate(() => document.documentElement.lang), await page.locator('h1').textContent()], ['th', 'ข้อค้นพบ'], 'Thai');
  check(await page.evaluate(() => document.activeElement.lang === 'th'), 'focus stays on the switch');
  for (const view of ['#overview', '#findings', '#records', '#checks']) {
    await go(page, view);
    check((await page.locator('h1').count()) === 1, 'one heading of ' + view);
  }
  await page.reload();
  check((await page.evaluate(() => document.documentElement.lang)) === 'th', 'the language is kept');
  await page.locator('#languages button[lang="en"]').click();
  await soon(async () => (await page.evaluate(() => document.documentElement.lang)) === 'en', 'English');
}

async function keyboard(page) {
  await go(page, '#checks');
  await go(page, '');
  await page.reload();
  await page.keyboard.press('Tab');
  await soon(async () => await page.evaluate(() => document.activeElement.id === 'skip'), 'the first stop is the skip link');
  await page.keyboard.press('Enter');
  await soon(async () => await page.evaluate(() => document.activeElement.id === 'main'), 'the skip link leads to the content');
  const cell = () => page.evaluate(() => [document.activeElement.closest('tr')?.rowIndex, document.activeElement.closest('td')?.cellIndex]);
  check((await page.locator('.heat td a[tabindex="0"]').count()) === (await page.locator('.heat').count()), 'a heat map is one stop of Tab');
  await page.locator('.heat td a[tabindex="0"]').first().focus();
  const [row, column] = await cell();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  same(await cell(), [row + 1, column + 1], 'arrows move in the heat map');
  await page.keyboard.press('Enter');
  await until(page, () => location.hash.startsWith('#record/') && document.activeElement.tagName === 'H1', null, 'the record');
}

async function phone(page) {
  await page.setViewportSize({ width: 375, height: 740 });
  await go(page, '');
  const key = await page.evaluate(() => data.records[5].key);
  for (const view of ['#overview', '#findings', '#records', '#checks', '#record/' + encodeURIComponent(key)]) {
    for (const language of ['th', 'en']) {
      await go(page, view);
      await page.locator('#languages button[lang="' + language + '"]').click();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      check(width <= 375, `${view} in ${language} is ${width} pixels wide on a telephone`);
    }
  }
}

async function print(page) {
  await go(page, '#findings');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  check((await page.locator('.finding').count()) === first(await count(page)), 'on paper all findings are there');
  check(!(await page.locator('#nav').isVisible()), 'on paper there is no navigation');
  await page.emulateMedia({ media: 'screen' });
}

const profile = mkdtempSync(join(tmpdir(), 'sarabun-page-'));
const browser = await browserType.launchPersistentContext(profile, {
  executablePath: chromium, headless: true, viewport: { width: 1440, height: 900 }, offline: true,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
});
let failed = null;
try {
  const page = watch(await browser.newPage());
  for (const step of [overview, filters, links, records, hostileText, languages, keyboard, print, phone]) {
    try {
      await step(page);
    } catch (fault) {
      throw new Error(step.name + ': ' + fault.message);
    }
  }
  const ready = await page.evaluate(() => document.documentElement.dataset.ready);
  const shape = await page.evaluate(() => data.reports.length + ' reports, ' + data.records.length + ' records, ' + data.findings.length + ' findings');
  same(faults, [], 'the page complained, or asked for something');
  console.log(`the page holds: ${shape}, ready after ${ready} ms`);
} catch (fault) {
  failed = fault;
  for (const each of faults) console.log(each);
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
if (failed) console.log('page: ' + failed.message);
process.exit(failed ? 1 : 0);
