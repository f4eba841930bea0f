// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { maxRules } from '../../../src/core/rule';
import { readDelay } from '../../../src/popup/use-readings';
import { click, complaints, find, has, names, settle, type } from '../../ui/screen';
import { inEnglish } from '../../ui/texts';
import { openRules } from './open-rules';
import { listedRule, type RulesBackground } from './rules-background';

inEnglish();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // As if nothing took any time.
  vi.spyOn(performance, 'now').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(readDelay);
  await settle();
}

async function paste(text: string, background?: Promise<RulesBackground>): Promise<RulesBackground> {
  const opened = await (background ?? openRules([], { opening: { import: true } }));
  await type(field(), text);
  await rest();
  return opened;
}

async function drop(...files: File[]): Promise<void> {
  const event = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
    dataTransfer: { types: ['Files'], files },
  });
  document.dispatchEvent(event);
  for (let round = 0; round < 4; round += 1) {
    await vi.waitFor(() => vi.advanceTimersByTimeAsync(1));
    await rest();
  }
}

const importing = (rules: ReturnType<typeof listedRule>[] = []) => openRules(rules, { opening: { import: true } });
const field = () => find<HTMLTextAreaElement>('textbox', 'Rules as text');
const found = () =>
  [...document.querySelectorAll('.u-found li')].map((row) => ({
    name: row.querySelector('b')?.textContent,
    isTicked: row.querySelector('input')?.checked,
    doubt: row.querySelector('.u-doubt')?.textContent ?? undefined,
  }));
const broken = () =>
  [...document.querySelectorAll('.a-unread li')].map((row) => [
    row.querySelector('.a-line')?.textContent,
    row.querySelector('.m-danger')?.textContent,
    row.querySelector('.u-broken')?.textContent,
  ]);

describe('importing rules', () => {
  it('shows what is read and what is broken, and changes nothing before it is asked to', async () => {
    const background = await paste('# mine\nhide A :: a\nmute B :: b\nlora\n"open');
    expect(found()).toEqual([
      { name: 'A', isTicked: true, doubt: undefined },
      { name: 'lora', isTicked: true, doubt: undefined },
    ]);
    expect(broken()).toEqual([
      [
        'Line 3',
        '“mute” is no action. A line with :: begins with hide, collapse, dim, highlight, show or tag.',
        'mute B :: b',
      ],
      ['Line 5', 'The quote at 1 is not closed: add a " at its end.', '"open'],
    ]);
    expect(background.asked.filter(([kind]) => kind !== 'rule.list' && kind !== 'tag.list')).toEqual([]);
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });

  it('makes what is ticked at once, and takes it back with undo', async () => {
    const background = await paste('hide A :: a\nhide B :: b\nhide C :: c', importing([listedRule('Mine')]));
    await click(find('checkbox', /^B/));
    await click(find('button', 'Import 2 rules'));
    const [made] = background.askedFor('rule.import');
    expect(made).toEqual([
      { name: 'A', query: 'a', action: 'hide', enabled: true },
      { name: 'C', query: 'c', action: 'hide', enabled: true },
    ]);
    expect(background.names).toEqual(['A', 'C', 'Mine']);
    expect(field().value).toBe('hide A :: a\nhide B :: b\nhide C :: c');
    await click(find('button', 'Undo'));
    expect(background.names).toEqual(['Mine']);
  });

  it('leaves unticked what is there already, stands twice or is over', async () => {
    await paste(
      'hide Other name :: title:mine\ndim A :: a\ndim B :: a\nhide {until 2020-01-01} C :: c',
      importing([listedRule('Mine')]),
    );
    expect(found()).toEqual([
      { name: 'Other name', isTicked: false, doubt: 'You have this rule' },
      { name: 'A', isTicked: true, doubt: undefined },
      { name: 'B', isTicked: false, doubt: 'Stands above already' },
      { name: 'C', isTicked: false, doubt: undefined },
    ]);
    await click(find('checkbox', /^Other name/));
    expect(has('button', 'Import 2 rules')).toBe(true);
    await click(find('button', 'Select all'));
    expect(has('button', 'Import 4 rules')).toBe(true);
  });

  it('keeps what is unticked while a broken line is mended', async () => {
    await paste('mute A :: a\nhide B :: b');
    await click(find('checkbox', /^B/));
    await type(field(), 'hide A :: a\nhide B :: b');
    await rest();
    expect(found().map(({ isTicked }) => isTicked)).toEqual([true, false]);
  });

  it('keeps everything where the import fails, and tries again', async () => {
    const background = await importing();
    await paste('hide A :: a', Promise.resolve(background));
    background.failures.set('rule.import', Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('button', 'Import 1 rule'));
    expect(has('status', /disk is full/)).toBe(true);
    expect(field().value).toBe('hide A :: a');
    await click(find('button', 'Try again'));
    expect(background.names).toEqual(['A']);
  });
});

