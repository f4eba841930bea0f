import { type SchemeForms, schemes } from './schemes';
import { fold, words } from './text';

/** The kinds of identifier that a paper can be known by. */
export type Scheme = 'arxiv' | 'doi' | 'title';

/** A paper's canonical identifier, without version: `arxiv:2307.09288`, `doi:10.1145/3292500.3330701`, `title:attention is all you need|vaswani`. */
export type PaperId = `${Scheme}:${string}`;

/** Characters of a PaperId. */
export const maxPaperIdLength = 400;

const maxInputLength = 2_000;

/**
 * Turn an address or a text (`arXiv:2307.09288v2`, `10.1145/…`) into the paper's id; undefined where it names no paper.
 * @param base The page's address, for relative links.
 */
export function identify(urlOrText: string, base?: string): PaperId | undefined {
  if (urlOrText.length > maxInputLength) return undefined;
  const input = urlOrText.trim();
  return identifyText(input) ?? identifyAddress(input, base);
}

/** Whether a value, of a message or a file, is a well-formed PaperId. */
export function isPaperId(value: unknown): value is PaperId {
  if (typeof value !== 'string' || value.length > maxPaperIdLength) return false;
  const colon = value.indexOf(':');
  const scheme = value.slice(0, colon);
  const rest = value.slice(colon + 1);
  if (scheme === 'title') return rest !== '' && !/[\p{Cc}\p{Cs}]/u.test(rest) && fold(rest) === rest;
  return schemes.some((forms) => forms.scheme === scheme && forms.value.test(rest) && forms.identify(rest) === value);
}

/** The id of a paper that has no identifier; undefined for a title without any letter, digit or sign. */
export function titleId(title: string, firstAuthorSurname?: string): PaperId | undefined {
  const plain = cut(comparable(title), 300);
  if (plain === '') return undefined;
  const surname = cut(comparable(firstAuthorSurname ?? ''), 60);
  return `title:${plain}${surname && `|${surname}`}`;
}

/** The address of a paper's own page at its publisher or archive; undefined where its id doesn't say. */
export function pageOf(id: PaperId): string | undefined {
  const colon = id.indexOf(':');
  return schemes.find((forms) => forms.scheme === id.slice(0, colon))?.page(id.slice(colon + 1));
}

function identifyText(text: string): PaperId | undefined {
  if (!/^(?:10\.|[a-z]{3,12}:(?!\/\/))/i.test(text)) return undefined;
  for (const forms of schemes) {
    const found = forms.text.exec(text)?.[1];
    if (found) return checked(forms.identify(found));
  }
  return undefined;
}

const addressExpression = /^(?:https?:)?\/\/(?:[^/?#@]{0,200}@)?([^/?#:@]{1,253})(?::\d{0,5})?([^#]*)/i;
const bareAddress = /^([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4})(\/[^#]*)/i;

function identifyAddress(address: string, base: string | undefined): PaperId | undefined {
  const [, host = '', path = ''] =
    (address.startsWith('/') && !address.startsWith('//')
      ? rooted(address, base)
      : (addressExpression.exec(address) ?? (base ? resolved(address, base) : bareAddress.exec(address)))) ?? [];
  for (const { forms, path: expression } of formsOf(host.toLowerCase())) {
    // As written first: a DOI may hold an encoded question mark.
    const found = expression.exec(path)?.[1] ?? expression.exec(decoded(path))?.[1];
    if (found) return checked(forms.identify(decoded(found)));
  }
  return undefined;
}

function rooted(path: string, base = ''): string[] {
  return ['', addressExpression.exec(base)?.[1] ?? '', path.replace(/#.*$/s, '')];
}

function resolved(address: string, base: string): string[] | undefined {
  return URL.canParse(address, base) ? (addressExpression.exec(new URL(address, base).href) ?? undefined) : undefined;
}

type HostForm = { forms: SchemeForms; path: RegExp };
const formsByHost = new Map<string, HostForm[]>();
for (const forms of schemes) {
  for (const { hosts, path } of forms.urls) {
    for (const host of hosts) formsByHost.set(host, [...(formsByHost.get(host) ?? []), { forms, path }]);
  }
}

function formsOf(host: string): HostForm[] {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const found = formsByHost.get(name);
    if (found) return found;
  }
  return [];
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function checked(id: PaperId): PaperId | undefined {
  return isPaperId(id) ? id : undefined;
}

function comparable(text: string): string {
  const bounded = text.slice(0, maxInputLength);
  return words(bounded).join(' ') || fold(bounded.replace(/[|\p{Cc}\p{Cs}]+/gu, ' '));
}

/** Cut without leaving half a character or a space at the end. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
