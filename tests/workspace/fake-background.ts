import { type Annotation, type Change, emptyAnnotation, markOf } from '../../src/core/annotation';
import type { CitedPaper, ExportOptions } from '../../src/core/citing';
import type { PaperId } from '../../src/core/identifier';
import type { KnownFacts, OfferedPublication } from '../../src/core/metadata';
import type { Paper, PaperFields, Source } from '../../src/core/paper';
import type { NewReadingList, ReadingList, ReadingListChange } from '../../src/core/reading-list';
import { writeCited } from '../../src/formats/write-cited';
import type { FactEdit } from '../../src/messaging/citing';
import type { Choice, LibraryFacets, LibraryRow, Protocol, Seen } from '../../src/messaging/protocol';
import { Folded } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import { type FacetField, withoutFields } from '../../src/query/terms';
import type { Background } from '../../src/workspace/background';

import { FakeJobs } from '../ui/fake-jobs';
import { FakeZotero } from '../ui/fake-zotero';

/** A library of papers behind the workspace's messages, kept in memory. */
export class FakeBackground implements Background {
  rows: LibraryRow[];
  seen: Seen[] = [];
  /** Everything that was asked, in order. */
  asked: [type: string, data: unknown][] = [];
  /** Errors that the next message of a kind ends with. */
  failures = new Map<string, Error>();
  /** Answers to messages that a test gives itself. */
  answers = new Map<string, (data: unknown) => unknown>();
  #listeners = new Set<() => void>();
  lists: ReadingList[] = [];
  #before: [LibraryRow[], ReadingList[], (() => void)?][] = [];

  constructor(rows: LibraryRow[] = []) {
    this.rows = rows;
  }

  send = (async (type: keyof Protocol, data: never) => {
    this.asked.push([type, data]);
    const failure = this.failures.get(type);
    this.failures.delete(type);
    if (failure) throw failure;
    const own = this.answers.get(type);
    return own ? own(data) : this.#answer(type, data);
  }) as Background['send'];

  /** What `storage.local` has. */
  kept: Record<string, unknown> = {};

  read = async () => this.kept;

