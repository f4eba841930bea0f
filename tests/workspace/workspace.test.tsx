// @vitest-environment jsdom

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { maxNoteLength } from '../../src/core/annotation';
import { defaultExport } from '../../src/core/citing';
import { complaints, find, has, names, settle, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows, libraryRow, manyRows } from './fake-background';
import { click, clickWith, drag, dropFromElsewhere, giveUpDrag, narrow, open, press, rest } from './open';

inEnglish();
beforeEach(() => localStorage.clear());

const query = () => find<HTMLInputElement>('combobox', /Search/);
const list = () => find('listbox', 'Papers');
const rows = () => [...document.querySelectorAll<HTMLElement>('.w-row')];
const row = (title: string) => rows().find((one) => one.textContent?.includes(title)) as HTMLElement;
const titles = () => rows().map((one) => one.querySelector('.w-title')?.textContent);
const active = () => document.getElementById(list().getAttribute('aria-activedescendant') ?? '');
const asked = () => new URLSearchParams(location.search);
const selected = () => document.querySelector('.w-bulk b')?.textContent;

describe('the query', () => {
  it('is in the address, so that it can be linked and gone back to', async () => {
    await open(new FakeBackground(fewRows()), '?q=tag%3Aml');
    expect(query().value).toBe('tag:ml');
    expect(titles()).toEqual(['Deconstructing Attention', 'The Expressive Power of Low-Rank Adaptation']);
    await click(find('button', 'Unread2'));
    expect(asked().get('q')).toBe('tag:ml status:unread');
    vi.useRealTimers();
    history.back();
    await vi.waitFor(() => expect(query().value).toBe('tag:ml'));
    expect(asked().get('q')).toBe('tag:ml');
  });

  it('that is typed is one step, not one per letter', async () => {
    await open(new FakeBackground(fewRows()));
    const push = vi.spyOn(history, 'pushState');
    for (const typed of ['A', 'AW', 'AWQ']) await type(query(), typed);
    await rest();
    expect(push).toHaveBeenCalledTimes(1);
    expect(asked().get('q')).toBe('AWQ');
    expect(titles()).toEqual(['AWQ']);
  });

  it('that can’t be read leaves the rows as they were and says why', async () => {
    await open(new FakeBackground(fewRows()));
    await type(query(), 'tag:"m');
    await rest();
    expect(titles()).toHaveLength(4);
    expect(has('alert', /quot/i)).toBe(true);
  });

  it('that nothing matches offers each condition left out, with what it would give', async () => {
    await open(new FakeBackground(fewRows()), '?q=tag%3Aml+status%3Aread');
    expect(has('heading', 'No paper matches all 2 conditions')).toBe(true);
    await click(find('button', 'tag:ml status:read2 papers'));
    expect(query().value).toBe('tag:ml');
  });
});

