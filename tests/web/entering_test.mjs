// What is entered around the text, in a browser: events, remarks one by one, from a table and from
// a write-up, assessments, actions; remarks searched for, put right and redacted.
//
//   node entering_test.mjs PROGRAM SOURCE FOLDER NODE_MODULES
import { check, finish, follow, inspect, inviteStaff, launch, openDesk, press, redraft, refused, signIn, visitor, words } from './browser.mjs';

const desk = await openDesk();
const browser = await launch();
const go = (page, path) => page.goto(desk.address + path);
const listed = (kind, ...rest) => JSON.parse(redraft(kind, 'list', ...rest, '--json'));

async function saved(page, claim) {
  check(claim, (await page.locator('.govuk-notification-banner').count()) === 1, `${page.url()}\n${await words(page)}`);
}

async function eventStory(page) {
  const title = `Ferry meeting ${page.viewportSize().width}`;
  await go(page, '/events');
  await follow(page, page.getByRole('link', { name: 'Add an event' }));
  await inspect(page, 'the form of an event');
  await page.getByLabel('Groups that people worked in').fill('Deck table\nPier table\n');
  await press(page, 'Add it');
  await refused(page, 'an event without a title', 'title');
  check('what was typed is kept', (await page.getByLabel('Groups that people worked in').inputValue()) === 'Deck table\nPier table\n');
  await page.getByLabel('What it was called').fill(title);
  await page.getByLabel('Day it was held (optional)').fill('tomorrow');
  await press(page, 'Add it');
  await refused(page, 'a day that is none', 'held');
  await page.getByLabel('Day it was held (optional)').fill('');
  await page.getByLabel('Objectives').fill('Timetable\nTimetable');
  await press(page, 'Add it');
  await refused(page, 'an objective twice', 'objectives');
  await page.getByLabel('Objectives').fill('Timetable\nFares');
  await page.getByLabel('Who was there').fill('Crake Ferry Trust (transport)\nPier Café');
  await press(page, 'Add it');
  await saved(page, 'an event is added');
  const event = listed('event').events.find((one) => one.title === title);
  check('it is as it was typed', event.groups.length === 2 && event.present[0].sector === 'transport' && event.present[1].organisation === 'Pier Café', JSON.stringify(event));
  await follow(page, page.getByRole('link', { name: 'Change what is said of the event' }));
  await inspect(page, 'an event to be changed');
  await page.getByLabel('Who held it (optional)').fill('Crake Parish');
  await press(page, 'Save');
  await saved(page, 'an event is changed');
  await follow(page, page.getByRole('link', { name: 'Change what is said of the event' }));
  await page.getByLabel('Day it was held (optional)').fill('2026-01-26');
  await press(page, 'Save');
  await follow(page, page.getByRole('link', { name: 'Change what is said of the event' }));
  await page.getByLabel('Day it was held (optional)').fill('');
  await press(page, 'Save');
  check('its day is taken away again', listed('event').events.find((one) => one.id === event.id).held === null);
  check('the rest stays', (await words(page)).includes('Crake Parish') && (await words(page)).includes('Deck table, Pier table'), await words(page));
  return event.id;
}

const writeUp = `Ferry users, 27/1/26

Where are we now?

the boat is late Nobody tells us why

there are some 5s in summer

What next?

Action: a board at the pier

- a bell
- fares by phone`;

