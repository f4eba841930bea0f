import { tidy } from '../core/text';
import { composed, withAccents } from './latex-accents';
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
const [less, greater, quote, space] = ['\uE001', '\uE002', '\uE003', '\uE004'];

const lessSign = /<|\{\\textless\s?\}|\\textless(?![a-zA-Z])(?:\{\}|\s)?/g;
const greaterSign = />|\{\\textgreater\s?\}|\\textgreater(?![a-zA-Z])(?:\{\}|\s)?/g;

/** Undefined where the parser stumbles over any of the texts. */
function decodeBatch(texts: readonly string[], parse: Parse): string[] | undefined {
  const kept: string[] = [];
  const guard = (text: string) =>
    splitMaths(withSigns(readable(text)))
      .map(({ isMaths, text: stretch }) => {
        if (!isMaths || /^\$\\[a-z]+\$$/i.test(stretch))
          return isMaths ? stretch : stretch.replace(/(?<!\\)\$/g, '\\$');
        return `${opening}${kept.push(stretch) - 1}${opening}`;
      })
      .join('')
      .replace(lessSign, less)
      .replace(greaterSign, greater)
      .replace(/``|(?<!\\)''/g, quote);
  if (texts.some((text) => text.length > maxDecodedLength || /[\uE000-\uE004]/.test(text))) return undefined;
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
  const plain = tidy(
    value
      .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
      .replace(/\uE000(\d+)\uE000/g, (_, index: string) => kept[Number(index)] ?? '')
      .replaceAll(less, '<')
      .replaceAll(greater, '>')
      .replaceAll(quote, '"')
      .replaceAll(space, ' '),
  );
  return composed(plain);
}

/** What the parser reads wrongly, outside of maths: accents on letters without their dot, spaces that are commands, some names. */
function readable(text: string): string {
  if (!text.includes('\\')) return text;
  return splitMaths(text)
    .map(({ isMaths, text: stretch }) => (isMaths ? stretch : withNames(withSpaces(withAccents(stretch)))))
    .join('');
}

/** A space that is a command, as behind `vs.`, is one whatever stands before it. */
function withSpaces(text: string): string {
  return text.replace(/(?<!\\)\\\s/g, space);
}

const ownNames: Readonly<Record<string, string>> = { quotedblbase: '„', LaTeX: 'LaTeX', TeX: 'TeX', BibTeX: 'BibTeX' };

function withNames(text: string): string {
  return text.replace(
    /(?<!\\)\\(quotedblbase|LaTeX|TeX|BibTeX)(?![a-zA-Z])(?:\{\}|\s{1,3})?/g,
    (_, name: string) => ownNames[name] ?? '',
  );
}

function withoutBraces(text: string): string {
  return tidy(
    text.replace(/[{}]/g, '').replaceAll('~', ' ').replaceAll('---', '—').replaceAll('--', '–').replace(/``|''/g, '"'),
  );
}

function withoutCommands(text: string): string {
  const plain = withAccents(text).replace(/\\([&%$#_{}\s])/g, '$1');
  return withoutBraces(plain.replace(/\\(?:[a-z]+\*?|.)/gi, ''));
}
