/** Tags of type that titles of Zotero and CSL-JSON have, with what stands between them. */
const tagged = /<(i|b|em|strong|u|sc|sub|sup|span)(?:\s[^<>]{0,200})?>([^<>]{0,2000})<\/\1>/gi;

const digits = '0123456789+-=()';
const lower = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎';
const upper = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾';

/** Tags that stand in each other. */
const maxDepth = 5;

/**
 * Read the rich text of a title as text: tags of type go, figures above and below the line become characters. What isn't
 * closed is text.
 * Source: https://www.zotero.org/support/kb/rich_text_bibliography.
 */
export function withoutMarkup(title: string): string {
  let text = title;
  for (let depth = 0; depth < maxDepth && text.includes('</'); depth += 1) {
    const inner = text.replace(tagged, (_, tag: string, inside: string) => scripted(inside, tag.toLowerCase()));
    if (inner === text) break;
    text = inner;
  }
  return text;
}

function scripted(text: string, tag: string): string {
  if ((tag !== 'sub' && tag !== 'sup') || !/^[\d+\-=()]{1,10}$/.test(text)) return text;
  return [...text].map((sign) => (tag === 'sup' ? upper : lower)[digits.indexOf(sign)] ?? sign).join('');
}
