import { tidy } from '../core/text';
import { splitMaths } from './latex-maths';
import { withSigns } from './latex-signs';
import { type ReadingSteps, Rests } from './reading-steps';

/** Texts that one call of the parser decodes. */
const batchSize = 100;

/** Characters of a text whose commands are decoded; of a longer one they are dropped. */
const maxDecodedLength = 5_000;

/**
 * Read LaTeX as plain text: accents and signs become characters, braces go, maths stays in its dollars. What can be read
 * without it never loads the parser of commands. Rests between batches, so that a page stays responsive.
 * @returns Each text once, by what was written.
 */
export async function decodeLatex(written: Iterable<string>, steps?: ReadingSteps): Promise<Map<string, string>> {
  const all = [...new Set(written)];
  const decoded = new Map(all.filter((text) => !/[\\$]/.test(text)).map((text) => [text, withoutBraces(text)]));
  const others = all.filter((text) => !decoded.has(text));
  if (others.length === 0) return decoded;
  const { parse } = await import('@retorquere/bibtex-parser');
  const rests = new Rests(steps);
  const decode = (texts: string[]) => decodeBatch(texts, parse);
  for (let from = 0; from < others.length; from += batchSize) {
    const batch = others.slice(from, from + batchSize);
    const found = decode(batch) ?? batch.map((text) => decode([text])?.[0] ?? withoutCommands(text));
    for (const [index, text] of batch.entries()) decoded.set(text, found[index] ?? withoutCommands(text));
    await rests.rest(from, others.length);
  }
  return decoded;
}

type Parse = typeof import('@retorquere/bibtex-parser').parse;

// The parser writes markup, reads `<` as TeX's text font does and turns maths into it: what it shall not see is private.
const opening = '\uE000';
const [less, greater, quote] = ['\uE001', '\uE002', '\uE003'];

const lessSign = /<|\{\\textless\s?\}|\\textless(?![a-zA-Z])(?:\{\}|\s)?/g;
const greaterSign = />|\{\\textgreater\s?\}|\\textgreater(?![a-zA-Z])(?:\{\}|\s)?/g;

/** Undefined where the parser stumbles over any of the texts. */
function decodeBatch(texts: readonly string[], parse: Parse): string[] | undefined {
  const kept: string[] = [];
  const guard = (text: string) =>
    splitMaths(withSigns(text))
      .map(({ isMaths, text: stretch }) => {
        if (!isMaths || /^\$\\[a-z]+\$$/i.test(stretch))
          return isMaths ? stretch : stretch.replace(/(?<!\\)\$/g, '\\$');
        return `${opening}${kept.push(stretch) - 1}${opening}`;
      })
      .join('')
      .replace(lessSign, less)
      .replace(greaterSign, greater)
      .replace(/``|(?<!\\)''/g, quote);
  if (texts.some((text) => text.length > maxDecodedLength || /[\uE000-\uE003]/.test(text))) return undefined;
  const fields = texts.map((text, index) => `  v${index} = {${guard(text.replace(/\s+/g, ' '))}}`);
  try {
    const { entries } = parse(`@misc{k,\n${fields.join(',\n')}\n}`, options);
    const read = texts.map((_, index) => entries[0]?.fields[`v${index}`]);
    if (read.some((value) => typeof value !== 'string')) return undefined;
    return (read as string[]).map((value) => restored(value, kept));
  } catch {
    return undefined; // Of a file that is broken, or made to break it.
  }
}

const options = {
  english: false,
  sentenceCase: false,
  caseProtection: false,
  unsupported: 'ignore',
  applyCrossRef: false,
} as const;

function restored(value: string, kept: readonly string[]): string {
  return tidy(
    value
      .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
      .replace(/\uE000(\d+)\uE000/g, (_, index: string) => kept[Number(index)] ?? '')
      .replaceAll(less, '<')
      .replaceAll(greater, '>')
      .replaceAll(quote, '"')
      .normalize('NFC'),
  );
}

function withoutBraces(text: string): string {
  return tidy(
    text.replace(/[{}]/g, '').replaceAll('~', ' ').replaceAll('---', '—').replaceAll('--', '–').replace(/``|''/g, '"'),
  );
}

function withoutCommands(text: string): string {
  return withoutBraces(text.replace(/\\([&%$#_{}])/g, '$1').replace(/\\(?:[a-z]+\*?|.)/gi, ''));
}
