// The pages around the text in a browser: events and remarks, where statements came from, maturity,
// actions, approvals, adoptions, concerns, terms and rules.
//
//   node around_test.mjs PROGRAM SOURCE FOLDER NODE_MODULES
import { readFileSync, writeFileSync } from 'node:fs';
import { check, finish, folder, follow, heading, inspect, inviteReviewer, inviteStaff, launch, openDesk, press, redraft, refused, signIn, visitor, words, writeText } from './browser.mjs';

const desk = await openDesk();
const browser = await launch();
const go = (page, path) => page.goto(desk.address + path);
const event = JSON.parse(redraft('event', 'list', '--json')).events.find((one) => one.title === 'Valley assembly');
const lane = 'three small green boats';

async function saved(page, claim) {
  check(claim, (await page.locator('.govuk-notification-banner').count()) === 1, `${page.url()}\n${await words(page)}`);
}

// What everyone is shown, and what they are not.
async function publicStory(page) {
  await go(page, '/');
  await follow(page, page.getByRole('link', { name: 'Events, and what was said there' }));
  await inspect(page, 'events for everyone');
  await follow(page, page.getByRole('link', { name: 'Valley assembly' }));
  await inspect(page, 'an event for everyone');
  const text = await words(page);
  check('everyone is told which sectors were there', text.includes('Health and care'), text);
  check('everyone is not told which organisations were', !text.includes('Withy End Lunch Club'), text);
  check('small numbers of remarks are not told', text.includes('fewer than 5'), text);
  check('nobody reads what was not approved', (await page.locator('article.rd-comment').count()) === 0, text);
  check('nobody adds a remark', (await page.locator('#add').count()) === 0);
  for (const [path, said] of [
    ['/maturity/maturity', 'Autumn'],
    ['/provenance/principles/V1', 'Where it came from'],
    ['/approvals/principles', 'Partnership Board: Approved'],
    ['/approvals/principles/V0-1', 'is not what was decided on'],
    ['/adoptions/principles', 'Harrowick Youth Loft'],
    ['/glossary/principles', 'Terms of V1'],
    ['/concerns', 'only the handlers'],
    ['/d/principles/V0-1', 'Partnership Board as it read in V1, not'],
    ['/d/principles', 'Which organisations have signed'],
    ['/d/principles/V1', 'Partnership Board, as it reads here'],
    ['/d/maturity', 'How groups score themselves'],
  ]) {
    await go(page, path);
    await inspect(page, `${path} for everyone`);
    check(`${path} says what it is for`, (await words(page)).includes(said), await words(page));
  }
  await go(page, '/maturity/maturity');
  check('every group is there, and no average', /Chapel table/.test(await words(page)) && !/average|mean/i.test(await words(page)));
  check('a chart is drawn for each dimension that was scored', (await page.locator('svg[role=img]').count()) >= 2);
  check('everyone is told no free words', !(await words(page)).includes('two people are away'));
  await go(page, '/adoptions/principles');
  await follow(page, page.getByRole('link', { name: /Harrowick Youth Loft decided/ }));
  check('what changed since they signed is a page', page.url().includes('/changes/principles/V0-1/V1'), page.url());
  await go(page, '/d/principles/V1/deciding-together-7');
  await inspect(page, 'a statement with what stands behind it');
  check('a remark that is not public does not stand there', !(await words(page)).includes('Where it came from'));
}

