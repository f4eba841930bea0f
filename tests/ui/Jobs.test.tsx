// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExport } from '../../src/core/citing';
import type { JobState } from '../../src/core/job';
import { Jobs } from '../../src/ui/Jobs';
import { FakeJobs } from './fake-jobs';
import { click, complaints, find, has, leave, settle, show } from './screen';
import { inEnglish } from './texts';

inEnglish();

const tagging: JobState = {
  id: 3,
  task: { do: 'change', change: { do: 'add tag', tag: 'to read' } },
  state: 'going',
  done: 3_200,
  of: 10_000,
  changed: 3_200,
  left: 0,
  batch: 9,
};

let jobs: FakeJobs;
const save = vi.fn();
beforeEach(async () => {
  jobs = new FakeJobs();
  save.mockClear();
  await show(<Jobs source={jobs} save={save} />);
});

const tell = (...all: JobState[]) => act(() => jobs.tell(...all));
const said = () => document.body.textContent;

describe('long work', () => {
  it('shows nothing while there is none', () => {
    expect(has('region', 'Long work')).toBe(false);
    expect(document.querySelector('.m-jobs')?.getAttribute('hidden')).not.toBeNull();
  });

  it('shows how far it is, and what cancelling does', async () => {
    await tell(tagging);
    const bar = find('progressbar', 'Adding the tag “to read”');
    expect(bar.getAttribute('aria-valuenow')).toBe('32');
    expect(bar.getAttribute('aria-valuetext')).toBe('3,200 of 10,000');
    expect(said()).toContain('3,200 of 10,000');
    expect(said()).toContain('Cancel takes back what was done');
    expect(has('status', 'Adding the tag “to read”: 25 percent')).toBe(true);
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Cancel'));
    expect(jobs.asked).toEqual([['cancel', 3]]);
  });

  it('says at a quarter what it says, and nothing in between', async () => {
    await tell(tagging);
    const status = () => [...document.querySelectorAll('[role=status]')].map((one) => one.textContent).join('');
    const before = status();
    await tell({ ...tagging, done: 4_900 });
    expect(status()).toBe(before);
    await tell({ ...tagging, done: 5_000 });
    expect(status()).not.toBe(before);
  });

  it('says what became of it, with the way back, and is closed', async () => {
    await tell({ ...tagging, state: 'done', done: 10_000, changed: 9_990 });
    expect(said()).toContain('9,990 papers changed.');
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Undo'));
    await click(find('button', 'Close'));
    expect(jobs.asked).toEqual([
      ['undo', 9],
      ['dismiss', 3],
      ['dismiss', 3],
    ]);
  });

  it("can't be cancelled once it is being cancelled, and says what was left", async () => {
    const ending: JobState = { ...tagging, task: { do: 'undo', batch: 9, cancels: true } };
    await tell(ending);
    expect(has('button', 'Cancel')).toBe(false);
    await tell({ ...ending, state: 'done', left: 2 });
    expect(said()).toContain('Cancelled: what was done is taken back. 2 things stay');
    expect(has('button', 'Undo')).toBe(false);
  });

  it('that has failed says why, and is tried again or taken back', async () => {
    await tell({ ...tagging, state: 'failed', error: 'QuotaExceededError' });
    expect(said()).toContain('Adding the tag “to read”: stopped at 3,200 of 10,000.');
    expect(said()).toContain('disk is full');
    await click(find('button', 'Try again'));
    await click(find('button', 'Take back what was done'));
    expect(jobs.asked).toEqual([
      ['retry', 3],
      ['cancel', 3],
    ]);
  });

  it('that has written a text gives it as a file', async () => {
    await tell({
      ...tagging,
      task: { do: 'export', options: defaultExport('ris'), list: 'To read' },
      state: 'done',
      changed: 10_000,
      beyondPdftex: { keys: ['li2020deep'], count: 1 },
    });
    expect(said()).toContain('1 entry needs XeLaTeX or LuaLaTeX: li2020deep');
    await click(find('button', 'Save file'));
    expect(save.mock.calls[0]).toEqual([
      expect.stringMatching(/^To-read-.*\.ris$/),
      '@misc{key\n}\n',
      'application/x-research-info-systems',
    ]);
    expect(has('button', 'Undo')).toBe(false);
  });

  it('says what went wrong with what somebody asked, and lets it be asked again', async () => {
    await tell(tagging);
    jobs.failure = Object.assign(new Error(), { name: 'QuotaExceededError' });
    await click(find('button', 'Cancel'));
    expect(find('alert', /disk is full/)).toBeTruthy();
    await click(find('button', 'Cancel'));
    expect(has('alert', /disk is full/)).toBe(false);
  });

  it('leaves what is still being handed over to the page that does so', async () => {
    await tell({ ...tagging, state: 'gathering' });
    expect(document.querySelector('.m-job')).toBeNull();
  });

  it('wakes the worker while it is going, so that one that was stopped goes on', async () => {
    await leave();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await show(<Jobs source={jobs} />);
    await tell(tagging);
    vi.advanceTimersByTime(10_500);
    expect(jobs.asked).toEqual([['wake'], ['wake']]);
    await tell({ ...tagging, state: 'done' });
    vi.advanceTimersByTime(10_500);
    expect(jobs.asked).toHaveLength(2);
    vi.useRealTimers();
    await settle();
  });
});
