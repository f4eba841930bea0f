// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { click, complaints, find, has, leave, press, settle, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, libraryRow } from './fake-background';
import { fewPapers, open } from './open';

inEnglish();

const library = () => open(new FakeBackground(fewPapers()), /Library/);
const titles = () => [...document.querySelectorAll('[data-row]')].map((row) => row.textContent);

describe('the library', () => {
  it('opens with the mirror’s rows before anything is answered', async () => {
    const background = new FakeBackground(fewPapers());
    const { recent } = background;
    background.send = (() => new Promise(() => undefined)) as typeof background.send;
    await open(background, /Library 4/, { recent });
    expect(titles()).toHaveLength(4);
  });

  it('that the browser has lost is said to be lost, instead of an empty list', async () => {
    const background = new FakeBackground();
    background.failures.set('backup.state', new Error('nothing'));
    await open(background, undefined, { unavailable: 'LibraryLost' });
    expect(has('alert', /Your library is gone from this browser/)).toBe(true);
    expect(has('button', 'Try again')).toBe(false);
  });

  it('finds what the query says, and counts it', async () => {
    await library();
    await type(find('combobox', /Search/), 'tag:ml status:unread');
    expect(titles()).toEqual(['Deconstructing Attention', 'The Expressive Power of Low-Rank Adaptation']);
    expect(has('status', /2 of 4 papers/)).toBe(true);
  });

  it('says under the field what can’t be read, keeping the words and the last rows', async () => {
    await library();
    const field = find<HTMLInputElement>('combobox', /Search/);
    await type(field, 'tag:ml');
    await type(field, 'tag:ml colour:red');
    expect(has('alert', /colour/)).toBe(true);
    expect(field.value).toBe('tag:ml colour:red');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(titles()).toHaveLength(2);
    await type(field, 'tag:ml');
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  it('completes a search by one’s own tags', async () => {
    await library();
    const field = find<HTMLInputElement>('combobox', /Search/);
    await type(field, 't');
    await type(field, 'tag:quan');
    await press(field, 'ArrowDown');
    await press(field, 'Enter');
    expect(field.value).toBe('tag:quantization');
    expect(titles()).toEqual(['AWQ']);
  });

  it('opens on a page of its own, with the search, on a paper, or by its title with Ctrl', async () => {
    const background = await library();
    await type(find('combobox', /Search/), 'tag:ml');
    await click(find('button', 'Open the library in a tab'));
    const title = find('button', 'Deconstructing Attention');
    title.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true }));
    title.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true }));
    await click(title);
    await click(find('button', 'Open in the library'));
    const one = { query: '', paper: 'arxiv:2510.11602' };
    expect(background.askedFor('openWorkspace')).toEqual([{ query: 'tag:ml' }, one, one, one]);
  });

  it('can make a rule of what is searched for, also where nothing matches, and not of what can’t be read', async () => {
    const background = await library();
    const field = find('combobox', /Search/);
    expect(has('button', 'Make this a rule')).toBe(false);
    for (const query of ['tag:ml', 'title:(', 'x OR -x', 'title:"remote sensing" OR -"50% & more"', '  ']) {
      await type(field, query);
      if (has('button', 'Make this a rule')) await click(find('button', 'Make this a rule'));
    }
    expect(background.askedFor('openRules')).toEqual([
      { query: 'tag:ml' },
      { query: 'title:"remote sensing" OR -"50% & more"' },
    ]);
    expect(await complaints()).toEqual([]);
  });

  it('offers each condition left out with its count where nothing matches', async () => {
    await library();
    await type(find('combobox', /Search/), 'tag:positions status:reading');
    expect(has('heading', 'No paper matches all 2 conditions')).toBe(true);
    await click(find('button', 'without tag:positions 1'));
    expect(find<HTMLInputElement>('combobox', /Search/).value).toBe('status:reading');
    expect(titles()).toEqual(['AWQ']);
  });

  it('says what to do while it is empty', async () => {
    await open(new FakeBackground([]), /Library/);
    expect(has('heading', 'Nothing saved yet')).toBe(true);
    expect(has('link', 'arXiv')).toBe(true);
  });

  it('loads more rows as they are wanted', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => libraryRow(`2401.1${1000 + index}`, `Paper ${index}`));
    await open(new FakeBackground(rows), /Library/);
    expect(titles()).toHaveLength(50);
    await click(find('button', '70 more'));
    await click(find('button', '20 more'));
    expect(titles()).toHaveLength(120);
    expect(new Set(titles()).size).toBe(120);
  });

  it('shows markup and right-to-left titles as text', async () => {
    await open(
      new FakeBackground([libraryRow('2401.10001', '<script>x</script>'), libraryRow('2401.10002', 'ورقة')]),
      /Library/,
    );
    expect(document.querySelector('script')).toBeNull();
    expect(find('button', 'ورقة').dir).toBe('auto');
  });

  it('offers to try again where the search fails', async () => {
    const background = new FakeBackground(fewPapers());
    background.failures.set('library.search', Object.assign(new Error(), { name: 'Disconnected' }));
    await open(background, /Library/);
    expect(has('alert', /Reload/)).toBe(true);
    await click(find('button', 'Try again'));
    expect(has('alert', /Reload/)).toBe(false);
  });

  it('gives axe nothing to complain of, a row open and another selected', async () => {
    await library();
    await click(find('button', 'AWQ'));
    await click(find('checkbox', /Deconstructing/));
    expect(await complaints()).toEqual([]);
  });
});

