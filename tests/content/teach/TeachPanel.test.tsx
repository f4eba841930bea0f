// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TeachState } from '../../../src/content/teach/session';
import { TeachPanel } from '../../../src/content/teach/TeachPanel';
import { click, complaints, find, has, show } from '../../ui/screen';
import { inEnglish } from '../../ui/texts';

inEnglish();

const on = { onAsk: vi.fn(), onSwitch: vi.fn(), onWiden: vi.fn(), onSave: vi.fn(), onBack: vi.fn(), onLeave: vi.fn() };
const review: TeachState = {
  step: 'review',
  isSaving: false,
  lesson: {
    papers: 12,
    leftOut: 1,
    page: 'lab.example.edu/papers/*',
    samples: [
      { field: 'authors', isKnown: true, isOn: true, here: 'Ada Lovelace', next: 'Grace Hopper' },
      { field: 'abstract', isKnown: false, isOn: false },
      { field: 'date', isKnown: true, isOn: false },
    ],
  },
};

const open = (state: TeachState) => show(<TeachPanel state={state} {...on} />);

beforeEach(() => {
  for (const handler of Object.values(on)) handler.mockReset();
});

describe('the panel in which a page is taught', () => {
  it.each([
    ['a title is asked for', { step: 'title', isSaving: false, here: 'On the Margins of Old Books' }],
    ['authors are asked for', { ...review, step: 'authors' }],
    ['it is looked over', review],
    ['saving has failed', { ...review, error: Object.assign(new Error(), { name: 'TooManyTaught' }) }],
  ] satisfies [string, TeachState][])('gives axe nothing to complain of while %s', async (_, state) => {
    await open(state);
    expect(await complaints()).toEqual([]);
  });

  it('asks for a title and says which one is pointed at', async () => {
    await open({ step: 'title', isSaving: false, here: 'On the Margins of Old Books' });
    expect(find('dialog', /Click the title of one paper/)).toBe(document.activeElement);
    expect(has('status', 'On the Margins of Old Books')).toBe(true);
    expect(has('button', 'Save')).toBe(false);
  });

  it('says how many papers are like it, what is left out, and for which pages', async () => {
    await open(review);
    expect(has('status', /^12 papers like this one\. 1 more is left out/)).toBe(true);
    expect(document.body.textContent).toContain('lab.example.edu/papers/*');
    expect(document.body.textContent).toContain('This paperAda LovelaceThe nextGrace Hopper');
  });

  it('switches fields, asks for their places, and saves', async () => {
    await open(review);
    await click(find('checkbox', 'Authors'));
    expect(on.onSwitch).toHaveBeenCalledWith('authors', false);
    expect(find<HTMLInputElement>('checkbox', 'Abstract').disabled).toBe(true);
    await click(find('button', 'Pick the abstract on the page'));
    expect(on.onAsk).toHaveBeenCalledWith('abstract');
    await click(find('button', 'Larger'));
    expect(on.onWiden).toHaveBeenCalledWith(1);
    await click(find('button', 'Save'));
    expect(on.onSave).toHaveBeenCalledOnce();
  });

  it('goes back from a field, and shows nothing of those that are off', async () => {
    await open({ ...review, step: 'date' });
    await click(find('button', 'Back'));
    expect(on.onBack).toHaveBeenCalledOnce();
    await open(review);
    expect(has('button', 'Back')).toBe(false);
    expect(document.querySelectorAll('dl')).toHaveLength(1);
  });

  it('goes back from another title, once there is something to go back to', async () => {
    await open({ step: 'title', isSaving: false });
    expect(has('button', 'Back')).toBe(false);
    await open({ ...review, step: 'title' });
    expect(document.body.textContent).toContain('Esc goes back');
    await click(find('button', 'Back'));
    expect(on.onBack).toHaveBeenCalledOnce();
  });

  it('can’t save what reads nothing, and says so', async () => {
    await open({ ...review, lesson: { papers: 0, leftOut: 0, samples: [], page: 'lab.example.edu/' } });
    expect(find<HTMLButtonElement>('button', 'Save').disabled).toBe(true);
    expect(has('status', /Nothing can be read/)).toBe(true);
  });

  it('says what failed, and stays', async () => {
    await open({ ...review, error: Object.assign(new Error(), { name: 'TooManyTaught' }) });
    expect(has('alert', /At most 500 taught pages/)).toBe(true);
    expect(find<HTMLButtonElement>('button', 'Save').disabled).toBe(false);
  });
});
