import { decodeEntities } from '../formats/html-entities';
import { replaceMathml } from './mathml';
import { shortened } from './told';

/** Tags of type and of structure that titles and abstracts have, with JATS's prefix or without; others stand for themselves. */
const inline =
  /<\/?(?:jats:)?(?:i|em|italic|b|strong|bold|u|underline|tt|monospace|sc|scp|roman|sans-serif|span|font|inline-formula|tex-math|alternatives|ext-link|xref|styled-content|a)(?:\s[^<>]{0,300})?\/?>/gi;
const block =
  /<\/?(?:jats:)?(?:p|sec|list|list-item|disp-formula|div|br|abstract|label|break|h\d|ul|li)(?:\s[^<>]{0,300})?\/?>/gi;
const heading = /<(?:jats:)?title(?:\s[^<>]{0,300})?>([^<>]{0,200})<\/(?:jats:)?title>/gi;
const script = /<(sub|sup|jats:sub|jats:sup|inf)(?:\s[^<>]{0,100})?>([^<>]{0,50})<\/\1>/gi;

/** Read a title, or another line, with HTML's tags and entities and formulas in MathML as text; formulas become `$…$`. */
export function plainText(markup: string, max: number): string | undefined {
  const text = markup.slice(0, 4 * max);
  if (!/[<&]/.test(text)) return shortened(text, max);
  const tagless = replaceMathml(text)
    .replace(script, (_, tag: string, inside: string) => scripted(decodeEntities(inside), /sup$/i.test(tag)))
    .replace(inline, '')
    .replace(block, ' ');
  return shortened(decodeEntities(tagless), max);
}

/** Read an abstract in JATS or HTML as text; the headings of its parts stand before them, its own is left out. */
export function plainAbstract(markup: string, max: number): string | undefined {
  const text = markup.slice(0, 4 * max).replace(heading, (_, title: string) => {
    const plain = title.trim().replace(/[:.]$/, '');
    return plain === '' || /^(?:abstract|summary)$/i.test(plain) ? ' ' : ` ${plain}: `;
  });
  return plainText(
    text.replace(/^\s{0,100}(?:<(?:jats:)?p>)?\s{0,20}(?:Abstract|ABSTRACT)[:.]?\s{1,20}(?=[A-Z])/, ''),
    max,
  );
}

const digits = '0123456789+-=()';
const lower = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎';
const upper = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾';

/** Figures have characters of their own; single letters and short words are maths; all else stands in the line. */
function scripted(text: string, isAbove: boolean): string {
  if (/^[\d+\-=()]{1,10}$/.test(text)) {
    return [...text].map((sign) => (isAbove ? upper : lower)[digits.indexOf(sign)] ?? sign).join('');
  }
  return /^[A-Za-z\d+-]{1,10}$/.test(text) ? `$${isAbove ? '^' : '_'}{${text}}$` : text;
}
