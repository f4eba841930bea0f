import type { Inline } from './tree';

/** Emphasis inside of emphasis, and so on: deeper is left as it stands. */
const deepest = 6;

const marks = [
  { mark: '**', kind: 'strong' },
  { mark: '__', kind: 'strong' },
  { mark: '~~', kind: 'struck' },
  { mark: '*', kind: 'emphasis' },
  { mark: '_', kind: 'emphasis' },
] as const;

/** Read the marks of a text: emphasis, code, maths between dollars, links. What isn't closed is text. No HTML. */
export function readInline(text: string, depth = 0): Inline[] {
  const found: Inline[] = [];
  const ends: Ends = new Map();
  let plain = '';
  const put = (one: Inline) => {
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
    found.push(one);
  };
  for (let at = 0; at < text.length; ) {
    const stretch = depth < deepest ? readAt(text, at, depth, ends) : undefined;
    if (stretch) {
      put(stretch.inline);
      at = stretch.end;
      continue;
    }
    const isEscaped = text[at] === '\\' && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '');
    plain += isEscaped ? text[at + 1] : text[at];
    at += isEscaped ? 2 : 1;
  }
  if (plain !== '') found.push({ kind: 'text', text: plain });
  return found;
}

/** Read a text of which only maths between dollars means anything: a title, or an abstract. */
export function readProse(text: string): Extract<Inline, { text: string }>[] {
  const found: Extract<Inline, { text: string }>[] = [];
  const ends: Ends = new Map();
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const maths = text[at] === '$' ? readMaths(text, at, ends) : undefined;
    if (maths) {
      if (plain !== '') found.push({ kind: 'text', text: plain });
      plain = '';
      found.push(maths.inline);
    } else plain += text[at];
    at = maths?.end ?? at + 1;
  }
  if (plain !== '') found.push({ kind: 'text', text: plain });
  return found;
}

type Stretch = { inline: Inline; end: number } | undefined;

function readAt(text: string, at: number, depth: number, ends: Ends): Stretch {
  switch (text[at]) {
    case '`':
      return readBetween(text, at, /^`+/.exec(text.slice(at, at + 20))?.[0] ?? '`', 'code', ends);
    case '$':
      return readMaths(text, at, ends);
    case '[':
      return readLink(text, at, depth, ends);
    case '<':
    case 'h':
      return readAddress(text, at);
    case '\n':
      return { inline: / {2}$|\\$/.test(text.slice(Math.max(0, at - 2), at)) ? { kind: 'break' } : space, end: at + 1 };
    case '*':
    case '_':
    case '~':
      return readEmphasis(text, at, depth, ends);
    default:
      return undefined;
  }
}

const space: Inline = { kind: 'text', text: ' ' };

/** Where each mark was found to be next, looking from a place on: nothing is passed over twice. */
type Ends = Map<string, { from: number; end: number }>;

/** Find where a mark next is that isn't escaped, from a place on; -1 where it is no more. */
function endOf(text: string, mark: string, from: number, ends: Ends): number {
  const known = ends.get(mark);
  if (known && known.from <= from && (known.end === -1 || from <= known.end)) return known.end;
  let end = text.indexOf(mark, from);
  if (mark[0] !== '`') while (end > 0 && text[end - 1] === '\\') end = text.indexOf(mark, end + 1);
  ends.set(mark, { from, end });
  return end;
}

function readBetween(text: string, at: number, mark: string, kind: 'code', ends: Ends): Stretch {
  const start = at + mark.length;
  const end = endOf(text, mark, start, ends);
  if (end <= start) return undefined;
  return { inline: { kind, text: text.slice(start, end).trim() }, end: end + mark.length };
}

/** A dollar opens maths before a sign, and closes it behind one where no digit follows: two prices are none. */
function readMaths(
  text: string,
  at: number,
  ends: Ends,
): { inline: Extract<Inline, { text: string }>; end: number } | undefined {
  const mark = text.startsWith('$$', at) ? '$$' : '$';
  const start = at + mark.length;
  const end = endOf(text, mark, start, ends);
  if (end <= start) return undefined;
  const inner = text.slice(start, end);
  const isPrice = mark === '$' && (/^\s|\s$/.test(inner) || /\d/.test(text[end + 1] ?? ''));
  return isPrice ? undefined : { inline: { kind: 'maths', text: inner.trim() }, end: end + mark.length };
}

function readEmphasis(text: string, at: number, depth: number, ends: Ends): Stretch {
  for (const { mark, kind } of marks) {
    if (!text.startsWith(mark, at) || (mark.length === 1 && text[at + 1] === mark)) continue;
    const start = at + mark.length;
    const isInWord = mark.startsWith('_') && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
    if (isInWord || /^\s|^$/.test(text[start] ?? '')) continue;
    const end = endOf(text, mark, start + 1, ends);
    if (end === -1 || /\s/.test(text[end - 1] ?? '')) continue;
    return { inline: { kind, of: readInline(text.slice(start, end), depth + 1) }, end: end + mark.length };
  }
  return undefined;
}

/** Characters of a link's text and of its address. */
const longest = 2_000;

function readLink(text: string, at: number, depth: number, ends: Ends): Stretch {
  const middle = endOf(text, '](', at + 1, ends);
  if (middle === -1 || middle - at > longest) return undefined;
  const end = endOf(text, ')', middle + 2, ends);
  if (end === -1 || end - middle > longest) return undefined;
  const to = addressOf(text.slice(middle + 2, end));
  if (to === undefined) return undefined;
  return { inline: { kind: 'link', to, of: readInline(text.slice(at + 1, middle), depth + 1) }, end: end + 1 };
}

/** An address that stands in the text, in angle brackets or without. */
function readAddress(text: string, at: number): Stretch {
  const isBracketed = text[at] === '<';
  const start = isBracketed ? at + 1 : at;
  if (!/^https?:\/\//.test(text.slice(start, start + 8)) || /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return undefined;
  const [seen = ''] = /^[^\s<>"]+/.exec(text.slice(start, start + longest)) ?? [];
  const shown = isBracketed ? seen : seen.replace(/[.,;:!?)\]*_]+$/, '');
  if (isBracketed && text[start + seen.length] !== '>') return undefined;
  const to = addressOf(shown);
  if (to === undefined) return undefined;
  return {
    inline: { kind: 'link', to, of: [{ kind: 'text', text: shown }] },
    end: start + shown.length + Number(isBracketed),
  };
}

/** An address that a link may lead to; none of a script. */
function addressOf(written: string): string | undefined {
  const address = written.trim().split(/\s/)[0] ?? '';
  return /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(address) && URL.canParse(address) ? address : undefined;
}
