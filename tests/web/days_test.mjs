// A day of each: what people come for, from the first page to the last, in one browser each.
//
//   node days_test.mjs PROGRAM SOURCE FOLDER NODE_MODULES
import { check, finish, follow, heading, inspect, inviteReviewer, inviteStaff, launch, openDesk, press, redraft, redraftWith, refused, signIn, visitor, words, writeText } from './browser.mjs';

const desk = await openDesk();
const browser = await launch();
const go = (page, path) => page.goto(desk.address + path);
const wide = { width: 1280, script: true };
const narrow = { width: 320, script: true };
const plain = { width: 320, script: false };

async function arrive(options, link) {
  const page = await visitor(browser, options);
  await signIn(page, link);
  return page;
}

// The words "good intentions" of a statement, by the keyboard alone.
async function commentOnWords(page, said) {
  await go(page, '/');
  await follow(page, page.getByRole('link', { name: 'Working as One Valley' }));
  await follow(page, page.getByRole('link', { name: 'Draft V1', exact: true }));
  const line = page.locator('a.m', { hasText: '1.7' }).first();
  await line.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Comment on some of its words' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('First word').focus();
  await page.getByLabel('First word').selectOption({ label: '4: good' });
  await page.getByLabel('Last word').selectOption({ label: '5: intentions' });
  await page.getByRole('button', { name: 'Comment on these words' }).focus();
  await page.keyboard.press('Enter');
  check('the words are in the form', (await page.getByLabel('Words that this is about').inputValue()) === 'good intentions');
  await page.getByLabel('I object to this').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Your comment').focus();
  await page.keyboard.type(said);
  await page.getByLabel('My words, with my organisation and sector').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Send the comment' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/c\/c-/);
  check('the comment is with the team', (await words(page)).includes('Your comment is with the team'));
  return (await heading(page)).replace('Comment ', '');
}

// A reviewer comments on words, an editor reads and answers, an officer changes the text and publishes,
// and the reviewer sees what became of it.
async function wordsAndTheirAnswer(options) {
  const label = options.script ? 'V2' : 'V3';
  const [now, next] = options.script ? ['good intentions', 'kind words'] : ['kind words', 'warm words'];
  const reviewer = await arrive(options, inviteReviewer(desk, `asha${label}@example.org`));
  const said = `Say what was meant, ${label}`;
  const id = options.script ? await commentOnWords(reviewer, said) : await suggest(reviewer, now, said);

  const editor = await arrive(options, inviteStaff(desk, 'Ottilie', 'editor'));
  await go(editor, '/moderation/principles?status=all');
  for (let at = 0; at < 10 && (await editor.locator(`#choose-${id}`).count()) === 0; at += 1) {
    await follow(editor, editor.getByRole('link', { name: 'The next ones' }));
  }
  await editor.locator(`#choose-${id}`).check();
  await press(editor, 'Approve for publication');
  await go(editor, `/c/${id}`);
  await editor.getByLabel('Decision').selectOption('accepted in part');
  await editor.getByLabel('Reason', { exact: true }).fill('Clearer, as you asked');
  await editor.getByLabel('The change that carries it out').selectOption({ label: 'This statement, in the next draft' });
  await editor.getByLabel('Show the answer only with the next draft').check();
  await press(editor, 'Save the answer');
  await go(reviewer, '/mine');
  check('a drafted answer is not seen yet', !(await words(reviewer)).includes('Clearer, as you asked'));

  const officer = await arrive(options, inviteStaff(desk, 'Bertram', 'officer'));
  await go(officer, '/text/principles');
  const text = await officer.locator('#text').inputValue();
  await officer.locator('#text').fill(text.replace(now, next));
  await press(officer, 'Preview');
  check('the officer sees what it would do before saving', (await words(officer)).includes('1 reworded'), await words(officer));
  await press(officer, 'Save');
  await go(editor, '/to-do/principles');
  await follow(editor, editor.getByRole('link', { name: /no change note explains it/ }).first());
  await follow(editor, editor.getByRole('link', { name: /^Explain this change/ }).first());
  await editor.getByLabel('What changed', { exact: true }).fill(`Now ${next}`);
  await editor.getByRole('checkbox', { name: new RegExp(`^${id}`) }).check();
  await press(editor, 'Save the note');
  await go(officer, '/text/principles');
  await officer.getByLabel('Label, such as V2').fill(label);
  await officer.getByLabel('What is new, in a line').fill(`Now ${next}`);
  await press(officer, 'Publish');
  check('the draft is published', officer.url().includes(`/d/principles/${label}`), await words(officer));

  await follow(reviewer, reviewer.getByRole('link', { name: 'What I said' }));
  check('the answer is seen', (await words(reviewer)).includes('Clearer, as you asked'));
  await inspect(reviewer, 'what I said, answered');
  await follow(reviewer, reviewer.getByRole('link', { name: id, exact: true }));
  const places = await reviewer.locator('dl').innerText();
  check('words then and words now are seen', places.includes('1.7 of V1') || places.includes('of V2'), places);
  await follow(reviewer, reviewer.getByRole('link', { name: 'The change that carries it out' }));
  check('the change that came of it is seen', (await words(reviewer)).includes(`Now ${next}`));
  await go(reviewer, `/changes/principles/${label === 'V2' ? 'V1' : 'V2'}/${label}`);
  await reviewer.getByLabel('where I commented').check();
  await press(reviewer, 'Show');
  await inspect(reviewer, 'changes where I commented');
  check('only where I commented', (await reviewer.locator('section.rd-change').count()) === 1);
  for (const page of [reviewer, editor, officer]) {
    await page.context().close();
  }
}

