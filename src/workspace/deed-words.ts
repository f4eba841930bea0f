import type { Status } from '../core/annotation';
import type { Deed, PastChange } from '../core/history';
import { statusName } from '../ui/status-name';
import { counted, type TextKey, text } from '../ui/text';

const names: Readonly<Record<Deed['do'], TextKey>> = {
  save: 'deedSave',
  remove: 'deedRemove',
  'add tag': 'deedAddTag',
  'remove tag': 'deedRemoveTag',
  note: 'deedNote',
  status: 'deedStatus',
  star: 'deedStar',
  unstar: 'deedUnstar',
  hide: 'deedHide',
  unhide: 'deedUnhide',
  show: 'deedShow',
  unshow: 'deedUnshow',
  merge: 'deedMerge',
  separate: 'deedSeparate',
  facts: 'deedFacts',
  key: 'deedKey',
  'own key': 'deedOwnKey',
  edit: 'deedEdit',
  publish: 'deedPublish',
  unpublish: 'deedUnpublish',
  decline: 'deedDecline',
  'make rule': 'deedMakeRule',
  'change rule': 'deedChangeRule',
  'move rule': 'deedMoveRule',
  'remove rule': 'deedRemoveRule',
  'restore rule': 'deedRestoreRule',
  'make list': 'deedMakeList',
  'change list': 'deedChangeList',
  'move list': 'deedMoveList',
  'remove list': 'deedRemoveList',
  'restore list': 'deedRestoreList',
  'replace library': 'deedReplace',
};

/** Deeds that are told of one change: an import may have thousands of tags. */
const fewDeeds = 4;

/** What a change did, in a line. */
export function deedWords({ did, papers }: Pick<PastChange, 'did' | 'papers'>): string {
  const told = did.slice(0, fewDeeds).map((deed) => {
    const words = ofDeed(deed);
    // How many papers it was is said beside it; a merge is of two.
    const isTold = deed.count === Math.max(papers, 1) || (deed.count === 1 && /^(?:merge|separate)$/.test(deed.do));
    return isTold ? words : counted('deedTimes', deed.count, words);
  });
  const more = did.length - told.length;
  return [...told, ...(more > 0 ? [counted('deedsMore', more)] : [])].join(' · ') || text('deedFacts');
}

function ofDeed({ do: deed, of }: Deed): string {
  if (of === undefined) return text(names[deed]);
  return text(names[deed], deed === 'status' ? statusName(of as Status) : of);
}

/** Which papers a change was of, by the first of their titles; nothing where it was of none. */
export function paperWords({ papers, titles }: Pick<PastChange, 'papers' | 'titles'>): string {
  const quoted = titles.map((title) => `“${title}”`).join(', ');
  return papers > titles.length ? counted('deedPapersMore', papers - titles.length, quoted) : quoted;
}
