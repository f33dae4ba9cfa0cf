// node dmp.js SECONDS OLD NEW: diff-match-patch on characters, with its time-out (0: none). A
// statement is linked to each later one that shares at least half the characters of the shorter.
const fs = require('fs');
const { diff_match_patch: Dmp } = require('diff-match-patch');

const [seconds, older, newer] = process.argv.slice(2);
const engine = new Dmp();
engine.Diff_Timeout = Number(seconds);
const texts = [older, newer].map((file) => fs.readFileSync(file, 'utf8'));
const lengths = texts.map((text) => text.split('\n').map((line) => line.length));
const shared = new Map();
let from = 0;
let to = 0;
for (const [operation, text] of engine.diff_main(...texts)) {
  for (const character of text.split('')) {
    const ends = character === '\n';
    if (operation === 0 && !ends) {
      const link = `${from}\t${to}`;
      shared.set(link, (shared.get(link) || 0) + 1);
    }
    from += ends && operation <= 0 ? 1 : 0;
    to += ends && operation >= 0 ? 1 : 0;
  }
}
for (const [link, count] of shared) {
  const [one, other] = link.split('\t').map(Number);
  if (2 * count >= Math.min(lengths[0][one], lengths[1][other])) {
    console.log(link);
  }
}
