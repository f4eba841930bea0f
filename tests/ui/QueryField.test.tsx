// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { languageFor } from '../../src/query/language';
import { syntax } from '../../src/query/syntax';
import { QueryField } from '../../src/ui/QueryField';
import { click, complaints, find, has, names, press, settle, show, type } from './screen';
import { inEnglish } from './texts';

inEnglish();

const language = languageFor({ tags: ['ml/peft', 'ml', 'to read'] });

function Field({ onDown }: { onDown?: () => void }) {
  const [query, setQuery] = useState('');
  return <QueryField query={query} onQuery={setQuery} language={language} label="Query" {...(onDown && { onDown })} />;
}

async function field(onDown?: () => void): Promise<HTMLInputElement> {
  await show(<Field {...(onDown && { onDown })} />);
  return find<HTMLInputElement>('combobox', 'Query');
}

const marked = () => [...document.querySelectorAll('.is-wrong')].map((part) => part.textContent);
const options = () => [...document.querySelectorAll('[role=option] code')].map((part) => part.textContent);

describe('a query’s field', () => {
  it('says what can’t be read and where, marks it, and offers what may be meant', async () => {
    const input = await field();
    await type(input, 'lora titel:x');
    expect(has('alert', 'There is no field “titel” (at 6).')).toBe(true);
    expect(marked()).toEqual(['titel:']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toContain('titel');
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Did you mean lora title:x?'));
    expect(input.value).toBe('lora title:x');
    expect(document.activeElement).toBe(input);
    expect(marked()).toEqual([]);
    expect(input.getAttribute('aria-invalid')).toBe('false');
    expect(input.hasAttribute('aria-describedby')).toBe(false);
  });

  it('says it as the issue of the language has it', async () => {
    await type(await field(), 'year>=20x4');
    expect(has('alert', 'year>=20x4: a year was expected at 7.')).toBe(true);
    expect(marked()).toEqual(['20x4']);
  });

  it('marks the place where something is missing', async () => {
    await type(await field(), 'lora OR');
    expect(marked()).toEqual(['\u00A0\u00A0']);
  });

  it('shows the query exactly as it is typed, coloured', async () => {
    await type(await field(), '  -tag:"ml"   OR  x');
    const colours = document.querySelector('.m-colours');
    expect(colours?.textContent).toBe('  -tag:"ml"   OR  x');
    expect([...(colours?.querySelectorAll('.k, .o') ?? [])].map((part) => part.textContent)).toEqual([
      '-',
      'tag:',
      'OR',
    ]);
  });

  it('completes with the arrow keys and Enter, and goes on to the values of a field', async () => {
    const input = await field();
    await type(input, 'tag');
    expect(options()).toEqual(['tag:', 'has:tag']);
    expect(input.getAttribute('aria-expanded')).toBe('true');
    expect(input.hasAttribute('aria-activedescendant')).toBe(false);
    expect(await complaints()).toEqual([]);
    await press(input, 'ArrowDown');
    expect(input.getAttribute('aria-activedescendant')).toBe(document.querySelector('[aria-selected=true]')?.id);
    await press(input, 'Enter');
    expect(input.value).toBe('tag:');
    expect(options()).toEqual(['ml/peft', 'ml', '"to read"']);
    await press(input, 'ArrowUp');
    await press(input, 'Enter');
    expect(input.value).toBe('tag:"to read"');
    expect(names('option')).toEqual([]);
    expect(input.selectionStart).toBe(input.value.length);
    expect(input.getAttribute('aria-expanded')).toBe('false');
  });

  it('completes what is clicked, in the middle of a query', async () => {
    const input = await field();
    input.value = 'tag:m OR x';
    input.setSelectionRange(5, 5);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    const option = find('option', /peft/);
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    option.dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
    await click(option);
    expect(input.value).toBe('tag:ml/peft OR x');
    expect(input.selectionStart).toBe('tag:ml/peft'.length);
  });

  it('leaves Enter alone while nothing is chosen', async () => {
    const input = await field();
    await type(input, 'tag:');
    expect((await press(input, 'Enter')).defaultPrevented).toBe(false);
    expect(input.value).toBe('tag:');
  });

  it('closes only its list with Esc', async () => {
    const outside = vi.fn();
    document.addEventListener('keydown', outside);
    const input = await field();
    await type(input, 'tag:');
    expect((await press(input, 'Escape')).defaultPrevented).toBe(true);
    expect(names('option')).toEqual([]);
    expect(outside).not.toHaveBeenCalled();
    expect((await press(input, 'Escape')).defaultPrevented).toBe(false);
    expect(outside).toHaveBeenCalledOnce();
    expect(input.value).toBe('tag:');
    document.removeEventListener('keydown', outside);
  });

  it('closes its list where the focus or the caret goes elsewhere', async () => {
    const input = await field();
    for (const leave of [() => input.dispatchEvent(new FocusEvent('blur')), () => press(input, 'ArrowLeft')]) {
      await type(input, 'tag:');
      expect(names('option')).toHaveLength(3);
      await leave();
      await settle();
      expect(names('option')).toEqual([]);
    }
  });

  it('goes on downwards from the last completion, or at once where there is none', async () => {
    const onDown = vi.fn();
    const input = await field(onDown);
    await type(input, 'tag');
    await press(input, 'ArrowDown');
    await press(input, 'ArrowDown');
    expect(onDown).not.toHaveBeenCalled();
    await press(input, 'ArrowDown');
    expect(onDown).toHaveBeenCalledOnce();
    expect(names('option')).toEqual([]);
    await type(input, 'xyz');
    await press(input, 'ArrowDown');
    expect(onDown).toHaveBeenCalledTimes(2);
  });

  it('keeps out of the way of an input method until the word is there', async () => {
    const onDown = vi.fn();
    const input = await field(onDown);
    await type(input, 'ta');
    input.value = 'tag';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    await settle();
    expect(names('option')).toEqual([]);
    const down = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true, isComposing: true });
    input.dispatchEvent(down);
    expect([down.defaultPrevented, onDown.mock.calls.length]).toEqual([false, 0]);
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await settle();
    expect(options()).toEqual(['tag:', 'has:tag']);
  });

  it('has the whole syntax one click away, and Esc goes back to the field', async () => {
    const input = await field();
    await click(find('button', 'Syntax help'));
    const help = document.querySelector<HTMLElement>('section');
    expect([...(help?.querySelectorAll('dt code') ?? [])].map((part) => part.textContent)).toEqual(
      syntax.flatMap(({ examples }) => examples),
    );
    expect([...(help?.querySelectorAll('dd') ?? [])].every((part) => part.textContent !== '')).toBe(true);
    expect(await complaints()).toEqual([]);
    await press(help as HTMLElement, 'Escape');
    expect(document.querySelector('section')).toBeNull();
    expect(document.activeElement).toBe(input);
  });
});
