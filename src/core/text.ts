/**
 * Fold a text for comparing: compatibility forms and Latin, Greek and Cyrillic accents are undone, letters are small,
 * white space is single. Other scripts and signs keep their identity: `C++` stays `c++`, `が` is not `か`, 注意 stays.
 */
export function fold(text: string): string {
  const plain = /[^\p{ASCII}]/u.test(text) ? unaccented(text) : text.toLowerCase();
  return plain.replace(oddSpace, ' ').trim();
}

/** Tidy a text for keeping: white space of any kind becomes single spaces, control characters go. Empty if nothing is left. */
export function tidy(text: string): string {
  const trimmed = text.trim();
  // Most texts have nothing to tidy: finding that out is quicker than doing it.
  if (!isUntidy.test(trimmed)) return trimmed;
  return trimmed
    .replace(/(?!\s)\p{Cc}/gu, '')
    .replace(oddSpace, ' ')
    .trim();
}

const isUntidy = /\s\s|[^\S ]|\p{Cc}/u;

/**
 * List the words of a text, folded, in order; whole-word matching compares these and nothing else.
 * A word is a run of letters, digits and the marks on them, with one to three `+` or `#` behind it where no letter,
 * digit or further sign follows: `C++`, `C#` and `Q+` are words, `a+b` is two, `low-rank` is two, `#1` is `1`.
 * Scripts written without spaces give one word per run.
 */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[+#]{1,3}(?![\p{L}\p{N}+#]))?/gu) ?? [];
}

/** White space that isn't one plain space between words; leaves most of a text unmatched, which is fast. */
const oddSpace = /\s{2,}|[^\S ]/g;

const lettersWithoutDecomposition: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};

const combiningMarks = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]+/g;
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]+/g;

function unaccented(text: string): string {
  return text
    .normalize('NFKD')
    .replace(combiningMarks, '')
    .replace(invisible, '')
    .toLowerCase()
    .replace(/[ßæœøđłıς]/g, (letter) => lettersWithoutDecomposition[letter] ?? letter)
    .normalize('NFC');
}
