import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { type MarksByKey, markKey, mirrorKeys } from '../core/mirror';
import { defaultSettings, type Settings } from '../core/settings';
import { extension } from '../messaging/extension';
import { compile, type Matcher } from '../query/match';
import type { RuleSnapshot } from '../query/snapshot';

/** An enabled rule with its matcher. */
export interface PageRule extends RuleSnapshot {
  matches: Matcher;
}

/** What the page knows of the library without waking the worker: `storage.local`, read once and then watched. */
export class Mirror {
  rules: PageRule[] = [];
  settings: Settings = defaultSettings;
  /** The name of the error while the library can't be opened. */
  unavailable: string | undefined;
  #marks = new Map<PaperId, AnnotationMark | undefined>();
  /** Papers whose marks are being read: what is told of them meanwhile is newer. */
  #loading = new Set<PaperId>();

  /** Read rules and settings. */
  async open(): Promise<void> {
    const { rules, settings, unavailable } = mirrorKeys;
    const absent = { [rules]: undefined, [settings]: undefined, [unavailable]: undefined };
    this.#take({ ...absent, ...(await extension.storage.local.get([rules, settings, unavailable])) });
  }

  /** Watch for changes until the signal aborts; `changed` is called when rules, settings or a known paper's mark change. */
  watch(changed: () => void, signal: AbortSignal): void {
    const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      if (area !== 'local') return;
      const values = Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue]));
      let concerns = this.#take(values);
      for (const id of [...this.#marks.keys(), ...this.#loading]) {
        const key = markKey(id);
        if (!(key in values)) continue;
        this.#marks.set(id, values[key] as AnnotationMark | undefined);
        concerns = true;
      }
      if (concerns) changed();
    };
    extension.storage.onChanged.addListener(listener);
    // An orphan has lost it with its extension.
    signal.addEventListener('abort', () => extension.storage?.onChanged.removeListener(listener));
  }

  /** Read everything anew: nobody tells a page of changes while it is kept for the browser's “back”. */
  async refresh(): Promise<void> {
    const ids = [...this.#marks.keys()];
    await this.open();
    const found = (await extension.storage.local.get(ids.map(markKey))) as MarksByKey;
    for (const id of ids) this.#marks.set(id, found[markKey(id)]);
  }

  /** Whether the mark of a paper has been read, also if there is none. */
  knows(id: PaperId): boolean {
    return this.#marks.has(id);
  }

  /** The mark of a paper that is known; undefined where it isn't annotated. */
  mark(id: PaperId): AnnotationMark | undefined {
    return this.#marks.get(id);
  }

  /** Take what the worker answered, before `storage.onChanged` brings it. */
  put(id: PaperId, mark: AnnotationMark): void {
    this.#marks.set(id, mark.saved || mark.hidden ? mark : undefined);
  }

  /** Read the marks of papers that aren't known yet. */
  async load(ids: PaperId[]): Promise<void> {
    const unknown = ids.filter((id) => !this.#marks.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#loading.add(id);
    const found = (await extension.storage.local.get(unknown.map(markKey))) as MarksByKey;
    for (const id of unknown) {
      this.#loading.delete(id);
      if (!this.#marks.has(id)) this.#marks.set(id, found[markKey(id)]);
    }
  }

  /** True if anything of it concerns every page. */
  #take(values: Record<string, unknown>): boolean {
    const { rules, settings, unavailable } = mirrorKeys;
    if (rules in values) this.rules = ((values[rules] ?? []) as RuleSnapshot[]).map(toPageRule);
    if (settings in values) this.settings = { ...defaultSettings, ...(values[settings] as Partial<Settings>) };
    if (unavailable in values) this.unavailable = values[unavailable] as string | undefined;
    return rules in values || settings in values || unavailable in values;
  }
}

function toPageRule(rule: RuleSnapshot): PageRule {
  return { ...rule, matches: compile(rule.parsed) };
}