async function writeUpStory(page, event) {
  const here = `/events/${event}`;
  const line = (number) => page.getByRole('region', { name: `Line ${number}`, exact: true });
  await go(page, here);
  await follow(page, page.getByRole('link', { name: 'Take in a write-up' }));
  await inspect(page, 'the form of a write-up');
  await press(page, 'Look at it');
  await refused(page, 'no write-up', 'text');
  await page.getByLabel('The write-up').fill(writeUp);
  await press(page, 'Look at it');
  await inspect(page, 'a write-up taken apart');
  const shown = await words(page);
  check('guesses say why a person should look', shown.includes('May be several remarks.') && shown.includes('May be an exception to a score') && shown.includes('Reads as an action'), shown);
  check('no command stands on a page', !shown.includes('`'), shown);
  check('the day of the title is read', (await page.locator('#held').inputValue()) === '2026-01-27');
  check('an objective that is named is taken', (await page.locator('[id="about.14.1"] option:checked').innerText()).includes('Fares'), await line(14).innerText());
  check('nothing is written before', listed('remark', event).remarks.length === 0);

  await line(5).getByLabel('Nobody tells us …').check();
  await page.getByRole('button', { name: /^Take in/ }).click();
  await refused(page, 'what changes the remarks is looked at first', 'take');
  check('nothing is written yet', listed('remark', event).remarks.length === 0);
  check('the block is cut', (await line(5).locator('.rd-remark').count()) === 2, await line(5).innerText());
  await page.locator('[id="under.5.2"]').selectOption('What next?');
  await page.locator('[id="by.5.1"]').selectOption('Deck table');
  await page.locator('#group_all').selectOption('Pier table');
  await page.getByLabel('Yes', { exact: true }).check();
  const who = line(7).locator('details').first();
  await who.locator('summary').click();
  await who.getByLabel('Organisation').fill('Crake Ferry Trust');
  await who.getByLabel('What may be told of that').selectOption('Organisation');
  await line(13).locator('details').last().locator('summary').click();
  await line(13).getByLabel('Another remark begins with the words').fill('nowhere');
  await press(page, 'Look at it again');
  await refused(page, 'a cut before words that are not there', 'take');
  check('what was chosen is kept', (await page.locator('[id="by.5.1"] option:checked').innerText()) === 'Deck table' && (await line(5).locator('.rd-remark').count()) === 2);
  await page.getByRole('button', { name: /^Take in/ }).click();
  await page.waitForURL(/done=changed/);
  await saved(page, 'a write-up is taken in');
  const { remarks } = listed('remark', event);
  const said = (begin) => remarks.find((one) => one.body.startsWith(begin));
  check('every remark is there', remarks.length === 6, JSON.stringify(remarks.map((one) => one.body)));
  check('where a person put it', said('Nobody').prompt === 'What next?' && said('the boat').group === 'Deck table' && said('a bell').group === 'Pier table', JSON.stringify(remarks));
  check('with who said it', said('there are').reviewer.organisation === 'Crake Ferry Trust' && said('there are').attribution === 'organisation' && said('there are').consent === 'given', JSON.stringify(said('there are')));
  check('the event has its day', listed('event').events.find((one) => one.id === event).held.startsWith('2026-01-27'));

  await go(page, `${here}/write-up`);
  await page.getByLabel('The write-up').fill(writeUp.replace('a bell', 'a loud bell'));
  await press(page, 'Look at it');
  await page.getByLabel('Put right what was taken in of it before').check();
  await line(5).getByLabel('Nobody tells us …').check();
  await press(page, 'Look at it again');
  await page.locator('[id="under.5.2"]').selectOption('What next?');
  await page.locator('[id="by.5.1"]').selectOption('Deck table');
  await page.locator('#group_all').selectOption('Pier table');
  await follow(page, page.getByRole('button', { name: /^Take in/ }));
  await inspect(page, 'what was put right');
  check('what was put right is told', (await words(page)).includes('it was put right') && (await words(page)).includes('0 remarks taken in'), await words(page));
  const again = listed('remark', event).remarks;
  check('nothing is there twice', again.length === 6 && again.some((one) => one.body === 'a loud bell'), JSON.stringify(again.map((one) => one.body)));

  await go(page, `${here}/write-up`);
  await page.getByLabel('The write-up').fill('Everybody came down to the pier at eight. They stayed until the last boat was gone, and then all of them walked home.\n\n- a lamp');
  await press(page, 'Look at it');
  await inspect(page, 'a write-up with prose');
  check('prose is left out, and said so', (await words(page)).includes('1 paragraph of prose left out') && (await page.locator('.rd-remark').count()) === 1, await words(page));
  await press(page, 'Make 1 paragraph of prose remarks too');
  check('prose is taken in with one step', (await page.locator('.rd-remark').count()) === 2, await words(page));

  await go(page, `${here}/write-up`);
  await page.getByLabel('The write-up').fill(Array.from({ length: 201 }, (_, index) => `line ${index}`).join('\n\n'));
  await press(page, 'Look at it');
  await refused(page, 'a write-up that is too long', 'text');
}

