import { statuses } from '../../core/annotation';
import { type ExportFormat, endings } from '../../core/citing';
import { type MetadataSettings, metadataSources } from '../../core/metadata';
import { listOrders } from '../../core/reading-list';
import { highlightColours, type Rule, ruleActions } from '../../core/rule';
import { maxTaught, type TaughtSite, taughtFrom } from '../../core/taught';
import { paperFromCsl, paperIdFrom, siteFrom } from './csl-item';
import {
  type BackupAnnotation,
  type BackupEntry,
  type BackupList,
  type BackupMerge,
  type BackupRecord,
  type BackupRule,
  type BackupSettings,
  type BackupTimed,
  backupLimits,
} from './records';
import { present, RecordInvalid, Said } from './said';

/** Tags of one paper, removed ones included, and keys of one. */
const maxTags = 10_000;
const maxTagLength = 1_000;
const maxKeyLength = 1_000;

/** Sites that rules name, and that settings do. */
const [maxSites, maxPaused] = [5_000, 1_000];

/**
 * Rebuild a record from data of anybody's, property by property; what isn't known is dropped.
 * @throws RecordInvalid
 */
export function recordFrom(value: unknown): BackupRecord {
  const said = new Said(value);
  if (said.of('paper').value !== undefined) return { kind: 'paper', entry: entryFrom(said) };
  if (said.of('merge').value !== undefined) return { kind: 'merge', merge: mergeFrom(said.of('merge')) };
  if (said.of('rule').value !== undefined) return { kind: 'rule', rule: ruleFrom(said.of('rule')) };
  if (said.of('list').value !== undefined) return { kind: 'list', list: listFrom(said.of('list')) };
  if (said.of('settings').value !== undefined) return { kind: 'settings', settings: settingsFrom(said) };
  throw said.fault();
}

function entryFrom(said: Said): BackupEntry {
  const paper = paperFromCsl(said.of('paper'));
  const annotation = said.of('annotation');
  if (annotation.of('id').value !== paper.id) throw annotation.of('id').fault();
  return { paper, annotation: annotationFrom(annotation) };
}

function mergeFrom(said: Said): BackupMerge {
  const [id, into] = [paperIdFrom(said.of('id')), paperIdFrom(said.of('into'))];
  const [from, kept] = [entryFrom(said.of('from')), entryFrom(said.of('kept'))];
  if (from.paper.id !== id) throw said.of('from').fault();
  if (kept.paper.id !== into || id === into) throw said.of('kept').fault();
  return { id, into, time: said.of('time').time(), from, kept };
}

function annotationFrom(said: Said): BackupAnnotation {
  const seen = new Set<string>();
  const annotation = present<BackupAnnotation>({
    id: paperIdFrom(said.of('id')),
    saved: timedFrom(said.of('saved'), (value) => value.since()),
    hidden: timedFrom(said.of('hidden'), (value) => value.since()),
    shown: said.of('shown').maybe((shown) => timedFrom(shown, (value) => value.since())),
    status: timedFrom(said.of('status'), (value) => value.one(statuses)),
    starred: timedFrom(said.of('starred'), (value) => value.flag()),
    note: timedFrom(said.of('note'), (value) => value.text(backupLimits.note, true)),
    tags: said.of('tags').list(maxTags, (tag) => {
      const name = tagFrom(tag.of('tag'));
      if (seen.has(name)) throw tag.fault('twice');
      seen.add(name);
      return { tag: name, ...timedFrom(tag, (value) => value.since()) };
    }),
    key: said.of('key').maybe((key) => timedFrom(key, (value) => value.text(maxKeyLength))),
    aliasKeys: said
      .of('aliasKeys')
      .maybe((keys) => timedFrom(keys, (value) => value.list(maxTags, (key) => key.text(maxKeyLength)))),
  });
  const { hidden, shown } = annotation;
  if (hidden.value !== false && shown && shown.value !== false) throw said.of('shown').fault();
  return annotation;
}

function timedFrom<T>(said: Said, read: (value: Said) => T): BackupTimed<T> {
  return { value: read(said.of('value')), changed: said.of('changed').time() };
}

