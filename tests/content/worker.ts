import { leave } from '../../src/content/beside';
import { NewPapers } from '../../src/content/new-papers';
import { PageRules } from '../../src/content/page-rules';
import { type Annotation, type Change, emptyAnnotation, markOf } from '../../src/core/annotation';
import type { PaperId } from '../../src/core/identifier';
import { markKey, mirrorKeys, rulesKey } from '../../src/core/mirror';
import type { Paper } from '../../src/core/paper';
import type { ListedRule } from '../../src/core/rule';
import { defaultSettings, type Settings } from '../../src/core/settings';
import type { Protocol } from '../../src/messaging/protocol';
import { serve } from '../../src/messaging/serve';
import { parse } from '../../src/query/parse';
import type { RuleSnapshot } from '../../src/query/snapshot';
import { fake } from '../fakes/extension';

type Answered = Pick<
  Protocol,
  | 'annotation.get'
  | 'annotation.change'
  | 'tag.list'
  | 'rule.list'
  | 'rule.create'
  | 'rule.change'
  | 'rule.remove'
  | 'rule.restore'
  | 'rule.preview'
  | 'library.export'
  | 'sighting.ask'
  | 'sighting.load'
  | 'sighting.put'
  | 'settings.change'
  | 'editors.load'
  | 'rules.load'
  | 'rule.hits'
  | 'badge.put'
>;

/** A fake of the worker as a page meets it: a library in memory that is mirrored into the fake storage. */
export class FakeWorker {
  readonly annotations = new Map<PaperId, Annotation>();
  rules: ListedRule[] = [];
  #removed: ListedRule[] = [];
  settings: Settings = structuredClone(defaultSettings);
  /** What was asked, in order; the badge and the log apart. */
  readonly asked: [type: string, data: unknown][] = [];
  readonly badges: number[] = [];
  readonly sightings: { page: string; ids: PaperId[] }[] = [];
  /** What the next answer waits for. */
  held: Promise<void> | undefined;
  /** What the next question is answered with. */
  failure: Error | undefined;
  /** What every question is answered with, as long as it is set. */
  breakdown: Error | undefined;
  /** What the library's last month is said to hold. */
  preview = { matched: 0, total: 0 };
  /** Which papers were never shown before this visit; absent on the first. */
  isFresh: ((id: PaperId) => boolean) | undefined;
  /** What injects the script that keeps sightings. */
  loadSightings = () => {
    leave({ maniculeNovelty: (page) => new NewPapers(page) });
    return undefined;
  };
  /** What injects the second script. */
  loadEditors = () => undefined as undefined;
  /** What injects the script that decides by rules. */
  loadRules = () => {
    leave({ maniculeJudge: (page) => new PageRules(page) });
    return undefined;
  };

