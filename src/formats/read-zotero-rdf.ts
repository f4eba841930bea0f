import type { XmlElement, XmlNode } from '@rgrove/parse-xml';
import { identify } from '../core/identifier';
import type { ImportedFile } from '../core/importing';
import type { Name } from '../core/name';
import type { PaperFields } from '../core/paper';
import { ImportedPapers, type ReadRecord } from './imported-papers';
import { noteText } from './note-text';
import { type ReadingSteps, Rests } from './reading-steps';
import { idsIn } from './text-ids';
import { withoutMarkup } from './title-markup';
import { readDate } from './written-dates';
import { nameOfParts } from './written-names';
import { zoteroTypes } from './zotero-record';

/** Whether a text is Zotero RDF. */
export function isZoteroRdf(text: string): boolean {
  return /^\s{0,1000}<(?:\?xml|rdf:RDF)/.test(text) && /<rdf:RDF[\s>]/.test(text.slice(0, 10_000));
}

/**
 * Read Zotero's RDF: items with what they are part of, their notes, tags and collections. XML that isn't whole can't be
 * read in part.
 * Source: https://github.com/zotero/translators (Zotero RDF.js, RDF.js).
 */
export async function readZoteroRdf(text: string, steps?: ReadingSteps): Promise<ImportedFile> {
  const { parseXml } = await import('@rgrove/parse-xml');
  const papers = new ImportedPapers();
  const rests = new Rests(steps);
  let root: XmlElement | null = null;
  try {
    ({ root } = parseXml(text, { includeOffsets: true }));
  } catch (error) {
    // One that nests without end overflows the parser.
    const { line = 1 } = error as { line?: number };
    papers.fault(line, 'broken', text.split('\n', line)[line - 1] ?? '');
    return papers.file();
  }
  const nodes = elementsOf(root).filter(({ name }) => local(name) !== 'Attachment');
  const byAddress = new Map(nodes.flatMap((node) => (about(node) ? [[about(node), node] as const] : [])));
  const collections = collectionsOf(nodes);
  let [line, counted] = [1, 0];
  for (const [index, node] of nodes.entries()) {
    line += text.slice(counted, node.start).split('\n').length - 1;
    counted = node.start;
    if (isItem(node)) papers.add(recordOf(new Item(node, byAddress), collections.get(about(node)) ?? [], line));
    await rests.rest(index, nodes.length);
  }
  return papers.file();
}

/** Elements that stand beside the items. */
const besides = new Set(['Collection', 'Memo', 'Journal', 'Series', 'Attachment', 'Periodical', 'Book']);

/** How deep collections nest. */
const maxDepth = 20;

/** An item, or what one is part of. */
class Item {
  readonly node: XmlElement;
  readonly #byAddress: ReadonlyMap<string, XmlElement>;

  constructor(node: XmlElement, byAddress: ReadonlyMap<string, XmlElement>) {
    this.node = node;
    this.#byAddress = byAddress;
  }

  said(...names: string[]): string | undefined {
    for (const name of names) {
      const found = this.all(name).find((one) => one !== '');
      if (found !== undefined) return found;
    }
    return undefined;
  }

  all(name: string): string[] {
    return childrenOf(this.node, name).map((child) => child.text.trim());
  }

  /** The elements that stand in a property, or that it names. */
  of(name: string): XmlElement[] {
    return childrenOf(this.node, name).flatMap((child) => {
      const named = this.#byAddress.get(attribute(child, 'resource') ?? '');
      return named ? [named] : elementsOf(child);
    });
  }

