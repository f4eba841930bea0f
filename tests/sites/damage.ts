import fc from 'fast-check';

/** One thing that goes wrong with a page. `at` and `to` are places in it, as shares of the whole from 0 up to 1. */
export interface Damage {
  kind: Kind;
  at: number;
  to: number;
  /** Which of the names, values or texts. */
  with: number;
}

type Kind = keyof typeof inMarkup | keyof typeof inTree;

/** Any damage, more than one thing at a time. Small ones come first, so that a failing test ends with the least that does it. */
export function anyDamage(): fc.Arbitrary<Damage[]> {
  const share = fc.nat(999_999).map((millionths) => millionths / 1_000_000);
  const kind = fc.constantFrom(...([...Object.keys(inMarkup), ...Object.keys(inTree)] as Kind[]));
  const one = fc.record({ kind, at: share, to: share, with: fc.nat(1_000) });
  return fc.array(one, { minLength: 1, maxLength: 6 });
}

/** Make a page of markup to which all of this has happened: first what happens to the file, then what happens to the tree. */
export function damaged(html: string, damage: readonly Damage[]): Document {
  const text = damage.reduce(
    (text, one) => (isInMarkup(one.kind) ? inMarkup[one.kind](text, Math.floor(one.at * text.length)) : text),
    html,
  );
  const document = new DOMParser().parseFromString(text, 'text/html');
  // Nothing else can be done to a page whose form is clobbered, not even by us: that comes last, and once.
  const others = damage.filter(({ kind }) => kind !== 'clobber');
  for (const one of [...others, ...damage.filter(({ kind }) => kind === 'clobber').slice(0, 1)]) {
    if (!isInMarkup(one.kind)) hurt(document, one, inTree[one.kind]);
  }
  return document;
}

/** What can happen to a file; `at` is a number of characters. */
const inMarkup = {
  cut: (html: string, at: number) => html.slice(0, at),
  'lost middle': (html: string, at: number) => html.slice(0, at) + html.slice(at + 500),
  'lost quote': (html: string, at: number) => without(html, '"', at),
  'lost bracket': (html: string, at: number) => without(html, '>', at),
  'lost end tag': (html: string, at: number) => without(html, '</', at),
};

function isInMarkup(kind: Kind): kind is keyof typeof inMarkup {
  return Object.hasOwn(inMarkup, kind);
}

function without(html: string, sign: string, at: number): string {
  const found = html.indexOf(sign, at);
  return found === -1 ? html : html.slice(0, found) + html.slice(found + sign.length);
}

type Hurt = (one: Element, other: Element, choice: number) => void;

/** What can happen to an element; `other` is another one, neither around it nor in it. */
const inTree = {
  drop: (one) => one.remove(),
  swap(one, other) {
    const place = one.ownerDocument.createComment('');
    one.replaceWith(place);
    other.replaceWith(one);
    place.replaceWith(other);
  },
  duplicate: (one) => one.after(one.cloneNode(true)),
  'duplicate elsewhere': (one, other) => other.after(one.cloneNode(true)),
  'put inside': (one, other) => other.append(one),
  rename: (one, _, choice) => one.replaceWith(renamed(one, pick(tags, choice))),
  wrap(one, _, choice) {
    const outer = one.ownerDocument.createElement(pick(tags, choice));
    one.replaceWith(outer);
    let inner = outer;
    for (let depth = 0; depth < choice % 40; depth += 1)
      inner = inner.appendChild(one.ownerDocument.createElement(outer.localName));
    inner.append(one);
  },
  unwrap: (one) => one.replaceWith(...one.childNodes),
  attribute: (one, _, choice) => one.setAttribute(pick(attributes, choice), pick(values, Math.floor(choice / 7))),
  text: (one, _, choice) => one.prepend(pick(texts, choice)),
  'other text'(one, _, choice) {
    one.textContent = pick(texts, choice);
  },
  clobber(one, _, choice) {
    const { body } = one.ownerDocument;
    let around = one;
    for (let steps = choice % 5; steps > 0 && around.parentElement !== body; steps -= 1)
      around = around.parentElement ?? around;
    const form = renamed(around, 'form');
    const input = form.appendChild(one.ownerDocument.createElement('input'));
    const name = pick(properties, choice);
    input.setAttribute('name', name);
    // As browsers have it: in a form its inputs' names come before its own properties. jsdom knows nothing of that.
    Object.defineProperty(form, name, { value: input, configurable: true });
    around.replaceWith(form);
  },
} satisfies Record<string, Hurt>;

function hurt(document: Document, { at, to, with: choice }: Damage, how: Hurt): void {
  const all = [...(document.body?.querySelectorAll('*') ?? [])];
  const one = all[Math.floor(at * all.length)];
  const apart = all.filter((other) => one && !one.contains(other) && !other.contains(one));
  const other = apart[Math.floor(to * apart.length)];
  if (one && other) how(one, other, choice);
}

function renamed(one: Element, tag: string): Element {
  const copy = one.ownerDocument.createElement(tag);
  // The parser takes names that `setAttribute` refuses.
  for (const { name, value } of one.attributes) if (/^[a-z_][\w-]*$/i.test(name)) copy.setAttribute(name, value);
  copy.append(...one.childNodes);
  return copy;
}

function pick<T>(all: readonly T[], choice: number): T {
  return all[choice % all.length] as T;
}

const tags =
  'div span a p li ul ol dl dt dd h1 h3 h6 article section header footer nav main aside table tbody tr td b i template script svg math form dialog details blockquote br input meta body'.split(
    ' ',
  );
const attributes = 'href class id role data-props itemprop content title datetime name style aria-label'.split(' ');
/** What a form's input may be named, and then stands for the form's own property. Not what jsdom itself asks of it. */
const properties =
  'id title name children parentElement textContent className childNodes firstElementChild nextElementSibling closest matches getAttribute querySelector querySelectorAll contains attributes'.split(
    ' ',
  );
const values = [
  '',
  'javascript:alert(1)',
  'javascript:location="https://arxiv.org/abs/2106.09685"',
  'https://arxiv.org/abs/2106.09685',
  'https://arxiv.org/abs/2106.09685%00',
  'https://arxiv.org/abs/2106\u0000.09685',
  'https://doi.org/10.1145/\u0007\u202e1',
  'https://doi.org/10.1145/%',
  'https://[',
  'data:text/html,<a href=https://arxiv.org/abs/2106.09685>x</a>',
  `https://doi.org/10.1145/${'x'.repeat(3_000)}`,
  '{"__proto__":{"paper":{"id":"2106.09685"}},"paper":{"id":"2106.09685","authors":7,"summary":[],"upvotes":-1}}',
  '{"dailyPapers":[{"paper":{"id":"2106.09685","authors":[[]]}},null,7]}',
  '{"paper":',
  'abstract author title paper-card',
  'navigation',
];
const texts = [
  '',
  ' ',
  '\u0000\u0007\u009f',
  '\uD800 half',
  '\u202eright to left',
  'x'.repeat(20_000),
  'word '.repeat(4_000),
  ', '.repeat(4_000),
  'Ada Marginal, '.repeat(2_000),
  '(((((((([[[[[[['.repeat(500),
  'arXiv:2106.09685',
  '10.1145/3292500.3330701',
  '99,999,999,999 authors',
  'Feb 31, 99999',
  '$\\alpha$ \\input{x}',
  '注意力机制综述研究',
];
