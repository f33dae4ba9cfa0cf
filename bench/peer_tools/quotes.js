// node quotes.js approx|match|diff FOLDER: where the quotes of quotes.json, made on a.txt, are in b.txt.
// Prints "statement begin end" in code points, or "lost", a line a quote; to stderr the processor
// seconds of what was prepared for all quotes, and of the quotes.
const fs = require('fs');
const path = require('path');

const CONTEXT = 32; // characters kept on either side of a quote
const [method, folder] = process.argv.slice(2);
const [older, newer] = ['a.txt', 'b.txt'].map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));

// Hypothesis's procedure, as its client has it in src/annotator/anchoring (html.ts, match-quote.ts): the
// words at their old position if they are there; else every exact place, else every place within so
// many errors; each judged by the words, what stands before and after, and the distance.
function approx() {
  const search = require('approx-string-match').default;
  const places = (text, words, most) => {
    const exact = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      exact.push({ start: at, end: at + words.length, errors: 0 });
    }
    return exact.length > 0 ? exact : search(text, words, most);
  };
  const likeness = (text, words) =>
    text === '' || words === '' ? 0 : 1 - places(text, words, words.length)[0].errors / words.length;
  return ({ start, end }) => {
    const words = older.slice(start, end);
    if (newer.slice(start, end) === words) {
      return { start, end };
    }
    const before = older.slice(Math.max(0, start - CONTEXT), start);
    const after = older.slice(end, end + CONTEXT);
    const score = (place) =>
      50 * (1 - place.errors / words.length) +
      20 * (before ? likeness(newer.slice(Math.max(0, place.start - before.length), place.start), before) : 1) +
      20 * (after ? likeness(newer.slice(place.end, place.end + after.length), after) : 1) +
      2 * (1 - Math.abs(place.start - start) / newer.length);
    const found = places(newer, words, Math.min(256, words.length / 2));
    return found.map((place) => ({ ...place, score: score(place) })).sort((a, b) => b.score - a.score)[0];
  };
}

// diff-match-patch's match_main takes 32 characters at most, so that a quote is looked for piece by
// piece, each where the one before lets it be expected. Left as it is, it gives up a thousand
// characters from there; it is given the whole text.
function match() {
  const { diff_match_patch: Dmp } = require('diff-match-patch');
  const engine = new Dmp();
  engine.Match_Distance = newer.length;
  return ({ start, end }) => {
    const found = { start: -1, end: -1 };
    let shift = 0;
    for (let at = start; at < end; at += engine.Match_MaxBits) {
      const piece = older.slice(at, Math.min(end, at + engine.Match_MaxBits));
      const place = engine.match_main(newer, piece, at + shift);
      if (place < 0) {
        return undefined;
      }
      shift = place - at;
      found.start = at === start ? place : Math.min(found.start, place);
      found.end = Math.max(found.end, place + piece.length);
    }
    return found;
  };
}

// diff-match-patch's diff of the whole texts, and diff_xIndex for both ends of the quote.
function diff() {
  const { diff_match_patch: Dmp } = require('diff-match-patch');
  const engine = new Dmp();
  engine.Diff_Timeout = 60;
  const edits = engine.diff_main(older, newer);
  return ({ start, end }) => ({ start: engine.diff_xIndex(edits, start), end: engine.diff_xIndex(edits, end) });
}

// Where each statement begins, and the end.
function beginnings(text) {
  const begins = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    begins.push(at + 1);
  }
  return begins;
}

function statementAt(begins, at) {
  let low = 0;
  let high = begins.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    [low, high] = begins[middle] <= at ? [middle, high] : [low, middle];
  }
  return low;
}

const units = (text, points) => Array.from(text).slice(0, points).join('').length;
const points = (text) => Array.from(text).length;

// The statement that has most of the place, and what of the place is in it.
function told(place, begins) {
  if (!place || place.end <= place.start) {
    return 'lost';
  }
  let best = { length: 0 };
  for (let one = statementAt(begins, place.start); one + 1 < begins.length && begins[one] < place.end; one += 1) {
    const start = Math.max(place.start, begins[one]);
    const end = Math.min(place.end, begins[one + 1] - 1);
    if (end - start > best.length) {
      best = { one, start, end, length: end - start };
    }
  }
  const begin = best.length > 0 ? points(newer.slice(begins[best.one], best.start)) : 0;
  return best.length > 0 ? `${best.one} ${begin} ${begin + points(newer.slice(best.start, best.end))}` : 'lost';
}

const seconds = (since) => {
  const used = process.cpuUsage(since);
  return (used.user + used.system) / 1e6;
};

const oldBegins = beginnings(older);
const newBegins = beginnings(newer);
const quotes = JSON.parse(fs.readFileSync(path.join(folder, 'quotes.json'), 'utf8')).map((quote) => {
  const line = older.slice(oldBegins[quote.statement], oldBegins[quote.statement + 1]);
  const [start, end] = quote.range.map((point) => oldBegins[quote.statement] + units(line, point));
  return { start, end };
});
let clock = process.cpuUsage();
const find = { approx, match, diff }[method]();
const prepared = seconds(clock);
clock = process.cpuUsage();
const places = quotes.map(find);
console.error(prepared, seconds(clock));
console.log(places.map((place) => told(place, newBegins)).join('\n'));