// Other wording is suggested from the words as they stand, and looked at before it is sent.
async function suggest(page, now, said) {
  await go(page, '/d/principles/V2');
  await follow(page, page.locator('a.m', { hasText: '1.7' }).first());
  await follow(page, page.getByRole('link', { name: 'Suggest other wording' }));
  await inspect(page, 'the form of a suggestion');
  const before = await page.locator('#suggestion').inputValue();
  check('it begins with the words as they stand', before.includes(now), before);
  await page.getByLabel('Your comment').fill(said);
  await press(page, 'See what it changes');
  await page.locator('#suggestion').fill(before.replace(now, 'warm words'));
  await press(page, 'See what it changes');
  await inspect(page, 'a suggestion looked at');
  check('what was typed is kept', (await page.getByLabel('Your comment').inputValue()) === said);
  check('the suggestion is marked', (await page.locator('#suggested del').count()) > 0 && (await page.locator('#suggested ins').innerText()).includes('warm'));
  await page.locator('#suggestion').fill(before);
  await page.getByLabel('My words, with my organisation and sector').check();
  await press(page, 'Send the comment');
  check('the same words are no suggestion', (await page.locator('#suggestion-error').count()) === 1);
  await page.locator('#suggestion').fill(before.replace(now, 'warm words'));
  await press(page, 'Send the comment');
  await page.waitForURL(/\/c\/c-/);
  check('the suggestion is shown as it is marked', (await page.locator('dl del').count()) > 0);
  return (await heading(page)).replace('Comment ', '');
}

// With JavaScript the marks follow what is typed.
async function liveSuggestion() {
  const page = await arrive(narrow, inviteReviewer(desk, 'live@example.org'));
  await go(page, '/comment/principles/V1/deciding-together-2');
  await page.getByRole('button', { name: 'Start from the words as they stand' }).click();
  const before = await page.locator('#suggestion').inputValue();
  check('nothing is marked yet', (await page.locator('#suggested del, #suggested ins').count()) === 0);
  await page.locator('#suggestion').fill(before.replace(/^\S+ /, 'Everybody '));
  check('what is typed is marked', (await page.locator('#suggested ins').innerText()).includes('Everybody'));
  const kept = await page.locator('#suggested-words').evaluate((element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('del, .govuk-visually-hidden').forEach((one) => one.remove());
    return copy.textContent;
  });
  check('the marks read as what was typed', kept === (await page.locator('#suggestion').inputValue()), kept);
  await inspect(page, 'a suggestion as it is typed');
  await page.context().close();
}

// An editor clears a pile of 30: some by theme, the rest at once.
async function aPileOfThirty() {
  const lines = Array.from({ length: 30 }, (_, i) => ({
    id: `pile-${i}`, kind: i < 12 ? 'object' : 'question', body: i < 12 ? `No bus after six, says number ${i}` : `Who pays, asks number ${i}?`,
    channel: 'email', reviewer: { organisation: `Group ${i}`, sector: 'Community groups' }, made_on: { document: 'principles', draft: 'V1', scope: 'document' },
  }));
  redraftWith(lines.map((line) => JSON.stringify(line)).join('\n') + '\n', 'comment', 'import', '-');
  const page = await arrive(wide, inviteStaff(desk, 'Ottilie', 'editor'));
  await follow(page, page.getByRole('link', { name: 'Comments to answer' }));
  await follow(page, page.getByRole('link', { name: 'principles', exact: true }));
  const open = async () => Number((await page.getByRole('link', { name: /open$/ }).innerText()).split(' ')[0]);
  const others = (await open()) - 30;
  await page.getByText('Search and filter').click();
  await page.getByLabel('Words', { exact: true }).fill('bus after six');
  await press(page, 'Show');
  check('the search finds twelve', (await words(page)).includes('12 comments'), (await words(page)).slice(0, 400));
  await go(page, '/themes');
  await page.getByLabel('Name', { exact: true }).fill('No bus in the evening');
  await press(page, 'Add the theme');
  await go(page, '/pile/principles?text=bus+after+six');
  for (const box of await page.locator('input[name=id]').all()) {
    await box.check();
  }
  await page.getByLabel('Put them into the theme').selectOption('No bus in the evening');
  await press(page, 'Put in');
  await go(page, '/themes');
  await follow(page, page.getByRole('link', { name: 'No bus in the evening' }));
  await page.getByLabel('Decision').selectOption('deferred');
  await page.getByLabel('Reason', { exact: true }).fill('The bus company is asked this summer');
  await press(page, 'Answer them');
  check('twelve are answered with one response', !(await words(page)).includes('not answered'));
  await go(page, '/pile/principles?text=who+pays+asks');
  for (const box of await page.locator('input[name=id]').all()) {
    await box.check();
  }
  await page.getByLabel('Decision').selectOption('noted');
  await page.getByLabel('Reason', { exact: true }).fill('The budget paper says so');
  await press(page, 'Answer them');
  await go(page, '/pile/principles');
  check('the pile of 30 is cleared', (await open()) === others, `${await open()} of ${others}`);
  await page.context().close();
}

