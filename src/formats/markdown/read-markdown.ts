import { readInline } from './inline';
import type { Block } from './tree';

/** Lists and quotes inside of each other: deeper is text. */
const deepest = 8;

/** Lines of maths by itself: where it has more, or no end, it is text. */
const mostMathsLines = 100;

const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const quote = /^ {0,3}> ?/;
const item = /^( {0,3})([-*+]|(\d{1,9})[.)])(?:[ \t]+|$)/;

/**
 * Read a note's Markdown: paragraphs, headings, lists, quotes, code, rules, and TeX between dollars. HTML is text, and so
 * is whatever can't be read. Takes time in proportion to the text.
 */
export function readMarkdown(note: string): Block[] {
  return readBlocks(note.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0);
}

function readBlocks(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const [block, next] = readBlock(lines, at, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

/** Read the block that begins at a line, and answer the line behind it. */
function readBlock(lines: readonly string[], at: number, depth: number): [Block, number] {
  const line = lines[at] ?? '';
  const head = heading.exec(line.slice(0, 2_000));
  if (head) return [{ kind: 'heading', level: head[1]?.length ?? 1, of: readInline(head[2] ?? '') }, at + 1];
  if (fence.test(line)) return readFenced(lines, at);
  if (rule.test(line.slice(0, 200))) return [{ kind: 'line' }, at + 1];
  if (line.trim().startsWith('$$')) {
    const maths = readMaths(lines, at);
    if (maths) return maths;
  }
  if (depth < deepest && quote.test(line)) return readQuote(lines, at, depth);
  if (depth < deepest && item.test(line)) return readList(lines, at, depth);
  let end = at + 1;
  while (end < lines.length && !endsParagraph(lines[end] ?? '')) end += 1;
  const words = lines.slice(at, end).map((each) => each.trimStart());
  return [{ kind: 'paragraph', of: readInline(words.join('\n').trimEnd()) }, end];
}

function endsParagraph(line: string): boolean {
  const start = line.slice(0, 200);
  return (
    line.trim() === '' ||
    [heading, fence, rule, quote, item].some((each) => each.test(start)) ||
    start.trim().startsWith('$$')
  );
}

function readFenced(lines: readonly string[], at: number): [Block, number] {
  const mark = fence.exec(lines[at] ?? '')?.[1] ?? '```';
  let end = at + 1;
  while (end < lines.length && !(lines[end] ?? '').trim().startsWith(mark)) end += 1;
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
}

/** Maths by itself, from two dollars to the next two; undefined where something else stands on these lines, or it has no end. */
function readMaths(lines: readonly string[], at: number): [Block, number] | undefined {
  const first = (lines[at] ?? '').trim();
  if (first.length > 4 && first.endsWith('$$') && first.indexOf('$$', 2) === first.length - 2) {
    return [{ kind: 'maths', text: first.slice(2, -2).trim() }, at + 1];
  }
  if (first.indexOf('$$', 2) !== -1) return undefined;
  const last = Math.min(lines.length, at + mostMathsLines);
  for (let end = at + 1; end < last && (lines[end] ?? '').trim() !== ''; end += 1) {
    const line = (lines[end] ?? '').trimEnd();
    if (!line.endsWith('$$')) continue;
    const all = [first.slice(2), ...lines.slice(at + 1, end), line.slice(0, -2)];
    return [{ kind: 'maths', text: all.join('\n').trim() }, end + 1];
  }
  return undefined;
}

function readQuote(lines: readonly string[], at: number, depth: number): [Block, number] {
  let end = at;
  while (end < lines.length && (quote.test(lines[end] ?? '') || (end > at && !endsParagraph(lines[end] ?? ''))))
    end += 1;
  const inner = lines.slice(at, end).map((line) => line.replace(quote, ''));
  return [{ kind: 'quote', of: readBlocks(inner, depth + 1) }, end];
}

function readList(lines: readonly string[], at: number, depth: number): [Block, number] {
  const number = item.exec(lines[at] ?? '')?.[3];
  const items: string[][] = [];
  let end = at;
  let indent = 0;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const own = items.at(-1);
    const mark = item.exec(line);
    const isInner = own && line.trim() !== '' && line.length - line.trimStart().length >= indent;
    const isBlank = line.trim() === '' && own && isContinued(lines[end + 1] ?? '', indent);
    if (isInner || isBlank) own.push(line.slice(indent));
    else if (mark && (mark[3] === undefined) === (number === undefined) && !rule.test(line.slice(0, 200))) {
      indent = mark[0].trimEnd().length + 1;
      items.push([line.slice(mark[0].length)]);
    } else if (own && !endsParagraph(line)) own.push(line);
    else break;
  }
  const start = number === undefined ? {} : { start: Number(number) };
  return [{ kind: 'list', ...start, items: items.map((inner) => readBlocks(inner, depth + 1)) }, end];
}

/** Whether what follows a blank line still belongs to the list. */
function isContinued(line: string, indent: number): boolean {
  return line.trim() !== '' && (line.length - line.trimStart().length >= indent || item.test(line));
}