  watch = (changed: () => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  jobs = new FakeJobs();
  openOptions = () => void this.asked.push(['openOptions', undefined]);
  openBackup = async (file: File) => void this.asked.push(['openBackup', file.name]);
  openAddPapers = () => void this.asked.push(['openAddPapers', undefined]);
  openRules: Background['openRules'] = (opening) => void this.asked.push(['openRules', opening]);
  copy = async (text: string, html?: string) =>
    void this.asked.push(['copy', html === undefined ? text : [text, html]]);
  zotero = new FakeZotero();
  download: Background['download'] = (name, content) => void this.asked.push(['download', [name, content]]);

  /** What was asked of one kind. */
  askedFor(type: string): unknown[] {
    return this.asked.filter(([kind]) => kind === type).map(([, data]) => data);
  }

  /** What the library has of a paper. */
  annotationOf(id: string): Annotation | undefined {
    return this.rows.find(({ paper }) => paper.id === id)?.annotation;
  }

  /** Change the library, as another tab does behind the page's back. */
  edit(change: (rows: LibraryRow[]) => LibraryRow[]): void {
    this.#before.push([this.rows, this.lists]);
    this.rows = change(this.rows);
    this.#tell();
  }

  #answer(type: keyof Protocol, data: unknown): unknown {
    switch (type) {
      case 'library.search': {
        const { query, offset, limit } = data as { query: string; offset: number; limit: number };
        const found = this.#matching(query);
        return { rows: found.slice(offset, offset + limit), matched: found.length, total: this.rows.length };
      }
      case 'library.ids': {
        const { query, offset, limit } = data as { query: string; offset: number; limit: number };
        const ids = this.#matching(query).map(({ paper }) => paper.id);
        return ids.slice(offset, offset + limit);
      }
      case 'library.duplicates':
      case 'journal.list':
        return [];
      case 'list.list':
        return this.lists;
      case 'list.create':
        return this.#keepLists([...this.lists, { ...(data as NewReadingList), id: `list ${this.lists.length}` }], -1);
      case 'list.change': {
        const { id, change } = data as { id: string; change: ReadingListChange };
        const at = this.lists.findIndex((one) => one.id === id);
        return this.#keepLists(
          this.lists.map((one) => (one.id === id ? { ...one, ...change } : one)),
          at,
        );
      }
      case 'list.move': {
        const { id, before } = data as { id: string; before?: string };
        const moved = this.lists.filter((one) => one.id === id);
        const others = this.lists.filter((one) => one.id !== id);
        const at = before === undefined ? others.length : others.findIndex((one) => one.id === before);
        return this.#keepLists([...others.slice(0, at), ...moved, ...others.slice(at)], at);
      }
      case 'list.remove': {
        const list = this.lists.find((one) => one.id === data);
        return {
          ...this.#keepLists(
            this.lists.filter((one) => one !== list),
            0,
          ),
          list,
        };
      }
      case 'library.row':
        return this.rows.find(({ paper }) => paper.id === data);
      case 'library.facets':
        return this.#facets(data as string);
      case 'library.change': {
        const { choice, change } = data as { choice: Choice; change: Change };
        const chosen = this.#chosen(choice);
        this.edit((rows) => rows.flatMap((row) => (chosen.includes(row) ? changedRow(row, change) : [row])));
        return { papers: chosen.length, batch: this.#before.length };
      }
      case 'library.export': {
        const { choice, options } = data as { choice: Choice; options: ExportOptions };
        const chosen = this.#chosen(choice);
        if (options.format !== 'bibtex') return writeCited(this.#cited(choice), options);
        const entries = chosen.map(({ paper }) => `@misc{key,\n  title = {${paper.title}}\n}\n`);
        return {
          text: entries.join('\n'),
          count: chosen.length,
          beyondPdftex: { keys: [], count: 0 },
          missing: { authors: 0, years: 0 },
        };
      }
      case 'annotation.change': {
        const { papers, change } = data as { papers: Paper[]; change: Change };
        const ids = papers.map(({ id }) => id);
        this.edit((rows) => rows.flatMap((row) => (ids.includes(row.paper.id) ? changedRow(row, change) : [row])));
        const marks = this.rows
          .filter(({ paper }) => ids.includes(paper.id))
          .map(({ annotation }) => markOf(annotation));
        return { marks, batch: this.#before.length };
      }
      case 'journal.undo':
        this.#undo();
        this.#tell();
        return { marks: [], left: [] };
      case 'tag.list': {
        const all = this.rows.flatMap(({ annotation }) => annotation.tags);
        return [...new Set(all)].map((tag) => ({ tag, count: all.filter((one) => one === tag).length, lastUsed: 0 }));
      }
      case 'tag.rename': {
        const { from, to } = data as { from: string; to: string };
        return this.#retag((tag) => (isBelow(tag, from) ? to + tag.slice(from.length) : tag));
      }
      case 'tag.remove':
        return this.#retag((tag) => (isBelow(tag, data as string) ? undefined : tag));
      case 'sighting.list':
        return this.seen;
      case 'paper.facts':
        return this.#factsOf(data as PaperId);
      case 'paper.edit': {
        const { id, edits } = data as { id: PaperId; edits: FactEdit[] };
        return this.#keepFacts(id, (own) => {
          for (const { field, value } of edits) {
            if (value === undefined) delete own[field];
            else Object.assign(own, { [field]: value });
          }
        });
      }
      case 'paper.publish': {
        const { id, state } = data as { id: PaperId; state: OfferedPublication['state'] };
        const published = this.published.get(id);
        return this.#keepFacts(id, () => published && this.published.set(id, { ...published, state }));
      }
      case 'key.set': {
        const { id, key } = data as { id: PaperId; key: string };
        return this.#keepFacts(id, () => (key === '' ? this.keys.delete(id) : this.keys.set(id, key)));
      }
      case 'library.cited': {
        const { choice, offset, limit } = data as { choice: Choice; offset: number; limit: number };
        return this.#cited(choice).slice(offset, offset + limit);
      }
      case 'paper.offers': {
        const offers = this.rows.flatMap(({ paper }) => {
          const published = this.published.get(paper.id);
          return published?.state === 'offered' ? [{ paper, published }] : [];
        });
        return { count: offers.length, offers: offers.slice(0, data as number) };
      }
      case 'source.list':
      case 'source.faults':
        return [];
      case 'source.ask':
        return { papers: 1 };
      default:
        return undefined;
    }
  }

  #cited(choice: Choice): CitedPaper[] {
    return this.#chosen(choice).map(({ paper }) => ({ paper, key: this.keys.get(paper.id) ?? 'pattern2023' }));
  }

  /** What the reader has written of a paper, its published version, its key; `sources` say who says what else. */
  own = new Map<PaperId, PaperFields>();
  published = new Map<PaperId, OfferedPublication>();
  keys = new Map<PaperId, string>();
  sources = new Map<string, Source>();

  #factsOf(id: PaperId): KnownFacts | undefined {
    const row = this.rows.find(({ paper }) => paper.id === id);
    if (!row) return undefined;
    const { id: _, aliases: __, ...said } = row.paper;
    const own = this.own.get(id) ?? {};
    const facts = ([...new Set([...Object.keys(said), ...Object.keys(own)])] as (keyof PaperFields)[]).map((field) => {
      const by = { value: said[field], source: this.sources.get(field) ?? 'huggingface' };
      if (own[field] === undefined) return { field, ...by };
      return { field, value: own[field], source: 'user', ...(said[field] !== undefined && { covered: by }) };
    });
    const published = this.published.get(id);
    return {
      ...{ id, facts: facts as KnownFacts['facts'], key: this.keys.get(id) ?? 'pattern2023' },
      ...{ isKeyFrozen: this.keys.has(id), ...(published && { published }) },
    };
  }

  #keepFacts(id: PaperId, change: (own: PaperFields) => void): { marks: []; batch: number } {
    const before = [new Map(this.own), new Map(this.published), new Map(this.keys)] as const;
    const own = { ...this.own.get(id) };
    change(own);
    this.own.set(id, own);
    this.#before.push([this.rows, this.lists, () => ([this.own, this.published, this.keys] = [...before])]);
    this.#tell();
    return { marks: [], batch: this.#before.length };
  }

  #keepLists(lists: ReadingList[], at: number): { list: ReadingList | undefined; batch: number } {
    this.#before.push([this.rows, this.lists]);
    this.lists = lists;
    this.#tell();
    return { list: lists.at(at), batch: this.#before.length };
  }

  #undo(): void {
    const [rows, lists, putBack] = this.#before.pop() ?? [this.rows, this.lists];
    [this.rows, this.lists] = [rows, lists];
    putBack?.();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #retag(become: (tag: string) => string | undefined): { papers: number; batch: number } {
    let papers = 0;
    this.edit((rows) =>
      rows.map((row) => {
        const tags = [...new Set(row.annotation.tags.flatMap((tag) => become(tag) ?? []))];
        if (String(tags) === String(row.annotation.tags)) return row;
        papers += 1;
        return { ...row, annotation: { ...row.annotation, tags } };
      }),
    );
    return { papers, batch: this.#before.length };
  }

  #chosen(choice: Choice): LibraryRow[] {
    if ('ids' in choice) return this.rows.filter(({ paper }) => choice.ids.includes(paper.id));
    return this.#matching(choice.query);
  }

  #matching(query: string): LibraryRow[] {
    const matches = compile(parse(query));
    return this.rows.filter(({ paper, annotation: { tags, ...annotation }, sites }) => {
      const texts = { title: paper.title ?? '', abstract: '', issued: paper.issued ?? '' };
      return matches(new Folded({ ...annotation, ...texts, tag: tags, site: sites, id: [paper.id] }));
    });
  }

  #facets(query: string): LibraryFacets {
    const count = (field: FacetField, of: (row: LibraryRow) => string[]) => {
      const all = this.#matching(withoutFields(query, [field])).flatMap(of);
      return [...new Set(all)]
        .map((value) => ({ value, count: all.filter((one) => one === value).length }))
        .sort((a, b) => b.count - a.count);
    };
    return {
      tag: count('tag', ({ annotation }) => [...new Set(annotation.tags.flatMap(levels))]),
      status: count('status', ({ annotation }) => [annotation.status]),
      site: count('site', ({ sites }) => sites),
      year: count('year', ({ paper }) => [paper.issued?.slice(0, 4) ?? '']),
      venue: [],
      author: [],
      has: [],
      looked: {},
    };
  }
}