async function remarkStory(page) {
  await go(page, '/events');
  await inspect(page, 'events for the team');
  await go(page, `/events/${event.id}`);
  await inspect(page, 'an event for the team');
  check('the team is told who was there', (await words(page)).includes('Withy End Lunch Club'));
  const empty = await page.locator('td.rd-empty').count();
  check('empty cells of the grid are seen and counted', empty > 0 && (await words(page)).includes(`Nothing was said in ${empty} cell`), empty);
  await press(page, 'Add the remark');
  await refused(page, 'a remark without words', 'body');
  const said = `The late bus helps <b>${page.viewportSize().width}</b>`;
  await page.getByLabel('What was said').fill(said);
  await page.locator('#under').selectOption('What works');
  await page.locator('#about').selectOption('Paying for it');
  await page.locator('#by').selectOption('River table');
  await page.locator('#sector').fill('Community groups');
  await page.getByLabel('Its sector').check();
  await page.getByLabel('Yes', { exact: true }).check();
  await press(page, 'Add the remark');
  await saved(page, 'a remark is added');
  check('the next one is of the same table', (await page.locator('#by').locator('option:checked').innerText()) === 'River table');
  check('it stands there as it was typed', (await words(page)).includes(said));

  await follow(page, page.locator('tr', { hasText: 'Paying for it' }).locator('td a').first());
  await inspect(page, 'a cell of the grid');
  check('a cell leads to its remarks', (await words(page)).includes(said) && (await page.locator('h3').count()) === 1, await words(page));
  const id = await page.locator('article.rd-comment', { hasText: said }).getAttribute('id');
  await go(page, `/remarks/${id}`);
  await inspect(page, 'a remark for the team');
  await press(page, 'Place it there');
  await refused(page, 'no statement', 'statement');
  await page.locator('#document').selectOption('principles');
  await page.locator('#statement').fill('99.9');
  await press(page, 'Place it there');
  await refused(page, 'a statement that is not there', 'statement');
  await page.locator('#statement').fill('3.2');
  await page.getByLabel('Evidence for it').check();
  await press(page, 'Place it there');
  await saved(page, 'a remark is placed');
  check('it says where', (await words(page)).includes('Evidence for principles: Statement 3.2 of V1'), await words(page));
  await press(page, 'Withhold');
  await refused(page, 'withholding without a reason', 'withhold');
  await press(page, 'Approve');
  await saved(page, 'a remark is approved');

  const reader = await visitor(browser, { width: page.viewportSize().width, script: !page.scriptless });
  await go(reader, `/remarks/${id}`);
  await inspect(reader, 'a remark for everyone');
  const shown = await words(reader);
  check('everyone reads it as far as was agreed', shown.includes(said) && shown.includes('Community groups') && !shown.includes('River table'), shown);
  await follow(reader, reader.getByRole('link', { name: 'principles: Statement 3.2 of V1' }));
  await inspect(reader, 'a statement that a remark is evidence for');
  check('a statement tells what was said of it', (await words(reader)).includes('Where it came from') && (await words(reader)).includes(said));
  await reader.context().close();
  await go(page, '/reports/principles/V1/you-said-we-did');
  check('the team is told it too', (await words(page)).includes('Said at events'), await words(page));
  await go(page, `/remarks/${id}`);
  await follow(page, page.getByRole('button', { name: /^Take it off/ }));
  check('a remark is taken off a statement', (await words(page)).includes('not placed yet'), await words(page));
  redraft('remark', 'withdraw', id);
}

// What somebody said at an event is held about them too.
async function heldStory(page) {
  const email = `sal${page.viewportSize().width}@example.org`;
  redraft('remark', 'add', event.id, '-m', 'Kept with care', '--email', email);
  await go(page, '/people');
  await page.getByLabel('Their e-mail address').fill(email);
  await press(page, 'Show what is held');
  await inspect(page, 'what is held about who spoke at an event');
  const text = await words(page);
  check('remarks are held', text.includes('1 remark at events') && text.includes('Kept with care'), text);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Take it as a file (JSON)' }).click();
  check('remarks are in the file', readFileSync(await (await download).path(), 'utf8').includes('Kept with care'));

  await press(page, 'Put on hold, with a reason');
  await refused(page, 'a hold without a reason', 'why_held');
  await page.getByLabel('Why', { exact: true }).fill('Judicial review');
  await press(page, 'Put on hold');
  await saved(page, 'somebody is on hold');
  await inspect(page, 'people, with a hold');
  const list = await page.locator('h3 + ul li').allInnerTexts();
  check('they are kept', list.length === 1 && list[0].startsWith('r-'), list.join());
  await page.getByLabel('Whom: an e-mail address').fill('nobody@example.org');
  await page.getByLabel('Why', { exact: true }).fill('Judicial review');
  await press(page, 'Put on hold');
  await refused(page, 'a hold on nobody', 'subject');
  await follow(page, page.getByRole('button', { name: /^Take the hold off/ }));
  await saved(page, 'a hold is taken off');
  const id = JSON.parse(redraft('remark', 'list', event.id, '--json')).remarks.find((one) => one.body === 'Kept with care').id;
  await go(page, `/remarks/${id}`);
  await follow(page, page.getByRole('link', { name: 'Keep it from being erased' }));
  check('a remark can be put on hold', (await page.locator('#subject').inputValue()) === id);
  redraft('remark', 'withdraw', id);
}

