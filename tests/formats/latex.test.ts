import { describe, expect, it } from 'vitest';
import { escapeLatex } from '../../src/formats/latex';

describe('escapeLatex', () => {
  it.each([
    ['50% of R&D, #1, a_b, $5', '50\\% of R\\&D, \\#1, a\\_b, \\$5'],
    ['a\\b', 'a{\\textbackslash}b'],
    ['{a', '{\\textbraceleft}a'],
    ['a}', 'a{\\textbraceright}'],
    ['~ ^ < > |', '{\\textasciitilde} {\\textasciicircum} {\\textless} {\\textgreater} {\\textbar}'],
    ['<script>', '{\\textless}script{\\textgreater}'],
  ])("escapes LaTeX's own characters in %j", (text, expected) => {
    expect(escapeLatex(text)).toBe(expected);
  });

  it.each([
    ['Müller', 'M{\\"u}ller'],
    ['Weiß', 'Wei{\\ss}'],
    ['Øyvind', '{\\O}yvind'],
    ['Łukasz', '{\\L}ukasz'],
    ['Çağlar', '{\\c{C}}a{\\u{g}}lar'],
    ['naïve', 'na{\\"i}ve'],
    ['Nghĩa', 'Ngh{\\~{\\i}}a'],
    ['Nguyễn', 'Nguy{\\~{\\^e}}n'],
    ['Việt', 'Vi{\\d{\\^e}}t'],
    ['Ǿ', "{\\'{\\O}}"],
    ['x̄', '{\\=x}'],
  ])('writes the accents of %s as commands in braces', (text, expected) => {
    expect(escapeLatex(text)).toBe(expected);
  });

  it('makes the same of composed and decomposed letters', () => {
    expect(escapeLatex('Gödel'.normalize('NFD'))).toBe(escapeLatex('Gödel'.normalize('NFC')));
  });

  it('writes dashes and quotes in ASCII', () => {
    expect(escapeLatex('“a” – ‘b’ — „c‟ "d" ("e")')).toBe("``a'' -- `b' --- {\\quotedblbase}c`` ``d'' (``e'')");
  });

  it('writes symbols and single Greek letters as maths that no style lowercases', () => {
    expect(escapeLatex('β-VAE, 10×, Δ, H₂O')).toBe('{$\\beta$}-VAE, 10{$\\times$}, {$\\Delta$}, H{$_2$}O');
  });

  it.each(['Αθήνα', '注意力', 'Внимание', 'قلب', '🤗', '👩‍🔬', 'می‌خواهم'])('leaves %s as it is', (text) => {
    expect(escapeLatex(text)).toBe(text);
  });

  it('drops what cannot be seen and makes white space single spaces', () => {
    expect(escapeLatex('\ufeff a\u00a0\n\tb\u200b\u00adc\u0000\u202ed\u200d ')).toBe('a bcd');
  });

  it('leaves a letter under a heap of marks as it is', () => {
    const heap = `e${'\u0301'.repeat(1_000)}`;
    expect(escapeLatex(heap)).toBe(heap.normalize('NFC'));
  });
});
