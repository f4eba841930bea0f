// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnywhere } from '../../src/sites/generic';
import { listFixtures, readFixture, readHtml, write } from './read-fixture';

const css = readFileSync(join(import.meta.dirname, '../../assets/veil.css'), 'utf8');

/** The selectors of the rule that veils the required sites' cards. */
const veil = css
  .slice(css.indexOf('\n}\n') + 3, css.lastIndexOf('{'))
  .trim()
  .split(',\n');
const cases = listFixtures();

describe('every fixture', () => {
  it.each(cases)('$name is read as its expected.json says', ({ folder }) => {
    const { expected, kind, skipped, cards } = readFixture(folder);
    expect(kind).toBe(expected.kind);
    expect(skipped).toEqual({ untitled: 0, unlinked: 0, ...expected.skipped });
    expect(cards.map((card) => write(card.read()))).toEqual(expected.cards);
  });

  it.each(cases)('$name finds the same papers after a redesign that renames every class', ({ folder }) => {
    const { expected, html } = readFixture(folder);
    const scrambled = html.replace(/\bclass="(?!MathJax)[^"]*"|\bclass='[^']*'/g, 'class="a"');
    const { cards } = readHtml(scrambled, expected.url, expected.today, readAnywhere);
    expect(cards.map((card) => ({ id: card.id, title: card.read().title }))).toEqual(
      expected.cards.map(({ id, title }) => ({ id, title })),
    );
  });

  it.each(cases)('$name gives each strip a place in its card', ({ folder }) => {
    const { kind, cards } = readFixture(folder);
    for (const { parts, slot, after, title } of cards) {
      expect(parts.length > 0).toBe(kind === 'listing');
      if (after) expect([after.parentElement, after]).toEqual([slot, title]);
      else expect(parts.some((part) => part.contains(slot))).toBe(true);
      expect(slot.closest('a, button, h1, h2, h3, h4, h5, h6')).toBeNull();
    }
  });

  it.each(cases)('$name is veiled where its cards are, and nowhere else', ({ folder }) => {
    const { site, document, kind, cards, skipped, foundBy } = readFixture(folder);
    if (foundBy === 'generic') return;
    const veiled = [...document.querySelectorAll((site.veil ?? veil).join())];
    for (const part of cards.flatMap(({ parts }) => parts)) expect(veiled).toContain(part);
    if (kind !== 'listing') expect(veiled).toEqual([]);
    if (kind === 'listing' && skipped.untitled + skipped.unlinked === 0)
      expect(veiled).toEqual(cards.flatMap(({ parts }) => parts));
  });
});

describe('the veil', () => {
  it.each(veil)('hides %s until it is decided', (selector) => {
    expect(selector).toMatch(/:not\(\[data-manicule\]\)$/);
  });

  it('ends by itself', () => {
    expect(css).toMatch(/animation: manicule-veil 300ms step-end;/);
  });
});
