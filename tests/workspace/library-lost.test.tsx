// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { complaints, find, has, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows } from './fake-background';
import { click, open, rest } from './open';

inEnglish();
beforeEach(() => localStorage.clear());

const snapshots = [{ number: 8, made: 0, saved: 4, bytes: 9, reason: 'changed' }];

/** A library that every question ends with an error of, until a snapshot is restored. */
function lostBackground(): FakeBackground {
  const background = new FakeBackground(fewRows());
  const lost = () => {
    throw Object.assign(new Error(), { name: 'LibraryLost' });
  };
  const asked = ['library.search', 'library.facets', 'library.row', 'annotation.change'];
  for (const type of asked) background.answers.set(type, lost);
  background.answers.set('backup.state', () => ({ schedule: 'never', snapshots, isOld: false }));
  background.answers.set('library.check', () => ({ error: 'LibraryLost' }));
  background.answers.set('backup.restore', () => {
    for (const type of [...asked, 'library.check']) background.answers.delete(type);
    background.answers.set('library.check', () => ({}));
    background.kept = {};
    background.edit((rows) => rows);
    return {};
  });
  background.kept = { unavailable: 'LibraryLost' };
  return background;
}

describe('a library that the browser has lost', () => {
  it('is said to be lost instead of an empty list, and comes back from the newest snapshot', async () => {
    const background = lostBackground();
    await open(background, '', { unavailable: 'LibraryLost' });
    expect(has('heading', 'Your library is gone from this browser')).toBe(true);
    expect(has('heading', 'Nothing saved yet')).toBe(false);
    await click(find('button', 'Restore it'));
    expect(has('heading', 'Your library is gone from this browser')).toBe(false);
    expect(document.querySelectorAll('.w-row')).toHaveLength(4);
  });

  it('is said to be lost while a note is typed, which stays in its field and is saved once it is back', async () => {
    const background = new FakeBackground(fewRows());
    await open(background, '?paper=arxiv%3A2510.11602');
    await click(find('button', 'Edit'));
    const field = () => find<HTMLTextAreaElement>('textbox', 'Note');
    await type(field(), 'what I think of it');
    const { answers, kept } = lostBackground();
    background.answers = answers;
    background.kept = kept;
    background.edit((rows) => rows);
    await rest();
    expect(has('heading', 'Your library is gone from this browser')).toBe(true);
    expect(field().value).toBe('what I think of it');
    background.answers = new Map();
    background.kept = {};
    background.edit((rows) => rows);
    await rest();
    await click(find('button', 'Try again'));
    expect(background.annotationOf('arxiv:2510.11602')?.note).toBe('what I think of it');
  });

  it('is told from one that can’t be opened for another reason', async () => {
    const background = lostBackground();
    background.kept = { unavailable: 'LibraryTooNew' };
    await open(background, '', { unavailable: 'LibraryTooNew' });
    expect(has('button', 'Restore it')).toBe(false);
    expect(has('button', 'Try again')).toBe(true);
  });

  it('gives axe nothing to complain of', async () => {
    await open(lostBackground(), '', { unavailable: 'LibraryLost' });
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });
});
