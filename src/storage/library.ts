import { type Annotation, type AnnotationMark, type Change, emptyAnnotation, markOf } from '../core/annotation';
import type { BackupDiff } from '../core/backup';
import type { LibraryFault } from '../core/check';
import type { CitedPaper, ExportOptions } from '../core/citing';
import type { LeftField, PastChange } from '../core/history';
import type { PaperId } from '../core/identifier';
import type { ImportedPaper, ImportMatch } from '../core/importing';
import { type JobState, type JobTask, manyPapers, type Steps } from '../core/job';
import type { KnownFacts, LookupFault, MetadataSourceId, OfferedPublication } from '../core/metadata';
import type { Paper } from '../core/paper';
import type { ListOrder, NewReadingList, ReadingList, ReadingListChange } from '../core/reading-list';
import type { ListedRule, NewRule, Rule, RuleChange } from '../core/rule';
import type { LibraryStatistics } from '../core/statistics';
import { changeChosen, type Edited, maxChosen } from './bulk';
import { changePapers } from './changes';
import { checkLibrary } from './check';
import { cite, type Naming } from './citations';
import { compareCopy } from './compare';
import { type Entry, entriesAfter, type LateCopy, type LibraryCopy, lateCopy } from './copy';
import type { FacetCounts } from './counted';
import { openDatabase } from './database';
import type { Changed } from './drafts';
import { findDuplicates, tellApart } from './duplicates';
import { checkedChange } from './edits';
import { LibraryLost, TooManyPapers } from './errors';
import type { ExportTools } from './export-slice';
import { countFacets } from './facet-counts';
import { editFacts, type FactWish } from './fact-edits';
import { listChanges } from './history';
import { importPapers, matchImported } from './imports';
import { keepIndex } from './index-upkeep';
import { workOnJob } from './job-slice';
import {
  beginJob,
  beginUndo,
  cancelJob,
  dismissJob,
  gatherJob,
  isBeingMade,
  listJobs,
  retryJob,
  textOfJob,
} from './jobs';
import { joinCopy } from './join';
import { type Changes, changesSince, countSteps, newestRevision } from './journal';
import { readKnownFacts } from './known-facts';
import { type LookupResult, putLookups } from './lookup-answers';
import type { LookupUse, PlacesOf } from './lookup-rows';
import {
  askAnew,
  askingOf,
  countLookups,
  dropLookups,
  type LookupCounts,
  listLookupFaults,
  nextLookups,
  putAsking,
  takeLookupNews,
  type Wanted,
} from './lookups';
import { mendLibrary } from './mend';
import { mergePapers, separatePaper } from './merges';
import { listOffered } from './offered';
import { setKey } from './own-keys';
import { proposeKeys } from './propose-keys';
import { publishPaper } from './published';
import {
  changeReadingList,
  createReadingList,
  type ListDone,
  moveReadingList,
  readReadingLists,
  removeReadingList,
} from './reading-lists';
import { annotationOf } from './record';
import { replaceLibrary } from './replace';
import { countHits } from './rule-hits';
import { moveRule } from './rule-order';
import { type Preview, previewRule } from './rule-preview';
import { changeRule, createRules, listRules, removeRules, restoreRules } from './rules';
import type { LibraryDatabase, Sighting, StoredAsking, StoredTagCount, Visit } from './schema';
import { findIds, findRow, type Row, type Rows, search } from './search';
import { SearchIndex } from './search-index';
import { clearSightings, listSightings, listVisits, putSightings, seenAt } from './sightings';
import { countStatistics } from './statistics';
import { countCarriers, findCarriers, removeTag, renameTag } from './tag-changes';
import { undoBatch } from './undo';
import { type FreshPapers, freshPapers } from './visits';

/** A paper's ids and its mark; without a mark it is neither saved nor hidden, nor always shown. */
export interface Marked {
  ids: PaperId[];
  mark?: AnnotationMark;
}

/** Papers by id, or all that match a query. */
export type Chosen = { ids: readonly PaperId[] } | { query: string; order?: ListOrder };

/** What came of what may be long work: what it changed, or the number of the job that goes on with it. */
export interface Begun extends Edited {
  job?: number;
}

/** What came of a change: the papers as they are now, and its number, by which it can be taken back; absent where nothing changed. */
export interface Done {
  marks: AnnotationMark[];
  batch?: number;
  /** What of two papers that were separated was left, because another paper has it by now; absent where nothing was. */
  left?: LeftField[];
}

