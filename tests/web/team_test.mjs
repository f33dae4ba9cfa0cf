// The team's pages in a browser: notes, reports, what is left to do, themes, moderation, people.
//
//   node team_test.mjs PROGRAM SOURCE FOLDER NODE_MODULES
import { readFileSync } from 'node:fs';
import { check, finish, follow, heading, inspect, inviteStaff, launch, openDesk, press, redraft, redraftWith, refused, signIn, source, visitor, words, writeText } from './browser.mjs';

const desk = await openDesk();
const browser = await launch();
const go = (page, path) => page.goto(desk.address + path);
const tick = (page) => page.locator('input[name=id]').first().check();

async function saved(page, claim) {
  check(claim, (await page.locator('.govuk-notification-banner').count()) === 1, `${page.url()}\n${await words(page)}`);
}

// What everyone is shown of what changed, why, and what came of what was said.
async function publicStory(page) {
  const note = JSON.parse(redraft('note', 'list', 'principles@V1', '--json')).notes[0];
  await go(page, `/n/${note.id}`);
  await inspect(page, 'a note');
  check('a note says why', (await words(page)).includes(note.why.slice(0, 40)), await words(page));
  await go(page, `/change/principles/V1/${note.anchors[0]}`);
  check('a change has an address', page.url().includes('/changes/principles/V0-1/V1#'), page.url());
  const target = decodeURIComponent(new URL(page.url()).hash.slice(1));
  check('it leads to the change', (await page.locator(`[id="${target}"]`).count()) === 1, target);
  check('the note stands beside the change', (await words(page)).includes(note.what.slice(0, 40)));
  await go(page, '/d/principles');
  await follow(page, page.getByRole('link', { name: /^Reports/ }).first());
  await inspect(page, 'the list of reports');
  for (const name of ['response', 'you-said-we-did', 'coverage', 'dispositions']) {
    await go(page, `/reports/principles/V1/${name}`);
    await inspect(page, `the report ${name}`);
    for (const format of ['csv', 'docx']) {
      const file = await page.request.get(`${desk.address}/reports/principles/V1/${name}/${format}`);
      const kept = file.headers()['content-disposition'] ?? '';
      check(`${name} can be taken as ${format}`, file.status() === 200 && kept.includes(`.${format}`), kept);
    }
  }
  check('an organisation is answered by the team alone', (await go(page, '/reports/principles/V1/organisation?organisation=x')).status() === 404);
}

