// Pictures of the main pages, wide and narrow.
//
//   node screenshots.mjs PROGRAM SOURCE FOLDER NODE_MODULES OUT
import { mkdirSync, readFileSync } from 'node:fs';
import { launch, openDesk, press, redraft, source, writeText } from './browser.mjs';

const out = process.argv[6];
const pages = {
  documents: '/',
  drafts: '/d/principles',
  draft: '/d/principles/V1',
  statement: '/d/principles/V1/deciding-together-2',
  changes: '/changes/principles/V0-1/V1',
  'changes-side-by-side': '/changes/principles/V0-1/V1?show=sides',
  'changes-list': '/changes/principles/V0-1/V1?show=list',
  'update-notes': '/notes/principles/V1',
  'you-said-we-did': '/reports/principles/V1/you-said-we-did',
  response: '/reports/principles/V1/response',
  coverage: '/reports/principles/V1/coverage',
  comment: '/comment/principles/V1/deciding-together-2',
  suggestion: '/comment/principles/V1/deciding-together-2?suggest=yes',
  words: '/words/principles/V1/deciding-together-2',
  pile: '/pile/principles?status=all',
  moderation: '/moderation/principles',
  explain: '/explain/principles/V1',
  note: '/note/principles/V1?on=deciding-together-2',
  'to-do': '/to-do/principles',
  lineage: '/lineage/principles',
  themes: '/themes',
  text: '/text/principles',
  upload: '/upload/principles',
  state: '/state/principles/V1',
  people: '/people',
  events: '/events',
  'new-event': '/new-event',
  assess: '/assess',
  'new-action': '/new-action',
  maturity: '/maturity/maturity',
  provenance: '/provenance/principles/V1',
  actions: '/actions',
  approvals: '/approvals/principles',
  register: '/adoptions/principles',
  concerns: '/concerns',
  concern: '/concern/principles/V1/deciding-together-2',
  companions: '/companions/principles',
  glossary: '/glossary/principles',
  rules: '/rules/principles',
  accessibility: '/accessibility',
};

mkdirSync(out, { recursive: true });
const desk = await openDesk();
// A text that is being rewritten, so that there is something to do.
writeText(() => readFileSync(`${source}/sample-docs/principles-v0-1.md`, 'utf8').replace('# Working', '# Still working'));
redraft('comment', 'add', 'principles#deciding-together-2@V1', '--kind', 'suggest', '--suggest', 'Nobody decides alone',  '-m', 'Ring me: 020 7946 0018');
const browser = await launch();
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(desk.said.find((line) => line.startsWith('Sign in as')).split(' ').pop());
await press(page, 'Sign in');
const said = JSON.parse(redraft('comment', 'list', 'principles', '--json')).comments;
pages['one-comment'] = `/c/${said.filter((comment) => comment.suggestion).pop().id}`;
pages.event = `/events/${JSON.parse(redraft('event', 'list', '--json')).events.find((one) => one.remarks > 0).id}`;
pages.remark = `/remarks/${JSON.parse(redraft('remark', 'list', '--on', 'principles', '--json')).remarks[0].id}`;
pages.redact = `${pages['one-comment']}/redact`;
for (const width of [1280, 320]) {
  await page.setViewportSize({ width, height: 900 });
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(desk.address + path);
    await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: !['draft', 'pile', 'moderation'].includes(name) });
  }
}
await browser.close();
await desk.stop();
console.log(`${Object.keys(pages).length * 2} pictures in ${out}`);
process.exit(0);