/** All that the user has said of papers, and what pages have said. A promise is kept only once its transaction has completed. */
export class Library {
  readonly #db: LibraryDatabase;
  readonly #index = new SearchIndex();

  private constructor(db: LibraryDatabase) {
    this.#db = db;
  }

  /**
   * Open the library; `onClose` is called when it must be opened anew. Where there was one on this device
   * (`hadOne`), none is made, and one in which nothing was ever done isn't taken for it.
   * @throws LibraryTooNew, LibraryLost, LibraryUnavailable
   */
  static async open(onClose: () => void = () => undefined, hadOne = false): Promise<Library> {
    const db = await openDatabase(onClose, undefined, hadOne);
    if (hadOne && (await newestRevision(db)) === 0) {
      db.close();
      throw new LibraryLost('Expected a library, got an empty one');
    }
    return new Library(db);
  }

  close(): void {
    this.#db.close();
  }

  /** The annotation of a paper by any of its ids; an empty one where there is none. */
  async get(id: PaperId): Promise<Annotation> {
    const canonical = (await this.#db.getKeyFromIndex('papers', 'ids', id)) ?? id;
    const record = await this.#db.get('annotations', canonical);
    return record ? annotationOf(record) : emptyAnnotation(id);
  }

  /**
   * Apply one change to papers, all or none, and keep what the page of `site` says of each. What it saves is tagged by
   * the rules that tag, in the same batch.
   * @throws TooManyPapers, PaperUnknown, TagEmpty, TagTooLong, NoteTooLong
   */
  async change(papers: Paper[], change: Change, site?: string): Promise<Done> {
    return doneOf(await changePapers(this.#db, papers, change, site));
  }

  /** Take back the newest change; answers the papers that it touched, none where there is nothing to take back. */
  async undo(): Promise<AnnotationMark[]> {
    return (await undoBatch(this.#db)).annotations.map(markOf);
  }

  /**
   * Take back a change, but what was changed again since then. One that was taken back already stays so. A large one is
   * taken back by a job.
   * @throws NothingToUndo
   */
  async undoChange(batch: number): Promise<Done & { left: LeftField[]; job?: number }> {
    if ((await isBeingMade(this.#db, batch)) || (await countSteps(this.#db, batch)) > manyPapers) {
      const job = await beginUndo(this.#db, batch);
      return { marks: [], left: [], ...(job !== undefined && { job }) };
    }
    const { left, ...undone } = await undoBatch(this.#db, batch);
    return { ...doneOf(undone), left };
  }

  /** The last changes, newest first; before one of them, or the newest of all. */
  async history(limit: number, before?: number): Promise<PastChange[]> {
    return listChanges(this.#db, limit, before);
  }

  /**
   * Merge a paper into another; answers the one that is kept.
   * @throws PaperUnknown
   */
  async merge(into: PaperId, from: PaperId): Promise<Done> {
    return doneOf(await mergePapers(this.#db, into, from));
  }

  /**
   * Separate what was merged; answers the paper that was kept, and the one that is there again.
   * @throws PaperUnknown, NotMerged
   */
  async separate(id: PaperId): Promise<Done> {
    return doneOf(await separatePaper(this.#db, id));
  }

  /**
   * Apply one change to saved papers that were chosen, all or none, to be taken back as one; answers how many it
   * changed. Many are changed by a job.
   * @throws TooManyPapers, TagEmpty, TagTooLong, NoteTooLong, QueryError
   */
  async changeChosen(choice: Chosen, change: Change): Promise<Begun> {
    const ids = await this.chosen(choice);
    if (ids.length <= manyPapers || ids.length > maxChosen) return changeChosen(this.#db, ids, change);
    return { papers: 0, job: await beginJob(this.#db, { do: 'change', change: checkedChange(change) }, ids) };
  }

  /**
   * The ids of papers that were chosen, newest first where by query, unless it says otherwise.
   * @throws QueryError
   */
  async chosen(choice: Chosen): Promise<PaperId[]> {
    if ('ids' in choice) return [...choice.ids];
    const ids = await this.find(choice.query);
    return choice.order === 'oldest' ? ids.toReversed() : ids;
  }

  /**
   * Rename a tag and all below it, which may nest it, or merge it into another; answers how many papers carried it. Many
   * are changed by a job.
   * @throws TagEmpty, TagTooLong
   */
  async renameTag(from: string, to: string): Promise<Begun> {
    if ((await countCarriers(this.#db, from)) <= manyPapers) return renameTag(this.#db, from, to);
    const ids = await findCarriers(this.#db, from, to);
    return { papers: 0, job: await beginJob(this.#db, { do: 'rename tag', from, to }, ids) };
  }

  /** Take a tag and all below it off every saved paper; answers how many papers carried it. Many are changed by a job. */
  async removeTag(tag: string): Promise<Begun> {
    if ((await countCarriers(this.#db, tag)) <= manyPapers) return removeTag(this.#db, tag);
    const ids = await findCarriers(this.#db, tag, undefined);
    return { papers: 0, job: await beginJob(this.#db, { do: 'remove tag', tag }, ids) };
  }

  /** Begin to write papers as a text, freezing their citation keys; answers the number of the job. `list` is the name of their reading list. */
  async beginExport(ids: readonly PaperId[], options: ExportOptions, list?: string): Promise<number> {
    return beginJob(this.#db, { do: 'export', options, ...(list !== undefined && { list }) }, ids);
  }

  /**
   * Hand over papers that are to be saved with these tags, in as many calls as it takes, of which the later ones name
   * the job. Nothing is changed before the last.
   * @throws JobUnknown, TooManyPapers, TagEmpty, TagTooLong
   */
  async gatherPapers(
    papers: Paper[],
    { tags, site, job, isLast }: { tags: readonly string[]; site: string; job?: number; isLast: boolean },
  ): Promise<number> {
    if (papers.length > maxChosen)
      throw new TooManyPapers(`Expected at most ${maxChosen} papers, got ${papers.length}`);
    for (const tag of tags) checkedChange({ do: 'add tag', tag });
    const task: JobTask = { do: 'add', tags: [...tags], site };
    return gatherJob(this.#db, papers, (some) => ({ papers: some }), { task, job, isLast });
  }

  /**
   * Say which papers of a file the library has, and what they would add.
   * @throws TooManyPapers
   */
  async matchImported(papers: readonly ImportedPaper[]): Promise<ImportMatch[]> {
    return matchImported(this.#db, papers);
  }

  /**
   * Bring papers of a file into the library, with these tags besides their own, in as many calls as it takes, of which the
   * later ones name the job. Nothing is changed before the last; those of one call are brought in at once.
   * @throws JobUnknown, TooManyPapers, TagEmpty, TagTooLong
   */
  async importPapers(
    papers: readonly ImportedPaper[],
    { tags, job, isLast }: { tags: readonly string[]; job?: number | undefined; isLast: boolean },
  ): Promise<Begun> {
    for (const tag of [...tags, ...papers.flatMap((paper) => paper.tags)]) checkedChange({ do: 'add tag', tag });
    if (isLast && job === undefined) return importPapers(this.#db, papers, tags);
    const task: JobTask = { do: 'import', tags: [...tags] };
    return { papers: 0, job: await gatherJob(this.#db, papers, (imported) => ({ imported }), { task, job, isLast }) };
  }

  /**
   * Write fields of a paper by hand, in one change; without a value what sources say holds again.
   * @throws PaperUnknown
   */
  async editFacts(id: PaperId, wishes: readonly FactWish[]): Promise<Done> {
    return doneOf(await editFacts(this.#db, id, wishes));
  }

  /**
   * Say whether a paper's published version is cited.
   * @throws PaperUnknown where there is no such paper, or none was found of it
   */
  async publish(id: PaperId, state: OfferedPublication['state']): Promise<Done> {
    return doneOf(await publishPaper(this.#db, id, state));
  }

  /** The saved papers of which a published version is offered, at most 500. */
  async offered(): Promise<PaperId[]> {
    return listOffered(this.#db);
  }

  /**
   * Give a paper a citation key by hand; an empty one: the pattern's.
   * @throws KeyInvalid, KeyTaken, PaperUnknown
   */
  async setKey(id: PaperId, key: string): Promise<Done> {
    return doneOf(await setKey(this.#db, id, key));
  }

  /**
   * All that is known of a paper, field by field, and who says so.
   * @throws PaperUnknown
   */
  async knownFacts(id: PaperId, naming: Naming): Promise<KnownFacts> {
    return readKnownFacts(this.#db, id, naming);
  }

  /** Learn from the journal which papers were saved or changed, some steps at a time; answers whether there may be more. */
  async takeLookupNews(placesOf: PlacesOf): Promise<boolean> {
    return takeLookupNews(this.#db, placesOf);
  }

  /** The papers that a source is to be asked for next, at most so many, and when the next one is to be tried again. */
  async nextLookups(use: LookupUse, limit: number, placesOf: PlacesOf): Promise<{ wanted: Wanted[]; again?: number }> {
    for (;;) {
      const { gone, ...next } = await nextLookups(this.#db, use, limit, Date.now());
      if (gone.length === 0) return next;
      await dropLookups(this.#db, gone, placesOf);
    }
  }

  /** Keep what a source has answered; answers whether anything has become known. */
  async putLookups(result: LookupResult, placesOf: PlacesOf): Promise<boolean> {
    return putLookups(this.#db, result, placesOf, Date.now());
  }

  /** Have sources asked for saved papers, again where that was done before; answers for how many there is any to ask. */
  async askAnew(ids: readonly PaperId[], uses: readonly LookupUse[], placesOf: PlacesOf): Promise<number> {
    return askAnew(this.#db, ids, uses, placesOf);
  }

  /** How a source stands. */
  async askingOf(source: MetadataSourceId): Promise<StoredAsking> {
    return askingOf(this.#db, source);
  }

  /** Keep how a source stands. */
  async putAsking(asking: StoredAsking): Promise<void> {
    await putAsking(this.#db, asking);
  }

  /** Count how far a source is. */
  async countLookups(use: LookupUse): Promise<LookupCounts> {
    return countLookups(this.#db, use.id, use.ownOnly);
  }

  /** The papers for which sources couldn't be asked, the last first. */
  async lookupFaults(limit: number): Promise<LookupFault[]> {
    return listLookupFaults(this.#db, limit);
  }

  /** All long work, in the order in which it was begun. */
  async jobs(): Promise<JobState[]> {
    return listJobs(this.#db);
  }

  /** Do the next slice of long work; answers whose it was, undefined where none is left. */
  async workOnJob(tools: ExportTools): Promise<JobState | undefined> {
    return workOnJob(this.#db, tools);
  }

  /** Have a job no longer done; what it has done already is taken back by another. */
  async cancelJob(job: number): Promise<void> {
    await cancelJob(this.#db, job);
  }

  /** Go on with a job that has failed. */
  async retryJob(job: number): Promise<void> {
    await retryJob(this.#db, job);
  }

  /** Forget a job that has ended. */
  async dismissJob(job: number): Promise<void> {
    await dismissJob(this.#db, job);
  }

  /** A part of what an export has written, counted from 1; undefined where there is none. */
  async textOfJob(job: number, part: number): Promise<string | undefined> {
    return textOfJob(this.#db, job, part);
  }

  /** Pairs of saved papers that may be one, at most so many. */
  async duplicates(most: number): Promise<[PaperId, PaperId][]> {
    return findDuplicates(this.#db, most);
  }

  /**
   * Tell two papers apart for good, or no longer.
   * @throws PaperUnknown
   */
  async tellApart(one: PaperId, other: PaperId, areApart: boolean): Promise<void> {
    await tellApart(this.#db, one, other, areApart);
  }

  /** One saved paper as a search answers it, by any of its ids; undefined where it isn't saved. */
  async row(id: PaperId): Promise<Row | undefined> {
    return findRow(this.#db, id);
  }

  /** All tags of saved papers, the last used first. */
  async tags(): Promise<StoredTagCount[]> {
    return (await this.#db.getAll('tags')).sort((a, b) => b.lastUsed - a.lastUsed || (a.tag < b.tag ? -1 : 1));
  }

  /** All rules in their order, those that are over too. */
  async rules(): Promise<ListedRule[]> {
    return listRules(this.#db);
  }

  /**
   * Make rules, in this order in front of the others; all or none.
   * @throws RuleInvalid, RuleNameTooLong, TagEmpty, TagTooLong, TooManyRules
   */
  async createRules(rules: NewRule[]): Promise<Rule[]> {
    return createRules(this.#db, rules);
  }

  /**
   * Change a rule's parts; what is undefined is taken away.
   * @throws RuleUnknown, RuleInvalid, RuleNameTooLong, TagEmpty, TagTooLong
   */
  async changeRule(id: string, change: RuleChange): Promise<Rule> {
    return changeRule(this.#db, id, change);
  }

  /**
   * Put a rule in front of another, at the end without one.
   * @throws RuleUnknown
   */
  async moveRule(id: string, before?: string): Promise<void> {
    await moveRule(this.#db, id, before);
  }

  /**
   * Remove rules; those that are removed already stay so.
   * @throws RuleUnknown
   */
  async removeRules(ids: string[]): Promise<void> {
    await removeRules(this.#db, ids);
  }

  /**
   * Bring removed rules back as they were, each to its place.
   * @throws RuleUnknown, TooManyRules
   */
  async restoreRules(ids: string[]): Promise<void> {
    await restoreRules(this.#db, ids);
  }

  /** All reading lists in their order. */
  async lists(): Promise<ReadingList[]> {
    return readReadingLists(this.#db);
  }

  /**
   * Keep a reading list behind the others.
   * @throws TooManyLists
   */
  async createList(list: NewReadingList): Promise<ListDone> {
    return createReadingList(this.#db, list);
  }

  /**
   * Change a reading list's parts.
   * @throws ListUnknown
   */
  async changeList(id: string, change: ReadingListChange): Promise<ListDone> {
    return changeReadingList(this.#db, id, change);
  }

  /**
   * Put a reading list in front of another, at the end without one.
   * @throws ListUnknown
   */
  async moveList(id: string, before?: string): Promise<ListDone> {
    return moveReadingList(this.#db, id, before);
  }

  /**
   * Remove a reading list; undoing brings it back.
   * @throws ListUnknown
   */
  async removeList(id: string): Promise<ListDone> {
    return removeReadingList(this.#db, id);
  }

  /**
   * How many of the papers that were saved since a time (milliseconds since the Unix epoch) meet a query.
   * @throws QueryError
   */
  async preview(query: string, since: number): Promise<Preview> {
    return previewRule(this.#db, query, since);
  }

  /** Count how often rules acted, by their ids; those that there aren't are passed over. */
  async countHits(hits: ReadonlyMap<string, number>): Promise<void> {
    await countHits(this.#db, hits);
  }

  /**
   * Search the saved papers, newest first. One who hurries may get less than the exact count; undefined once nobody
   * wants to know any more.
   * @throws QueryError
   */
  async search(query: string, offset: number, limit: number, hurries?: boolean): Promise<Rows>;
  async search(
    query: string,
    offset: number,
    limit: number,
    hurries: boolean,
    isWanted: () => boolean,
  ): Promise<Rows | undefined>;
  async search(
    query: string,
    offset: number,
    limit: number,
    hurries = false,
    isWanted?: () => boolean,
  ): Promise<Rows | undefined> {
    return search({ db: this.#db, index: this.#index }, query, { offset, limit, hurries, isWanted });
  }

  /**
   * Count what the papers that match a query have; undefined once nobody wants to know any more.
   * @throws QueryError
   */
  async facets(query: string, isWanted?: () => boolean): Promise<FacetCounts | undefined> {
    return countFacets(this.#db, this.#index, query, isWanted);
  }

  /**
   * Count what the papers that match a query are as a whole; undefined once nobody wants to know any more.
   * @throws QueryError
   */
  async statistics(query: string, isWanted?: () => boolean): Promise<LibraryStatistics | undefined> {
    return countStatistics(this.#db, this.#index, query, isWanted);
  }

  /**
   * The ids of all saved papers that match, newest first.
   * @throws QueryError
   */
  async find(query: string): Promise<PaperId[]> {
    return findIds(this.#db, this.#index, query);
  }

  /** Index some of the papers that have changed since they were last indexed; false where there are none. */
  async keepIndex(): Promise<boolean> {
    return keepIndex(this.#db, this.#index);
  }

  /** Have the whole index in memory, so that the next searches needn't read it. */
  async warmIndex(): Promise<void> {
    return this.#index.warm(this.#db);
  }

  /** Give papers their citation keys, none of those `besides`; with `freeze` new ones are kept for good. */
  async cite(ids: PaperId[], naming: Naming, freeze: boolean, besides: Iterable<string> = []): Promise<CitedPaper[]> {
    return cite(this.#db, ids, naming, freeze, besides);
  }

  /** Name papers that the library doesn't know, by keys that nobody has. */
  async proposeKeys(papers: readonly Paper[], naming: Naming, besides: Iterable<string>): Promise<string[]> {
    return proposeKeys(this.#db, papers, naming, besides);
  }

  /** Remember that a page showed papers. */
  async putSightings(site: string, page: string, ids: PaperId[]): Promise<void> {
    await putSightings(this.#db, site, page, ids);
  }

  /** All sightings of a paper under any of these ids. */
  async sightings(ids: PaperId[]): Promise<Sighting[]> {
    return listSightings(this.#db, ids);
  }

  /** Where a paper was seen, by any of its ids, the last time first. */
  async seen(id: PaperId, limit: number): Promise<Omit<Sighting, 'paper'>[]> {
    return seenAt(this.#db, id, limit);
  }

  /** Which papers of a listing, each by all its ids, were never shown before this visit of its site; undefined on the first. */
  async freshPapers(site: string, papers: readonly PaperId[][]): Promise<FreshPapers | undefined> {
    return freshPapers(this.#db, site, papers);
  }

  /** The sites that were visited, the last one first. */
  async visits(): Promise<Visit[]> {
    return listVisits(this.#db);
  }

  /** Forget all sightings, or those of one site. */
  async clearSightings(site?: string): Promise<void> {
    await clearSightings(this.#db, site);
  }

  /** Grows with every change. */
  async revision(): Promise<number> {
    return newestRevision(this.#db);
  }

  /** The papers that were changed after a revision, and whether rules were. */
  async changesSince(revision: number): Promise<Changes> {
    return changesSince(this.#db, revision);
  }

  /** Read papers with their annotations in the order of their ids, so many behind one of them. */
  async entriesAfter(id: PaperId | undefined, limit: number): Promise<Entry[]> {
    return entriesAfter(this.#db, id, limit);
  }

  /** Read what was changed after a revision, and all merges and rules; undefined where the whole library was replaced since. */
  async lateCopy(since: number): Promise<LateCopy | undefined> {
    return lateCopy(this.#db, since);
  }

  /**
   * Put a copy in place of the whole library; the journal says so by this name.
   * @param at The revision up to which somebody has kept what is replaced.
   * @throws LibraryChanged where it is another one by now
   */
  async replace(copy: LibraryCopy, name: string, at?: number, steps?: Steps): Promise<void> {
    await replaceLibrary(this.#db, copy, name, { at, steps });
  }

  /** The random id of this library on this device: another one begins with another id. */
  async device(): Promise<string> {
    return String(await this.#db.get('meta', 'device'));
  }

  /**
   * Bring what a copy knows into the library, field by field the later word; what it doesn't have stays.
   * @throws TooManyRules
   */
  async join(copy: LibraryCopy, steps?: Steps): Promise<void> {
    await joinCopy(this.#db, copy, steps);
  }

  /** Say how a copy differs from the library. */
  async compare(copy: LibraryCopy, steps?: Steps): Promise<BackupDiff> {
    return compareCopy(this.#db, copy, steps);
  }

  /** Check that everything agrees; answers what is wrong. `told` is the revision that pages have been told. */
  async check(told?: number): Promise<LibraryFault[]> {
    return checkLibrary(this.#db, told);
  }

  /** Make everything that is derived anew; nothing that anybody said is lost. */
  async mend(): Promise<void> {
    await mendLibrary(this.#db);
  }

  /** Whether any paper is hidden by hand. */
  async hasHidden(): Promise<boolean> {
    return (await this.#db.getKeyFromIndex('annotations', 'hidden', IDBKeyRange.lowerBound(0))) !== undefined;
  }

  /** The ids and marks of papers by their canonical ids; without ids, of all. */
  async marks(ids?: PaperId[]): Promise<Marked[]> {
    const tx = this.#db.transaction(['papers', 'annotations']);
    const wanted = ids ?? (await tx.objectStore('annotations').getAllKeys());
    return Promise.all(
      wanted.map(async (id): Promise<Marked> => {
        const [paper, record] = await Promise.all([
          tx.objectStore('papers').get(id),
          tx.objectStore('annotations').get(id),
        ]);
        const annotation = record ? annotationOf(record) : emptyAnnotation(id);
        const of = { ids: paper?.ids ?? [id] };
        const isMarked = annotation.saved || annotation.hidden || annotation.shown;
        return isMarked ? { ...of, mark: markOf(annotation) } : of;
      }),
    );
  }
}

function doneOf({ annotations, ...rest }: Changed): Done {
  return { ...rest, marks: annotations.map(markOf) };
}