  item(name: string): Item[] {
    return this.of(name).map((node) => new Item(node, this.#byAddress));
  }
}

function recordOf(item: Item, tags: readonly string[], line: number): ReadRecord {
  const wholes = item.item('isPartOf').flatMap((whole) => [whole, ...whole.item('isPartOf')]);
  const identifiers = [item, ...wholes].flatMap((one) => one.all('identifier'));
  const named = (label: string) =>
    identifiers
      .find((one) => one.toUpperCase().startsWith(`${label} `))
      ?.slice(label.length)
      .trim();
  const [extra, doi] = [item.said('description') ?? '', named('DOI')];
  const address = identifiers.find((one) => /^https?:\/\/\S+$/.test(one)) ?? about(item.node);
  const direct = [doi, address].map((one) => (one ? identify(one) : undefined)).filter((id) => id !== undefined);
  const extraIds = idsIn(extra.slice(0, 5_000)).map(({ id }) => id);
  const notes = item.of('isReferencedBy').filter(({ name }) => local(name) === 'Memo');
  return {
    line,
    text: item.said('title') ?? about(item.node),
    ids: [...direct, ...(direct.length > 0 ? extraIds.filter((id) => id.startsWith('arxiv:')) : extraIds)],
    fields: fieldsOf(item, wholes, { doi, address, named }),
    tags: [...childrenOf(item.node, 'subject').map((one) => one.text.trim()), ...tags],
    note: notes.map((memo) => noteText(childrenOf(memo, 'value')[0]?.text ?? '')).join('\n\n'),
    key: /^Citation Key: (\S+)$/m.exec(extra)?.[1],
  };
}

function fieldsOf(
  item: Item,
  wholes: readonly Item[],
  ids: { doi: string | undefined; address: string; named: (label: string) => string | undefined },
): PaperFields {
  const all = [item, ...wholes];
  const ofAny = (...names: string[]) => all.map((one) => one.said(...names)).find((one) => one !== undefined);
  const series = wholes.find(({ node }) => local(node.name) === 'Series');
  const container = wholes.find((whole) => whole !== series && whole.said('title') !== undefined);
  const type = zoteroTypes.get(item.said('itemType') ?? '');
  const organization = item.of('publisher')[0];
  const isReport = type === 'report';
  const fields: { [K in keyof PaperFields]: PaperFields[K] | undefined } = {
    type,
    title: withoutMarkup(item.said('title') ?? ''),
    author: namesOf(item, 'authors'),
    editor: namesOf(item, 'editors'),
    abstract: item.said('abstract'),
    issued: readDate(item.said('date') ?? ''),
    'container-title': container?.said('title') ?? item.said('conferenceName'),
    'collection-title': series?.said('title'),
    volume: ofAny('volume'),
    issue: isReport ? undefined : ofAny('number'),
    number: isReport ? ofAny('number') : undefined,
    page: item.said('pages'),
    edition: ofAny('edition'),
    publisher: organization && textWithin(organization, 'name'),
    'publisher-place': organization && textWithin(organization, 'locality'),
    genre: type === 'thesis' || isReport ? item.said('type') : undefined,
    DOI: ids.doi,
    ISBN: ids.named('ISBN'),
    ISSN: ids.named('ISSN'),
    URL: /^https?:/.test(ids.address) ? ids.address : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function namesOf(item: Item, role: string): Name[] {
  return item
    .of(role)
    .flatMap((list) => childrenOf(list, 'li'))
    .flatMap((entry) => elementsOf(entry))
    .map((person) => {
      const [family = '', given = ''] = ['surname', 'givenName'].map((part) =>
        childrenOf(person, part)[0]?.text.trim(),
      );
      return given === '' ? { literal: family } : nameOfParts(family, given, '');
    });
}

/** The paths of the collections that an item is in, by its address. Each collection has one, however many others hold it. */
function collectionsOf(nodes: readonly XmlElement[]): Map<string, string[]> {
  const all = new Map(nodes.filter(({ name }) => local(name) === 'Collection').map((node) => [about(node), node]));
  const parts = (node: XmlElement) => childrenOf(node, 'hasPart').map((part) => attribute(part, 'resource') ?? '');
  const held = new Set([...all.values()].flatMap(parts));
  const paths = new Map<string, string[]>();
  const walked = new Set<XmlElement>();
  const walk = (node: XmlElement, above: readonly string[]): void => {
    if (walked.has(node) || above.length >= maxDepth) return;
    walked.add(node);
    const path = [...above, childrenOf(node, 'title')[0]?.text.trim() ?? ''];
    for (const address of parts(node)) {
      const inner = all.get(address);
      if (inner) walk(inner, path);
      else paths.set(address, [...(paths.get(address) ?? []), path.join('/')]);
    }
  };
  for (const [address, node] of all) if (!held.has(address)) walk(node, []);
  // Of those that hold each other in a circle the first is the outermost.
  for (const node of all.values()) walk(node, []);
  return paths;
}

function isItem(node: XmlElement): boolean {
  return (
    childrenOf(node, 'itemType').length > 0 || (!besides.has(local(node.name)) && childrenOf(node, 'title').length > 0)
  );
}

function textWithin(node: XmlElement, name: string): string | undefined {
  for (const child of elementsOf(node)) {
    const found = local(child.name) === name ? child.text.trim() : textWithin(child, name);
    if (found) return found;
  }
  return undefined;
}

function elementsOf(node: { children: readonly XmlNode[] } | null): XmlElement[] {
  return (node?.children ?? []).filter((child): child is XmlElement => child.type === 'element');
}

function childrenOf(node: XmlElement, name: string): XmlElement[] {
  return elementsOf(node).filter((child) => local(child.name) === name);
}

function about(node: XmlElement): string {
  return attribute(node, 'about') ?? '';
}

function attribute(node: XmlElement, name: string): string | undefined {
  return Object.entries(node.attributes).find(([key]) => local(key) === name)?.[1];
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