describe('facets', () => {
  it('are one state with the query, and count without their own condition', async () => {
    await open(new FakeBackground(fewRows()));
    await click(find('button', 'Unread2'));
    expect(query().value).toBe('status:unread');
    await click(find('button', 'Read1'));
    expect(query().value).toBe('status:read');
    await type(query(), 'status:reading');
    await rest();
    expect(find('button', 'Reading1').getAttribute('aria-pressed')).toBe('true');
    await click(find('button', 'Reading1'));
    expect(query().value).toBe('');
  });

  it('show tags as a tree that keys move in, fold and choose', async () => {
    await open(new FakeBackground(fewRows()));
    const item = (name: RegExp) => find('treeitem', name);
    expect(names('treeitem').slice(0, 3)).toEqual(['ml2', 'theory2', 'peft1']);
    expect(item(/^ml/).getAttribute('aria-expanded')).toBe('true');
    expect(item(/^theory/).getAttribute('aria-level')).toBe('2');
    item(/^ml/).focus();
    await press(item(/^ml/), 'ArrowLeft');
    expect(names('treeitem')).not.toContain('theory2');
    await press(item(/^ml/), 'ArrowRight');
    await press(item(/^ml/), 'ArrowRight');
    expect(document.activeElement?.textContent).toContain('theory');
    await press(document.activeElement as HTMLElement, 'Enter');
    expect(query().value).toBe('tag:"ml/theory"');
    await clickWith(item(/^attention/), { ctrlKey: true });
    expect(query().value).toBe('tag:"ml/theory" tag:"attention"');
  });

  it('are waited for while the library changes faster than they are counted', async () => {
    const background = new FakeBackground(fewRows());
    const answers: (() => void)[] = [];
    const counted = (count: number) => ({
      ...{ tag: [], site: [], year: [], venue: [], author: [], has: [], looked: {} },
      status: [{ value: 'unread', count }],
    });
    background.answers.set('library.facets', () => {
      const count = answers.length + 1;
      return new Promise((done) => answers.push(() => done(counted(count))));
    });
    await open(background);
    for (let change = 0; change < 3; change++) {
      background.edit((all) => [...all]);
      await rest();
    }
    expect(answers).toHaveLength(1);
    answers[0]?.();
    await rest();
    expect(has('button', 'Unread1')).toBe(true);
    expect(answers).toHaveLength(2);
    answers[1]?.();
    await rest();
    expect(has('button', 'Unread2')).toBe(true);
    expect(answers).toHaveLength(2);
  });

  it('show what is chosen though no paper has it, to be left out again', async () => {
    await open(new FakeBackground(fewRows()), '?q=tag%3Anew%2Fbelow+year%3A1999+author%3ANobody');
    expect(names('treeitem').filter((name) => /0$/.test(name))).toEqual(['new0', 'below0']);
    expect(names('button').filter((name) => /^(1999|Nobody)/.test(name))).toEqual(['19990', 'Nobody0']);
    await click(find('treeitem', /^below/));
    await click(find('button', /^1999/));
    expect(query().value).toBe('author:Nobody');
  });

  it('show the last years, all when asked, and choose one or the span between two', async () => {
    const years = Array.from({ length: 14 }, (_, index) => `${2010 + index}`);
    const all = years.map((issued, index) => libraryRow(`2401.${10_000 + index}`, `Of ${issued}`, {}, { issued }));
    await open(new FakeBackground(all));
    const bars = () => [...document.querySelectorAll('.w-year')].map((one) => one.querySelector('span')?.textContent);
    expect(bars()).toEqual(years.slice(4).reverse());
    const more = [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent === '4 more');
    await click(more as HTMLElement);
    expect(bars()).toEqual(years.toReversed());
    await click(find('button', '20121'));
    expect(query().value).toBe('year:2012');
    await clickWith(find('button', '20101'), { ctrlKey: true });
    expect(query().value).toBe('year:2010..2012');
    expect(titles()).toEqual(['Of 2010', 'Of 2011', 'Of 2012']);
    const on = [...document.querySelectorAll('.w-year[aria-pressed=true]')].map((one) => one.textContent);
    expect(on).toEqual(['20121', '20111', '20101']);
    await click(find('button', '20111'));
    expect(query().value).toBe('year:2011');
    await click(find('button', '20111'));
    expect(query().value).toBe('');
  });

  it('rename, nest and merge tags by their path, and take it back', async () => {
    const background = await open(new FakeBackground(fewRows()));
    find('treeitem', /^ml/).focus();
    await press(find('treeitem', /^ml/), 'F2');
    const name = find<HTMLInputElement>('textbox', '');
    expect(name.value).toBe('ml');
    await type(name, 'attention');
    expect(document.querySelector('.w-tageditor')?.textContent).toContain('the two become one');
    await type(name, 'methods / ml');
    await click(find('button', 'Rename'));
    expect(background.askedFor('tag.rename')).toEqual([{ from: 'ml', to: 'methods/ml' }]);
    expect(names('treeitem').slice(0, 2)).toEqual(['methods2', 'ml2']);
    await click(find('button', 'Undo'));
    expect(names('treeitem')[0]).toBe('ml2');
  });

  it('nest a tag that is dropped on another, not on what is below it', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await drag(find('treeitem', /^ml/), find('treeitem', /^theory/));
    await drag(find('treeitem', /^positions/), find('treeitem', /^ml/));
    await drag(find('treeitem', /^theory/), document.querySelector('.w-tophead') as HTMLElement);
    expect(background.askedFor('tag.rename')).toEqual([
      { from: 'positions', to: 'ml/positions' },
      { from: 'ml/theory', to: 'theory' },
    ]);
  });

  it('nest no tag whose drag was given up when something else is dropped', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await giveUpDrag(find('treeitem', /^positions/));
    await dropFromElsewhere(find('treeitem', /^ml/));
    expect(background.askedFor('tag.rename')).toEqual([]);
  });

  it('say that two tags become one, though no paper of the search has the other', async () => {
    await open(new FakeBackground(fewRows()), '?q=status%3Aread');
    await press(find('treeitem', /^positions/), 'F2');
    await type(find('textbox', ''), 'ml');
    await rest();
    expect(document.querySelector('.w-tageditor')?.textContent).toContain('“ml” on 2 papers: the two become one');
    expect(has('button', 'Merge')).toBe(true);
  });
});