describe('a file with rules', () => {
  it('that is dropped anywhere opens the import, and can be mended there', async () => {
    await openRules();
    await drop(new File(['\uFEFFhide A :: a\r\nmute B :: b\r\n'], 'list.txt'));
    expect(field().value).toBe('hide A :: a\nmute B :: b\n');
    expect(found().map(({ name }) => name)).toEqual(['A']);
    expect(broken()).toHaveLength(1);
  });

  it('is put behind what is typed', async () => {
    await paste('hide A :: a');
    await drop(new File(['hide B :: b'], 'list.txt'));
    expect(field().value).toBe('hide A :: a\nhide B :: b');
  });

  it('that holds no text is refused', async () => {
    await openRules();
    await drop(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])], 'picture.txt'));
    expect(has('alert', 'This file holds no text.')).toBe(true);
    expect(found()).toEqual([]);
    await click(find('button', /picture\.txt/));
    expect(has('alert', /no text/)).toBe(false);
    await drop(new File(['hide A :: a'], 'rules.pdf'));
    expect(has('alert', /^rules.pdf: Only/)).toBe(true);
  });

  it('of 100,000 lines is read as far as rules fit, a hundred shown at a time', async () => {
    await openRules();
    const many = Array.from({ length: 100_000 }, (_, index) => `hide Rule ${index} :: x${index}`).join('\n');
    await drop(new File([many], 'long.txt'));
    expect(
      has('alert', `Read up to line ${(maxRules + 1).toLocaleString('en')}: more than 5,000 rules don’t fit.`),
    ).toBe(true);
    expect(found()).toHaveLength(100);
    expect(has('button', 'Import 5,000 rules')).toBe(true);
    expect(names('textbox')).not.toContain('Rules as text');
  });

  it('that takes long is read a piece at a time, and no further once it is taken away', async () => {
    await openRules();
    // A clock by which every look takes long.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 20));
    const many = Array.from({ length: 4_000 }, (_, index) => `hide Rule ${index} :: x${index}`).join('\n');
    await drop(new File([many], 'long.txt'));
    expect(has('status', /^Reading line \d+…$/)).toBe(true);
    expect(found()).toEqual([]);
    await click(find('button', /long\.txt/));
    await rest();
    expect(has('status', /^Reading/)).toBe(false);
    expect(found()).toEqual([]);
  });

  it('of nothing but broken lines is read no further than they are listed', async () => {
    await openRules();
    await drop(new File(['mute A :: a\n'.repeat(100_000)], 'broken.txt'));
    expect(has('alert', /^Read up to line 1,001: too many/)).toBe(true);
    expect(broken()).toHaveLength(100);
  });

  it('with more rules than there is room for is imported only as far as fits', async () => {
    const kept = Array.from({ length: maxRules - 1 }, (_, index) => listedRule(`Kept ${index}`));
    await paste('hide A :: a\nhide B :: b', importing(kept));
    expect(has('status', 'Manicule keeps at most 5,000 rules: untick 1.')).toBe(true);
    expect(find<HTMLButtonElement>('button', 'Import 2 rules').disabled).toBe(true);
    await click(find('checkbox', /^B/));
    expect(find<HTMLButtonElement>('button', 'Import 1 rule').disabled).toBe(false);
  });

  it('with markup and look-alikes shows them as they are', async () => {
    await paste('hide <img src=x onerror=alert(1)> :: "<b>"x\nhіde A :: a\nhide C :: tіtle:a');
    expect(document.querySelector('.u-found img')).toBeNull();
    expect(found().map(({ name }) => name)).toEqual(['<img src=x onerror=alert(1)>']);
    expect(broken().map(([line]) => line)).toEqual(['Line 2', 'Line 3']);
    expect(document.querySelector('.a-unread')?.textContent).toContain('Did you mean title:a?');
  });
});

describe('exporting rules', () => {
  const three = () => [
    listedRule('Surveys'),
    listedRule('Mine', { action: 'highlight', colour: 'green', hits: 7 }),
    listedRule('Robots', { sites: ['arxiv'], enabled: false }),
  ];
  const lines = [
    'hide Surveys :: title:surveys',
    'highlight:green Mine :: title:mine',
    'hide {only arxiv; off} Robots :: title:robots',
  ];

  it('copies all or those that are selected, in their order', async () => {
    const background = await openRules(three());
    await click(find('button', 'Copy all'));
    await click(find('checkbox', 'Select the rule “Robots”'));
    await click(find('checkbox', 'Select the rule “Surveys”'));
    await click(find('button', 'Copy'));
    const copied = background.askedFor('copy').map((text) => String(text).trim().split('\n').slice(1));
    expect(copied).toEqual([lines, [lines[0], lines[2]]]);
    expect(has('status', '2 rules copied.')).toBe(true);
  });

  it('saves a dated file that is read as what was exported', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2027, 0, 2, 12) });
    let saved: Blob | undefined;
    URL.createObjectURL = (blob) => {
      saved = blob as Blob;
      return 'blob:';
    };
    let name: string | undefined;
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      name = this.download;
    });
    await openRules(three());
    await click(find('button', 'Save all as file'));
    expect(name).toBe('manicule-rules-2027-01-02.txt');
    expect(await saved?.text()).toBe(['# Manicule rules, 2027-01-02', ...lines, ''].join('\n'));
    expect(has('status', '3 rules saved as a file.')).toBe(true);
  });
});
