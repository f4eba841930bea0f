import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { type MarksByKey, markKey, maxRuleParts, mirrorKeys, rulesKey } from '../core/mirror';
import { defaultSettings, type Settings } from '../core/settings';
import { extension } from '../messaging/extension';
import type { RuleSnapshot } from '../query/snapshot';

/** Read at once, however many there are: a second look would cost a frame. */
const ruleParts = [...Array(maxRuleParts).keys()].map(rulesKey);

/** What the page knows of the library without waking the worker: `storage.local`, read once and then watched. */
export class Mirror {
  /** The enabled rules in their order; another array whenever they change. */
  rules: readonly RuleSnapshot[] = [];
  settings: Settings = defaultSettings;
  /** The name of the error while the library can't be opened. */
  unavailable: string | undefined;
  #ruleParts: Record<string, unknown> = {};
  #marks = new Map<PaperId, AnnotationMark | undefined>();
  /** Papers whose marks are being read: what is told of them meanwhile is newer. */
  #loading = new Set<PaperId>();

  /** Read rules and settings. */
  async open(): Promise<void> {
    const { rules, settings, unavailable } = mirrorKeys;
    const keys = [rules, settings, unavailable, ...ruleParts];
    const absent = Object.fromEntries(keys.map((key) => [key, undefined]));
    this.#take({ ...absent, ...(await extension.storage.local.get(keys)) });
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
    this.#marks.set(id, mark.saved || mark.hidden || mark.shown ? mark : undefined);
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
    const hasRules = Object.keys(values).some((key) => key === rules || ruleParts.includes(key));
    if (hasRules) {
      Object.assign(this.#ruleParts, values);
      const parts = ruleParts.slice(0, (this.#ruleParts[rules] as number | undefined) ?? 0);
      this.rules = parts.flatMap((key) => (this.#ruleParts[key] ?? []) as RuleSnapshot[]);
    }
    if (settings in values) this.settings = { ...defaultSettings, ...(values[settings] as Partial<Settings>) };
    if (unavailable in values) this.unavailable = values[unavailable] as string | undefined;
    return hasRules || settings in values || unavailable in values;
  }
}
