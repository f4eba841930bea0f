import { type Change, statuses } from '../core/annotation';
import { type ExportFormat, endings } from '../core/citing';
import { type MetadataSettings, metadataSources } from '../core/metadata';
import { listOrders } from '../core/reading-list';
import type { Settings } from '../core/settings';
import { maxKeyPatternLength } from '../formats/key-pattern';
import type { Choice } from '../messaging/protocol';
import { arrayFrom, booleanFrom, objectFrom, oneFrom, paperIdFrom, siteFrom, stringFrom } from './validate';

/** Papers that may be named one by one. How many may be changed at once the library says itself, with an error of its own. */
const maxNamed = 1_000_000;

const exportFormats = Object.keys(endings) as ExportFormat[];

/** Characters of anything typed; the library's own limits, with their own errors, are far below. */
const maxTyped = 1_000_000;

/** @throws TypeError unless the value is a change of an annotation. */
export function changeFrom(value: unknown): Change {
  const said = objectFrom(value);
  const kind = oneFrom(said['do'], [
    'save',
    'remove',
    'add tag',
    'remove tag',
    'note',
    'status',
    'star',
    'hide',
    'show',
  ] as const);
  switch (kind) {
    case 'save':
    case 'remove':
      return { do: kind };
    case 'add tag':
    case 'remove tag':
      return { do: kind, tag: stringFrom(said['tag'], maxTyped) };
    case 'note':
      return { do: kind, note: stringFrom(said['note'], maxTyped) };
    case 'status':
      return { do: kind, status: oneFrom(said['status'], statuses) };
    case 'star':
      return { do: kind, starred: booleanFrom(said['starred']) };
    case 'hide':
      return { do: kind, hidden: booleanFrom(said['hidden']) };
    case 'show':
      return { do: kind, shown: booleanFrom(said['shown']) };
  }
}

/** @throws TypeError unless the value chooses papers by id, or by query. */
export function choiceFrom(value: unknown): Choice {
  const said = objectFrom(value);
  if (said['ids'] !== undefined) return { ids: arrayFrom(said['ids'], maxNamed, paperIdFrom) };
  const order = said['order'] === undefined ? undefined : oneFrom(said['order'], listOrders);
  return { query: stringFrom(said['query'], maxTyped), ...(order && { order }) };
}

/** @throws TypeError unless the value is some of the settings; what isn't a setting is dropped. */
export function settingsChangeFrom(value: unknown): Partial<Settings> {
  const said = objectFrom(value);
  const change: Partial<Settings> = {};
  if (said['pausedSites'] !== undefined)
    change.pausedSites = [...new Set(arrayFrom(said['pausedSites'], 1_000, siteFrom))];
  if (said['pausedEverywhere'] !== undefined) change.pausedEverywhere = booleanFrom(said['pausedEverywhere']);
  if (said['keyPattern'] !== undefined) change.keyPattern = stringFrom(said['keyPattern'], maxKeyPatternLength);
  if (said['exportFormat'] !== undefined) change.exportFormat = oneFrom(said['exportFormat'], exportFormats);
  if (said['metadata'] !== undefined) change.metadata = metadataFrom(said['metadata']);
  if (said['keepsSightings'] !== undefined) change.keepsSightings = booleanFrom(said['keepsSightings']);
  return change;
}

/** What isn't a source is dropped. */
function metadataFrom(value: unknown): MetadataSettings {
  const said = objectFrom(value);
  const named = objectFrom(said['sources']);
  const sources: MetadataSettings['sources'] = {};
  for (const id of metadataSources) if (named[id] !== undefined) sources[id] = booleanFrom(named[id]);
  return { isOff: booleanFrom(said['isOff']), sources };
}
