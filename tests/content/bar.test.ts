// @vitest-environment jsdom
import './browser';

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type BarState, bar } from '../../src/content/bar';
import { update } from '../../src/content/element';
import type { HiddenCount } from '../../src/messaging/protocol';
import { complaints, find, has, names } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const rule = (id: string, count: number): HiddenCount => ({
  rule: { id, name: `name of ${id}`, query: `title:${id}` },
  count,
});

const on = { onShow: vi.fn(), onPause: vi.fn(), onSaved: vi.fn(), onRule: vi.fn() };

const quiet: BarState = {
  papers: 1_061,
  withoutAdapter: false,
  saved: 0,
  hidden: [],
  shown: false,
  peeked: undefined,
  paused: undefined,
  said: undefined,
  news: undefined,
  ...on,
};

function draw(state: Partial<BarState> = {}, width = 800): HTMLElement {
  const root = document.body.firstElementChild ?? document.body.appendChild(document.createElement('div'));
  update(root, bar({ ...quiet, ...state }, width));
  return root.firstElementChild as HTMLElement;
}

function words(state: Partial<BarState> = {}, width?: number): string {
  return (draw(state, width).textContent ?? '').replace(/\s+/g, ' ').trim();
}

beforeEach(() => {
  for (const handler of Object.values(on)) handler.mockReset();
});

const some = [rule('surveys', 9), rule('speech', 4), { count: 1 }];

describe.each<[string, Partial<BarState>, string]>([
  ['nothing hidden', {}, '1,061 papers·0 savedPause'],
  ['one of each', { papers: 1, saved: 1 }, '1 paper·1 savedPause'],
  [
    'a site that has changed',
    { papers: 58, withoutAdapter: true },
    '58 papers, read without the adapter·some details may be missing·0 savedPause',
  ],
  [
    'papers hidden',
    { saved: 7, hidden: some },
    '1,061 papers·7 saved·14 hidden:name of surveys9name of speech4by hand 1ShowPause',
  ],
  [
    'them shown',
    { hidden: some, shown: true },
    '1,061 papers·0 saved·14 shown against your rules:name of surveys9name of speech4by hand 1Hide againPause',
  ],
  [
    'one rule’s shown',
    { hidden: some, peeked: 'surveys' },
    '1,061 papers·0 saved·14 hidden:name of surveys9name of speech4by hand 1ShowPause',
  ],
  [
    'everything hidden',
    { papers: 14, hidden: some },
    '14 papers·0 saved·Everything on this page is hidden:name of surveys9name of speech4by hand 1ShowPause',
  ],
  ['a pause on the page', { paused: 'page', hidden: some }, 'Paused on this page·nothing is hidden or dimmedResume'],
  ['a pause on the site', { paused: 'site', hidden: some }, 'Paused on this site·nothing is hidden or dimmedResume'],
  ['a pause everywhere', { paused: 'everywhere' }, 'Paused everywhere·nothing is hidden or dimmedResume'],
  [
    'something done',
    { said: { message: 'Hiding «surveys»', label: 'Undo', undo: () => undefined } },
    '1,061 papers·0 savedHiding «surveys»UndoPause',
  ],
])('a bar with %s', (_, state, text) => {
  it('says so', () => expect(words(state, 1_200)).toBe(text));

  it('gives axe nothing to complain of', async () => {
    draw(state);
    expect(has('region', 'Manicule: this listing')).toBe(true);
    expect(await complaints()).toEqual([]);
  });
});

describe('a bar with many rules', () => {
  const many = Array.from({ length: 40 }, (_, index) => rule(`r${index}`, index + 1));

  it.each([
    [1_200, 6, '34 more'],
    [800, 2, '38 more'],
    [300, 1, '39 more'],
    [0, 1, '39 more'],
  ])('of %d pixels shows %d of them, and how many more there are', (width, shown, more) => {
    draw({ hidden: many }, width);
    expect(names('button').filter((name) => name.startsWith('name of'))).toHaveLength(shown);
    expect(words({ hidden: many }, width)).toContain(more);
    expect(find('button', /name of r0/).title).toBe('Show the papers that match title:r0 in their places');
  });

  it('keeps each rule’s button, and its focus, as others come before it', () => {
    draw({ hidden: [rule('a', 1)] }, 1_200);
    const button = find('button', /name of a/);
    button.focus();
    draw({ hidden: [rule('b', 3), rule('a', 2)] }, 1_200);
    expect(find('button', /name of a/)).toBe(button);
    expect(document.activeElement).toBe(button);
  });
});

describe('the controls of a bar', () => {
  it('show, hide again, pause, resume, go to what is saved, show a rule’s papers', () => {
    draw({ hidden: some, saved: 2 });
    find('button', 'Show').click();
    find('button', 'Pause').click();
    find('button', '2 saved').click();
    const surveys = find('button', /surveys/);
    surveys.click();
    draw({ hidden: some, shown: true });
    find('button', 'Hide again').click();
    draw({ paused: 'site' });
    find('button', 'Resume').click();
    expect(on.onShow.mock.calls).toEqual([[true], [false]]);
    expect(on.onPause.mock.calls).toEqual([[true], [false]]);
    expect(on.onSaved).toHaveBeenCalledOnce();
    expect(on.onRule).toHaveBeenCalledWith(some[0]?.rule);
  });

  it('say whether they are on', () => {
    draw({ hidden: some, shown: true });
    expect(find('button', 'Hide again').getAttribute('aria-pressed')).toBe('true');
    expect(find('button', 'Pause').getAttribute('aria-pressed')).toBe('false');
  });

  it('take back what was done', () => {
    const undo = vi.fn();
    draw({ said: { message: 'Hiding', label: 'Undo', undo } });
    find('button', 'Undo').click();
    expect(undo).toHaveBeenCalledOnce();
  });
});

describe('the number of hidden papers', () => {
  it('is announced as it comes and goes, because its place is always there', () => {
    const status = draw().querySelector('[role=status]');
    draw({ hidden: some });
    expect(status?.isConnected).toBe(true);
    expect(status?.textContent).toBe('14 hidden:');
    draw();
    expect([status?.isConnected, status?.textContent]).toEqual([true, '']);
  });
});