// Every line of the to-do list leads to a page, and to the place on it.
async function everyLineLeads(page) {
  await go(page, '/to-do/principles');
  await inspect(page, 'what is left to do');
  const lines = await page.locator('main li').count();
  const links = await page.locator('main li a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  check('every line leads somewhere', lines > 0 && links.length === lines, `${links.length} of ${lines}`);
  const first = await page.locator('main ul').evaluateAll((lists) => lists.map((one) => one.querySelector('a').getAttribute('href')));
  for (const link of new Set([...first, ...links.filter((_, i) => i % 7 === 0)])) {
    const answer = await go(page, link);
    const hash = decodeURIComponent(new URL(page.url()).hash.slice(1));
    check(`${link} is there`, answer === null || answer.status() === 200, answer?.status());
    check(`${link} leads to its place`, !hash || (await page.locator(`[id="${hash}"]`).count()) === 1);
  }
}

async function noteStory(page) {
  writeText((text) => text.replace('good intentions have been written down', 'good intentions were written down'));
  redraft('note', 'add', 'principles', '--on', 'deciding-together-1', '-m', 'Idle for now');
  await everyLineLeads(page);
  await go(page, '/to-do/principles');
  await follow(page, page.getByRole('link', { name: /no change note explains it/ }).first());
  await inspect(page, 'changes beside their notes');
  check('what is explained is counted', (await words(page)).includes('0 of 1'), await words(page));
  await follow(page, page.getByRole('link', { name: /^Explain this change/ }));
  await inspect(page, 'the form of a note');
  await page.getByLabel('Why (optional)', { exact: true }).fill('Plainer words');
  await press(page, 'Save the note');
  await refused(page, 'a note that says nothing', 'what');
  check('what was typed is kept', (await page.getByLabel('Why (optional)', { exact: true }).inputValue()) === 'Plainer words');
  await page.getByLabel('What changed', { exact: true }).fill('Said in the past tense');
  await page.getByLabel(/^(Other comments|Comments it rests on)/).fill('c-none');
  await press(page, 'Save the note');
  await refused(page, 'a note on no comment', 'comments');
  await page.getByLabel(/^(Other comments|Comments it rests on)/).fill('');
  await press(page, 'Save the note');
  await saved(page, 'a note is saved');
  check('the change is explained', (await words(page)).includes('1 of 1'), await words(page));
  await follow(page, page.getByRole('link', { name: 'The update notes as they read now' }));
  await inspect(page, 'update notes of the next draft');
  check('the generated notes say it', (await words(page)).includes('Said in the past tense'));

  await go(page, '/to-do/principles');
  await follow(page, page.getByRole('link', { name: /which did not change/ }));
  await inspect(page, 'a note on what did not change');
  check('what did not change is told there', (await words(page)).includes('deciding-together-1: did not change'));
  await press(page, 'Remove the note');
  await saved(page, 'a note is removed');
  const id = JSON.parse(redraft('note', 'list', 'principles', '--json')).notes[0].id;
  await go(page, `/n/${id}`);
  await inspect(page, 'a note of the next draft');
  const reader = await visitor(browser, { width: 320, script: true });
  check('a note of the next draft is the team\'s', (await go(reader, `/n/${id}`)).status() === 404);
  await reader.context().close();
}

async function themeStory(page) {
  await go(page, '/themes');
  await inspect(page, 'themes');
  await press(page, 'Add the theme');
  await refused(page, 'a theme without a name', 'theme');
  await page.getByLabel('Name', { exact: true }).fill('Buses and lifts');
  await press(page, 'Add the theme');
  await inspect(page, 'a theme');
  await go(page, '/pile/principles?status=all');
  const boxes = await page.locator('input[name=id]').all();
  await boxes[0].check();
  await boxes[1].check();
  await page.getByLabel('Put them into the theme').selectOption('Buses and lifts');
  await press(page, 'Put in');
  await saved(page, 'comments are put in a theme');
  await go(page, '/themes');
  await follow(page, page.getByRole('link', { name: 'Buses and lifts' }));
  await inspect(page, 'a theme with comments');
  await press(page, 'Answer them');
  await refused(page, 'a theme without a decision', 'decision');
  await page.getByLabel('Decision').selectOption('noted');
  await page.getByLabel('Reason', { exact: true }).fill('Thank you');
  await press(page, 'Answer them');
  await saved(page, 'a theme is answered at once');
  await tick(page);
  await press(page, 'Take those ticked out of the theme');
  check('a comment is taken out', (await page.locator('input[name=id]').count()) === 1);
  await page.locator('#to').fill('Getting about');
  await press(page, 'Save the name');
  check('a theme is renamed', (await heading(page)).includes('Getting about'), await heading(page));
  await press(page, 'Remove the theme, not its comments');
  await saved(page, 'a theme is removed');
}

async function commentWorkStory(page) {
  const added = redraft('comment', 'add', 'principles#deciding-together-2@V1', '--kind', 'question', '-m', 'Write to tom@example.org\nor ring 020 7946 0018.');
  const id = added.match(/c-[0-9a-z]+/)[0];
  await go(page, `/c/${id}`);
  await page.getByLabel('Given to (nobody if empty)').fill('Ottilie');
  await page.getByLabel('Tags, with commas between').fill('money, paths');
  await press(page, 'Save who works on it');
  const held = JSON.parse(redraft('comment', 'show', id, '--json'));
  const comment = held.comment ?? held.comments?.[0] ?? held;
  check('a comment is given and tagged', comment.assignee === 'Ottilie' && comment.tags.join() === 'money,paths', JSON.stringify(comment));

  await page.getByLabel('Decision').selectOption('noted');
  await page.getByLabel('Reason', { exact: true }).fill('Drafted first');
  await page.getByLabel('Show the answer only with the next draft').check();
  await press(page, 'Save the answer');
  await go(page, '/drafted/principles');
  await inspect(page, 'drafted answers');
  check('a drafted answer waits there', (await words(page)).includes('Drafted first'));
  await press(page, 'Show them now');
  check('no drafted answer is left', (await words(page)).includes('There is none'));

  await go(page, '/moderation/principles');
  await inspect(page, 'what waits to be read');
  await press(page, 'Approve for publication');
  await refused(page, 'nothing ticked', 'chosen');
  await tick(page);
  await press(page, 'Withhold');
  await refused(page, 'withheld without a reason', 'withhold');
  check('what was ticked is kept', await page.locator('input[name=id]').first().isChecked());

  await go(page, `/c/${id}/redact`);
  await inspect(page, 'words to redact');
  check('what looks like an address is told', (await words(page)).includes('an e-mail address'));
  await press(page, 'Redact');
  await refused(page, 'nothing to redact', 'words');
  await page.getByText('Choose words of it from a list').first().click();
  await page.getByLabel('First word').first().selectOption({ label: '3: tom@example.org' });
  await page.getByLabel('Last word').first().selectOption({ label: '3: tom@example.org' });
  await press(page, 'Take these words');
  check('chosen words are in the field', (await page.locator('#words').inputValue()) === 'tom@example.org');
  await press(page, 'Redact');
  await refused(page, 'a redaction without a reason', 'reason');
  check('the words are kept', (await page.locator('#words').inputValue()) === 'tom@example.org');
  await page.locator('#reason').fill('s40');
  await press(page, 'Redact');
  await inspect(page, 'a redaction made');
  check('the original is untouched and marked', (await page.locator('mark').innerText()) === 'tom@example.org');
  await go(page, `/c/${id}`);
  check('the words are replaced elsewhere', (await words(page)).includes('[redacted]') && !(await words(page)).includes('tom@example.org'));
  await go(page, `/c/${id}/redact`);
  await follow(page, page.getByRole('button', { name: /^Take back/ }));
  check('a redaction is taken back', (await page.locator('mark').count()) === 0);
  if (!page.scriptless) {
    await page.evaluate(() => {
      const range = document.createRange();
      range.setStart(document.querySelector('[data-words-for]').firstChild, 9);
      range.setEnd(document.querySelector('[data-words-for]').firstChild, 24);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    });
    await page.waitForFunction(() => document.getElementById('words').value === 'tom@example.org');
  }
}

// An empty field is not taken for a document, and what stands in the file stays.
async function emptyTextStory(page) {
  await go(page, '/text/principles');
  const text = page.getByLabel('Markdown', { exact: true });
  const before = await text.inputValue();
  await text.fill(' ');
  await press(page, 'Save');
  await refused(page, 'an empty text', 'text');
  check('an empty text is not published', (await page.getByRole('button', { name: 'Publish' }).count()) === 0);
  await go(page, '/text/principles');
  check('the text stays', before.length > 1000 && (await text.inputValue()) === before);
}

async function uploadStory(page) {
  const file = (name, buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
  const before = readFileSync(`${source}/sample-docs/principles-v0-1.md`);
  await go(page, '/text/principles');
  await follow(page, page.getByRole('link', { name: 'Take it from a Markdown or Word file' }));
  await inspect(page, 'a file to send');
  await press(page, 'Look at it');
  await refused(page, 'no file', 'file');
  for (const [name, bytes] of [['noise.md', Buffer.from([0xff, 0xfe, 0, 1])], ['broken.docx', Buffer.from('PK\x03\x04 none')], ['empty.md', Buffer.from('')]]) {
    await page.getByLabel('File', { exact: true }).setInputFiles(file(name, bytes));
    await press(page, 'Look at it');
    await refused(page, `the file ${name}`, 'file');
  }
  await page.getByLabel('File', { exact: true }).setInputFiles(file('old.md', before));
  await press(page, 'Look at it');
  await inspect(page, 'what was understood of a file');
  const told = await words(page);
  check('what it would do is told', /Since V1\. Statements and headings: .*(added|reworded)/.test(told) && told.includes('would lose a place'), told.slice(0, 600));
  check('nothing is taken yet', !redraft('show', 'principles@working').includes('first draft of the Sedlow'));
  writeText((text) => `${text}\nSomebody else was here.\n`);
  await press(page, 'Take it as the working text');
  await inspect(page, 'a file that came second');
  check('who comes second is told', (await page.locator('#text-error').count()) === 1);
  check('the text of the file is kept', (await page.locator('#text').inputValue()).includes('Harrowick'));
  await press(page, 'Save');
  await saved(page, 'the file is taken after a look');
  await everyLineLeads(page);
  await go(page, '/explain/principles/working');
  await inspect(page, 'many changes beside their notes');
  await go(page, '/note/principles/working');
  await inspect(page, 'the form of a note on several changes');
  await go(page, '/lineage/principles');
  await inspect(page, 'doubts about statements');
  for (let i = 0; i < 20 && (await page.getByRole('button', { name: /^Two statements/ }).count()) > 0; i += 1) {
    await follow(page, page.getByRole('button', { name: /^Two statements/ }).first());
  }
  check('no doubt is left', (await words(page)).includes('There is no doubt left'), await words(page));

  await go(page, '/upload/principles');
  const word = await page.request.get(`${desk.address}/reports/principles/V1/response/docx`);
  await page.getByLabel('File', { exact: true }).setInputFiles(file('report.docx', await word.body()));
  await press(page, 'Look at it');
  await inspect(page, 'what was understood of a Word file');
  check('a Word file is understood', (await heading(page)) === 'What was understood of report.docx', await words(page));
  await page.getByText('Put its Markdown right first').click();
  await press(page, 'Preview');
  check('it can be put right first', (await words(page)).includes('Preview, not saved'));
  await go(page, '/upload/principles');
  await page.getByLabel('File', { exact: true }).setInputFiles(`${source}/sample-docs/principles-v1.md`);
  await press(page, 'Look at it');
  await press(page, 'Take it as the working text');
  await saved(page, 'a file is taken');
}

async function officerStory(page) {
  await go(page, '/d/principles');
  await follow(page, page.getByRole('link', { name: 'Open or close V1' }));
  await inspect(page, 'opening and closing');
  await page.locator('#day').fill('31');
  await page.locator('#month').fill('2');
  await page.locator('#year').fill('2027');
  await press(page, 'Save the day');
  await refused(page, 'a day that there is not', 'day');
  check('what was typed is kept', (await page.locator('#day').inputValue()) === '31');
  await page.locator('#day').fill('1');
  await press(page, 'Save the day');
  check('the last day is told', (await words(page)).includes('until 1 February 2027'), await words(page));
  await page.getByLabel('Closed for comments').check();
  await press(page, 'Save the state');
  check('a consultation is closed', redraft('drafts').includes('closed'));
  await page.getByLabel('Open for comments').check();
  await press(page, 'Save the state');
  await page.locator('#day').fill('1');
  await page.locator('#month').fill('3');
  await page.locator('#year').fill('2026');
  await press(page, 'Save the day');
  redraft('comment', 'add', 'principles#deciding-together-2@V1', '--late', '-m', 'Sorry, too late');
  await go(page, '/comment/principles/V1/deciding-together-2');
  await inspect(page, 'the form after the last day');
  check('it is told that it will be late', (await words(page)).includes('The last day for comments was 1 March 2026'));
  await page.getByLabel('I have a question').check();
  await page.getByLabel('Your comment').fill('Is it too late?');
  await press(page, 'Send the comment');
  check('it is taken and flagged', (await page.locator('.rd-comment .govuk-tag', { hasText: 'late' }).count()) === 1, await words(page));
  await go(page, '/state/principles/V1');
  check('late comments are counted', /\d of them late/.test(await words(page)), await words(page));
  await follow(page, page.getByRole('link', { name: 'late' }));
  check('late comments are flagged', (await page.locator('.rd-comment .govuk-tag', { hasText: 'late' }).count()) > 0);
  await go(page, '/state/principles/V1');
  await press(page, 'No last day');

  const suggested = redraft('comment', 'add', 'principles#deciding-together-2@V1', '--kind', 'suggest', '--suggest', 'Nothing but this', '-m', 'Shorter').match(/c-[0-9a-z]+/)[0];
  await go(page, `/c/${suggested}`);
  await inspect(page, 'a suggestion as an officer sees it');
  await press(page, 'Put it into the working text');
  check('suggested wording is taken over', redraft('show', 'principles@working').includes('Nothing but this'));

  await go(page, '/people');
  await inspect(page, 'people and privacy');
  await press(page, 'Set the date');
  await refused(page, 'no date', 'retention');
  await page.locator('#retention').fill('2027-03-31');
  await press(page, 'Set the date');
  check('the date is told', (await words(page)).includes('31 March 2027'));
  await page.getByLabel('Their e-mail address').fill('nobody@example.org');
  await press(page, 'Show what is held');
  await refused(page, 'nobody of that name', 'person');
  check('what was typed is kept', (await page.getByLabel('Their e-mail address').inputValue()) === 'nobody@example.org');
  await page.getByLabel('Their e-mail address').fill('held@example.org');
  await press(page, 'Show what is held');
  await inspect(page, 'what is held about a person');
  check('what is held is shown', (await words(page)).includes('Kept with care'), await words(page));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Take it as a file (JSON)' }).click();
  check('what is held can be taken', JSON.parse(readFileSync(await (await download).path(), 'utf8')).schema.startsWith('redraft/person/'));

  await go(page, '/reports/principles/V1');
  await inspect(page, 'reports for the team');
  await page.getByLabel('Its name').selectOption({ index: 1 });
  await press(page, 'Show the answers');
  await inspect(page, 'answers to an organisation');
  for (const name of ['response', 'you-said-we-did', 'coverage', 'dispositions', 'you-said-we-did?by=theme']) {
    await go(page, `/reports/principles/V1/${name}`);
    await inspect(page, `the report ${name} for the team`);
  }
  await go(page, '/reports/principles/working/coverage');
  await inspect(page, 'coverage while it is open');
}

// A person is erased, after a look; then the date is past, and everybody's names go.
async function privacyStory(page) {
  const held = (id, email) =>
    redraftWith(
      JSON.stringify({ id, kind: 'support', body: `Said by ${email}`, channel: 'email', reviewer: { name: 'Mo', email, organisation: 'Harrowick Trust', sector: 'Health' }, made_on: { document: 'principles', draft: 'V1', scope: 'document' } }) + '\n',
      'comment', 'import', '-',
    );
  held('gone-1', 'gone@example.org');
  await go(page, '/people');
  await page.getByLabel('Their e-mail address').fill('gone@example.org');
  await press(page, 'Show what is held');
  await press(page, 'Erase this person, after a look');
  await inspect(page, 'erasing a person');
  await press(page, 'See what would go');
  await refused(page, 'no reason to erase', 'reason');
  await page.getByLabel('Reason').fill('Mo asked for it');
  await page.getByLabel('Keep what they said, without its author').check();
  await press(page, 'See what would go');
  await refused(page, 'a reason that names the person', 'reason');
  check('what was typed is kept', (await page.getByLabel('Reason').inputValue()) === 'Mo asked for it');
  check('what was ticked is kept', await page.getByLabel('Keep what they said, without its author').isChecked());
  await page.getByLabel('Reason').fill('Request of 3 May');
  await page.getByLabel('Keep what they said, without its author').uncheck();
  await press(page, 'See what would go');
  await inspect(page, 'what erasing would take');
  check('what would go is told', (await words(page)).includes('1 comment and 0 replies'), await words(page));
  check('looking erases nothing', redraft('person', 'export', 'gone@example.org').includes('Said by'));
  await press(page, 'Erase for good');
  await inspect(page, 'a person who was erased');
  check('the person is erased', (await heading(page)).endsWith('is erased'), await heading(page));
  check('what they said is gone', !redraft('comment', 'export', '--format', 'jsonl').includes('gone@example.org'));

  await go(page, '/people');
  await page.locator('#retention').fill('2026-01-31');
  await press(page, 'Set the date');
  await press(page, 'Take them out, after a look');
  await inspect(page, 'purging');
  check('looking takes nothing out', redraft('person', 'export', 'held@example.org').includes('Sal'));
  await press(page, 'Take them out for good');
  await saved(page, 'names are taken out');
  check('nobody is known any more', (await words(page)).includes('0 reviewers with a name'), await words(page));
}

redraftWith(
  JSON.stringify({ id: 'held-1', kind: 'support', body: 'Kept with care', channel: 'email', reviewer: { name: 'Sal', email: 'held@example.org', organisation: 'Harrowick Trust', sector: 'Health' }, made_on: { document: 'principles', draft: 'V1', scope: 'document' } }) + '\n',
  'comment', 'import', '-',
);

for (const options of [{ width: 1280, script: true }, { width: 320, script: false }]) {
  const reader = await visitor(browser, options);
  await publicStory(reader);
  await reader.context().close();
  const editor = await visitor(browser, options);
  await signIn(editor, inviteStaff(desk, 'Ottilie', 'editor', 'moderator'));
  await noteStory(editor);
  await themeStory(editor);
  await commentWorkStory(editor);
  const officer = await visitor(browser, options);
  await signIn(officer, inviteStaff(desk, 'Bertram', 'officer', 'privacy-lead'));
  await emptyTextStory(officer);
  await uploadStory(officer);
  await officerStory(officer);
  for (const page of [editor, officer]) {
    const complaints = page.complaints.filter((text) => !/status of (404|409|422)/.test(text));
    check('the browser has nothing to complain about', complaints.length === 0, complaints.join('\n    '));
    await page.context().close();
  }
  writeText(() => readFileSync(`${source}/sample-docs/principles-v1.md`, 'utf8'));
  for (const note of JSON.parse(redraft('note', 'list', 'principles', '--json')).notes) {
    redraft('note', 'remove', 'principles', note.id);
  }
}

const lead = await visitor(browser, { width: 1280, script: true });
await signIn(lead, inviteStaff(desk, 'Bertram', 'privacy-lead'));
await privacyStory(lead);
await lead.context().close();

await browser.close();
check('the server stops well', (await desk.stop()) === 0);
finish();
