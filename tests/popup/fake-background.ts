import { type Annotation, type AnnotationMark, type Change, emptyAnnotation, markOf } from '../../src/core/annotation';
import type { CitedPaper, Exported, ExportOptions } from '../../src/core/citing';
import type { PaperId } from '../../src/core/identifier';
import { markKey, mirrorKeys } from '../../src/core/mirror';
import type { ListedPaper, Paper } from '../../src/core/paper';
import type { ListedRule } from '../../src/core/rule';
import { defaultSettings, type Settings } from '../../src/core/settings';
import { uniqueKey } from '../../src/formats/citation-key';
import { writeCited } from '../../src/formats/write-cited';
import type { PageProbe } from '../../src/messaging/probe';
import type {
  Choice,
  LibraryPage,
  LibraryRow,
  PageProtocol,
  PageReport,
  Pause,
  Protocol,
} from '../../src/messaging/protocol';
import type { SiteAccess } from '../../src/messaging/site-access';
import type { Background } from '../../src/popup/background';
import { Folded } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';

import { FakeJobs } from '../ui/fake-jobs';
import { FakeZotero } from '../ui/fake-zotero';

/** A library of a few papers behind the popup's messages, kept in memory. */
export class FakeBackground implements Background {
  rows: LibraryRow[];
  rules: ListedRule[] = [];
  settings: Settings = defaultSettings;
  report: PageReport | undefined;
  /** What could be read where there is no report; an error is what finding out ends with. */
  probe: PageProbe | Error | undefined;
  /** What the page reports once it is read. */
  unread: PageReport | undefined;
  /** What the browser lets us do, by match pattern. */
  access = new Map<string, SiteAccess>();
  /** Everything that was asked, in order. */
  asked: [type: string, data: unknown][] = [];
  /** Errors that the next message of a kind ends with. */
  failures = new Map<string, Error>();
  /** What answers wait for. */
  hold: Promise<void> | undefined;
  #listeners = new Set<() => void>();
  #undo: (() => void) | undefined;
  #batch = 0;
  /** What the worker says of a library that can't be opened. */
  unavailable: string | undefined;
  /** What an export says besides. */
  exported: Partial<Exported> = {};
  /** What an undo leaves. */
  left: { id: string; field: string }[] = [];

  constructor(rows: LibraryRow[] = [], report?: PageReport) {
    this.rows = rows;
    this.report = report;
  }

  send = (async (type: keyof Protocol, data: never) => {
    this.asked.push([type, data]);
    const failure = this.failures.get(type);
    this.failures.delete(type);
    await this.hold;
    if (failure) throw failure;
    return this.#answer(type, data);
  }) as Background['send'];

  sendToPage = (async (_: number, type: keyof PageProtocol, on: never) => {
    this.asked.push([type, on]);
    if (!this.report) throw new Error('No page');
    if (type === 'page.show') this.report = { ...this.report, shown: on };
    if (type === 'page.pause') this.report = withPause(this.report, on ? 'page' : undefined);
    return this.report;
  }) as Background['sendToPage'];

  findTab = async () => 7;

  accessTo: Background['accessTo'] = async (origin) => this.access.get(origin) ?? 'none';

  enableSites: Background['enableSites'] = async (origins) => {
    this.asked.push(['enableSites', origins]);
    for (const origin of origins) this.access.set(origin, 'enabled');
    return true;
  };

  takeBackSites: Background['takeBackSites'] = async (origins) => {
    this.asked.push(['takeBackSites', origins]);
    for (const origin of origins) this.access.delete(origin);
    this.report = undefined;
  };

  read = async (keys: string[]) => {
    const marks = this.rows.map(({ annotation }) => [markKey(annotation.id), markOf(annotation)] as const);
    const kept = [
      ...marks,
      [mirrorKeys.settings, this.settings] as const,
      [mirrorKeys.unavailable, this.unavailable] as const,
    ];
    return Object.fromEntries(kept.filter(([key]) => keys.includes(key)));
  };