describe('what can’t be taken back', () => {
  it('is named by its paper and field, the first three of it', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await press(list(), 'x');
    await click(find('button', 'Star'));
    const [id = 'arxiv:0', other = 'arxiv:1'] = background.rows.map(({ paper }) => paper.id);
    background.answers.set('journal.undo', () => ({
      marks: [],
      left: [
        { id, field: 'note' },
        { id: other, field: 'tag ml/peft' },
        { id: 'arxiv:9999.99999', field: 'starred' },
        { id, field: 'status' },
      ],
    }));
    await click(find('button', 'Undo'));
    expect(document.querySelector('.p-notice span')?.textContent).toBe(
      'Taken back, but 4 things were changed again since and stay: the note of “Deconstructing Attention”, ' +
        'the tag ml/peft of “The Impact of Positional Encoding”, the star of “arxiv:9999.99999”, 1 more.',
    );
  });
});

describe('what was done', () => {
  it('is said, with its way back, where nothing covers it: below a paper in a narrow window, and without a library', async () => {
    narrow();
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    await click(find('button', 'Remove from the library'));
    expect(document.querySelectorAll('main[inert]')).toHaveLength(1);
    expect(find('button', 'Undo').closest('[inert]')).toBeNull();
    background.kept = { unavailable: 'LibraryBlocked' };
    background.edit((all) => all);
    await rest();
    expect(has('button', 'Undo')).toBe(true);
  });
});

describe('the list', () => {
  it('draws only what is in view of 3,000 rows and asks for pages as they come into view', async () => {
    const background = await open(new FakeBackground(manyRows(3_000)));
    expect(rows().length).toBeLessThan(40);
    expect(background.askedFor('library.search')).toHaveLength(1);
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('3000');
    await press(list(), 'End');
    expect(background.askedFor('library.search').at(-1)).toMatchObject({ offset: 2_900, limit: 100 });
    expect(active()?.getAttribute('aria-posinset')).toBe('3000');
    expect(active()?.textContent).toContain('Paper 2999');
    expect(rows().length).toBeLessThan(40);
    await press(list(), 'Home');
    expect(active()?.textContent).toContain('Paper 0');
  });

  it('moves by arrows, j and k, and not by letters where they are switched off', async () => {
    await open(new FakeBackground(fewRows()));
    for (const key of ['ArrowDown', 'j', 'j', 'k']) await press(list(), key);
    expect(active()?.textContent).toContain('AWQ');
    await click(find('switch', /letter/));
    await press(list(), 'j');
    await press(list(), 'x');
    expect(active()?.textContent).toContain('AWQ');
    expect(selected()).toBeUndefined();
    expect(localStorage.getItem('workspace letters')).toBe('off');
    await press(list(), 'ArrowUp');
    expect(active()?.textContent).toContain('Positional');
  });

  it('has its letters switched off in a narrow window, too', async () => {
    narrow();
    await open(new FakeBackground(fewRows()));
    const toggle = document.querySelector<HTMLElement>('.w-side .m-switch');
    await click(toggle as HTMLElement);
    await press(list(), 'x');
    expect(selected()).toBeUndefined();
  });

  it('keeps the focus and the place while the library changes', async () => {
    const background = await open(new FakeBackground(manyRows(500)));
    list().focus();
    for (let at = 0; at < 3; at++) await press(list(), 'ArrowDown');
    background.edit((all) => all.map((one) => ({ ...one, annotation: { ...one.annotation, starred: true } })));
    await rest();
    expect(document.activeElement).toBe(list());
    expect(active()?.textContent).toContain('Paper 3');
    expect(active()?.querySelector('[aria-label="Starred"]')).not.toBeNull();
  });

  it('keeps the keys with their paper when another comes before it, and with their place when it goes', async () => {
    const background = await open(new FakeBackground(fewRows()));
    list().focus();
    await press(list(), 'j');
    background.edit((all) => [libraryRow('2510.00001', 'Another'), ...all]);
    await rest();
    await press(list(), 's');
    expect(background.annotationOf('arxiv:2305.19466')?.status).toBe('unread');
    expect(background.annotationOf('arxiv:2510.11602')?.status).toBe('unread');
    await press(list(), 'j', { shiftKey: true });
    background.edit((all) => all.slice(1));
    await rest();
    await press(list(), 'j', { shiftKey: true });
    expect(selected()).toBe('3 selected');
    expect(active()?.textContent).toContain('Low-Rank');
    background.edit((all) => all.slice(0, 3));
    await rest();
    expect(active()?.textContent).toContain('AWQ');
  });

  it('sets the next status by S', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await press(list(), 's');
    expect(background.annotationOf('arxiv:2510.11602')?.status).toBe('reading');
  });

  it('filters by a tag that is clicked', async () => {
    await open(new FakeBackground(fewRows()));
    await click(row('AWQ').querySelector('[data-tag]') as HTMLElement);
    expect(query().value).toBe('tag:"quantization"');
  });

  it('says what failed, and tries again', async () => {
    const background = new FakeBackground(fewRows());
    background.failures.set('library.search', Object.assign(new Error('x'), { name: 'LibraryUnavailable' }));
    await open(background);
    await click(find('button', 'Try again'));
    expect(titles()).toHaveLength(4);
  });

  it('says what to do while it is empty', async () => {
    await open(new FakeBackground([]));
    expect(has('heading', 'Nothing saved yet')).toBe(true);
  });
});

