import { type AddressForm, commonSchemes, type SchemeForms } from './schemes';
import { fold } from './text';
import { comparableSurname, comparableTitle } from './title';

/** The kinds of identifier that a paper can be known by; the first of them that a paper has is the one that names it. */
export const preferredSchemes = [
  'arxiv',
  'doi',
  'openreview',
  'acl',
  'pmid',
  'pmcid',
  'pmlr',
  'neurips',
  'cvf',
  'virtual',
  'dblp',
  's2',
  'pii',
  'ieee',
  'title',
] as const;

/** A kind of identifier. */
export type Scheme = (typeof preferredSchemes)[number];

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
  const input = addressing.tidy?.(urlOrText.trim()) ?? urlOrText.trim();
  return identifyText(input) ?? identifyAddress(input, base);
}

/** Whether a value, of a message or a file, is a well-formed PaperId. */
export function isPaperId(value: unknown): value is PaperId {
  if (typeof value !== 'string' || value.length > maxPaperIdLength) return false;
  if (!value.startsWith('title:')) return isCanonical(value);
  const rest = value.slice('title:'.length);
  return rest !== '' && !/[\p{Cc}\p{Cs}]/u.test(rest) && fold(rest) === rest;
}

/** The id of a paper that has no identifier; undefined for a title without any letter, digit or sign. */
export function titleId(title: string, firstAuthorSurname?: string): PaperId | undefined {
  const plain = comparableTitle(title);
  const surname = comparableSurname(firstAuthorSurname ?? '');
  return plain === '' ? undefined : `title:${plain}${surname && `|${surname}`}`;
}

/** The scheme of an id. */
export function schemeOf(id: string): Scheme {
  return id.slice(0, id.indexOf(':')) as Scheme;
}

/** The address of a paper's own page at its publisher or archive; undefined where its id doesn't say. */
export function pageOf(id: PaperId): string | undefined {
  return known.get(schemeOf(id))?.page(valueIn(id));
}

/** What is known of addresses besides the schemes' own. */
export interface Addressing {
  /** Drop what isn't part of an address or a text, as where it was taken from a sentence. */
  tidy?: (input: string) => string;
  /** Say where an address of a host that nobody knows leads; undefined where it leads to no other. What it says is shorter. */
  direct?: (host: string, path: string) => string | undefined;
  /** Say where an address leads as `split` does, sooner where it has been asked about one like it. */
  split?: (address: string, base: string | undefined, split: (address: string, base?: string) => Place) => Place;
}

/** Where an address leads: the host in small letters, path and query without the fragment. */
export interface Place {
  host: string;
  path: string;
}

type HostForm = AddressForm & { forms: SchemeForms };
const known = new Map<string, SchemeForms>();
const formsByHost = new Map<string, HostForm[]>();
let addressing: Addressing = {};

/** Recognize these schemes too. What is known already is tried first. */
export function addSchemes(schemes: readonly SchemeForms[], withAddressing: Addressing = {}): void {
  addressing = withAddressing;
  for (const forms of schemes) {
    known.set(forms.scheme, forms);
    for (const form of forms.urls) {
      for (const host of form.hosts) formsByHost.set(host, [...(formsByHost.get(host) ?? []), { ...form, forms }]);
    }
  }
}
addSchemes(commonSchemes);

function identifyText(text: string): PaperId | undefined {
  if (!/^(?:10\.|pmc\d|[a-z]{3,12}:(?!\/\/))/i.test(text)) return undefined;
  for (const forms of known.values()) {
    const found = forms.text?.exec(text)?.[1];
    if (found) return checked(forms, found);
  }
  return undefined;
}

const addressExpression = /^(?:https?:)?\/\/(?:[^/?#@]{0,200}@)?([^/?#:@]{1,253})(?::\d{0,5})?([^#]*)/i;
const bareAddress = /^([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4})(\/[^#]*)/i;

function identifyAddress(address: string, base: string | undefined): PaperId | undefined {
  return identifyAt(addressing.split?.(address, base, split) ?? split(address, base));
}

function split(address: string, base = ''): Place {
  const [, host = '', path = ''] =
    (/^\/(?!\/)/.test(address)
      ? ['', addressExpression.exec(base)?.[1], address.replace(/#.*$/s, '')]
      : (addressExpression.exec(address) ?? (base ? resolved(address, base) : bareAddress.exec(address)))) ?? [];
  return { host: host.toLowerCase(), path };
}

function identifyAt({ host, path }: Place): PaperId | undefined {
  const all = formsOf(host);
  for (const { forms, path: expression, complete } of all ?? []) {
    // As written first: a DOI may hold an encoded question mark.
    const found = (expression.exec(path) ?? (path.includes('%') ? expression.exec(decoded(path)) : null))?.[1];
    if (found) return checked(forms, complete?.(decoded(found)) ?? decoded(found));
  }
  const direct = all ? undefined : addressing.direct?.(host, path);
  return direct === undefined ? undefined : identifyAddress(direct, undefined);
}

function resolved(address: string, base: string): string[] | undefined {
  return URL.canParse(address, base) ? (addressExpression.exec(new URL(address, base).href) ?? undefined) : undefined;
}

function formsOf(host: string): HostForm[] | undefined {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const found = formsByHost.get(name);
    if (found) return found;
  }
  return undefined;
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function valueIn(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** @param found What the id was made of: nothing needs to be made of the same once more. */
function isCanonical(id: string, found?: string): id is PaperId {
  const forms = known.get(schemeOf(id));
  const value = valueIn(id);
  return forms?.value.test(value) === true && (value === found || forms.identify(value) === id);
}

function checked(forms: SchemeForms, found: string): PaperId | undefined {
  const id = forms.identify(found);
  return id.length <= maxPaperIdLength && isCanonical(id, found) ? id : undefined;
}
