import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { AnswerUnreadable } from './errors';
import { shortened } from './told';

/** An element of an answer in XML; what isn't there is undefined or empty. */
export class XmlPart {
  readonly #element: XmlElement;

  constructor(element: XmlElement) {
    this.#element = element;
  }

  /** With its prefix: `arxiv:doi`. */
  get name(): string {
    return this.#element.name;
  }

  /** Its child elements of some name, the first of many; all of them without a name. */
  all(name?: string, max = 100_000): XmlPart[] {
    const found: XmlPart[] = [];
    for (const child of this.#element.children) {
      if (found.length >= max) break;
      if (isElement(child) && (name === undefined || child.name === name)) found.push(new XmlPart(child));
    }
    return found;
  }

  /** The first child of some name, and the first of another in that, and so on. */
  first(...path: string[]): XmlPart | undefined {
    let part: XmlPart | undefined = this;
    for (const name of path) part = part?.all(name, 1)[0];
    return part;
  }

  attribute(name: string): string | undefined {
    return Object.hasOwn(this.#element.attributes, name) ? this.#element.attributes[name] : undefined;
  }

  /** All within as markup, elements without attributes, for those who read it as text. */
  get markup(): string {
    return this.#element.children.map(markupOf).join('');
  }

  /** All text within, tidied and cut; undefined where there is none. */
  text(max: number): string | undefined {
    return shortened(this.#element.text.slice(0, 4 * max), max);
  }
}

/** Elements within each other; more is no answer of anybody's, and too many for the parser. */
const maxDepth = 100;

/**
 * Parse XML that a source has sent, with the root that it should have. A document type may be named, as PubMed does, but
 * none is declared here: no entities but XML's own.
 * @throws AnswerUnreadable
 */
export function readXml(answer: string, root: string): XmlPart {
  if (/<!DOCTYPE[^>[]{0,1000}\[|<!ENTITY/i.test(answer) || !isFlat(answer)) throw unreadable(root);
  let element: XmlElement | null;
  try {
    element = parseXml(answer.trimStart()).root;
  } catch (cause) {
    throw unreadable(root, cause);
  }
  if (element?.name !== root) throw unreadable(root);
  return new XmlPart(element);
}

function unreadable(root: string, cause?: unknown): AnswerUnreadable {
  return new AnswerUnreadable(`Expected XML with <${root}>, got something else`, { cause });
}

/** Count the tags that are open at a time, roughly: those in a comment or a CDATA section count, too. */
function isFlat(answer: string): boolean {
  let depth = 0;
  for (let at = answer.indexOf('<'); at >= 0; at = answer.indexOf('<', at + 1)) {
    const next = answer[at + 1];
    if (next === '!' || next === '?') continue;
    const end = answer.indexOf('>', at);
    if (end < 0) return true; // The parser says what is wrong.
    if (next === '/') depth -= 1;
    else if (answer[end - 1] !== '/') depth += 1;
    if (depth > maxDepth) return false;
    at = end; // In a tag there is no other.
  }
  return true;
}

function markupOf(node: XmlElement['children'][number]): string {
  if (isElement(node)) return `<${node.name}>${node.children.map(markupOf).join('')}</${node.name}>`;
  return 'text' in node ? String(node.text).replaceAll('&', '&amp;').replaceAll('<', '&lt;') : '';
}

function isElement(node: { type: string }): node is XmlElement {
  return node.type === 'element';
}