async function tableStory(page, event) {
  await go(page, `/events/${event}`);
  await follow(page, page.getByRole('link', { name: 'Take in a table of remarks' }));
  await inspect(page, 'the form of a table');
  await press(page, 'Look at it');
  await refused(page, 'no table', 'table');
  const before = listed('remark', event).remarks.length;
  await page.getByLabel('Or paste it').fill('place,colour\na,b\n');
  await press(page, 'Look at it');
  await refused(page, 'a table without remarks', 'table');
  await page.getByLabel('Or paste it').fill('body,group\n"a rail, and a lamp",Deck table\nx,Nowhere\n');
  await press(page, 'Look at it');
  await inspect(page, 'a table looked at');
  check('rows that cannot be taken are told', (await words(page)).includes('Line 3: '), await words(page));
  check('nothing of a table is written before', listed('remark', event).remarks.length === before);
  await press(page, 'Take in 1 remark');
  await saved(page, 'a table is taken in');
  await go(page, `/events/${event}/table`);
  await page.locator('#file').setInputFiles({ name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from('body\na bench\n') });
  await press(page, 'Look at it');
  await press(page, 'Take in 1 remark');
  check('a file is taken in', listed('remark', event).remarks.length === before + 2);
}

async function scoreStory(page, event) {
  await go(page, `/events/${event}`);
  await follow(page, page.getByRole('link', { name: 'Record where a group says it is' }));
  await inspect(page, 'the form of an assessment');
  await press(page, 'Record it');
  await refused(page, 'an assessment of nothing', 'dimension');
  await page.locator('#dimension').selectOption({ index: 1 });
  await page.getByLabel('Group', { exact: true }).fill('Deck table');
  await page.getByLabel('Score, as the group said it').fill('quite good');
  await page.getByLabel('Reasons (optional)').fill('We meet\nWe talk');
  await press(page, 'Record it');
  await refused(page, 'a score that is none', 'score');
  await page.getByLabel('Score, as the group said it').fill('between 1 and 2');
  await page.getByLabel('Exceptions (optional)').fill('Pier: a 3\nthere are some 4s in parts');
  await page.getByLabel('What was said of the scale itself (optional)').fill('Is 5 possible?');
  await press(page, 'Record it');
  await saved(page, 'an assessment is recorded');
  const made = listed('assess', '--event', event).assessments[0];
  check('it is as it was said', made.words === 'between 1 and 2' && made.notes.length === 5, JSON.stringify(made));
  await page.locator('#dimension').selectOption({ index: 1 });
  await page.getByLabel('Group', { exact: true }).fill('Deck table');
  await page.getByLabel('Score, as the group said it').fill('2');
  await press(page, 'Record it');
  await refused(page, 'a second score', 'group');
  await page.getByLabel('It takes the place of').check();
  await press(page, 'Record it');
  await saved(page, 'a score takes the place of another');
  await follow(page, page.getByRole('button', { name: /^Remove/ }));
  check('an assessment is removed', listed('assess', '--event', event).assessments.length === 0);
}

