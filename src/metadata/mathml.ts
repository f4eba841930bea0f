import { decodeEntities } from '../formats/html-entities';

const mathElement = /<((?:mml:)?math)\b[^<>]{0,500}>/g;
const alternatives = /<((?:jats:)?alternatives)\b[^<>]{0,200}>/g;
const texMath = /<(?:jats:)?tex-math\b[^<>]{0,200}>([^<>]{1,3000})<\//;
const tex = /<(?:mml:)?annotation\b[^<>]{0,200}encoding="application\/x-tex"[^<>]{0,200}>([^<>]{1,1000})<\//;

/** Write formulas in MathML, and in LaTeX beside it, as `$…$` where that is sure, or else as the characters in them. */
export function replaceMathml(markup: string): string {
  if (!/<(?:mml:)?math\b|tex-math/.test(markup)) return markup;
  return replaced(replaced(markup, alternatives, either), mathElement, formula);
}

const maxFormula = 5_000;

/** Put something in place of each element that the expression finds, whose first group is its name. */
function replaced(markup: string, opening: RegExp, put: (inside: string) => string): string {
  let text = '';
  let from = 0;
  for (const found of markup.matchAll(opening)) {
    const [tag, name] = found;
    if (found.index < from) continue;
    const end = markup.indexOf(`</${name}>`, found.index);
    if (end < 0) break;
    text += markup.slice(from, found.index) + put(markup.slice(found.index + tag.length, end).slice(0, maxFormula));
    from = end + `</${name}>`.length;
  }
  return text + markup.slice(from);
}

/** Of a formula that is written in both ways the LaTeX, out of the document that some publishers put it in. */
function either(inside: string): string {
  const written = texMath.exec(inside)?.[1] ?? '';
  const [, body = written] = /\\begin\{document\}([\s\S]{0,500})\\end\{document\}/.exec(written) ?? [];
  const tex = decodeEntities(body)
    .trim()
    .replace(/^\${1,2}([^$]{0,500})\${1,2}$/, '$1')
    .trim();
  return isSureTex(tex) ? `$${tex}$` : inside.replace(texMath, '</');
}

function formula(inside: string): string {
  const written = decodeEntities(tex.exec(inside)?.[1] ?? '').trim();
  if (isSureTex(written)) return written.startsWith('$') ? written : `$${written}$`;
  const parts = partsOf(inside);
  const plain = parts.map(({ text }) => text).join('');
  const converted = new Converter(parts).all();
  if (converted === undefined || !/[_^]/.test(converted)) return plain;
  return `$${converted}$`;
}

/** Braces that close, and no dollar inside. */
function isSureTex(written: string): boolean {
  if (written === '' || written.length > 300 || /[\p{Cc}%#]/u.test(written)) return false;
  if (/\$/.test(written.replace(/^\$([^$]*)\$$/, '$1'))) return false;
  let depth = 0;
  for (const sign of written.replace(/\\[{}]/g, '')) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

interface Part {
  /** `sub`, `/sub`, or empty for text. */
  tag: string;
  text: string;
}

function partsOf(inside: string): Part[] {
  const parts: Part[] = [];
  for (const [, closing, name = '', text = ''] of inside.matchAll(
    /<(\/?)(?:mml:)?([a-z]{1,20})\b[^<>]{0,300}>|([^<]+)/gi,
  )) {
    if (name !== '') parts.push({ tag: `${closing}${name}`, text: '' });
    else if (text.trim() !== '') parts.push({ tag: '', text: decodeEntities(text).trim() });
  }
  return parts.slice(0, 500);
}

/** Converts rows, scripts and single characters; anything else, and what LaTeX would need a command for, is left. */
class Converter {
  readonly #parts: readonly Part[];
  #at = 0;
  #depth = 0;

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  all(): string | undefined {
    let text = '';
    while (this.#at < this.#parts.length) {
      const next = this.#next();
      if (next === undefined) return undefined;
      text += next;
    }
    return text;
  }

  #next(): string | undefined {
    const { tag = '' } = this.#parts[this.#at] ?? {};
    this.#depth += 1;
    const text = this.#depth > 20 ? undefined : this.#element(tag);
    this.#depth -= 1;
    return text;
  }

  #element(tag: string): string | undefined {
    this.#at += 1;
    if (tag === 'mrow' || tag === 'mstyle' || tag === 'semantics') return this.#until(tag)?.join('');
    if (tag === 'mi' || tag === 'mn' || tag === 'mo') return this.#leaf(tag);
    if (tag !== 'msub' && tag !== 'msup' && tag !== 'msubsup') return undefined;
    const [base, first, second, ...more] = this.#until(tag) ?? [];
    if (base === undefined || first === undefined || more.length > 0) return undefined;
    if (tag === 'msubsup') return second === undefined ? undefined : `${base}_{${first}}^{${second}}`;
    return second === undefined ? `${base}${tag === 'msub' ? '_' : '^'}{${first}}` : undefined;
  }

  #leaf(tag: string): string | undefined {
    const text = this.#parts[this.#at]?.text ?? '';
    const isPlain = /^[A-Za-z\d.,+=()<>/-]{1,20}$/.test(text) && this.#parts[this.#at + 1]?.tag === `/${tag}`;
    this.#at += 2;
    if (!isPlain) return undefined;
    return tag === 'mi' && text.length > 1 ? `\\mathrm{${text}}` : text;
  }

  #until(tag: string): string[] | undefined {
    const found: string[] = [];
    while (this.#at < this.#parts.length) {
      if (this.#parts[this.#at]?.tag === `/${tag}`) {
        this.#at += 1;
        return found;
      }
      const next = this.#next();
      if (next === undefined) return undefined;
      found.push(next);
    }
    return undefined;
  }
}
