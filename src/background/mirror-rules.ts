import browser from 'webextension-polyfill';
import { maxRuleParts, mirrorKeys, rulesKey } from '../core/mirror';
import type { Rule } from '../core/rule';
import { parse } from '../query/parse';
import type { Query } from '../query/query';
import type { RuleSnapshot } from '../query/snapshot';

/** Bytes of JSON of one part, where that makes no more parts than a page reads. */
const maxPart = 90_000;

const encoder = new TextEncoder();

const hiding: readonly RuleSnapshot['action'][] = ['hide', 'collapse', 'dim'];

/** The key of what the worker has to know of the mirrored rules: it takes long to read thousands of them. */
const heldKey = 'rules held';

/** The rules that are mirrored, in short. */
export interface HeldRules {
  /** How many there are. */
  count: number;
  /** Whether any of them hides, collapses or dims. */
  hides: boolean;
  /** When the next of them is over, milliseconds since the Unix epoch; absent: none ever is. */
  ends?: number;
  /** Of the extension: another one may parse queries otherwise. */
  version: string;
}

/** What is mirrored of the rules, as long as it still holds at `now` (milliseconds since the Unix epoch). */
export async function readHeldRules(now: number): Promise<HeldRules | undefined> {
  const { [heldKey]: stored } = await browser.storage.local.get(heldKey);
  const held = stored as HeldRules | undefined;
  if (!held || held.version !== browser.runtime.getManifest().version) return undefined;
  return held.ends !== undefined && held.ends <= now ? undefined : held;
}

/** Have the rules mirrored anew the next time, though none has changed: another version may read them otherwise. */
export async function forgetHeldRules(): Promise<void> {
  await browser.storage.local.remove(heldKey);
}

/**
 * Bring the rules in `storage.local` up to the library's: in their order those that are enabled and not over at `now`
 * (milliseconds since the Unix epoch), but for those that only tag.
 */
export async function mirrorRules(all: readonly Rule[], now: number): Promise<HeldRules> {
  const rules = snapshotsOf(all, now, await readParsed());
  const ends = rules.flatMap(({ expires }) => expires ?? []);
  const held: HeldRules = {
    count: rules.length,
    hides: rules.some(({ action }) => hiding.includes(action)),
    ...(ends.length > 0 && { ends: Math.min(...ends) }),
    version: browser.runtime.getManifest().version,
  };
  await write(rules, held);
  return held;
}

/** The queries that this version has parsed before: thousands of expressions take seconds to check. */
async function readParsed(): Promise<ReadonlyMap<string, Query>> {
  const keys = [...Array(maxRuleParts).keys()].map(rulesKey);
  const { [heldKey]: held, ...parts } = await browser.storage.local.get([heldKey, ...keys]);
  if ((held as HeldRules | undefined)?.version !== browser.runtime.getManifest().version) return new Map();
  return new Map((Object.values(parts) as RuleSnapshot[][]).flat().map(({ query, parsed }) => [query, parsed]));
}

function snapshotsOf(rules: readonly Rule[], now: number, known: ReadonlyMap<string, Query>): RuleSnapshot[] {
  return rules
    .filter(({ enabled, action, expires }) => enabled && action !== 'tag' && (expires === undefined || expires > now))
    .flatMap(({ id, name, query, action, colour, sites, exceptSites, expires, alsoSaved }) => {
      const parsed = known.get(query) ?? parsedOrNothing(query);
      if (!parsed) return [];
      return [
        {
          id,
          name,
          query,
          action,
          ...(colour && { colour }),
          ...(sites && { sites }),
          ...(exceptSites && { exceptSites }),
          ...(expires !== undefined && { expires }),
          ...(alsoSaved && { alsoSaved }),
          parsed,
        },
      ];
    });
}

/**
 * Write the rules where those in `storage.local` differ: all parts and their number in one write, so that no page reads
 * some of the old and some of the new. Parts that are left over are removed afterwards, or the next time.
 */
async function write(rules: readonly RuleSnapshot[], held: HeldRules): Promise<void> {
  const parts = inParts(rules);
  const wanted: Record<string, unknown> = parts.length > 0 ? { [mirrorKeys.rules]: parts.length } : {};
  for (const [index, part] of parts.entries()) wanted[rulesKey(index)] = part;
  const { [heldKey]: known, ...stored } = await browser.storage.local.get([heldKey, ...Object.keys(wanted)]);
  if (!isSameJson(stored, wanted)) await browser.storage.local.set({ ...wanted, [heldKey]: held });
  else if (!isSameJson(known, held)) await browser.storage.local.set({ [heldKey]: held });
  if (parts.length === 0) await browser.storage.local.remove(mirrorKeys.rules);
  await removeFrom(parts.length);
}

/** Parts that are left over lie behind each other. */
async function removeFrom(first: number): Promise<void> {
  const gone: string[] = [];
  for (let index = first; ; index++) {
    const key = rulesKey(index);
    if (!(key in (await browser.storage.local.get(key)))) break;
    gone.push(key);
  }
  if (gone.length > 0) await browser.storage.local.remove(gone);
}

function inParts(rules: readonly RuleSnapshot[]): RuleSnapshot[][] {
  const sizes = rules.map((rule) => encoder.encode(JSON.stringify(rule)).length + 1);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // Every part but the last is then larger than its share of the whole.
  const limit = Math.max(maxPart, total / maxRuleParts + sizes.reduce((most, size) => Math.max(most, size), 0) + 1);
  const parts: RuleSnapshot[][] = [];
  let length = 0;
  for (const [index, rule] of rules.entries()) {
    const size = sizes[index] ?? 0;
    const part = parts.at(-1);
    if (part && length + size < limit) {
      part.push(rule);
      length += size;
    } else {
      parts.push([rule]);
      length = size;
    }
  }
  return parts;
}

/** Compare JSON whatever the order of its properties: Chromium gives back what is stored with its keys sorted. */
function isSameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    keys.length === others.length &&
    Array.isArray(one) === Array.isArray(other) &&
    keys.every((key) => Object.hasOwn(other, key) && isSameJson(Reflect.get(one, key), Reflect.get(other, key)))
  );
}

/** A query of an earlier version that can no longer be read hides nothing, and doesn't stop the other rules. */
function parsedOrNothing(query: string): RuleSnapshot['parsed'] | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}