  constructor() {
    serve<Answered>({
      'annotation.get': (id) => this.#answer('annotation.get', id, () => this.#annotation(id)),
      'annotation.change': (data) =>
        this.#answer('annotation.change', data, () => ({
          marks: data.papers.map((paper) => this.#change(paper, data.change)),
        })),
      'tag.list': () =>
        this.#answer('tag.list', undefined, () =>
          [...new Set([...this.annotations.values()].flatMap(({ tags }) => tags))].map((tag) => ({
            tag,
            count: 1,
            lastUsed: 0,
          })),
        ),
      'rule.list': () => this.#answer('rule.list', undefined, () => this.rules),
      'rule.create': (rule) =>
        this.#answer('rule.create', rule, () => this.addRule({ ...rule, id: `rule ${this.rules.length + 1}` })),
      'rule.change': ({ id, change }) =>
        this.#answer('rule.change', change, () => {
          const rule = this.rules.find((one) => one.id === id);
          if (!rule) throw Object.assign(new Error(id), { name: 'RuleUnknown' });
          for (const [part, value] of Object.entries(change)) {
            if (value === null) delete rule[part as keyof ListedRule];
            else Object.assign(rule, { [part]: value });
          }
          this.#mirrorRules();
          return rule;
        }),
      'rule.remove': (ids) =>
        this.#answer('rule.remove', ids, () => {
          this.#removed = this.rules.filter(({ id }) => ids.includes(id));
          this.rules = this.rules.filter(({ id }) => !ids.includes(id));
          this.#mirrorRules();
          return undefined;
        }),
      'rule.restore': (ids) =>
        this.#answer('rule.restore', ids, () => {
          this.rules.push(...this.#removed.filter(({ id }) => ids.includes(id)));
          this.#mirrorRules();
          return undefined;
        }),
      'rule.preview': (query) => this.#answer('rule.preview', query, () => this.preview),
      'library.export': (data) =>
        this.#answer('library.export', data, () => ({
          text: '@misc{key}',
          count: 1,
          beyondPdftex: { keys: [], count: 0 },
          missing: { authors: 0, years: 0 },
        })),
      'sighting.ask': ({ papers }) =>
        this.#answer('sighting.ask', papers, () => {
          if (!this.isFresh) return undefined;
          return { since: 0, fresh: papers.flatMap(([id]) => (id && this.isFresh?.(id) ? [id] : [])) };
        }),
      'sighting.load': () => this.#answer('sighting.load', undefined, () => this.loadSightings()),
      'sighting.put': ({ page, ids }) => void this.sightings.push({ page, ids }) as undefined,
      'settings.change': (change) =>
        this.#answer('settings.change', change, () => {
          this.settings = { ...this.settings, ...change };
          fake.store({ settings: this.settings });
          return this.settings;
        }),
      'editors.load': () => this.#answer('editors.load', undefined, () => this.loadEditors()),
      'rules.load': () => this.#answer('rules.load', undefined, () => this.loadRules()),
      'rule.hits': (hits) => this.#answer('rule.hits', hits, () => undefined),
      'badge.put': (hidden) => void this.badges.push(hidden) as undefined,
    });
  }

  /** What was asked of one kind. */
  askedFor(type: keyof Answered): unknown[] {
    return this.asked.filter(([kind]) => kind === type).map(([, data]) => data);
  }

  /** Put an annotation into the library, as if done elsewhere. */
  annotate(id: PaperId, said: Partial<Annotation>): void {
    this.#put({ ...this.#annotation(id), ...said });
  }

  addRule(said: Partial<ListedRule> & { query: string }): ListedRule {
    const { query } = said;
    const untold = { action: 'hide', enabled: true, created: 0, position: 0, hits: 0 } as const;
    const rule: ListedRule = { id: query, name: query, ...untold, ...said };
    this.rules.push(rule);
    this.#mirrorRules();
    return rule;
  }

  /** Let the next answer wait, until what this returns is called. */
  hold(): () => void {
    let go: () => void = () => undefined;
    this.held = new Promise((resolve) => {
      go = resolve;
    });
    return go;
  }

  async #answer<T>(type: keyof Answered, data: unknown, act: () => T): Promise<T> {
    this.asked.push([type, data]);
    const { held, failure = this.breakdown } = this;
    this.held = this.failure = undefined;
    await held;
    if (failure) throw failure;
    return act();
  }

  #annotation(id: PaperId): Annotation {
    return this.annotations.get(id) ?? emptyAnnotation(id);
  }

  #change({ id }: Paper, change: Change) {
    return markOf(this.#put(changed(this.#annotation(id), change)));
  }

  #put(annotation: Annotation): Annotation {
    const { id, saved, hidden, shown } = annotation;
    this.annotations.set(id, annotation);
    fake.store({ [markKey(id)]: saved || hidden || shown ? markOf(annotation) : undefined });
    return annotation;
  }

  #mirrorRules(): void {
    storeRules(this.rules.filter(({ enabled }) => enabled).map((rule) => ({ ...rule, parsed: parse(rule.query) })));
  }
}

/** Put rules into the fake storage as the worker does: one or two to a part. */
export function storeRules(rules: readonly RuleSnapshot[]): void {
  const half = Math.ceil(rules.length / 2);
  const parts = [rules.slice(0, half), rules.slice(half)].filter((part) => part.length > 0);
  fake.store({
    [mirrorKeys.rules]: parts.length || undefined,
    [rulesKey(0)]: parts[0],
    [rulesKey(1)]: parts[1],
  });
}

function changed(before: Annotation, change: Change): Annotation {
  const saved = { ...before, saved: true };
  switch (change.do) {
    case 'save':
      return saved;
    case 'remove':
      return { ...before, saved: false };
    case 'add tag':
      return { ...saved, tags: [...before.tags, change.tag] };
    case 'remove tag':
      return { ...before, tags: before.tags.filter((tag) => tag !== change.tag) };
    case 'note':
      return { ...saved, note: change.note };
    case 'status':
      return { ...saved, status: change.status };
    case 'star':
      return { ...saved, starred: change.starred };
    case 'hide':
      return { ...before, hidden: change.hidden, shown: before.shown && !change.hidden };
    case 'show':
      return { ...before, shown: change.shown, hidden: before.hidden && !change.shown };
  }
}