describe('a row', () => {
  it('copies the BibTeX of an open paper, or what cites it, with its key kept', async () => {
    const background = await library();
    await click(find('button', 'AWQ'));
    await click(find('button', 'Copy BibTeX'));
    await click(find('button', 'Copy \\cite{…}'));
    expect(background.askedFor('copy')).toEqual([expect.stringContaining('title = {AWQ}'), '\\cite{anon2023}']);
    expect(background.askedFor('library.export')).toEqual([expect.objectContaining({ freeze: true })]);
    expect(background.askedFor('library.cited')).toEqual([expect.objectContaining({ freeze: true })]);
    expect(has('status', 'Copied: \\cite{anon2023}')).toBe(true);
  });

  it('opens its editor with the full note, closes with Esc, and gets the focus back', async () => {
    await library();
    await click(find('button', 'Deconstructing Attention'));
    expect(find<HTMLTextAreaElement>('textbox', 'Note').value).toBe('Compare with NoPE');
    await press(find('button', 'Star'), 'Escape');
    expect(has('textbox', 'Note')).toBe(false);
    expect(document.activeElement).toBe(find('button', 'Deconstructing Attention'));
  });

  it('edits tags, status and star in place', async () => {
    const background = await library();
    await click(find('button', 'AWQ'));
    const field = find('combobox', 'Add a tag');
    await type(field, 'to cite');
    await press(field, 'Enter');
    expect(has('button', 'to cite')).toBe(true);
    await click(find('button', 'Read'));
    await click(find('button', 'Star'));
    expect(find('button', 'Read').getAttribute('aria-pressed')).toBe('true');
    expect(background.rows[2]?.annotation).toMatchObject({
      tags: ['quantization', 'to cite'],
      status: 'read',
      starred: false,
    });
  });

  it('shows a change only once the worker has answered', async () => {
    const background = await library();
    await click(find('button', 'AWQ'));
    let resolve = () => undefined as unknown;
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    background.hold = promise;
    await click(find('button', 'Unread'));
    expect(find('button', 'Reading').getAttribute('aria-pressed')).toBe('true');
    resolve();
    await settle();
    expect(find('button', 'Unread').getAttribute('aria-pressed')).toBe('true');
  });

  it('says in place that a change failed, and tries again', async () => {
    const background = await library();
    await click(find('button', 'AWQ'));
    background.failures.set('annotation.change', Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('button', 'Unread'));
    expect(has('status', /disk is full/)).toBe(true);
    expect(find('button', 'Reading').getAttribute('aria-pressed')).toBe('true');
    await click(find('button', 'Try again'));
    expect(find('button', 'Unread').getAttribute('aria-pressed')).toBe('true');
    expect(has('status', /disk is full/)).toBe(false);
  });

  it('keeps a note that could not be stored while its editor went away', async () => {
    const background = await library();
    await click(find('button', 'AWQ'));
    await type(find('textbox', 'Note'), 'precious');
    background.failures.set('annotation.change', Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('button', 'AWQ'));
    await click(find('button', 'Try again'));
    expect(background.rows[2]?.annotation.note).toBe('precious');
  });

  it('keeps a note that is typed while the browser loses the library', async () => {
    const background = await library();
    await click(find('button', 'AWQ'));
    await type(find('textbox', 'Note'), 'precious');
    background.failures.set('backup.state', new Error('nothing'));
    background.becomes('LibraryLost');
    await settle();
    expect(has('alert', /Your library is gone from this browser/)).toBe(true);
    background.becomes(undefined);
    await settle();
    expect(find<HTMLTextAreaElement>('textbox', 'Note').value).toBe('precious');
  });

  it('can be removed, and comes back with undo', async () => {
    await library();
    await click(find('button', 'AWQ'));
    await click(find('button', 'Remove from the library'));
    expect(titles()).not.toContain('AWQ');
    await click(find('button', 'Undo'));
    expect(titles()).toContain('AWQ');
  });

  it('names what undo left of it, because it was changed again since', async () => {
    const background = await library();
    await click(find('button', 'AWQ'));
    await click(find('button', 'Remove from the library'));
    background.left = [{ id: 'arxiv:9999.99999', field: 'starred' }];
    await click(find('button', 'Undo'));
    expect(has('status', /changed again since.*the star of “arxiv:9999.99999”/)).toBe(true);
  });

  it('no longer offers to undo what isn’t the newest change', async () => {
    await library();
    await click(find('button', 'AWQ'));
    await click(find('button', 'Remove from the library'));
    await click(find('button', 'Deconstructing Attention'));
    await type(find('combobox', 'Add a tag'), 'later,');
    expect(has('button', 'Undo')).toBe(false);
  });

  it('names the papers that were merged into it, and separates them', async () => {
    const rows = fewPapers();
    const merged = rows.find(({ paper }) => paper.title === 'AWQ');
    if (merged) merged.absorbed = ['doi:10.1145/7'];
    const background = new FakeBackground(rows);
    await open(background, /Library/);
    await click(find('button', 'AWQ'));
    expect(document.body.textContent).toContain('Merged with doi:10.1145/7');
    await click(find('button', 'Separate'));
    expect(background.askedFor('paper.separate')).toEqual(['doi:10.1145/7']);
    expect(has('button', 'Undo')).toBe(true);
  });

  it('links to the paper’s own page', async () => {
    await library();
    await click(find('button', 'AWQ'));
    expect(find<HTMLAnchorElement>('link', 'Open the paper’s page').href).toBe('https://arxiv.org/abs/2306.00978');
  });

  it('is reached with the arrow keys, from the search field too, and is one tab stop', async () => {
    await library();
    await press(find('combobox', /Search/), 'ArrowDown');
    expect(document.activeElement?.textContent).toBe('Deconstructing Attention');
    await press(document.activeElement as HTMLElement, 'ArrowDown');
    expect(document.activeElement?.textContent).toBe('The Impact of Positional Encoding');
    expect(document.querySelectorAll('[data-row][tabindex="0"]')).toHaveLength(1);
  });

  it('is selected with space, and all at once', async () => {
    await library();
    await press(find('button', 'AWQ'), ' ');
    expect(find<HTMLInputElement>('checkbox', 'Select: AWQ').checked).toBe(true);
    expect(has('button', 'Export 1')).toBe(true);
    await click(find('button', 'Select all 4'));
    expect(has('button', 'Export 4')).toBe(true);
    await press(find('button', 'AWQ'), ' ');
    expect(has('button', 'Export 3')).toBe(true);
  });

  it('filters the library by the tag that is clicked', async () => {
    await library();
    await click(find('button', 'positions'));
    expect(find<HTMLInputElement>('combobox', /Search/).value).toBe('tag:"positions"');
  });
});

describe('the filters', () => {
  it('write into the query and read from it', async () => {
    await library();
    const field = find<HTMLInputElement>('combobox', /Search/);
    await click(find('button', 'Filters'));
    await click(find('button', 'Unread'));
    await type(find('combobox', /tag/), 'pef');
    await press(find('combobox', /tag/), 'Enter');
    expect(field.value).toBe('status:unread tag:"ml/peft"');
    await type(field, 'is:starred');
    expect(find('button', 'Starred').getAttribute('aria-pressed')).toBe('true');
    expect(find('button', 'Unread').getAttribute('aria-pressed')).toBe('false');
    await click(find('button', 'Hugging Face Papers'));
    expect(field.value).toBe('is:starred site:huggingface');
    await click(find('button', 'Starred'));
    expect(field.value).toBe('site:huggingface');
  });

  it('close with Esc and give the focus back', async () => {
    await library();
    await click(find('button', 'Filters'));
    expect(await complaints()).toEqual([]);
    await press(find('button', 'Starred'), 'Escape');
    expect(has('button', 'Starred')).toBe(false);
    expect(document.activeElement).toBe(find('button', 'Filters'));
    await leave();
  });
});
