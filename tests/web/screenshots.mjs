// Pictures of the main pages, wide and narrow.
//
//   node screenshots.mjs PROGRAM SOURCE FOLDER NODE_MODULES OUT
import { mkdirSync } from 'node:fs';
import { launch, openDesk } from './browser.mjs';

const out = process.argv[6];
const pages = {
  documents: '/',
  drafts: '/d/principles',
  draft: '/d/principles/V1',
  statement: '/d/principles/V1/deciding-together-2',
  changes: '/changes/principles/V0-1/V1',
  'changes-side-by-side': '/changes/principles/V0-1/V1?show=sides',
  comment: '/comment/principles/V1/deciding-together-2',
  words: '/words/principles/V1/deciding-together-2',
  pile: '/pile/principles?status=all',
  'to-do': '/to-do/principles',
  text: '/text/principles',
};

mkdirSync(out, { recursive: true });
const desk = await openDesk();
const browser = await launch();
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(desk.said.find((line) => line.startsWith('Sign in as')).split(' ').pop());
await page.getByRole('button', { name: 'Sign in' }).click();
for (const width of [1280, 320]) {
  await page.setViewportSize({ width, height: 900 });
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(desk.address + path);
    await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: name !== 'draft' });
  }
}
await browser.close();
await desk.stop();
console.log(`${Object.keys(pages).length * 2} pictures in ${out}`);
process.exit(0);
