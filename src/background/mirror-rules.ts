import browser from 'webextension-polyfill';
import { mirrorKeys, rulesKey } from '../core/mirror';
import type { Rule } from '../core/rule';
import { parse } from '../query/parse';
import type { RuleSnapshot } from '../query/snapshot';
import type { Library } from '../storage/library';

/** Bytes of JSON of one part. */
const maxPart = 90_000;

const encoder = new TextEncoder();

/** What was last mirrored. Thousands of rules take longer to parse and to compare than a click may take. */
let last: { library: Library; revision: number; rules: RuleSnapshot[] } | undefined;

/**
 * Bring the rules in `storage.local` up to the library, and answer them: in their order those that are enabled and not
 * over, but for those that only tag. As long as this worker lives they are made anew only when a rule has changed or is over.
 * @param revision the library's, or an earlier one
 * @param now milliseconds since the Unix epoch
 */
export async function keepRules(library: Library, revision: number, now: number): Promise<RuleSnapshot[]> {
  if (last?.library === library && !(await hasChanged(library, last.revision, last.rules, now))) {
    last = { ...last, revision };
    return last.rules;
  }
  const rules = snapshotsOf(await library.rules(), now);
  await mirrorRules(rules);
  last = { library, revision, rules };
  return rules;
}

async function hasChanged(library: Library, since: number, rules: RuleSnapshot[], now: number): Promise<boolean> {
  if (rules.some(({ expires }) => expires !== undefined && expires <= now)) return true;
  return (await library.changesSince(since)).rules;
}

function snapshotsOf(rules: readonly Rule[], now: number): RuleSnapshot[] {
  return rules
    .filter(({ enabled, action, expires }) => enabled && action !== 'tag' && (expires === undefined || expires > now))
    .flatMap(({ id, name, query, action, colour, sites, exceptSites, expires, alsoSaved }) => {
      const parsed = parsedOrNothing(query);
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
 * Write the rules where those in `storage.local` differ: all parts and their number in one write, so that no
 * page reads some of the old and some of the new. Parts that are left over are removed afterwards, or the next time.
 */
async function mirrorRules(rules: readonly RuleSnapshot[]): Promise<void> {
  const parts = inParts(rules);
  const wanted = Object.fromEntries(parts.map((part, index) => [rulesKey(index), part]));
  const { [mirrorKeys.rules]: count } = await browser.storage.local.get(mirrorKeys.rules);
  const stored = await browser.storage.local.get(Object.keys(wanted));
  if (parts.length === 0) {
    if (count !== undefined) await browser.storage.local.remove(mirrorKeys.rules);
  } else if (count !== parts.length || !isSameJson(stored, wanted)) {
    await browser.storage.local.set({ ...wanted, [mirrorKeys.rules]: parts.length });
  }
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
  const parts: RuleSnapshot[][] = [];
  let size = 0;
  for (const rule of rules) {
    const { length } = encoder.encode(JSON.stringify(rule));
    const part = parts.at(-1);
    if (part && size + length < maxPart) {
      part.push(rule);
      size += length + 1;
    } else {
      parts.push([rule]);
      size = length + 2;
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