async function actionStory(page, event) {
  const remark = listed('remark', event).remarks.find((one) => one.body.startsWith('Action'));
  await go(page, `/remarks/${remark.id}`);
  await follow(page, page.getByRole('link', { name: 'Take an action from it' }));
  await inspect(page, 'the form of an action');
  await page.getByLabel('Due (optional)').fill('soon');
  await press(page, 'Add it');
  await refused(page, 'a day that is none', 'due');
  await page.getByLabel('Due (optional)').fill('2027-01-01');
  await page.getByLabel('Statements that commit').fill('principles#nowhere-9');
  await press(page, 'Add it');
  await refused(page, 'a statement that is not there', 'statements');
  await page.getByLabel('Statements that commit').fill('principles#deciding-together-2');
  await page.locator('#dimension').selectOption({ index: 1 });
  await page.getByLabel('Level it is to bring about').fill('9');
  await page.getByLabel('Organisation that does it').fill('Crake Ferry Trust');
  await page.getByLabel('Level it is to bring about').fill('3');
  await press(page, 'Add it');
  await saved(page, 'an action is added');
  const action = listed('action').actions.find((one) => one.remark === remark.id);
  check('it has the words of the remark', action.body === remark.body && action.owner === 'Crake Ferry Trust', JSON.stringify(action));
  await go(page, '/new-action');
  await press(page, 'Add it');
  await refused(page, 'an action without words', 'body');
  redraft('action', 'state', action.id, 'dropped');
}

async function wordStory(page, event) {
  const remark = listed('remark', event).remarks.find((one) => one.body === 'fares by phone');
  await go(page, `/remarks/${remark.id}`);
  await follow(page, page.getByRole('link', { name: 'Change its words' }));
  await inspect(page, 'a remark to be changed');
  await page.getByLabel('What was said').fill(' ');
  await press(page, 'Save');
  await refused(page, 'a remark without words', 'body');
  await page.getByLabel('What was said').fill('fares by phone, says Nadia Cole');
  await page.getByLabel('Yes', { exact: true }).check();
  await press(page, 'Save');
  await saved(page, 'a remark is changed');
  await follow(page, page.getByRole('link', { name: 'Redact words of it' }));
  await inspect(page, 'the words of a remark to redact');
  await press(page, 'Redact');
  await refused(page, 'no words to redact', 'words');
  await page.getByLabel('Words to redact').fill('Nadia Coal');
  await page.getByLabel('Code of the reason').fill('s40');
  await press(page, 'Redact');
  await refused(page, 'words that are not there', 'words');
  await page.getByLabel('Words to redact').fill('Nadia Cole');
  await press(page, 'Redact');
  await saved(page, 'words are redacted');
  redraft('moderate', remark.id, '--approve');
  const reader = await visitor(browser, { width: page.viewportSize().width, script: !page.scriptless });
  await go(reader, '/events?words=fares+phone');
  await inspect(reader, 'remarks that were searched for');
  check('what was approved is found, redacted', (await words(reader)).includes('fares by phone, says [redacted]'), await words(reader));
  await go(reader, '/events?words=nadia');
  check('what was redacted finds nothing', (await words(reader)).includes('Nothing found: nadia'), await words(reader));
  await go(reader, '/events?words=bell');
  check('what is not public is not found', (await words(reader)).includes('Nothing found'), await words(reader));
  await reader.context().close();
  await follow(page, page.getByRole('button', { name: /^Remove/ }));
  check('a redaction is taken back', (await page.getByRole('button', { name: /^Remove/ }).count()) === 0);
  await go(page, `/remarks/${remark.id}`);
  await press(page, 'Withdraw the remark');
  check('a remark is withdrawn', (await words(page)).includes('withdrawn') && (await page.getByRole('button', { name: 'Withdraw the remark' }).count()) === 0);
}

for (const options of [{ width: 1280, script: true }, { width: 320, script: false }]) {
  const page = await visitor(browser, options);
  await signIn(page, inviteStaff(desk, 'Ottilie', 'officer'));
  const event = await eventStory(page);
  await writeUpStory(page, event);
  await tableStory(page, event);
  await scoreStory(page, event);
  await actionStory(page, event);
  await wordStory(page, event);
  const complaints = page.complaints.filter((text) => !/status of (404|409|422)/.test(text));
  check('the browser has nothing to complain about', complaints.length === 0, complaints.join('\n    '));
  await page.context().close();
}

await browser.close();
check('the server stops well', (await desk.stop()) === 0);
finish();