// Links with another document, and what is told when either side changes.
async function companionStory(page) {
  const there = JSON.parse(redraft('statements', 'maturity', '--json')).statements.find((one) => one.kind === 'cell' && one.text.length > 20);
  const made = JSON.parse(redraft('link', 'list', 'principles', '--json')).links;
  await go(page, '/d/principles');
  await follow(page, page.getByRole('link', { name: 'Companion documents' }));
  await inspect(page, 'companion documents of the tour');
  for (const link of made) {
    redraft('link', 'remove', link.id);
  }
  await go(page, '/companions/principles');
  await inspect(page, 'companion documents, none yet');
  await press(page, 'Link them');
  await refused(page, 'a link from nowhere', 'statement');
  await page.getByLabel('Statement of principles').fill('deciding-together-2');
  await page.getByLabel('What it leads to there').fill('nowhere');
  await press(page, 'Link them');
  await refused(page, 'a link to nowhere', 'element');
  await page.getByLabel('What it leads to there').fill(there.anchor);
  await page.getByLabel('What the one has to do').fill('How far we are with it');
  await press(page, 'Link them');
  await saved(page, 'a link is added');
  await inspect(page, 'companion documents');
  await page.getByLabel('Statement of principles').fill('deciding-together-2');
  await page.getByLabel('What it leads to there').fill(there.anchor);
  await press(page, 'Link them');
  await refused(page, 'the same link twice', 'statement');

  const reader = await visitor(browser, { width: page.viewportSize().width, script: !page.scriptless });
  await go(reader, '/companions/maturity');
  await inspect(reader, 'companion documents for everyone');
  const told = await words(reader);
  check('everyone is told of links from both sides', told.includes(there.text) && told.includes('How far we are with it'), told);
  check('everyone changes none', (await reader.getByRole('button', { name: /Remove|right/ }).count()) === 0);

  let before = '';
  writeText((text) => (before = text));
  const here = JSON.parse(redraft('statements', 'principles@working', '--json')).statements.find((one) => one.anchor === 'deciding-together-2').text;
  writeText((text) => text.replace(here.slice(0, 20), `Gladly, ${here.slice(0, 20)}`));
  await go(page, '/companions/principles');
  await inspect(page, 'a link of which one side changed');
  check('what changed is shown', (await page.locator('ins').first().innerText()).includes('Gladly'), await words(page));
  await go(reader, '/companions/maturity');
  check('what is not published is not told', !(await words(reader)).includes('Gladly'));
  await reader.context().close();
  writeText((text) => text.replace('Gladly, ', 'Most gladly, '));
  await follow(page, page.getByRole('button', { name: /^It is right as it reads now/ }));
  await inspect(page, 'a link that changed again meanwhile');
  check('nobody says of words they did not see that they are right', (await page.locator('.govuk-error-summary').count()) === 1 && (await words(page)).includes('Most gladly'));
  await follow(page, page.getByRole('button', { name: /^It is right as it reads now/ }));
  await saved(page, 'a link is right');
  check('nothing is left to look at', !(await words(page)).includes('To be looked at'));
  writeText(() => before);
  await go(page, '/companions/principles');
  await follow(page, page.getByRole('button', { name: /^Remove the link/ }));
  await saved(page, 'a link is removed');
}

async function actionStory(page) {
  await go(page, '/actions');
  await inspect(page, 'actions');
  const text = await words(page);
  check('what is overdue and what nobody does stand apart', /Overdue \(1\)/.test(text) && /Nobody’s yet \(\d\)/.test(text), text);
  const one = page.locator('section', { hasText: 'Pay expenses on the day' });
  await one.locator('summary').click();
  await one.getByLabel('Due, as 2026-09-30').fill('soon');
  await follow(page, one.getByRole('button', { name: 'Save who does it' }));
  await refused(page, 'a day that is none', `due-${await one.getAttribute('id')}`);
  check('what was typed is kept', (await one.getByLabel('Due, as 2026-09-30').inputValue()) === 'soon');
  await one.getByLabel('Due, as 2026-09-30').fill('');
  await one.getByLabel('Organisation that does it').fill('Withy End Lunch Club');
  await one.getByLabel('Evidence to add').fill('Asked for on Monday');
  await follow(page, one.getByRole('button', { name: 'Save who does it' }));
  await saved(page, 'an action has an owner');
  check('an action tells its evidence', (await one.innerText()).includes('Evidence: Asked for on Monday'));
  await one.locator('summary').click();
  await one.getByLabel('How far it is').selectOption('Agreed');
  await follow(page, one.getByRole('button', { name: 'Save how far it is' }));
  check('an action tells its history', (await one.innerText()).includes('Agreed, '), await one.innerText());
  const id = await one.getAttribute('id');
  redraft('action', 'edit', id, '--owner', '');
  redraft('action', 'state', id, 'proposed');
}

