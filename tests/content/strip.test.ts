// @vitest-environment jsdom
import './browser';

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { update } from '../../src/content/element';
import { type Activity, type StripState, strip } from '../../src/content/strip';
import type { AnnotationMark } from '../../src/core/annotation';
import { complaints, find, has, names } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const saved: AnnotationMark = {
  id: 'arxiv:2307.09288',
  saved: true,
  hidden: false,
  shown: false,
  status: 'unread',
  starred: false,
  tags: [],
};

const onChange = vi.fn<StripState['onChange']>();
const onOpen = vi.fn<StripState['onOpen']>();

function draw(mark?: Partial<AnnotationMark>, activity?: Activity): HTMLElement {
  const whole = mark && { ...saved, ...mark };
  const root = document.body.firstElementChild ?? document.body.appendChild(document.createElement('div'));
  update(root, strip({ title: 'Llama 2', mark: whole, activity, why: undefined, remark: undefined, onChange, onOpen }));
  return root.firstElementChild as HTMLElement;
}

function press(key: string, on = document.activeElement as Element): boolean {
  return on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

beforeEach(() => {
  onChange.mockReset();
  onOpen.mockReset();
});

const states: [string, Partial<AnnotationMark> | undefined, Activity | undefined, string[]][] = [
  ['not saved', undefined, undefined, ['Save', 'Add a tag', 'Hide', 'More']],
  ['saving', undefined, { is: 'working' }, ['Saving…', 'Add a tag', 'Hide', 'More']],
  [
    'saved',
    {},
    undefined,
    ['Saved. Remove from the library', 'Status: Unread', 'Add a tag', 'Note', 'Star', 'Hide', 'More'],
  ],
  [
    'with all there is',
    { status: 'reading', starred: true, tags: ['ml/peft', 'to read'], noteLine: '<b>Compare</b>' },
    undefined,
    [
      'Saved. Remove from the library',
      'Status: Reading',
      'ml/peft',
      'to read',
      '1 more tag',
      'Add a tag',
      'Note',
      'Unstar',
      'Hide',
      'More',
      'Edit the note: <b>Compare</b>',
    ],
  ],
  [
    'after a failure',
    undefined,
    { is: 'failed', message: 'Not saved', retry: () => undefined },
    ['Save', 'Add a tag', 'Try again', 'Hide', 'More'],
  ],
  [
    'with a way back',
    undefined,
    { is: 'said', message: 'Removed', undo: () => undefined },
    ['Save', 'Add a tag', 'Undo', 'Hide', 'More'],
  ],
  ['with a word and no way back', {}, { is: 'said', message: 'BibTeX copied' }, []],
];

describe.each(states)('a strip %s', (_, mark, activity, controls) => {
  it('names its controls', () => {
    draw(mark, activity);
    if (controls.length > 0) expect(names('button')).toEqual(controls);
    expect(has('group', 'Manicule: Llama 2')).toBe(true);
  });

  it('has one tab stop', () => {
    const stops = [...draw(mark, activity).querySelectorAll('button')].filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toHaveLength(1);
  });

  it('gives axe nothing to complain of', async () => {
    draw(mark, activity);
    expect(await complaints()).toEqual([]);
  });
});

describe('the keys on a strip', () => {
  it('walk through all its controls and around', () => {
    const buttons = [...draw({ tags: ['a'] }).querySelectorAll('button')];
    buttons[0]?.focus();
    const walked = buttons.map(() => {
      press('ArrowRight');
      return document.activeElement;
    });
    expect(walked).toEqual([...buttons.slice(1), buttons[0]]);
    press('ArrowLeft');
    expect(document.activeElement).toBe(buttons.at(-1));
  });

  it('pass over controls that are not shown', () => {
    const buttons = [...draw({ tags: ['a', 'b'] }).querySelectorAll('button')];
    for (const button of buttons.slice(1, 3)) Object.defineProperty(button, 'offsetWidth', { value: 0 });
    buttons[0]?.focus();
    press('ArrowRight');
    expect(document.activeElement).toBe(buttons[3]);
  });

  it('leave other keys to the browser', () => {
    draw().querySelector('button')?.focus();
    expect([press('Tab'), press('Enter'), press('x')]).toEqual([true, true, true]);
  });

  it('open the statuses from the status', () => {
    draw({});
    const status = find('button', 'Status: Unread');
    status.focus();
    expect(press('ArrowDown')).toBe(false);
    expect(onOpen).toHaveBeenCalledWith('status', status);
    expect(document.activeElement).toBe(status);
  });

  it.each(['Delete', 'Backspace'])('take a tag off with %s', (key) => {
    draw({ tags: ['one', 'two'] });
    expect(press(key, find('button', 'two'))).toBe(false);
    expect(onChange).toHaveBeenCalledWith({ do: 'remove tag', tag: 'two' });
  });
});

describe('a click', () => {
  it.each<[string, Partial<AnnotationMark> | undefined, unknown]>([
    ['Save', undefined, { do: 'save' }],
    ['Saved. Remove from the library', {}, { do: 'remove' }],
    ['Status: Unread', {}, { do: 'status', status: 'reading' }],
    ['Status: Reading', { status: 'reading' }, { do: 'status', status: 'read' }],
    ['Status: Read', { status: 'read' }, { do: 'status', status: 'unread' }],
    ['Star', {}, { do: 'star', starred: true }],
    ['Unstar', { starred: true }, { do: 'star', starred: false }],
    ['Hide', undefined, { do: 'hide', hidden: true }],
  ])('on “%s” asks for its change', (name, mark, change) => {
    draw(mark);
    find('button', name).click();
    expect(onChange.mock.calls).toEqual([[change]]);
  });

  it.each([
    ['Add a tag', 'tags'],
    ['ml', 'tags'],
    ['Note', 'note'],
    ['Edit the note: line', 'note'],
    ['More', 'menu'],
  ])('on “%s” opens its popover at the button', (name, popover) => {
    draw({ tags: ['ml'], noteLine: 'line' });
    const button = find('button', name);
    button.click();
    expect(onOpen.mock.calls).toEqual([[popover, button]]);
  });

  it('on a tag’s × takes it off, and does not open the tags', () => {
    draw({ tags: ['ml'] });
    const off = find('button', 'ml').querySelector('.m-off');
    off?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(onChange.mock.calls).toEqual([[{ do: 'remove tag', tag: 'ml' }]]);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it.each(['Status: Unread', 'Saved. Remove from the library'])(
    'that is the second of a double click on “Save” leaves “%s” alone',
    (name) => {
      draw();
      find('button', 'Save').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
      draw({});
      find('button', name).dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
      expect(onChange.mock.calls).toEqual([[{ do: 'save' }]]);
    },
  );

  it('on “Try again” and on “Undo” does what they say', () => {
    const [retry, undo] = [vi.fn(), vi.fn()];
    draw({}, { is: 'failed', message: 'Not saved', retry });
    find('button', 'Try again').click();
    draw({}, { is: 'said', message: 'Removed', undo });
    find('button', 'Undo').click();
    expect([retry.mock.calls.length, undo.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('what a strip says', () => {
  it('is an alert where something failed, and a status where something is done', () => {
    draw(undefined, { is: 'failed', message: 'Not saved', retry: () => undefined });
    expect(has('alert', 'Not saved')).toBe(true);
    draw(undefined, { is: 'said', message: 'Removed' });
    expect([has('status', 'Removed'), has('alert', 'Not saved')]).toEqual([true, false]);
  });
});

describe('the focus', () => {
  it('stays on the hand when a paper is saved, and when it is removed', () => {
    draw();
    const hand = find('button', 'Save');
    hand.focus();
    draw({});
    expect(find('button', /^Saved/)).toBe(hand);
    draw();
    expect([find('button', 'Save'), document.activeElement]).toEqual([hand, hand]);
  });

  it('stays in the strip when the only tag goes', () => {
    const row = draw({ tags: ['ml'] });
    find('button', 'ml').focus();
    draw({});
    expect(row.contains(document.activeElement)).toBe(true);
  });

  it('stays on the button of an open popover while tags come and go', () => {
    draw();
    const add = find('button', 'Add a tag');
    add.focus();
    draw({ tags: ['a', 'b'] });
    draw({ tags: ['b'], noteLine: 'x' });
    expect(document.activeElement).toBe(add);
  });
});

describe('tags', () => {
  it.each([
    [1, []],
    [2, ['1 more tag']],
    [3, ['1 more tag', '2 more tags']],
    [4, ['1 more tag', '2 more tags', '3 more tags']],
    [200, ['197 more tags', '198 more tags', '199 more tags']],
  ])('of which there are %d show three at the most, and how many more for each width', (count, more) => {
    draw({ tags: Array.from({ length: count }, (_, index) => `t${index}`) });
    expect(names('button').filter((name) => /^t\d/.test(name))).toHaveLength(Math.min(count, 3));
    expect(names('button').filter((name) => name.includes('more tag'))).toEqual(more);
  });

  it('show their path apart from their last level, and markup as text', () => {
    draw({ tags: ['ml/<i>peft</i>'] });
    expect(find('button', 'ml/<i>peft</i>').querySelector('i')?.textContent).toBe('ml/<i>peft</');
    expect(document.querySelector('i i')).toBeNull();
  });
});
