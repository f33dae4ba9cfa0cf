// Every page as readers, reviewers and the team see it: with and without JavaScript, wide and narrow.
//
//   node pages_test.mjs PROGRAM SOURCE FOLDER NODE_MODULES
import { check, finish, heading, inspect, inviteReviewer, inviteStaff, launch, openDesk, redraft, redraftWith, signIn, visitor, writeText } from './browser.mjs';

const desk = await openDesk();
const browser = await launch();

const invite = (email) => inviteReviewer(desk, email);
const go = (page, path) => page.goto(desk.address + path);

async function readerStory(page) {
  await go(page, '/');
  await inspect(page, 'the list of documents');
  await page.getByRole('link', { name: 'Working as One Valley' }).click();
  await inspect(page, 'the list of drafts');
  await page.getByRole('link', { name: 'Draft V1', exact: true }).click();
  await inspect(page, 'a draft');
  check('the draft is there to read', (await heading(page)) === 'Working as One Valley');
  await page.locator('a.m').nth(6).click();
  await inspect(page, 'a statement');
  check('a statement tells its life', (await page.getByText('The life of this statement').count()) === 1);
  for (const show of ['inline', 'sides', 'list']) {
    await go(page, `/changes/principles/V0-1/V1?show=${show}`);
    await inspect(page, `changes ${show}`);
  }
  const all = await page.locator('.rd-lines li').count();
  await go(page, '/changes/principles/V0-1/V1?show=list&only=substantive');
  check('changes of substance are fewer', (await page.locator('.rd-lines li').count()) < all);
  await go(page, '/changes/principles?from=V1&to=V0-1');
  check('changes are shown backwards too', (await heading(page)) === 'What changed from V1 to V0-1');
  for (const path of ['/d/maturity/V1', '/notes/principles/V1', '/accessibility', '/privacy', '/sign-in', '/d/principles/V1/-', '/nowhere']) {
    await go(page, path);
    await inspect(page, path);
  }
  await go(page, '/s/principles/deciding-together-2');
  check('a short link leads to the newest draft', page.url().endsWith('/d/principles/V1/deciding-together-2'), page.url());
  await go(page, '/comment/principles/V1/deciding-together-2');
  check('who is not signed in is asked to', page.url().includes('/sign-in?next='), page.url());
}

async function reviewerStory(page, email) {
  const link = invite(email);
  await page.goto(link);
  await inspect(page, 'the page of a link');
  await signIn(page, link);
  await go(page, '/d/principles/V1/deciding-together-2');
  await page.getByRole('link', { name: 'Comment on this statement' }).click();
  await inspect(page, 'the form of a comment');
  await page.getByLabel('Your comment').fill(' ');
  await page.getByLabel('Wording that you suggest instead').fill('');
  await page.getByLabel('I have a question').check();
  await page.getByRole('button', { name: 'Send the comment' }).click();
  await inspect(page, 'the form with something wrong');
  check('what is wrong is read first', await page.evaluate(() => document.activeElement?.matches('.govuk-error-summary')));
  check('the title says that something is wrong', (await page.title()).startsWith('Error: '));
  check('what was chosen is kept', await page.getByLabel('I have a question').isChecked());
  await page.getByRole('link', { name: 'Enter your comment' }).click();
  check('the summary leads to the field', await page.evaluate(() => document.activeElement?.id === 'body'));

  await page.getByRole('link', { name: 'choose the words from a list' }).click();
  await inspect(page, 'the list of words');
  await page.getByLabel('First word').selectOption('1');
  await page.getByLabel('Last word').selectOption('3');
  await page.getByRole('button', { name: 'Comment on these words' }).click();
  const words = await page.getByLabel('Words that this is about').inputValue();
  check('the chosen words are in the form', words.split(' ').length === 3, words);
  await page.getByLabel('I have a question').check();
  const said = `Which of these, ${email}? <b>&amp;</b>`;
  await page.getByLabel('Your comment').fill(said);
  await page.getByLabel('My words, with my organisation and sector').check();
  await page.getByRole('button', { name: 'Send the comment' }).click();
  await inspect(page, 'a comment of mine');
  const text = await page.locator('main').innerText();
  check('the comment is there as it was typed', text.includes(said), text);
  check('it stands at its words', (await page.locator('mark').first().innerText()) === words);
  const id = (await heading(page)).replace('Comment ', '');

  await page.getByLabel('Reply').fill('One thing more.');
  await page.getByRole('button', { name: 'Send the reply' }).click();
  check('a reply is shown', (await page.locator('.rd-reply').innerText()).includes('One thing more.'));
  await page.getByText('Change or withdraw this comment').click();
  await page.locator('#edit').fill(said + ' I wonder.');
  await page.getByRole('button', { name: 'Save the change' }).click();
  check('a comment can be changed', (await page.locator('main').innerText()).includes('I wonder.'));

  redraft('--as', 'Ottilie', 'respond', id, '--decision', 'noted', '-m', 'Said elsewhere.');
  await go(page, '/mine');
  await inspect(page, 'what I said');
  check('the answer is seen', (await page.locator('main').innerText()).includes('Said elsewhere.'));

  await go(page, '/comment/principles/V1/deciding-together-2?quote=' + encodeURIComponent('words that are not there'));
  await page.getByLabel('I object to this').check();
  await page.getByLabel('Your comment').fill('Typed with care');
  await page.getByRole('button', { name: 'Send the comment' }).click();
  check('words that are not there are refused', (await page.locator('.govuk-error-summary').count()) === 1);
  check('what was typed is kept', (await page.getByLabel('Your comment').inputValue()) === 'Typed with care');
  await page.getByLabel('Words that this is about').fill('');
  await page.getByRole('button', { name: 'Send the comment' }).click();
  await page.getByText('Change or withdraw this comment').click();
  await page.getByRole('button', { name: 'Withdraw the comment' }).click();
  check('a comment can be withdrawn', (await page.locator('main').innerText()).includes('withdrawn'));

  for (const path of ['/comment/principles/V1', '/comment/principles/V1/deciding-together']) {
    await go(page, path);
    await inspect(page, path);
  }
  return id;
}

