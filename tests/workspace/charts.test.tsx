// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LibraryStatistics } from '../../src/core/statistics';
import { complaints, find, has, names, settle, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, fewRows } from './fake-background';
import { click, open, press, rest } from './open';

inEnglish();
beforeEach(() => localStorage.clear());

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** 2026-03-18 is a Wednesday; weeks begin on Sunday where the tests run. */
function statistics(rest: Partial<LibraryStatistics> = {}): LibraryStatistics {
  return {
    papers: 4,
    today: dayOf('2026-03-18'),
    saved: {
      days: [
        [dayOf('2026-03-03'), 1],
        [dayOf('2026-03-07'), 2],
        [dayOf('2026-03-16'), 1],
      ],
      odd: 2,
    },
    read: { days: [[dayOf('2026-03-17'), 1]], odd: 0 },
    tags: [
      {
        tag: 'ml',
        count: 3,
        months: [
          [12 * 2026 + 1, 1],
          [12 * 2026 + 2, 2],
        ],
      },
      { tag: 'to "cite"', count: 1, months: [[12 * 2026 + 2, 1]] },
    ],
    venues: [{ value: 'NeurIPS', count: 3 }],
    looked: 4,
    years: [
      { value: '2023', count: 3 },
      { value: '2025', count: 1 },
    ],
    rules: [{ id: 'r1', name: 'Surveys', query: 'survey OR review', action: 'hide', hits: 7 }],
    ...rest,
  };
}

/** Open the workspace with charts of these numbers. */
async function openCharts(search = '?shows=charts', counted = statistics()): Promise<FakeBackground> {
  const background = new FakeBackground(fewRows());
  background.answers.set('library.statistics', () => counted);
  await open(background, search);
  await drawn();
  return background;
}

/** Wait until the library that draws is loaded and has drawn. */
async function drawn(): Promise<void> {
  vi.useRealTimers();
  await vi.waitFor(async () => {
    await settle();
    expect(document.querySelector('.w-plot svg, .w-charts .w-nothing')).not.toBeNull();
  }, 20_000);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

const query = () => find<HTMLInputElement>('combobox', /Search/).value;
const asked = () => new URLSearchParams(location.search);
const bar = (name: string | RegExp) => find('button', name);
const marks = () =>
  [...document.querySelectorAll('.w-plot [role=button]')].map((one) =>
    one.getAttribute('aria-label')?.replace(/\s/g, ' '),
  );

/** A chart's table as rows of cells, opened if it isn't. */
async function table(title: string): Promise<string[][]> {
  const card = [...document.querySelectorAll('.w-chart')].find((one) => one.querySelector('h3')?.textContent === title);
  const details = card?.querySelector('details') as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await settle();
  return [...details.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s/g, ' ')),
  );
}

