// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultExport, endings } from '../../src/core/citing';
import { exportFormats, keepWish, optionsOf, readStyle, readWish } from '../../src/ui/export-wish';

beforeEach(() => localStorage.clear());

describe('how papers are to be written', () => {
  it('can be in every format', () => {
    expect(exportFormats.toSorted()).toEqual(Object.keys(endings).toSorted());
  });

  it('is as usual until it is said otherwise, and then per format', () => {
    expect(optionsOf('ris', readWish('ris'))).toEqual(defaultExport('ris'));
    keepWish('ris', { ...readWish('ris'), order: 'key', includes: { abstract: false, keywords: false, note: true } });
    expect(readWish('ris')).toMatchObject({ order: 'key', includes: { abstract: false, keywords: false, note: true } });
    expect(optionsOf('csv', readWish('csv'))).toEqual(defaultExport('csv'));
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"order":"random","includes":7,"encoding":null}',
    '{"includes":{"note":"yes"}}',
  ])('is as usual where %s was kept', (kept) => {
    localStorage.setItem('export bibtex', kept);
    expect(optionsOf('bibtex', readWish('bibtex'))).toEqual(defaultExport('bibtex'));
  });

  it('is in a style that there is', () => {
    localStorage.setItem('citation style', 'constructor');
    expect(readStyle()).toBe('apa');
  });
});