// Two officers publish at the same moment: one does, and the other is told.
async function twoOfficers() {
  writeText((text) => text.replace('in this valley before', 'in the valley before'));
  const officers = [await arrive(wide, inviteStaff(desk, 'Bertram', 'officer')), await arrive(narrow, inviteStaff(desk, 'Clemence', 'officer'))];
  for (const page of officers) {
    await go(page, '/text/principles');
    await page.getByLabel('Label, such as V2').fill('V4');
    await page.getByLabel('What is new, in a line').fill('At the same moment');
  }
  await Promise.all(officers.map((page) => press(page, 'Publish')));
  await Promise.all(officers.map((page) => page.waitForLoadState()));
  const done = officers.filter((page) => page.url().includes('/d/principles/V4'));
  const told = officers.filter((page) => !page.url().includes('/d/principles/V4'));
  check('one of two publishes', done.length === 1, officers.map((page) => page.url()).join(' '));
  check('there is one such draft', redraft('drafts').match(/V4/g).length === 1);
  for (const page of told) {
    await inspect(page, 'a publish at the same moment');
    check('the other is told why', (await page.locator('#label-error').count()) === 1, await words(page));
    check('what was typed is kept', (await page.getByLabel('What is new, in a line').inputValue()) === 'At the same moment');
  }
  for (const page of officers) {
    await page.context().close();
  }
}

// A session ends while a reviewer types: the words go on after signing in again in another tab. Then the
// wording that was suggested is thought over.
async function signedOutWhileTyping(options) {
  const email = `kerensa${options.width}@example.org`;
  const page = await arrive(options, inviteReviewer(desk, email));
  await go(page, '/comment/principles/V1/deciding-together-2?suggest=yes');
  const before = await page.locator('#suggestion').inputValue();
  await page.getByLabel('Your comment').fill('Typed for an hour,\nover two lines');
  await page.locator('#suggestion').fill(before.replace('fifteen', 'twenty'));
  await page.getByLabel('My words, with my organisation and sector').check();
  await page.context().clearCookies();
  await press(page, 'Send the comment');
  await inspect(page, 'words given back');
  check('what was typed is given back', (await words(page)).includes('over two lines'), await words(page));
  await press(page, 'I have signed in: go on');
  await refused(page, 'words given back too early', 'open');

  const tab = await page.context().newPage();
  await signIn(tab, inviteReviewer(desk, email));
  await tab.close();
  await press(page, 'I have signed in: go on');
  await inspect(page, 'words looked at before they go on');
  check('they are looked at once more', (await words(page)).includes('twenty working days'), await words(page));
  await press(page, 'Send it');
  check('they have arrived', page.url().includes('/c/c-') && (await words(page)).includes('over two lines'), page.url());

  await page.getByText('Change or withdraw this comment').click();
  await page.locator('#suggestion').fill(before.replace('fifteen', 'thirty'));
  if (page.scriptless) {
    await press(page, 'See what it changes');
  }
  const marked = await page.locator('#suggested-words').innerText();
  check('other wording is marked before it is saved', marked.includes('thirty') && marked.includes('fifteen'), marked);
  await inspect(page, 'wording being changed');
  await page.locator('#suggestion').fill('');
  await press(page, 'Save the change');
  await refused(page, 'no wording', 'suggestion');
  await page.locator('#suggestion').fill(before.replace('fifteen', 'thirty'));
  await press(page, 'Save the change');
  check('other wording is suggested', (await words(page)).includes('thirty working days'), await words(page));
  check('and read again before it is public', (await words(page)).includes('Your comment is changed'));
  await page.context().close();
}

await signedOutWhileTyping(wide);
await signedOutWhileTyping(plain);
await liveSuggestion();
await aPileOfThirty();
await wordsAndTheirAnswer(wide);
await wordsAndTheirAnswer(plain);
await twoOfficers();

await browser.close();
check('the server stops well', (await desk.stop()) === 0);
finish();