function levels(tag: string): string[] {
  const parts = tag.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function isBelow(tag: string, top: string): boolean {
  return tag === top || tag.startsWith(`${top}/`);
}

function changedRow(row: LibraryRow, change: Change): LibraryRow[] {
  const { annotation } = row;
  const become = (said: Partial<Annotation>) => [{ ...row, annotation: { ...annotation, ...said } }];
  switch (change.do) {
    case 'remove':
      return [];
    case 'add tag':
      return become({ tags: [...new Set([...annotation.tags, change.tag])] });
    case 'remove tag':
      return become({ tags: annotation.tags.filter((tag) => tag !== change.tag) });
    case 'note':
      return become({ note: change.note });
    case 'status':
      return become({ status: change.status });
    case 'star':
      return become({ starred: change.starred });
    case 'hide':
      return become({ hidden: change.hidden });
    default:
      return [row];
  }
}

/** A row of the library; what isn't said is as if nobody had touched it. */
export function libraryRow(
  arxiv: string,
  title: string,
  said: Partial<Annotation> = {},
  fields: Partial<Paper> = {},
): LibraryRow {
  const id: PaperId = `arxiv:${arxiv}`;
  const paper: Paper = { id, title, issued: `20${arxiv.slice(0, 2)}`, ...fields };
  return { paper, annotation: { ...emptyAnnotation(id), saved: true, ...said }, saved: 0, sites: ['huggingface'] };
}

/** So many papers, numbered from 0. */
export function manyRows(count: number): LibraryRow[] {
  return Array.from({ length: count }, (_, number) =>
    libraryRow(`2401.${String(number).padStart(5, '0')}`, `Paper ${number}`, { tags: number % 2 ? ['odd'] : [] }),
  );
}

/** Four papers with tags, notes and statuses of all kinds. */
export function fewRows(): LibraryRow[] {
  return [
    libraryRow('2510.11602', 'Deconstructing Attention', {
      tags: ['attention', 'ml/theory'],
      note: '**Compare** with $\\alpha$',
    }),
    libraryRow('2305.19466', 'The Impact of Positional Encoding', { tags: ['positions'], status: 'read' }),
    libraryRow('2306.00978', 'AWQ', { tags: ['quantization'], status: 'reading', starred: true }),
    libraryRow('2310.17513', 'The Expressive Power of Low-Rank Adaptation', { tags: ['ml/peft', 'ml/theory'] }),
  ];
}
