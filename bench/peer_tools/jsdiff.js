// node jsdiff.js lines|words OLD NEW: jsdiff on statements or words. For statements prints links,
// those of a changed run paired in order; for words nothing: it is only timed.
const fs = require('fs');
const diff = require('diff');

const [mode, older, newer] = process.argv.slice(2);
const read = (file) => fs.readFileSync(file, 'utf8');
if (mode === 'words') {
  diff.diffWords(read(older), read(newer));
} else {
  const lines = (file) => read(file).replace(/\n$/, '').split('\n');
  let from = 0;
  let to = 0;
  let gone = [];
  let come = [];
  const links = [];
  const pair = () => {
    for (let at = 0; at < Math.min(gone.length, come.length); ++at) {
      links.push(`${gone[at]}\t${come[at]}`);
    }
    gone = [];
    come = [];
  };
  for (const part of diff.diffArrays(lines(older), lines(newer))) {
    for (let at = 0; at < part.count; ++at) {
      if (part.added) {
        come.push(to++);
      } else if (part.removed) {
        gone.push(from++);
      } else {
        pair();
        links.push(`${from++}\t${to++}`);
      }
    }
  }
  pair();
  console.log(links.join('\n'));
}
