import { describe, expect, it } from 'vitest';
import { counted, errorText, text } from '../../src/ui/text';
import { inEnglish } from './texts';

inEnglish();

describe('texts', () => {
  it('take their form from the number, written the language’s way', () => {
    expect(counted('popupPapers', 1)).toBe('1 paper');
    expect(counted('popupPapers', 10_000)).toBe('10,000 papers');
  });

  it('keep what is put into them as it is', () => {
    expect(text('popupRemoved', '<b>$1</b>')).toContain('<b>$1</b>');
  });

  it('say what to do for an error that is known, and name one that isn’t', () => {
    expect(errorText(Object.assign(new Error(), { name: 'QuotaExceededError' }))).toMatch(/disk is full/);
    expect(errorText(Object.assign(new Error(), { name: 'Weird' }))).toMatch(/\(Weird\)/);
  });
});