describe('a selection', () => {
  it('is made by x, with Shift and with Ctrl, and is counted', async () => {
    await open(new FakeBackground(manyRows(300)));
    await press(list(), 'x');
    expect(has('region', 'The selected papers')).toBe(true);
    await clickWith(row('Paper 4'), { shiftKey: true });
    expect(selected()).toBe('5 selected');
    await clickWith(row('Paper 2'), { ctrlKey: true });
    expect(selected()).toBe('4 selected');
    expect(row('Paper 2').getAttribute('aria-selected')).toBe('false');
    await press(list(), 'Escape');
    expect(has('region', 'The selected papers')).toBe(false);
  });

  it('reaches over pages that nobody has seen', async () => {
    await open(new FakeBackground(manyRows(1_500)));
    await press(list(), 'x');
    await press(list(), 'End', { shiftKey: true });
    expect(selected()).toMatch(/1,?500 selected/);
  });

  it('of all that match is of these papers, but for those taken out', async () => {
    const background = await open(new FakeBackground(manyRows(300)), '?q=tag%3Aodd');
    await click(find('button', 'Select all 150'));
    await clickWith(row('Paper 3'), { ctrlKey: true });
    await click(find('button', 'Reading'));
    expect(background.annotationOf('arxiv:2401.00003')?.status).toBe('unread');
    expect(document.querySelector('.p-notice')?.textContent).toContain('149 papers changed');
    await click(find('button', 'Undo'));
    expect(background.annotationOf('arxiv:2401.00001')?.status).toBe('unread');
  });

  it('stays as it was when others match, by another search, by what is done with it, or by another tab', async () => {
    const background = await open(new FakeBackground(manyRows(300)), '?q=tag%3Aodd+status%3Aunread');
    await click(find('button', 'Select all 150'));
    expect(has('button', 'Select none')).toBe(true);
    await click(find('button', 'Reading'));
    expect(selected()).toBe('150 selected');
    background.edit((all) => [libraryRow('2510.00001', 'Another', { tags: ['odd'] }), ...all]);
    await rest();
    await click(find('button', 'Star'));
    expect(background.rows.filter(({ annotation }) => annotation.starred)).toHaveLength(150);
    expect(background.annotationOf('arxiv:2510.00001')?.starred).toBe(false);
    await type(query(), 'paper');
    await rest();
    expect(row('Paper 1').getAttribute('aria-selected')).toBe('true');
    expect(row('Paper 2').getAttribute('aria-selected')).toBe('false');
    await type(query(), 'another');
    await rest();
    expect(selected()).toBe('150 selected');
    expect(document.querySelector('.w-head')?.textContent).toContain('Select it');
  });

  it('of some that were picked is told apart from one of all that match', async () => {
    await open(new FakeBackground(manyRows(300)));
    for (const name of ['Paper 0', 'Paper 4', 'Paper 6']) await clickWith(row(name), { ctrlKey: true });
    await type(query(), 'title:"Paper 299"');
    await rest();
    expect(selected()).toBe('3 selected');
    expect(has('button', 'Select it')).toBe(true);
    await type(query(), 'tag:odd');
    await rest();
    await click(find('button', 'Select all 150'));
    expect(selected()).toBe('150 selected');
  });

  it('stays what it was where something failed, and what was typed with it', async () => {
    const background = await open(new FakeBackground(fewRows()));
    const fail = () =>
      background.failures.set('library.change', Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await press(list(), 'x');
    await click(find('button', 'Tag'));
    const field = () => find<HTMLInputElement>('combobox', 'Put a tag on the selected papers');
    fail();
    await type(field(), 'new one,');
    expect(field().value).toBe('new one');
    expect(has('alert', /disk is full/)).toBe(true);
    fail();
    await click(find('button', 'Remove'));
    expect(selected()).toBe('1 selected');
    await click(find('button', 'Select none'));
    await press(list(), 'x');
    expect(find('button', 'Tag').getAttribute('aria-expanded')).toBe('false');
  });

  it('is tagged, untagged, starred, hidden and removed', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await press(list(), 'a', { ctrlKey: true });
    await click(find('button', 'Tag'));
    await type(find('combobox', 'Put a tag on the selected papers'), 'new one,');
    await click(find('button', 'Untag'));
    await type(find('combobox', 'Take a tag off the selected papers'), 'ml/theory,');
    for (const name of ['Star', 'Hide']) await click(find('button', name));
    expect(background.annotationOf('arxiv:2510.11602')).toMatchObject({
      tags: ['attention', 'new one'],
      starred: true,
      hidden: true,
    });
    await click(find('button', 'Remove'));
    expect(background.rows).toHaveLength(0);
    await click(find('button', 'Undo'));
    expect(background.rows).toHaveLength(4);
  });
});

