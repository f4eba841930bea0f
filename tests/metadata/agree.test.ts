import { describe, expect, it } from 'vitest';
import { parseName } from '../../src/core/name';
import { agrees, type Compared } from '../../src/metadata/agree';

const title = 'Scaling Laws for Margins';
const eight = ['Ann Lee', 'Bo Kim', 'Cy Roth', 'Di Paz', 'Ed Fox', 'Flo Gil', 'Gus Hahn', 'Hal Iyer'];

function work(authors: string[], more: Partial<Compared> = {}): Compared {
  return { title, author: authors.map(parseName), ...more };
}

describe('a record is of the paper', () => {
  it.each<[string, Compared, Compared]>([
    ['with the same authors', work(eight), work(eight)],
    ['with initials', work(['Ann Lee', 'Bo Kim']), work(['A. Lee', 'B. Kim'])],
    ['with names turned round', work(['Ann Lee', 'Bo Kim']), work(['Lee A', 'Kim B'])],
    ['with initials of two given names', work(['Jean-Luc Lee', 'Bo Kim']), work(['JL Lee', 'B.-A. Kim'])],
    ['with a middle name that one goes by', work(['J. Robert Lee']), work(['Robert Lee'])],
    ['with two of one surname', work(['Wei Wang', 'Li Wang']), work(['Wang', 'W. Wang'])],
    ['with a given name otherwise in a long list', work(eight), work(['Zoe Lee', ...eight.slice(1)])],
    ['with authors in another order', work(eight), work(eight.toReversed())],
    ['with one author more of many', work(eight), work([...eight, 'Jo Katz'])],
    ['with one author spelt otherwise of many', work(eight), work(['Ann Li', ...eight.slice(1)])],
    ['with authors that are cut short', work(eight.slice(0, 2), { authorsIncomplete: true }), work(eight)],
    ['with a title written otherwise', work(eight), work(eight, { title: 'scaling laws for margins.' })],
    [
      'with formulas written otherwise',
      work(eight, { title: 'CO$_2$ in $N$-Body Margins' }),
      work(eight, { title: 'CO₂ in N-body margins' }),
    ],
  ])('%s', (_, paper, record) => {
    expect(agrees(paper, record)).toBe(true);
    expect(agrees(record, paper)).toBe(true);
  });
});

describe('a record is of another paper', () => {
  it.each<[string, Compared, Compared]>([
    ['without authors', work([]), work([])],
    ['without a title', { author: [parseName('Ann Lee')] }, { author: [parseName('Ann Lee')] }],
    ['with another title', work(eight), work(eight, { title: 'Scaling Laws for Margins: A Survey' })],
    ['with a title that is cut short', work(eight), work(eight, { title: 'Scaling Laws for …' })],
    [
      'with a title that many have',
      work(['Ann Lee'], { title: 'Editorial' }),
      work(['Ann Lee'], { title: 'Editorial' }),
    ],
    ['with one author of a short list who is another', work(['Ann Lee', 'Bo Kim']), work(['Ann Lee', 'Cy Roth'])],
    ['with one author more of a short list', work(['Ann Lee', 'Bo Kim']), work(['Ann Lee', 'Bo Kim', 'Cy Roth'])],
    ['with few authors in common', work(eight), work([...eight.slice(0, 4), 'A B', 'C D', 'E F', 'G H'])],
    ['with a namesake', work(['Wei Wang']), work(['Jun Wang'])],
    ['with two namesakes', work(['Wei Wang', 'Li Li']), work(['Lei Wang', 'Jun Li'])],
    ['with a namesake, family name first', work(['Wei Wang', 'Bo Kim']), work(['Wang J', 'Kim B'])],
    ['with a namesake who is cut short', work(['Wei Wang'], { authorsIncomplete: true }), work(['Jun Wang', 'Bo Kim'])],
    ['with a surname in common that many have', work(['Wei Wang', 'Li Wang']), work(['Wei Wang', 'Bo Kim'])],
    ['with authors cut short that begin otherwise', work(['Bo Kim'], { authorsIncomplete: true }), work(eight)],
  ])('%s', (_, paper, record) => {
    expect(agrees(paper, record)).toBe(false);
    expect(agrees(record, paper)).toBe(false);
  });
});
