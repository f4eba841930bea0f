/** What stands for a character in the HTML of notes. */
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * Read a note that another program keeps as HTML as text, paragraphs apart and items in lists; one that isn't HTML is left
 * as it is. What comes of it is only ever text.
 */
export function noteText(written: string): string {
  if (!/^\s*<(?:p|div|h[1-6]|ul|ol|blockquote|span|b|i|strong|em|br)\b/i.test(written)) return written.trim();
  return written
    .slice(0, 200_000)
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^<>]{0,500}>/gi, '\n- ')
    .replace(/<br\b[^<>]{0,100}>/gi, '\n')
    .replace(/<\/(?:p|div|h[1-6]|ul|ol|blockquote)>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/&(?:#(\d{1,7})|([a-z]{2,6}));/gi, (whole, number: string | undefined, name: string | undefined) =>
      number === undefined ? (entities[(name ?? '').toLowerCase()] ?? whole) : character(Number(number), whole),
    )
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function character(code: number, whole: string): string {
  return code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
}