describe('a paper in full', () => {
  it('is opened by Enter with the focus on its title, and left by Esc', async () => {
    await open(new FakeBackground(fewRows()));
    list().focus();
    await press(list(), 'ArrowDown');
    await press(list(), 'Enter');
    expect(document.activeElement?.textContent).toBe('The Impact of Positional Encoding');
    expect(asked().get('paper')).toBe('arxiv:2305.19466');
    await press(document.activeElement as HTMLElement, 'Escape');
    expect(document.activeElement).toBe(list());
    expect(asked().get('paper')).toBeNull();
  });

  it('can be linked, though no page has it', async () => {
    await open(new FakeBackground(manyRows(900)), '?paper=arxiv%3A2401.00777');
    expect(has('heading', 'Paper 777')).toBe(true);
  });

  it('shows a note as it reads, and edits it', async () => {
    const background = await open(new FakeBackground(fewRows()));
    await click(row('Deconstructing'));
    const note = () => document.querySelector('.w-md') as HTMLElement;
    expect(note().querySelector('strong')?.textContent).toBe('Compare');
    expect(note().querySelector('.w-maths')).not.toBeNull();
    await click(find('button', 'Edit'));
    await type(find('textbox', /Note/), '<img src=x onerror=alert(1)> _done_');
    await rest();
    expect(find('group', 'How the note reads').textContent).toBe('<img src=x onerror=alert(1)> done');
    await click(find('button', 'Done'));
    expect(background.annotationOf('arxiv:2510.11602')?.note).toContain('_done_');
    expect(note().textContent).toBe('<img src=x onerror=alert(1)> done');
    expect(note().querySelector('img')).toBeNull();
  });

  it.each([
    ['couldn’t be stored', 'what I thought', /kept here .*disk is full/],
    ['is too long', 'x'.repeat(maxNoteLength + 2), /kept here .*2 characters too long/],
  ])('keeps a note that %s when another is opened, and says so', async (_, written, said) => {
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    await click(find('button', 'Write'));
    await type(find('textbox', /Note/), written);
    background.answers.set('annotation.change', () => {
      throw Object.assign(new Error(), { name: 'QuotaExceededError' });
    });
    await click(row('Deconstructing'));
    expect(document.querySelector('.w-detail textarea')).toBeNull();
    expect(document.querySelector('.p-notice')?.textContent).toMatch(said);
    background.answers.clear();
    // What is done meanwhile takes the notice away, not the note.
    await click(find('button', 'Star'));
    expect(has('button', 'Open it')).toBe(false);
    await click(row('AWQ'));
    expect(find<HTMLTextAreaElement>('textbox', /Note/).value).toBe(written);
    const isStored = written.length <= maxNoteLength;
    expect(background.annotationOf('arxiv:2306.00978')?.note).toBe(isStored ? written : '');
  });

  it('shows in its open editor what another page wrote since, and what Undo brings back', async () => {
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    await click(find('button', 'Write'));
    const area = () => find<HTMLTextAreaElement>('textbox', /Note/);
    await type(area(), 'mine');
    await rest();
    const change = { papers: [libraryRow('2306.00978', 'AWQ').paper], change: { do: 'note', note: 'mine and theirs' } };
    await background.send('annotation.change', change as never);
    await rest();
    expect(area().value).toBe('mine and theirs');
    await background.send('journal.undo', 1);
    await rest();
    expect(area().value).toBe('mine');
  });

  it('has its status, star and tags changed', async () => {
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    await click(find('button', 'Read'));
    await click(find('button', 'Star'));
    await type(find('combobox', /Add/), 'x,');
    expect(background.annotationOf('arxiv:2306.00978')).toMatchObject({
      status: 'read',
      starred: false,
      tags: ['quantization', 'x'],
    });
  });

  it('shows its citation, which is copied with its key kept', async () => {
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    expect(document.querySelector('.w-cite')?.textContent).toContain('title = {AWQ}');
    await click(find('button', 'Copy'));
    const choice = { ids: ['arxiv:2306.00978'] };
    expect(background.askedFor('library.export')).toContainEqual({
      choice,
      freeze: true,
      options: defaultExport('bibtex'),
    });
    expect(String(background.askedFor('copy')[0])).toContain('@misc{');
  });

  it('shows no citation of the paper that was open before', async () => {
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    expect(document.querySelector('.w-cite')?.textContent).toContain('title = {AWQ}');
    background.answers.set('library.export', () => new Promise(() => {}));
    await click(row('Deconstructing'));
    expect(document.querySelector('.w-cite')).toBeNull();
  });

  it('says where it was seen', async () => {
    const background = new FakeBackground(fewRows());
    const last = Date.UTC(2026, 10, 20, 12);
    background.seen = [{ site: 'arxiv', page: 'https://arxiv.org/list/cs.LG/new', first: 0, last }];
    await open(background, '?paper=arxiv%3A2306.00978');
    const places = () => [...document.querySelectorAll('.w-seen li')].map((one) => one.textContent);
    expect(places()).toEqual(['arXivNov 20, 2026', 'Hugging Face Papers']);
    background.answers.set('sighting.list', () => new Promise(() => undefined));
    background.edit((all) => all);
    await rest();
    expect(places()).toHaveLength(2);
  });

  it('is said to be gone once it is removed elsewhere', async () => {
    const background = await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2306.00978');
    background.edit((all) => all.filter(({ paper }) => paper.title !== 'AWQ'));
    await rest();
    expect(document.querySelector('.w-detail')?.textContent).toContain('no longer in the library');
  });

  it('has the focus as soon as it covers the list, so that Esc is heard', async () => {
    narrow();
    await open(new FakeBackground(fewRows()));
    await click(row('AWQ'));
    expect(document.activeElement?.textContent).toBe('AWQ');
    await press(document.activeElement as HTMLElement, 'Escape');
    expect(document.activeElement).toBe(list());
    expect(document.querySelector('[inert]')).toBeNull();
  });

  it('covers nothing where it can’t be had', async () => {
    narrow();
    const background = new FakeBackground(fewRows());
    for (const type of ['library.row', 'library.search']) {
      background.failures.set(type, Object.assign(new Error('x'), { name: 'LibraryUnavailable' }));
    }
    await open(background, '?paper=arxiv%3A2306.00978');
    expect(document.querySelector('.w-detail.is-open')).toBeNull();
    expect(find('button', 'Try again').closest('[inert]')).toBeNull();
  });

  it('follows the keys where it stands beside the list', async () => {
    await open(new FakeBackground(fewRows()), '?paper=arxiv%3A2510.11602');
    await press(list(), 'ArrowDown');
    expect(has('heading', 'The Impact of Positional Encoding')).toBe(true);
  });
});

describe('the page', () => {
  it('gives axe nothing to complain of, open and selected, while a tag is edited, and where nothing matches', async () => {
    const rowOfAll = libraryRow('2401.00001', 'X', { note: '# a\n- b\n\n$$x$$' }, { abstract: 'An abstract.' });
    await open(new FakeBackground([...fewRows(), rowOfAll]), '?paper=arxiv%3A2401.00001');
    await press(list(), 'x');
    await press(find('treeitem', /^ml/), 'F2');
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
    await type(query(), 'status:read tag:ml');
    await new Promise((done) => setTimeout(done, 300));
    await settle();
    expect(await complaints()).toEqual([]);
  });
});