  watch = (changed: () => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  jobs = new FakeJobs();
  openOptions = () => undefined;

  openRules: Background['openRules'] = (opening) => void this.asked.push(['openRules', opening]);

  openWorkspace: Background['openWorkspace'] = (view) => void this.asked.push(['openWorkspace', view]);

  copy = async (text: string, html?: string) => {
    this.asked.push(['copy', html === undefined ? text : [text, html]]);
  };

  /** What was given to the user as files. */
  files: [name: string, content: string | Uint8Array, type: string][] = [];

  download: Background['download'] = (...file) => void this.files.push(file);

  zotero = new FakeZotero();

  close = () => {
    this.asked.push(['close', undefined]);
  };

  /** What was asked of one kind. */
  askedFor(type: string): unknown[] {
    return this.asked.filter(([kind]) => kind === type).map(([, data]) => data);
  }

  /** What opening the library ends with becomes another. */
  becomes(unavailable: string | undefined): void {
    this.unavailable = unavailable;
    for (const listener of this.#listeners) listener();
  }

  /** The mirror's newest rows. */
  get recent(): LibraryPage {
    return this.#search({ query: '', offset: 0, limit: 50 });
  }

  #answer(type: keyof Protocol, data: unknown): unknown {
    switch (type) {
      case 'annotation.get':
        return this.#row(data as PaperId)?.annotation ?? emptyAnnotation(data as PaperId);
      case 'annotation.change':
        this.#batch += 1;
        return { marks: this.#change(data as { papers: Paper[]; change: Change }), batch: this.#batch };
      case 'paper.separate':
        this.#batch += 1;
        return { marks: [], batch: this.#batch };
      case 'journal.undo':
        this.#undo?.();
        this.#changed();
        return { marks: [], left: this.left };
      case 'library.row':
        return this.rows.find(({ paper }) => paper.id === data);
      case 'tag.list':
        return this.#tags();
      case 'rule.list':
        return this.rules;
      case 'rule.create': {
        const rule = { ...(data as ListedRule), id: `rule ${this.rules.length}`, created: 0, position: 0, hits: 0 };
        this.rules = [rule, ...this.rules];
        this.#changed();
        return rule;
      }
      case 'rule.remove':
        this.rules = this.rules.filter(({ id }) => !(data as string[]).includes(id));
        return this.#changed();
      case 'rule.change': {
        const { id, change } = data as { id: string; change: Partial<ListedRule> };
        this.rules = this.rules.map((rule) => (rule.id === id ? withParts(rule, change) : rule));
        this.#changed();
        return this.rules.find((rule) => rule.id === id);
      }
      case 'settings.change':
        return this.#set(data as Partial<Settings>);
      case 'job.add':
        return 7;
      case 'library.search':
        return this.#search(data as { query: string; offset: number; limit: number });
      case 'library.export':
        return this.#export(data as { choice: Choice; options: ExportOptions });
      case 'library.cited': {
        const { choice, offset, limit } = data as { choice: Choice; offset: number; limit: number };
        return this.#cited(choice).slice(offset, offset + limit);
      }
      case 'library.ids':
        return this.#matching((data as { query: string }).query).map(({ paper }) => paper.id);
      case 'key.propose': {
        const { papers, besides } = data as { papers: Paper[]; besides: string[] };
        const taken = new Set(besides);
        return papers.map((one) => {
          const key = uniqueKey(keyOf(one), taken);
          taken.add(key);
          return key;
        });
      }
      case 'tab.probe':
        if (this.probe instanceof Error) throw this.probe;
        return this.probe;
      case 'tab.read':
        this.report = this.unread;
        return undefined;
      case 'library.check':
        return {};
      default:
        return undefined;
    }
  }

  #row(id: PaperId): LibraryRow | undefined {
    return this.rows.find(({ paper }) => paper.id === id);
  }

  #change({ papers, change }: { papers: Paper[]; change: Change }): AnnotationMark[] {
    const before = this.rows;
    this.#undo = () => {
      this.rows = before;
    };
    const marks = papers.map((paper) => {
      const row = this.#row(paper.id);
      const annotation = changed(row?.annotation ?? emptyAnnotation(paper.id), change);
      const rest = this.rows.filter((one) => one !== row);
      const next = { paper, saved: row?.saved ?? Date.now(), sites: row?.sites ?? [], annotation };
      const rows = row ? this.rows.map((one) => (one === row ? next : one)) : [next, ...rest];
      this.rows = annotation.saved ? rows : rest;
      return markOf(annotation);
    });
    this.#changed();
    return marks;
  }