async function selectionStory(page) {
  await go(page, '/d/principles/V1');
  await page.evaluate(() => {
    const node = document.getElementById('deciding-together-2').firstChild;
    const range = document.createRange();
    range.setStart(node, 3);
    range.setEnd(node, 20);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await page.getByRole('link', { name: 'Comment on the selected words' }).click();
  const words = await page.getByLabel('Words that this is about').inputValue();
  const statement = await page.locator('#statement-text').innerText();
  check('selected words are in the form', words.length > 10 && statement.includes(words), words);
}

async function keyboardStory(page) {
  await go(page, '/d/principles/V1');
  await page.keyboard.press('Tab');
  check('the first stop leads past the header', (await page.evaluate(() => document.activeElement.innerText)) === 'Skip to main content');
  const seen = await page.evaluate(() => getComputedStyle(document.activeElement).position !== 'absolute' || document.activeElement.offsetHeight > 5);
  check('it is seen while it has the focus', seen);
  await page.locator('a.m').first().focus();
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).boxShadow);
  check('the focus is seen on a statement', outline !== 'none', outline);
}

async function othersStory(page, id) {
  await go(page, `/c/${id}`);
  check('what is not approved is not public', (await heading(page)) === 'Page not found');
  redraft('moderate', id, '--approve');
  await go(page, `/c/${id}`);
  const text = await page.locator('main').innerText();
  check('what is approved is, as was agreed', text.includes('I wonder.') && text.includes('Harrowick Trust') && !text.includes('asha@example.org,'), text);
  await inspect(page, 'a comment that is public');
}

for (const options of [
  { width: 1280, script: true },
  { width: 320, script: true },
  { width: 320, script: false },
]) {
  const page = await visitor(browser, options);
  await readerStory(page);
  const email = `asha${options.width}${options.script}@example.org`;
  const id = await reviewerStory(page, email);
  if (options.script) {
    await selectionStory(page);
    await keyboardStory(page);
    await othersStory(await visitor(browser, options), id);
  }
  const complaints = page.complaints.filter((text) => !/status of (404|422|403)/.test(text));
  check('the browser has nothing to complain about', complaints.length === 0, complaints.join('\n    '));
  await page.context().close();
}

async function editorStory(page) {
  await signIn(page, inviteStaff(desk, 'Ottilie', 'editor'));
  await go(page, '/d/principles/V1/deciding-together-2');
  await inspect(page, 'a statement as the team sees it');
  await go(page, '/pile');
  await inspect(page, 'the pile');
  await go(page, '/pile/principles?status=all&moderation=pending');
  await inspect(page, 'the pile, filtered');
  const ids = await page.locator('input[name=id]').evaluateAll((boxes) => boxes.map((box) => box.value));
  check('a page of the pile holds 30 comments', ids.length === 30, ids.length);

  await page.getByRole('button', { name: 'Assign' }).click();
  await inspect(page, 'the pile with nothing ticked');
  check('nothing ticked is told', (await page.locator('.govuk-error-summary').innerText()).includes('Tick the comments'));
  await go(page, '/pile/principles?status=all');
  for (const box of await page.locator('input[name=id]').all()) {
    await box.check();
  }
  await page.getByLabel('Decision').selectOption('not accepted');
  await page.getByRole('button', { name: 'Answer them' }).click();
  await inspect(page, 'the pile with a reason missing');
  check('a decision that needs a reason asks for it', (await page.locator('#reason-error').count()) === 1);
  check('what was ticked is kept', (await page.locator('input[name=id]:checked').count()) > 0);
  check('what was chosen is kept', (await page.getByLabel('Decision').inputValue()) === 'not accepted');

  await go(page, '/pile/principles?status=all');
  const chosen = [];
  for (const box of await page.locator('input[name=id]').all()) {
    await box.check();
    chosen.push(await box.inputValue());
  }
  await page.getByLabel('Give them to').fill('Ottilie');
  await page.getByRole('button', { name: 'Assign' }).click();
  check('many are given to one at once', JSON.parse(redraft('comment', 'list', 'principles', '--assignee', 'Ottilie', '--json')).comments.length === chosen.length);
  for (const box of await page.locator('input[name=id]').all()) {
    await box.check();
  }
  await page.getByLabel('Decision').selectOption('noted');
  await page.getByLabel('Reason').fill('Read with thanks, all of them.');
  await page.getByRole('button', { name: 'Answer them' }).click();
  const answered = JSON.parse(redraft('comment', 'list', 'principles', '--json')).comments.filter(
    (comment) => comment.disposition?.reason === 'Read with thanks, all of them.',
  );
  check('a pile of 30 is answered at once', answered.length === chosen.length, answered.length);

  await go(page, `/c/${chosen[0]}`);
  await inspect(page, 'a comment as the team sees it');
  await page.getByRole('button', { name: 'Save the answer' }).click();
  await inspect(page, 'a comment with no decision chosen');
  check('a missing decision is told', (await page.locator('#decision-error').count()) === 1);
  await page.getByLabel('Decision').selectOption('accepted');
  await page.getByRole('button', { name: 'Save the answer' }).click();
  check('an answer is saved', (await page.locator('.rd-answer').innerText()).includes('accepted'));
  await page.getByRole('button', { name: 'Withhold' }).click();
  check('withholding asks why', (await page.locator('#withhold-error').count()) === 1);
  await page.getByLabel('Reason, to withhold it').fill('Names a neighbour');
  await page.getByRole('button', { name: 'Withhold' }).click();
  check('a comment is withheld', (await page.locator('.rd-comment').innerText()).includes('not published'));

  await go(page, '/tray/principles');
  await inspect(page, 'the tray');
  await go(page, '/to-do/principles');
  await inspect(page, 'what is left to do');
  check('an editor does not publish', (await go(page, '/text/principles')).status() === 403);
}