function tagFrom(said: Said): string {
  const tag = said.text(maxTagLength);
  if (/[\p{Cc}\u2028\u2029]/u.test(tag) || tag.trim() !== tag) throw said.fault();
  return tag;
}

const ruleParts = {
  id: (said: Said) => said.text(100),
  name: (said: Said) => said.text(1_000, true),
  query: (said: Said) => said.text(10_000),
  action: (said: Said) => said.one(ruleActions),
  enabled: (said: Said) => said.flag(),
  created: (said: Said) => said.time(),
  position: (said: Said) => said.number(-Number.MAX_VALUE, Number.MAX_VALUE),
};

const optionalRuleParts = {
  colour: (said: Said) => said.one(highlightColours),
  tag: tagFrom,
  sites: (said: Said) => said.list(maxSites, siteFrom),
  exceptSites: (said: Said) => said.list(maxSites, siteFrom),
  expires: (said: Said) => said.time(),
  alsoSaved: (said: Said) => said.flag(),
};

function ruleFrom(said: Said): BackupRule {
  const rule: Record<string, unknown> = {};
  for (const [part, read] of Object.entries(ruleParts)) rule[part] = read(said.of(part));
  for (const [part, read] of Object.entries(optionalRuleParts)) {
    const value = said.of(part).maybe<unknown>(read);
    if (value !== undefined) rule[part] = value;
  }
  if (rule['action'] === 'tag' && rule['tag'] === undefined) throw said.of('tag').fault();
  return {
    ...(rule as unknown as Rule),
    ...timesFrom(said, [...Object.keys(ruleParts), ...Object.keys(optionalRuleParts)]),
  };
}

const listParts = {
  id: (said: Said) => said.text(100),
  name: (said: Said) => said.text(1_000),
  query: (said: Said) => said.text(10_000, true),
  order: (said: Said) => said.one(listOrders),
  created: (said: Said) => said.time(),
  position: (said: Said) => said.number(-Number.MAX_VALUE, Number.MAX_VALUE),
};

function listFrom(said: Said): BackupList {
  const list: Record<string, unknown> = {};
  for (const [part, read] of Object.entries(listParts)) list[part] = read(said.of(part));
  return { ...(list as unknown as BackupList), ...timesFrom(said, Object.keys(listParts)) };
}

/** When parts were changed last, and when it was removed. */
function timesFrom(
  said: Said,
  parts: readonly string[],
): { changed: Partial<Record<string, number>>; removed?: number } {
  const changed: Partial<Record<string, number>> = {};
  for (const part of [...parts, 'removed']) {
    const time = said
      .of('changed')
      .of(part)
      .maybe((one) => one.time());
    if (time !== undefined) changed[part] = time;
  }
  const removed = said.of('removed').maybe((one) => one.time());
  return { changed, ...(removed !== undefined && { removed }) };
}

function settingsFrom(said: Said): BackupSettings {
  const settings = said.of('settings');
  return {
    settings: present<BackupSettings['settings']>({
      pausedSites: settings.of('pausedSites').maybe((one) => one.list(maxPaused, siteFrom)),
      pausedEverywhere: settings.of('pausedEverywhere').maybe((one) => one.flag()),
      keepsSightings: settings.of('keepsSightings').maybe((one) => one.flag()),
      metadata: settings.of('metadata').maybe(metadataFrom),
      keyPattern: settings.of('keyPattern').maybe((one) => one.text(1_000)),
      exportFormat: settings.of('exportFormat').maybe((one) => one.one(Object.keys(endings) as ExportFormat[])),
    }),
    taught: said.of('taught').list(maxTaught, taughtIn),
  };
}

function metadataFrom(said: Said): MetadataSettings {
  const sources = metadataSources.flatMap((id) => {
    const isOn = said
      .of('sources')
      .of(id)
      .maybe((one) => one.flag());
    return isOn === undefined ? [] : [[id, isOn]];
  });
  return { isOff: said.of('isOff').flag(), sources: Object.fromEntries(sources) };
}

function taughtIn(said: Said): TaughtSite {
  try {
    return taughtFrom(said.value);
  } catch {
    throw new RecordInvalid(said.place, 'wrong');
  }
}
