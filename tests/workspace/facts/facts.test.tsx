// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LookupFault, OfferedPublication } from '../../../src/core/metadata';
import { complaints, find, has, click as tap, type } from '../../ui/screen';
import { inEnglish } from '../../ui/texts';
import { FakeBackground, libraryRow } from '../fake-background';
import { click, open, press, rest } from '../open';

inEnglish();
beforeEach(() => localStorage.clear());

const id = 'arxiv:2310.17513';
const address = `?paper=${encodeURIComponent(id)}`;
const fields = { author: [{ family: 'Zeng', given: 'Yuchen' }], authorsIncomplete: true, type: 'article' as const };
const neurips: OfferedPublication = {
  facts: { type: 'paper-conference', issued: '2023', 'container-title': 'NeurIPS' },
  source: 'api:dblp',
  state: 'offered',
};

function library(): FakeBackground {
  const background = new FakeBackground([libraryRow('2310.17513', 'Expressive power of $r$', {}, fields)]);
  background.sources.set('title', 'api:arxiv');
  return background;
}

/** A field's line: its name, its value, who says so. */
const line = (name: string) => {
  const term = [...document.querySelectorAll('.w-facts dt')].find((one) => one.textContent === name);
  return term?.nextElementSibling?.textContent;
};
const field = (name: string) => find<HTMLTextAreaElement>('textbox', name);
const edit = (name: string) => click(find('button', `Edit: ${name}`));
const said = () => document.querySelector('.p-notice')?.textContent;

