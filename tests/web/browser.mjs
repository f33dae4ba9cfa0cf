// A browser, a desk to visit, and claims about what is seen there.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

export const [program, source, folder, modules] = process.argv.slice(2);
const require = createRequire(modules + '/package.json');
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let failures = 0;
let pages = 0;

export function check(claim, holds, seen = '') {
  if (!holds) {
    failures += 1;
    console.log(`FAILED: ${claim}\n    ${seen}`);
  }
}

// The program on the consultation; what it prints.
export const redraft = (...words) => redraftWith('', ...words);

export function redraftWith(input, ...words) {
  const done = spawnSync(program, ['-C', folder, ...words], { encoding: 'utf8', input });
  if (done.status !== 0) {
    throw new Error(`redraft ${words.join(' ')}: ${done.stderr}`);
  }
  return done.stdout.trim();
}

// The working text, changed by somebody else.
export function writeText(change) {
  const file = `${folder}/principles.md`;
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

// The tour's consultation, and the server on it.
export async function openDesk(...options) {
  const made = spawnSync(`${source}/scripts/tour`, [program, `${source}/sample-docs`, folder]);
  if (made.status !== 0) {
    throw new Error(`the tour stopped: ${made.stderr}`);
  }
  const server = spawn(program, ['-C', folder, 'serve', '--port', '0', ...options]);
  process.on('exit', () => server.kill('SIGKILL'));
  const lines = createInterface({ input: server.stdout });
  const address = await new Promise((resolve, reject) => {
    lines.once('line', (line) => resolve(line.replace(/\/$/, '')));
    server.once('exit', () => reject(new Error('the server did not start')));
  });
  const said = [];
  createInterface({ input: server.stderr }).on('line', (line) => said.push(line));
  const stop = () =>
    new Promise((resolve) => {
      server.once('exit', resolve);
      server.kill('SIGTERM');
    });
  return { address, said, stop };
}

export function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}

// What axe and a narrow screen find on the page as it stands.
export async function inspect(page, name) {
  pages += 1;
  check(`${name} has a title that says what it is`, /.+ – .+/.test(await page.title()));
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  check(`${name} does not scroll sideways at ${page.viewportSize().width} pixels`, wide <= 0, `${wide} too wide`);
  if (!page.scriptless && page.viewportSize().width > 1000) {
    const twice = await page.evaluate(() => {
      const root = document.documentElement;
      root.style.fontSize = '200%';
      const over = root.scrollWidth - root.clientWidth;
      root.style.fontSize = '';
      return over;
    });
    check(`${name} does not scroll sideways with letters twice as large`, twice <= 0, `${twice} too wide`);
  }
  if (!page.scriptless) {
    await page.evaluate(axe);
    const found = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), rules);
    for (const rule of found.violations) {
      check(
        `${name} keeps to ${rule.id}`,
        false,
        `${rule.help}: ${rule.nodes.map((node) => node.html.slice(0, 150)).join('\n    ')}`,
      );
    }
  }
}

// Somebody at a screen of this width, with or without JavaScript.
export async function visitor(browser, options) {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    javaScriptEnabled: options.script,
  });
  const page = await context.newPage();
  page.scriptless = !options.script;
  page.complaints = [];
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.setDefaultTimeout(15000);
  return page;
}

// A link or button that leads to another page, or to the same one again.
export const follow = (page, locator) => Promise.all([page.waitForNavigation(), locator.click()]);
export const press = (page, name) => follow(page, page.getByRole('button', { name, exact: true }));

export const heading = (page) => page.locator('h1').first().innerText();
export const words = (page) => page.locator('main').innerText();

// A link that lets somebody in, once.
export const inviteStaff = (desk, name, ...roles) =>
  redraft('person', 'invite', name, ...roles.flatMap((role) => ['--role', role]), '--address', desk.address);
export const inviteReviewer = (desk, email) =>
  redraft('person', 'invite', email, '--organisation', 'Harrowick Trust', '--sector', 'Health', '--address', desk.address);

export async function signIn(page, link) {
  await page.goto(link);
  await press(page, 'Sign in');
  check('a link signs in', (await words(page)).includes('You are signed in'));
}

// What is wrong is told beside the field and in a summary that leads to it.
export async function refused(page, name, field) {
  await inspect(page, name);
  check(`${name} tells what is wrong first`, (await page.locator('.govuk-error-summary').count()) === 1);
  check(`${name} says so in its title`, (await page.title()).startsWith('Error: '), await page.title());
  const leads = await page.locator('.govuk-error-summary a').first().getAttribute('href');
  check(`${name} leads to the field`, leads === `#${field}` && (await page.locator(leads).count()) === 1, leads);
  if (!page.scriptless) {
    const focused = await page.evaluate(() => document.activeElement?.matches('.govuk-error-summary'));
    check(`${name} is read first`, focused);
  }
}

export function finish() {
  console.log(`${pages} pages looked at, ${failures} claims do not hold`);
  process.exit(failures || !pages ? 1 : 0);
}