  #set(change: Partial<Settings>): Settings {
    this.settings = { ...this.settings, ...change };
    const { pausedEverywhere, pausedSites } = this.settings;
    const isSite = pausedSites.includes(this.report?.site.id ?? '');
    if (this.report)
      this.report = withPause(this.report, pausedEverywhere ? 'everywhere' : isSite ? 'site' : undefined);
    this.#changed();
    return this.settings;
  }

  #tags() {
    const all = this.rows.flatMap(({ annotation }) => annotation.tags);
    return [...new Set(all)].map((tag) => ({ tag, count: all.filter((one) => one === tag).length, lastUsed: 0 }));
  }

  #matching(query: string): LibraryRow[] {
    const matches = compile(parse(query));
    return this.rows.filter(({ paper, annotation: { tags, ...annotation }, sites }) =>
      matches(
        new Folded({ ...annotation, title: paper.title ?? '', abstract: '', tag: tags, site: sites, id: [paper.id] }),
      ),
    );
  }

  #search({ query, offset, limit }: { query: string; offset: number; limit: number }): LibraryPage {
    const found = this.#matching(query);
    return { rows: found.slice(offset, offset + limit), matched: found.length, total: this.rows.length };
  }

  #export({ choice, options }: { choice: Choice; options: ExportOptions }): Exported {
    const cited = this.#cited(choice);
    const text = cited.map(({ paper }) => entryOf(paper)).join('\n');
    return { ...writeCited(cited, options), ...(options.format === 'bibtex' && { text }), ...this.exported };
  }

  #cited(choice: Choice): CitedPaper[] {
    const chosen = 'ids' in choice ? choice.ids.flatMap((id) => this.#row(id) ?? []) : this.#matching(choice.query);
    return chosen.map(({ paper, annotation: { tags, note } }) => ({ paper, key: keyOf(paper), tags, note }));
  }

  #changed(): undefined {
    for (const listener of this.#listeners) listener();
  }
}

/** Take up a change; what is `null` is taken away. */
function withParts(rule: ListedRule, change: Partial<ListedRule>): ListedRule {
  const parts = Object.entries({ ...rule, ...change }).filter(([, value]) => value !== null);
  return Object.fromEntries(parts) as unknown as ListedRule;
}

function withPause({ paused: _, ...report }: PageReport, paused: Pause | undefined): PageReport {
  return paused ? { ...report, paused } : report;
}

function keyOf({ author, issued }: Paper): string {
  return `${author?.[0]?.family ?? 'anon'}${issued?.slice(0, 4)}`.toLowerCase();
}

function entryOf(paper: Paper): string {
  const { title, author, issued, id } = paper;
  const names = author?.map(({ family, given }) => `${family}, ${given}`).join(' and ');
  const fields = [
    ['title', title],
    ['author', names],
    ['year', issued?.slice(0, 4)],
    ['eprint', id.replace('arxiv:', '')],
    ['archivePrefix', 'arXiv'],
  ].filter(([, value]) => value !== undefined);
  return `@misc{${keyOf(paper)},\n${fields.map(([name, value]) => `  ${name} = {${value}},`).join('\n')}\n}\n`;
}

function changed(annotation: Annotation, change: Change): Annotation {
  const saved = { ...annotation, saved: true };
  switch (change.do) {
    case 'save':
      return saved;
    case 'remove':
      return { ...annotation, saved: false };
    case 'add tag':
      return { ...saved, tags: [...annotation.tags.filter((tag) => tag !== change.tag), change.tag] };
    case 'remove tag':
      return { ...annotation, tags: annotation.tags.filter((tag) => tag !== change.tag) };
    case 'note':
      return { ...saved, note: change.note };
    case 'status':
      return { ...saved, status: change.status };
    case 'star':
      return { ...saved, starred: change.starred };
    case 'hide':
      return { ...annotation, hidden: change.hidden, shown: annotation.shown && !change.hidden };
    case 'show':
      return { ...annotation, shown: change.shown, hidden: annotation.hidden && !change.shown };
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

/** What a listing of these papers reports; those in `saved` are saved. */
export function listing(papers: Paper[], saved: PaperId[], said: Partial<PageReport> = {}): PageReport {
  return {
    site: { id: 'huggingface', name: 'Hugging Face Papers' },
    hasAdapter: true,
    kind: 'listing',
    papers: papers.map((paper): ListedPaper => ({ ...paper, foundBy: 'adapter' })),
    saved,
    hidden: [],
    hiddenIds: [],
    foundBy: 'adapter',
    skipped: { untitled: 0, unlinked: 0 },
    linked: 0,
    shown: false,
    ...said,
  };
}
