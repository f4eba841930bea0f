// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { maxTagLength } from '../../src/core/annotation';
import { TagField } from '../../src/ui/TagField';
import { click, complaints, find, has, names, press, settle, show, type } from './screen';
import { inEnglish } from './texts';

inEnglish();

const options = [
  { tag: 'attention', count: 18 },
  { tag: 'ml/theory', count: 44 },
  { tag: 'ml/efficient inference', count: 31 },
];

async function field(props: Partial<Parameters<typeof TagField>[0]> = {}) {
  const onAdd = vi.fn(async (_: string): Promise<unknown> => undefined);
  const onRemove = vi.fn(async (_: string): Promise<unknown> => undefined);
  const onClose = vi.fn();
  await show(<TagField tags={[]} options={options} {...{ onAdd, onRemove, onClose }} {...props} />);
  return { input: find<HTMLInputElement>('combobox', 'Add a tag'), onAdd, onRemove, onClose };
}

describe('a tag field', () => {
  it('offers the tags last used while it is empty, without the ones that are on', async () => {
    await field({ tags: ['attention'] });
    expect(names('option')).toEqual(['ml/theory44', 'ml/efficient inference31']);
    expect(document.body.textContent).toContain('Last used');
  });

  it('filters while one types, the first row chosen and a new tag last', async () => {
    const { input } = await field();
    await type(input, 'eff');
    expect(names('option')).toEqual(['ml/efficient inference31', 'New tag eff']);
    expect(find('option', /inference/).getAttribute('aria-selected')).toBe('true');
    expect(input.getAttribute('aria-activedescendant')).toBe(find('option', /inference/).id);
  });

  it('adds the chosen row with Enter, the one that the arrow keys went to', async () => {
    const { input, onAdd } = await field();
    await type(input, 'eff');
    await press(input, 'Enter');
    await type(input, 'eff');
    await press(input, 'ArrowDown');
    await press(input, 'Enter');
    expect(onAdd.mock.calls).toEqual([['ml/efficient inference'], ['eff']]);
    expect(input.value).toBe('');
  });

  it('adds what is typed at each comma, in the spelling that is there already', async () => {
    const { input, onAdd } = await field();
    await type(input, 'ATTENTION,  to  cite ,, rest');
    expect(onAdd.mock.calls).toEqual([['attention'], ['to cite']]);
    expect(input.value).toBe('rest');
  });

  it('adds the row that is clicked', async () => {
    const { onAdd } = await field();
    await click(find('option', /theory/));
    expect(onAdd).toHaveBeenCalledWith('ml/theory');
  });

  it('takes the last tag off with Backspace, only while it is empty', async () => {
    const { input, onRemove } = await field({ tags: ['one', 'two'] });
    await type(input, 'x');
    await press(input, 'Backspace');
    expect(onRemove).not.toHaveBeenCalled();
    await type(input, '');
    await press(input, 'Backspace');
    expect(onRemove).toHaveBeenCalledWith('two');
  });

  it('closes with Esc, and keeps the key from the page', async () => {
    const { input, onClose } = await field();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    await press(input, 'Escape');
    document.removeEventListener('keydown', heard);
    expect(onClose).toHaveBeenCalledOnce();
    expect(heard).not.toHaveBeenCalled();
  });

  it('refuses a tag that is too long with a message, and keeps the text', async () => {
    const { input, onAdd } = await field();
    const long = 'x'.repeat(maxTagLength + 1);
    await type(input, long);
    await press(input, 'Enter');
    expect(onAdd).not.toHaveBeenCalled();
    expect(input.value).toBe(long);
    expect(find('alert', /at most 200 characters, this one has 201/).id).toBe(input.getAttribute('aria-describedby'));
  });

  it('puts what could not be stored back into the field and says why', async () => {
    const failure = Object.assign(new Error(), { name: 'QuotaExceededError' });
    const onAdd = vi.fn(async (tag: string) => {
      if (tag === 'two') throw failure;
    });
    const { input } = await field({ onAdd });
    await type(input, 'one,two,three,fo');
    expect(input.value).toBe('two, three, fo');
    expect(has('alert', /disk is full/)).toBe(true);
  });

  it('shows a tag only once it is on, not when it was asked for', async () => {
    let store = () => undefined as unknown;
    const { input } = await field({
      showsChips: true,
      onAdd: () => new Promise((resolve) => (store = () => resolve(1))),
    });
    await type(input, 'new');
    await press(input, 'Enter');
    expect(has('button', 'new')).toBe(false);
    store();
    await settle();
  });

  it('offers no new tag where none can be made', async () => {
    const { input } = await field({ canCreate: false });
    await type(input, 'zzz');
    expect(names('option')).toEqual([]);
  });

  it('shows markup in a tag as text', async () => {
    await field({ tags: ['<script>alert(1)</script>'], showsChips: true });
    expect(document.querySelector('script')).toBeNull();
    expect(has('button', '<script>alert(1)</script>')).toBe(true);
  });

  it('gives axe nothing to complain of, empty, filled and refusing', async () => {
    const { input } = await field({ tags: ['ml/peft'], showsChips: true });
    expect(await complaints()).toEqual([]);
    await type(input, 'x'.repeat(maxTagLength + 1));
    await press(input, 'Enter');
    expect(await complaints()).toEqual([]);
  });
});

describe('a chip in the field', () => {
  it('goes with Delete', async () => {
    const { onRemove } = await field({ tags: ['one', 'two'], showsChips: true });
    await press(find('button', 'one'), 'Delete');
    expect(onRemove).toHaveBeenCalledWith('one');
  });
});