describe('what is known of a paper', () => {
  it('is shown field by field, each with who says so', async () => {
    await open(library(), address);
    expect(line('Title')).toMatch(/^Expressive power of .*arXiv$/);
    expect(line('Authors')).toBe('Yuchen Zeng and othersHugging Face Papers');
    expect(line('Kind')).toBe('PreprintHugging Face Papers');
    expect(line('Citation key')).toBe('pattern2023not used yet');
  });

  it('gives axe nothing to complain of, while it is edited and added to', async () => {
    const background = library();
    background.published.set(id, neurips);
    await open(background, address);
    vi.useRealTimers();
    await tap(find('button', 'Edit: Authors'));
    await tap(find('button', 'Edit: Citation key'));
    expect(await complaints()).toEqual([]);
    await tap(find('button', 'Add a detail'));
    expect(await complaints()).toEqual([]);
  });

  it('is written by hand: Enter saves it, the button has the focus again, and Undo takes it back', async () => {
    const background = library();
    await open(background, address);
    await edit('Title');
    expect(document.activeElement).toBe(field('Title'));
    await type(field('Title'), 'On rank');
    await press(field('Title'), 'Enter');
    expect(background.askedFor('paper.edit')).toEqual([{ id, edits: [{ field: 'title', value: 'On rank' }] }]);
    expect(line('Title')).toBe('On rankyou');
    expect(document.activeElement).toBe(find('button', 'Edit: Title'));
    expect(said()).toContain('Title changed.');
    await click(find('button', 'Undo'));
    expect(line('Title')).toMatch(/arXiv$/);
  });

  it('that was written by hand goes back to what the source says', async () => {
    const background = library();
    background.own.set(id, { title: 'On rank' });
    await open(background, address);
    await edit('Title');
    expect(document.querySelector('.w-covered')?.textContent).toBe('arXiv says: Expressive power of $r$');
    await click(find('button', 'Back to what arXiv says'));
    expect(background.askedFor('paper.edit')).toEqual([{ id, edits: [{ field: 'title' }] }]);
    expect(line('Title')).toMatch(/arXiv$/);
  });

  it('stays as it was by Esc, and where nothing was changed', async () => {
    const background = library();
    await open(background, address);
    await edit('Title');
    await type(field('Title'), 'On rank');
    await press(field('Title'), 'Escape');
    expect(has('button', 'Edit: Title')).toBe(true);
    await edit('Title');
    expect(field('Title').value).toBe('Expressive power of $r$');
    await press(field('Title'), 'Enter');
    expect(background.askedFor('paper.edit')).toEqual([]);
    expect(find('button', 'Edit: Title')).toBe(document.activeElement);
  });

  it('that can’t be kept stays typed, with the reason beside it', async () => {
    const background = library();
    await open(background, address);
    await edit('Date');
    await type(field('Date'), 'July');
    await press(field('Date'), 'Enter');
    expect(has('alert', /A date is a year/)).toBe(true);
    expect(field('Date').getAttribute('aria-invalid')).toBe('true');
    await type(field('Date'), '2023-10');
    expect(has('alert', /A date is a year/)).toBe(false);
    background.failures.set('paper.edit', Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await press(field('Date'), 'Enter');
    expect(has('alert', /disk is full/)).toBe(true);
    expect(field('Date').value).toBe('2023-10');
    await press(field('Date'), 'Enter');
    expect(line('Date')).toBe('October 2023you');
  });

  it('has authors a line each: Enter makes a line, and Ctrl saves them', async () => {
    const background = library();
    await open(background, address);
    await edit('Authors');
    expect(field('Authors').value).toBe('Zeng, Yuchen\nand others');
    await type(field('Authors'), 'Zeng, Yuchen\nKangwook Lee');
    await press(field('Authors'), 'Enter');
    expect(background.askedFor('paper.edit')).toEqual([]);
    await press(field('Authors'), 'Enter', { ctrlKey: true });
    const value = [fields.author[0], { family: 'Lee', given: 'Kangwook' }];
    expect(background.askedFor('paper.edit')).toEqual([{ id, edits: [{ field: 'author', value }] }]);
  });

  it('that was typed and not saved is there again when the paper is', async () => {
    await open(library(), address);
    await edit('Title');
    await type(field('Title'), 'On ra');
    await click(find('button', 'Close'));
    expect(document.querySelector('.w-facts')).toBe(null);
    history.replaceState(null, '', `/src/workspace/index.html${address}`);
    dispatchEvent(new PopStateEvent('popstate'));
    await rest();
    expect(field('Title').value).toBe('On ra');
  });

  it('that nobody has written isn’t stored, though more has become known since it was opened', async () => {
    const background = library();
    await open(background, address);
    await edit('Title');
    background.edit((rows) =>
      rows.map((row) => ({ ...row, paper: { ...row.paper, title: 'Expressive power of rank' } })),
    );
    await rest();
    expect(field('Title').value).toBe('Expressive power of $r$');
    await press(field('Title'), 'Enter');
    expect(background.askedFor('paper.edit')).toEqual([]);
    expect(line('Title')).toMatch(/^Expressive power of rank/);
  });

  it('is added where nobody has said it', async () => {
    const background = library();
    await open(background, address);
    await click(find('button', 'Add a detail'));
    const which = document.querySelector<HTMLSelectElement>('[aria-label="Which detail"]') as HTMLSelectElement;
    expect(document.activeElement).toBe(which);
    which.value = 'container-title';
    which.dispatchEvent(new Event('change', { bubbles: true }));
    await rest();
    await type(field('Published in'), 'NeurIPS');
    await press(field('Published in'), 'Enter');
    expect(line('Published in')).toBe('NeurIPSyou');
    expect(document.activeElement).toBe(find('button', 'Add a detail'));
    await edit('Published in');
    await click(find('button', 'Take it away'));
    expect(line('Published in')).toBe(undefined);
    expect(document.activeElement).not.toBe(document.body);
  });
});

describe('a published version', () => {
  it('that is known by its DOI alone is named by it, and can be looked at', async () => {
    const background = library();
    background.published.set(id, { facts: { DOI: '10.1145/1' }, source: 'api:crossref', state: 'offered' });
    await open(background, address);
    expect(document.querySelector('.w-published span')?.textContent).toBe('Published as doi:10.1145/1 (Crossref)');
    expect(find<HTMLAnchorElement>('link', 'Look at it').href).toBe('https://doi.org/10.1145/1');
    await click(find('button', 'Cite this version'));
    expect(document.querySelector('.w-published span')?.textContent).toBe('Cited as published: doi:10.1145/1');
  });

  it('says nothing of what only the preprint says', async () => {
    const background = library();
    const covered = { value: '12', source: 'api:arxiv' };
    background.answers.set('paper.facts', () => ({
      ...{ id, key: 'zeng2023', isKeyFrozen: false, published: { ...neurips, state: 'taken' } },
      facts: [
        { field: 'title', value: 'On rank', source: 'arxiv' },
        { field: 'volume', covered },
      ],
    }));
    await open(background, address);
    expect(line('Title')).toBe('On rankarXiv');
    expect(line('Volume')).toBe(undefined);
  });

  it('is offered, taken, and given back', async () => {
    const background = library();
    background.published.set(id, neurips);
    await open(background, address);
    const words = () => document.querySelector('.w-published span')?.textContent;
    expect(words()).toBe('Published at NeurIPS 2023 (DBLP)');
    await click(find('button', 'Cite this version'));
    expect(background.askedFor('paper.publish')).toEqual([{ id, state: 'taken' }]);
    expect(words()).toBe('Cited as published at NeurIPS 2023');
    await click(find('button', 'Undo'));
    expect(words()).toBe('Published at NeurIPS 2023 (DBLP)');
    await click(find('button', 'Cite this version'));
    await click(find('button', 'Back to the preprint'));
    expect(background.askedFor('paper.publish').at(-1)).toEqual({ id, state: 'offered' });
    await click(find('button', 'Not this paper'));
    expect(words()).toBe('Not this paper: NeurIPS 2023');
    await click(find('button', 'Offer it again'));
    expect(has('button', 'Cite this version')).toBe(true);
  });
});

describe('published versions that were found', () => {
  it('are counted quietly, and gone through one after the other', async () => {
    const background = library();
    background.rows = [...background.rows, libraryRow('2401.00001', 'On margins'), libraryRow('2401.00002', 'Other')];
    background.published.set(id, neurips).set('arxiv:2401.00001', { ...neurips, facts: { DOI: '10.1145/1' } });
    await open(background);
    expect(document.querySelector('p.m-lookups:not([hidden])')?.textContent).toMatch(/^2 published versions found/);
    await click(find('button', 'Go through them'));
    const offered = () => [...document.querySelectorAll('.w-offer .w-pairtitle')].map((one) => one.textContent);
    expect(offered()).toHaveLength(2);
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
    await tap(find('button', 'Cite this version'));
    expect(background.askedFor('paper.publish')).toEqual([{ id, state: 'taken' }]);
    expect(offered()).toEqual(['On margins']);
    await tap(find('button', 'Undo'));
    expect(offered()).toHaveLength(2);
    await tap(find('button', 'Back to the list'));
    expect(document.querySelector('.w-offer')).toBe(null);
  });
});

describe('a citation key', () => {
  it('that was typed and not saved is there again when the paper is, refused or not', async () => {
    const background = library();
    await open(background, address);
    await edit('Citation key');
    await type(field('Citation key'), 'zeng rank');
    background.failures.set('key.set', Object.assign(new Error(), { name: 'KeyInvalid' }));
    await click(find('button', 'Save'));
    await click(find('button', 'Close'));
    history.replaceState(null, '', `/src/workspace/index.html${address}`);
    dispatchEvent(new PopStateEvent('popstate'));
    await rest();
    expect(field('Citation key').value).toBe('zeng rank');
    await press(field('Citation key'), 'Escape');
    expect(line('Citation key')).toBe('pattern2023not used yet');
  });

  it('is kept once it is copied, and one’s own once it is written', async () => {
    const background = library();
    await open(background, address);
    await click(find('button', 'Copy the key'));
    expect(background.askedFor('library.cited').at(-1)).toEqual({
      ...{ choice: { ids: [id] }, freeze: true, offset: 0, limit: 1 },
    });
    expect(background.askedFor('copy')).toEqual(['pattern2023']);
    await edit('Citation key');
    await type(field('Citation key'), 'zeng rank');
    background.failures.set('key.set', Object.assign(new Error(), { name: 'KeyInvalid' }));
    await click(find('button', 'Save'));
    expect(field('Citation key').getAttribute('aria-invalid')).toBe('true');
    await type(field('Citation key'), 'lee2023');
    background.failures.set('key.set', Object.assign(new Error('On rank'), { name: 'KeyTaken' }));
    await click(find('button', 'Save'));
    expect(has('alert', 'Another paper has this key: On rank')).toBe(true);
    await type(field('Citation key'), 'zengRank');
    await click(find('button', 'Save'));
    expect(line('Citation key')).toBe('zengRankkept');
    await edit('Citation key');
    await press(field('Citation key'), 'Escape');
    expect(has('button', 'Close')).toBe(true);
    await edit('Citation key');
    await click(find('button', 'Back to the pattern’s'));
    expect(background.askedFor('key.set').at(-1)).toEqual({ id, key: '' });
    expect(line('Citation key')).toBe('pattern2023not used yet');
  });
});

describe('lookups', () => {
  it('of a paper say what failed, and are asked for again', async () => {
    const background = library();
    const fault: LookupFault = {
      id,
      title: '',
      source: 'dblp',
      error: 'SourceUnreachable',
      again: Date.UTC(2096, 10, 22),
    };
    background.answers.set('source.faults', () => [fault, { ...fault, id: 'arxiv:2401.00001', source: 'crossref' }]);
    await open(background, address);
    expect(document.querySelector('.w-faults')?.textContent).toMatch(
      /^DBLP: It didn’t answer, or broke off\. Next try: Nov/,
    );
    await click(find('button', 'Look up again'));
    expect(background.askedFor('source.ask')).toEqual([{ ids: [id] }]);
    expect(said()).toContain('Asked again.');
    background.answers.set('source.faults', () => []);
    background.answers.set('source.list', () => [
      { id: 'dblp', use: 'on', waiting: 0, found: 1, missing: 0, failed: 0 },
    ]);
    await rest();
    await rest();
    expect(document.querySelector('.w-faults')).toBe(null);
    background.answers.set('source.ask', () => ({ papers: 0 }));
    await click(find('button', 'Look up again'));
    expect(said()).toContain('No source may be asked for this paper.');
  });

  it('are said to be under way beside long work, until they are done', async () => {
    const background = library();
    const source = { id: 'arxiv', name: 'arXiv', use: 'own site', asks: '', found: 0, missing: 0, failed: 0 };
    background.answers.set('source.list', () => [
      { ...source, waiting: 12 },
      { ...source, use: 'off', waiting: 90 },
    ]);
    await open(background);
    await rest();
    expect(has('status', 'Looking up 12 papers')).toBe(true);
    const pausedUntil = Date.UTC(2096, 10, 22, 14, 5);
    for (const [error, words] of [
      ['SourceBusy', 'asks for patience until'],
      ['SourceUnreachable', 'doesn’t answer; next try'],
      ['AnswerUnreadable', 'couldn’t be asked; next try'],
    ]) {
      background.answers.set('source.list', () => [{ ...source, waiting: 1, pausedUntil, error }]);
      background.edit((rows) => rows);
      await rest();
      await rest();
      expect(has('status', new RegExp(`^1 paper waits: arXiv ${words} Nov 2\\d, 2096`))).toBe(true);
    }
    background.answers.set('source.list', () => [{ ...source, waiting: 0 }]);
    background.edit((rows) => rows);
    await rest();
    await rest();
    expect(document.querySelector('.m-lookups')?.hasAttribute('hidden')).toBe(true);
  });
});