describe('charts', () => {
  it('draw each number as something to choose, that says what it is', async () => {
    await openCharts();
    expect(marks()).toEqual(
      expect.arrayContaining([
        'Mar 1 – 7, 2026: 3 papers',
        'Mar 8 – 14, 2026: 0 papers',
        'Mar 15 – 21, 2026: 1 paper',
        'ml: 3 papers',
        'NeurIPS: 3 papers',
        '2023: 3 papers',
        '2024: 0 papers',
        'Surveys: 7 times',
      ]),
    );
    expect(names('heading')).toEqual(
      expect.arrayContaining([
        'Saved per week',
        'Read per week',
        'Tags, by when they were added',
        'Venues',
        'Years in which they appeared',
        'What rules hid',
      ]),
    );
    expect(document.body.textContent).toContain('2 aren’t shown: their day is still to come, or before 2000.');
  });

  it('have the same numbers in a table, in which the same can be chosen', async () => {
    await openCharts();
    const saved = await table('Saved per week');
    expect(saved[0]).toEqual(['Week', 'Papers']);
    expect(saved.slice(-3)).toEqual([
      ['Mar 1 – 7, 2026', '3'],
      ['Mar 8 – 14, 2026', '0'],
      ['Mar 15 – 21, 2026', '1'],
    ]);
    expect(await table('Tags, by when they were added')).toEqual([
      ['Tag', 'Papers', 'Oct 2025', 'Nov 2025', 'Dec 2025', 'Jan 2026', 'Feb 2026', 'Mar 2026'],
      ['ml', '3', '0', '0', '0', '0', '1', '2'],
      ['to "cite"', '1', '0', '0', '0', '0', '0', '1'],
    ]);
    await click(bar('Mar 1 – 7, 2026'));
    expect(query()).toBe('added:2026-03-01..2026-03-07');
    expect(asked().has('shows')).toBe(false);
  });

  it.each([
    ['Mar 1 – 7, 2026: 3 papers', 'tag:ml added:2026-03-01..2026-03-07'],
    ['Mar 15 – 21, 2026: 1 paper', 'tag:ml added:2026-03-15..2026-03-21'],
    ['ml: 3 papers', 'tag:ml tag:"ml"'],
    ['to "cite": 1 paper', 'tag:ml tag:"to \\"cite\\""'],
    ['NeurIPS: 3 papers', 'tag:ml venue:"NeurIPS"'],
    ['2023: 3 papers', 'tag:ml year:2023'],
    ['Surveys: 7 times', 'survey OR review'],
  ])('%s filters the list', async (name, wanted) => {
    await openCharts('?shows=charts&q=tag%3Aml');
    bar(name).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await rest();
    expect(query()).toBe(wanted);
    expect(asked().get('q')).toBe(wanted);
    expect(has('heading', 'Charts')).toBe(false);
  });

  it('go by the keys of one tab stop, and nothing happens where there is no paper', async () => {
    await openCharts();
    const stops = () =>
      [...document.querySelectorAll('.w-plot svg')].map((one) => one.querySelectorAll('[tabindex="0"]').length);
    expect(stops()).toEqual([1, 1, 1, 1, 1, 1]);
    bar('2025: 1 paper').focus();
    await press(bar('2025: 1 paper'), 'ArrowLeft');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('2024: 0 papers');
    expect(document.querySelector('.w-charthead .m-num:not(:empty)')?.textContent).toBe('2024: 0 papers');
    await press(bar('2024: 0 papers'), 'Enter');
    expect(asked().get('shows')).toBe('charts');
    await press(bar('2024: 0 papers'), 'Home');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('2023: 3 papers');
    await press(bar('2023: 3 papers'), 'ArrowLeft');
    expect(stops()).toEqual([1, 1, 1, 1, 1, 1]);
    await press(bar('2023: 3 papers'), ' ');
    expect(query()).toBe('year:2023');
    expect(document.activeElement).toBe(find('listbox', 'Papers'));
  });

  it('are gone back to where one was', async () => {
    await openCharts('?shows=charts&span=half');
    const box = document.querySelector('.w-chartbox') as HTMLElement;
    box.scrollTop = 120;
    await press(bar('2023: 3 papers'), 'Enter');
    await click(bar('Back to the charts'));
    await drawn();
    expect([asked().get('shows'), asked().get('span'), query()]).toEqual(['charts', 'half', '']);
    expect((document.querySelector('.w-chartbox') as HTMLElement).scrollTop).toBe(120);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('2023: 3 papers');
    await click(bar('Back to the list'));
    expect(document.activeElement).toBe(find('listbox', 'Papers'));
    await type(find('combobox', /Search/), 'AWQ');
    await rest();
    expect(has('button', 'Back to the charts')).toBe(false);
    await click(bar('Charts'));
    expect(query()).toBe('AWQ');
  });

  it('follow the query, and how far back is in the address', async () => {
    const background = await openCharts();
    await type(find('combobox', /Search/), 'tag:ml');
    await rest();
    expect(asked().get('shows')).toBe('charts');
    expect(background.askedFor('library.statistics')).toEqual(['', 'tag:ml']);
    await click(bar('All'));
    expect(asked().get('span')).toBe('all');
    await click(bar('A year'));
    expect(asked().has('span')).toBe(false);
    background.edit((rows) => rows);
    await rest();
    expect(background.askedFor('library.statistics')).toEqual(['', 'tag:ml', 'tag:ml']);
  });

  it('say what there is to do where nothing is saved, nothing matches, or nothing is known', async () => {
    const none = { days: [], odd: 0 };
    const nothing = statistics({ papers: 0, saved: none, read: none, tags: [], venues: [], years: [], rules: [] });
    await openCharts('?shows=charts', nothing);
    expect(document.querySelector('.w-charts .w-nothing h2')?.textContent).toBe('Nothing saved yet');
    await openCharts('?shows=charts&q=year%3A1999', nothing);
    expect(has('heading', 'No paper matches this')).toBe(true);
    await openCharts('?shows=charts', { ...nothing, papers: 3, saved: statistics().saved });
    expect(document.body.textContent).toContain('None of these is marked as read.');
    expect(document.body.textContent).toContain('No rule has hidden anything yet.');
  });

  it('say what failed, and count again when asked to', async () => {
    const background = new FakeBackground(fewRows());
    background.answers.set('library.statistics', () => statistics());
    background.failures.set('library.statistics', Object.assign(new Error('gone'), { name: 'LibraryUnavailable' }));
    await open(background, '?shows=charts');
    expect(has('alert', /./)).toBe(true);
    await click(bar('Try again'));
    await drawn();
    expect(has('alert', /./)).toBe(false);
    expect(marks()).toContain('2023: 3 papers');
  });

  it('have no fault that axe finds, tables open', async () => {
    await openCharts();
    await table('Saved per week');
    await table('Tags, by when they were added');
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });
});