// A comment whose words stand twice waits for a person.
async function trayStory(page) {
  const line = { id: 'twice', kind: 'question', body: 'Which?', channel: 'email', made_on: { document: 'principles', draft: 'V1', quote: { exact: 'words that stand nowhere' } } };
  redraftWith(JSON.stringify(line) + '\n', 'comment', 'import', '-');
  await go(page, '/tray/principles');
  await page.getByRole('link', { name: /^Decide where/ }).last().click();
  await inspect(page, 'a comment in the tray');
  await page.getByRole('button', { name: 'Put it there' }).click();
  check('a place must be chosen', (await page.locator('#anchor-error').count()) === 1);
  await page.getByLabel('The number of another statement').fill('deciding-together-2');
  await page.getByRole('button', { name: 'Put it there' }).click();
  check('a person says where a comment stands', (await page.locator('main').innerText()).includes('Statement 3.2 of V1'), await page.locator('dl').innerText());
}

async function officerStory(page) {
  await signIn(page, desk.said.find((line) => line.startsWith('Sign in as')).split(' ').pop());
  await go(page, '/');
  await page.locator('a[href="/text/principles"]').click();
  await inspect(page, 'the working text');
  const before = await page.locator('#text').inputValue();
  await page.locator('#text').fill(before.replace('good intentions have been written down', 'good intentions were written down'));
  await page.getByRole('button', { name: 'Preview' }).click();
  await inspect(page, 'a preview');
  check('a preview shows what was typed', (await page.locator('.rd-draft').innerText()).includes('good intentions were written down'));
  await page.getByRole('button', { name: 'Save' }).click();
  check('what it would do is told', (await page.locator('main').innerText()).includes('1 reworded'), await page.locator('main').innerText());
  await page.getByRole('link', { name: 'See every change' }).click();
  await inspect(page, 'changes of the working text');

  await go(page, '/text/principles');
  writeText((text) => text.replace('good intentions were', 'fine intentions were'));
  await page.getByLabel('Label, such as V2').fill('V2');
  await page.getByRole('button', { name: 'Publish' }).click();
  await inspect(page, 'a publish that came second');
  check('who comes second is told, and nothing is published', (await page.locator('#label-error').count()) === 1 && !redraft('drafts', 'principles').includes('V2'));
  await page.locator('#text').fill(before + '\n\nMine.\n');
  writeText((text) => text.replace('fine intentions', 'best intentions'));
  await page.getByRole('button', { name: 'Save' }).click();
  await inspect(page, 'a save that came second');
  check('what was typed is kept beside the other text', (await page.locator('#text').inputValue()).includes('Mine.'));
  await go(page, '/text/principles');
  await page.getByLabel('Label, such as V2').fill('V2');
  await page.getByLabel('What is new, in a line').fill('A word');
  await page.getByRole('button', { name: 'Publish' }).click();
  check('a draft is published', page.url().includes('/d/principles/V2'), await page.locator('main').innerText());
  await go(page, '/d/principles');
  check('readers see the new draft', (await page.locator('main').innerText()).includes('A word'));
}

const editor = await visitor(browser, { width: 320, script: true });
await editorStory(editor);
await trayStory(editor);
await officerStory(await visitor(browser, { width: 1280, script: true }));

await browser.close();
check('the server stops well', (await desk.stop()) === 0);
finish();