async function wordingStory(page) {
  await go(page, '/rules/principles');
  await inspect(page, 'the rules of wording');
  const before = await page.locator('.rd-change').count();
  check('what was let stand says why', (await words(page)).includes('It names the habit that it ends'));
  await follow(page, page.getByRole('button', { name: /^Let it stand/ }).first());
  await refused(page, 'a waiver without a reason', 'note-1');
  await page.locator('#note-1').fill('It is the name of the scheme');
  await follow(page, page.getByRole('button', { name: /^Let it stand/ }).first());
  await saved(page, 'a finding is let stand');
  check('it is still told', (await page.locator('.rd-change').count()) === before);
  await follow(page, page.locator('section', { hasText: 'It is the name of the scheme' }).getByRole('button', { name: /^Take this back/ }));
  check('a waiver is taken back', !(await words(page)).includes('It is the name of the scheme'));
}

async function signingStory(page) {
  const width = page.viewportSize().width;
  await go(page, '/approvals/principles/V1');
  await inspect(page, 'approvals for an officer');
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await refused(page, 'an approval by nobody', 'board');
  await page.getByLabel('Who decided').fill(`Board of ${width}`);
  await page.getByLabel('Day of the decision', { exact: true }).fill('2026-06-01');
  await page.getByLabel('In trial').check();
  await page.getByLabel('Statements (the whole draft if empty)').fill('3.2 99.9');
  await press(page, 'Record the decision');
  await refused(page, 'an approval of what is not there', 'statements_typed');
  await page.getByLabel('Statements (the whole draft if empty)').fill('3.2');
  await press(page, 'Record the decision');
  await saved(page, 'an approval is recorded');
  await go(page, '/d/principles/V1/deciding-together-2');
  await inspect(page, 'a statement with a badge');
  check('the statement bears its badge', (await words(page)).includes(`In trial Board of ${width}, as it reads here`), await words(page));
  await go(page, '/approvals/principles/V1');
  const one = page.locator('section', { hasText: `Board of ${width}` });
  await one.locator('summary').click();
  await one.getByLabel('It becomes').selectOption('In use');
  await one.getByLabel('Day of the decision, as 2026-05-18').fill('2026-07-01');
  await follow(page, one.getByRole('button', { name: 'Record the step' }));
  check('it goes up the ladder', (await one.locator('h2').innerText()) === `Board of ${width}: In use`, await one.innerText());

  await go(page, '/adoptions/principles');
  await inspect(page, 'the register for an officer');
  await press(page, 'Record it');
  await refused(page, 'nobody signs', 'organisation');
  await page.getByLabel('Organisation', { exact: true }).fill(`Crake Choir ${width}`);
  await page.getByLabel('Sector (if it is here').fill('Community groups');
  await page.getByLabel('Role of who signs').fill('Chair');
  await page.getByLabel('Reservations (optional)').fill('Not before April');
  await press(page, 'Record it');
  await refused(page, 'a reservation on nothing', 'reservations');
  await page.getByLabel('Reservations (optional)').fill('3.2: Not before April');
  await page.getByLabel('Draft', { exact: true }).selectOption('V0-1');
  await press(page, 'Record it');
  await saved(page, 'an organisation signs');
  check('what changed since is told', (await page.getByRole('link', { name: new RegExp(`Crake Choir ${width} decided`) }).count()) === 1);
  await page.getByLabel('Organisation', { exact: true }).fill(`crake choir ${width}`);
  await press(page, 'Record it');
  await refused(page, 'silence on reservations', 'organisation');
  await page.getByLabel('They stand, on the words of now').check();
  await press(page, 'Record it');
  await saved(page, 'an organisation signs again');
  await page.getByLabel('Organisation', { exact: true }).fill(`Crake Choir ${width}`);
  await page.getByLabel('It takes its signature back').check();
  await press(page, 'Record it');
  await refused(page, 'taking back without a reason', 'reason');
  await page.getByLabel('Why, or what it says beside').fill('We sing no more.');
  await press(page, 'Record it');
  check('a signature is taken back', JSON.parse(redraft('adopt', 'list', 'principles', '--json')).organisations.find((entry) => entry.organisation === `Crake Choir ${width}`).outcome === 'withdrawn');
  await go(page, '/adoptions/principles');
  await page.getByLabel('Organisation', { exact: true }).fill('Netherfold Bell Ringers');
  await page.getByLabel('Sector (if it is here').fill('Community groups');
  await page.getByLabel('Role of who signs').fill('Chair, 020 7946 0018');
  await page.getByLabel('It cannot consent').check();
  await page.getByLabel('Why, or what it says beside').fill('It needs a vote.');
  await press(page, 'Record it');
  await refused(page, 'a telephone number in the register', 'organisation');
}

// Who raises it does not read it, nor does the team; only who has the passphrase.
async function concernStory(reviewer, officer, handler) {
  const said = `They closed the hall ${reviewer.viewportSize().width}`;
  await go(reviewer, '/d/principles/V1/deciding-together-2');
  await follow(reviewer, reviewer.getByRole('link', { name: 'Say in confidence' }));
  await inspect(reviewer, 'the form of a concern');
  await press(reviewer, 'Send it in confidence');
  await refused(reviewer, 'a concern without words', 'words');
  await reviewer.getByLabel('What are you concerned about?').fill(said);
  await reviewer.getByLabel('The organisation it is about').fill('Sedlow Town Council');
  await press(reviewer, 'Send it in confidence');
  await saved(reviewer, 'a concern is raised');
  check('small numbers of concerns are not told', (await words(reviewer)).includes('fewer than 5'), await words(reviewer));

  await go(officer, '/concerns/lane');
  await inspect(officer, 'the lane for who is no handler');
  check('who is no handler is not asked', (await officer.locator('#passphrase').count()) === 0);
  await go(handler, '/concerns/lane');
  await inspect(handler, 'the lane, shut');
  await handler.getByLabel('Your passphrase').fill('not the passphrase');
  await press(handler, 'Open them');
  await refused(handler, 'another passphrase', 'passphrase');
  await handler.getByLabel('Your passphrase').fill(lane);
  const [opened] = await Promise.all([handler.waitForResponse((one) => one.url().endsWith('/concerns/lane')), press(handler, 'Open them')]);
  check('nobody keeps a copy', opened.headers()['cache-control'] === 'no-store', JSON.stringify(opened.headers()));
  await inspect(handler, 'the lane, open');
  const one = handler.locator('section', { hasText: said });
  check('a handler reads it', (await one.innerText()).includes('about Sedlow Town Council'), await words(handler));
  await one.locator('summary').click();
  await one.getByLabel('Step').selectOption('Escalation');
  await one.getByLabel('Day, as 2026-05-18').fill('2026-06-01');
  await one.getByLabel('What was said or done').fill('Straight to the board');
  await one.getByLabel('Your passphrase').fill(lane);
  await follow(handler, one.getByRole('button', { name: 'Write it down' }));
  await refused(handler, 'escalation before dialogue', `kind-${await one.getAttribute('id')}`);
  check('what was typed is kept, but no passphrase', (await one.getByLabel('What was said or done').inputValue()) === 'Straight to the board' && (await one.getByLabel('Your passphrase').inputValue()) === '');
  await one.getByLabel('Step').selectOption('Dialogue');
  await one.getByLabel('Your passphrase').fill(lane);
  await follow(handler, one.getByRole('button', { name: 'Write it down' }));
  await saved(handler, 'a step is written down');
  for (const path of ['/pile/principles?status=all', '/to-do/principles', '/people', '/events']) {
    await go(officer, path);
    check(`no concern stands on ${path}`, !(await words(officer)).includes(said));
  }
}

writeFileSync(`${folder}.passphrase`, `${lane}\n`);
redraft('--as', 'Hilda', 'concern', 'admit', 'Hilda', '--new-passphrase-file', `${folder}.passphrase`);

for (const options of [{ width: 1280, script: true }, { width: 320, script: false }]) {
  const people = await Promise.all([0, 1, 2, 3, 4].map(() => visitor(browser, options)));
  const [reader, reviewer, editor, officer, handler] = people;
  await publicStory(reader);
  await signIn(reviewer, inviteReviewer(desk, `rita${options.width}@example.org`));
  await signIn(editor, inviteStaff(desk, 'Ottilie', 'editor'));
  await signIn(officer, inviteStaff(desk, 'Bertram', 'officer', 'privacy-lead'));
  await signIn(handler, inviteStaff(desk, 'Hilda', 'moderator'));
  await remarkStory(editor);
  await actionStory(editor);
  await wordingStory(editor);
  await companionStory(editor);
  check('an editor does not sign', (await go(editor, '/adoptions/principles')) && (await editor.getByRole('button', { name: 'Record it' }).count()) === 0);
  await signingStory(officer);
  await heldStory(officer);
  await concernStory(reviewer, officer, handler);
  for (const page of people) {
    const complaints = page.complaints.filter((text) => !/status of (404|409|422)/.test(text));
    check('the browser has nothing to complain about', complaints.length === 0, complaints.join('\n    '));
    await page.context().close();
  }
}

await browser.close();
check('the server stops well', (await desk.stop()) === 0);
finish();
