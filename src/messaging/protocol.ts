import type { Annotation, AnnotationMark, Change } from '../core/annotation';
import type { BackupReading, BackupSchedule, BackupSource, BackupState, SnapshotInfo } from '../core/backup';
import type { LibraryFault } from '../core/check';
import type { LeftField, PastChange } from '../core/history';
import type { PaperId } from '../core/identifier';
import type { JobState } from '../core/job';
import type { ListedPaper, Paper } from '../core/paper';
import type { ListOrder, NewReadingList, ReadingList, ReadingListChange } from '../core/reading-list';
import type { ListedRule, NewRule, Rule, RuleChange } from '../core/rule';
import type { Settings } from '../core/settings';
import type { LibraryStatistics } from '../core/statistics';
import type { TaughtKey, TaughtSite } from '../core/taught';
import type { CitingProtocol } from './citing';
import type { PageProbe } from './probe';

/** A tag with the number of saved papers that carry it, and when it was last added (milliseconds since the Unix epoch). */
export interface TagCount {
  tag: string;
  count: number;
  lastUsed: number;
}

/** One paper of the library as a list shows it. */
export interface LibraryRow {
  paper: Paper;
  annotation: Annotation;
  /** When it was saved, milliseconds since the Unix epoch. */
  saved: number;
  /** Ids of the sites that have shown it. */
  sites: string[];
  /** The papers that were merged into it, the last one last; `paper.separate` takes any of them out again. */
  absorbed?: PaperId[];
}

/** A page of search results, newest saved first. */
export interface LibraryPage {
  rows: LibraryRow[];
  /** How many papers match the query. */
  matched: number;
  /** How many papers are saved. */
  total: number;
  /** True where `matched` is only what was found until the page was full: more may match. */
  atLeast?: true;
}

/** What papers of the library are told apart by. `has`: `star`, `note`. */
export type FacetName = 'tag' | 'status' | 'site' | 'venue' | 'year' | 'author' | 'has';

/** A value of a facet, with how many papers have it. */
export interface FacetValue {
  value: string;
  count: number;
}

/** The values of each facet, the most frequent first, as many as are worth showing. A tag counts for all above it, too. */
export interface LibraryFacets extends Record<FacetName, FacetValue[]> {
  /** Of facets that are counted among the newest papers that match only: among how many. */
  looked: Partial<Record<FacetName, number>>;
}

/** Where and when a paper was seen: a listing of a site, milliseconds since the Unix epoch. */
export interface Seen {
  site: string;
  page: string;
  first: number;
  last: number;
}

/** Papers of a listing that were never shown before this visit of its site. */
export interface NewHere {
  /** When papers of the site were last shown before: milliseconds since the Unix epoch. */
  since: number;
  /** The first id of each. */
  fresh: PaperId[];
}

/** A site that was visited, with the time when it last showed papers: milliseconds since the Unix epoch. */
export interface Visited {
  site: string;
  last: number;
}

/** How many papers a change has changed, and its number for `journal.undo`, absent where nothing changed; or the number of the job that goes on with it, of which `job.list` says how far it is. */
export interface DoneToMany {
  papers: number;
  batch?: number;
  job?: number;
}

/** A reading list after a change, and its number for `journal.undo`, absent where nothing changed. */
export interface DoneToList {
  list: ReadingList;
  batch?: number;
}

/** Which papers are meant: by id, or all that match a query (an empty one: the whole library), newest first unless it is said otherwise. */
export type Choice = { ids: PaperId[] } | { query: string; order?: ListOrder };

/** What came of a change: the papers that were asked of, as they are now, and its number for `journal.undo`, absent where nothing changed. */
export interface Done {
  marks: AnnotationMark[];
  batch?: number;
  /** What of two papers that were separated was left, because another paper has it by now; absent where nothing was. */
  left?: LeftField[];
}

/** What the worker answers; each is acknowledged only once its transaction has completed. */
export interface Protocol extends CitingProtocol {
  /** The whole annotation of a paper with its full note, by any of its ids; an empty one where there is none. */
  'annotation.get': (id: PaperId) => Annotation;
  /** Apply one change to one paper or to many, in one transaction, and keep what the page says of each; `site` is the page's site id, absent where no adapter has read it. An unknown id needs a `title`. Answers in the order asked. */
  'annotation.change': (data: { papers: Paper[]; change: Change; site?: string }) => Done;
  /** The last changes, newest first: before the one that is named, or the newest of all. At most 100, fewer where they are large. For our own pages only. */
  'journal.list': (data: { limit: number; before?: number }) => PastChange[];
  /** Take back a change, but what was changed again since, which is `left` (the first 100 of it); one that was taken back already stays so. A large one is taken back by a `job`, of which the answer has the number only. For our own pages only. Ends with `NothingToUndo`. */
  'journal.undo': (batch: number) => Done & { left: LeftField[]; job?: number };
  /** Merge a paper into another without losing a tag or a note; answers the one that is kept. Each is named by any of its ids. For our own pages only. */
  'paper.merge': (data: { into: PaperId; from: PaperId }) => Done;
  /** Tell two papers, by their own ids, apart for good, or no longer: they are no duplicates, and no card brings them together. For our own pages only. */
  'paper.apart': (data: { one: PaperId; other: PaperId; apart: boolean }) => undefined;
  /** Separate what was merged; answers the paper that was kept and the one that is there again. The id is one of `LibraryRow.absorbed`, or the kept paper's own for the last that was merged into it; any other alias is given up. For our own pages only. */
  'paper.separate': (id: PaperId) => Done;
  /** All tags, the last used first. */
  'tag.list': () => TagCount[];
  /** Rename a tag and all below it, which may nest it, or merge it into another; answers how many papers carried it. `journal.undo` takes it back. For our own pages only. */
  'tag.rename': (data: { from: string; to: string }) => DoneToMany;
  /** Take a tag and all below it off every saved paper; answers how many carried it. `journal.undo` takes it back. For our own pages only. */
  'tag.remove': (tag: string) => DoneToMany;
  /** All reading lists in their order. For our own pages only, as what follows; `journal.undo` takes each change back. */
  'list.list': () => ReadingList[];
  /** Keep a search as a reading list, behind the others. Ends with `TooManyLists`. */
  'list.create': (list: NewReadingList) => DoneToList;
  /** Change a list's name, query or order. Ends with `ListUnknown`, as what follows. */
  'list.change': (data: { id: string; change: ReadingListChange }) => DoneToList;
  /** Put a list in front of another; at the end without `before`. */
  'list.move': (data: { id: string; before?: string }) => DoneToList;
  /** Remove a list; answers it as it was. */
  'list.remove': (id: string) => DoneToList;
  /** All rules in their order. */
  'rule.list': () => ListedRule[];
  /** Make a rule, in front of the others. */
  'rule.create': (rule: NewRule) => Rule;
  /** Make many rules, in this order in front of the others; all or none. For our own pages only. */
  'rule.import': (rules: NewRule[]) => Rule[];
  /** Change a rule's parts; what is `null` is taken away. */
  'rule.change': (data: { id: string; change: RuleWish }) => Rule;
  /** Put a rule in front of another; at the end without `before`. */
  'rule.move': (data: { id: string; before?: string }) => undefined;
  /** Remove rules. */
  'rule.remove': (ids: string[]) => undefined;
  /** Bring removed rules back as they were. */
  'rule.restore': (ids: string[]) => undefined;
  /** How many of the papers that were saved in the last month meet a query, and how many those are. */
  'rule.preview': (query: string) => { matched: number; total: number };
  /** Say on how many papers of the sender's page rules have acted since it last said so, by their ids. Answers nothing; does nothing in a private window. */
  'rule.hits': (hits: Record<string, number>) => undefined;
  /** Inject the script that decides by rules into the sender's page. */
  'rules.load': () => undefined;
  /** Search the library. `limit` at most 500. One who `hurries` gets the page as soon as it is full, and maybe no exact count; asking so of another query ends what the same tab has asked of the one before with `Superseded`. */
  'library.search': (data: { query: string; offset: number; limit: number; hurries?: boolean }) => LibraryPage;
  /** The ids of the papers that match a query, newest first, from a place on; `limit` at most 1,000,000. For our own pages only. */
  'library.ids': (data: { query: string; offset: number; limit: number }) => PaperId[];
  /** Pairs of saved papers that may be one, at most 50: met at the other's address, or close titles with an author in both. For our own pages only. */
  'library.duplicates': () => [LibraryRow, LibraryRow][];
  /** One saved paper, by any of its ids; nothing where it isn't saved. For our own pages only. */
  'library.row': (id: PaperId) => LibraryRow | undefined;
  /** Apply one change to saved papers, at most 100,000, all or none; answers how many it changed. `journal.undo` takes it back as a whole. For our own pages only. */
  'library.change': (data: { choice: Choice; change: Change }) => DoneToMany;
  /** Count what the papers that match a query have, each facet as if the query said nothing of it. Who asks anew before the answer gets `Superseded` for the older question. For our own pages only. */
  'library.facets': (query: string) => LibraryFacets;
  /** Count what the papers that match a query are as a whole, to be drawn. Who asks anew before the answer gets `Superseded` for the older question. For our own pages only. */
  'library.statistics': (query: string) => LibraryStatistics;
  /** All long work that is going, has failed, or has ended of late. Who asks wakes the worker, which goes on with it. For our own pages only, as all that follows on jobs. */
  'job.list': () => JobState[];
  /** Hand over papers, at most 2,000, that are to be saved and get tags; answers the number of the job, which the later calls name. Nothing is changed before the last. Ends with `JobUnknown` where it was cancelled. */
  'job.add': (data: { papers: Paper[]; tags: string[]; job?: number; isLast: boolean }) => number;
  /** Have a job no longer done: what it has done is taken back, by another job. */
  'job.cancel': (job: number) => undefined;
  /** Go on with a job that has failed. */
  'job.retry': (job: number) => undefined;
  /** Forget a job that has ended, and the text that it has written. */
  'job.dismiss': (job: number) => undefined;
  /** A part of the text that a job has written, counted from 1; nothing behind the last. */
  'job.text': (data: { job: number; part: number }) => string | undefined;
  /** Remember which papers a listing showed. Answers nothing; does nothing in a private window or when switched off. */
  'sighting.put': (data: { site: string; page: string; ids: PaperId[] }) => undefined;
  /** Where a paper was seen, by any of its ids, the last time first; at most 50. For our own pages only. */
  'sighting.list': (id: PaperId) => Seen[];
  /** Which papers of a listing, each named by all its ids, were never shown before this visit of the site; nothing on the first visit, in a private window, or when switched off. */
  'sighting.ask': (data: { site: string; page: string; papers: PaperId[][] }) => NewHere | undefined;
  /** Inject the script that keeps sightings and asks for them into the sender's page; not in a private window, nor when switched off. */
  'sighting.load': () => undefined;
  /** The sites of which sightings are kept, and when they were last visited, the last one first. For our own pages only. */
  'sighting.visits': () => Visited[];
  /** Forget all sightings, or those of one site. For our own pages only. */
  'sighting.clear': (data: { site?: string }) => undefined;
  /** Change settings; what isn't named stays. */
  'settings.change': (change: Partial<Settings>) => Settings;
  /** Inject the script with the editors into the sender's page. */
  'editors.load': () => undefined;
  /** Have the script with all adapters, and with recognition without one, take over the sender's page. */
  'everywhere.load': () => undefined;
  /** Look what could be read on a tab's page; for our own pages. Ends with `PageClosed` where the browser lets no extension in. */
  'tab.probe': (tab: number) => PageProbe;
  /** Read a tab's page this once; for our own pages. Ends with `PageClosed`. */
  'tab.read': (tab: number) => undefined;
  /** Have the user teach how a tab's page is read; for our own pages. Ends with `PageClosed`. */
  'tab.teach': (tab: number) => undefined;
  /** Keep taught pages, each in place of the one of its kind, or an edited one in place of `instead`; a page may only teach its own host. Ends with `TaughtInvalid`, `TaughtTwice` or `TooManyTaught`, keeping none. */
  'taught.put': (data: { pages: TaughtSite[]; instead?: TaughtKey }) => undefined;
  /** Forget a taught page; for our own pages. */
  'taught.remove': (key: TaughtKey) => undefined;
  /** Say how many papers are hidden on the sender's page, for the toolbar badge. */
  'badge.put': (hidden: number) => undefined;
  /** What there is of backups. For our own pages only, as all that follows on backups and on what a library is made of. */
  'backup.state': () => BackupState;
  /** Make a snapshot now. */
  'backup.make': () => SnapshotInfo;
  /** Write the library into a file of the extension's own file system (src/core/backup.ts: `outgoing`), which the page then saves under this name. */
  'backup.file': () => { name: string; made: number; saved: number };
  /** That file was saved. */
  'backup.filed': (file: { made: number; saved: number }) => undefined;
  /** Look what a backup holds, and how it differs from the library. Ends with `BackupMissing`, `NotABackup`, `BackupTooNew` or `BackupTooLarge`. */
  'backup.read': (source: BackupSource) => BackupReading;
  /** Merge a backup into the library, or put it in its place; all or nothing. Answers the number of the snapshot that was made before, absent where the library was lost. Ends as `backup.read` does, and with `BackupNotWhole`. */
  'backup.restore': (data: { source: BackupSource; how: 'merge' | 'replace' }) => { before?: number };
  /** That the library has shrunk is right: the snapshot of before needn't be held. */
  'backup.release': () => undefined;
  /** Somebody was reminded that there should be a file, and wants to be later. */
  'backup.later': () => undefined;
  /** How often a file is to be put into the downloads. */
  'backup.schedule': (schedule: BackupSchedule) => undefined;
  /** Check that everything in the library agrees; answers what is wrong, at most a thousand. */
  'library.inspect': () => LibraryFault[];
  /** Make anew what is derived; answers what is still wrong. */
  'library.mend': () => LibraryFault[];
  /** Begin with an empty library where the one that there was is lost. */
  'library.begin': () => undefined;
  /** Whether the library can be opened, and if not, the name of the error. */
  'library.check': () => { error?: string };
}

/** A change of a rule as a message carries it: JSON knows no `undefined`, so `null` takes an optional part away. */
export type RuleWish = { [Part in keyof RuleChange]?: RuleChange[Part] | null };

/** Where nothing is hidden because the user said so: on the page until it is left, on its site, or everywhere. */
export type Pause = 'page' | 'site' | 'everywhere';

/** How many papers a rule, or the user's own hand (`rule` absent), hides on a page. */
export interface HiddenCount {
  rule?: { id: string; name: string; query: string };
  count: number;
}

/** What a page's content script knows of its page. */
export interface PageReport {
  site: { id: string; name: string };
  /** False on sites that nobody has written or taught an adapter for. */
  hasAdapter: boolean;
  /** The match pattern of the host, to ask the browser for; absent where it can't be asked for. */
  origin?: string;
  kind: 'listing' | 'paper' | 'other';
  /** Every recognized paper, in page order, hidden ones too. */
  papers: ListedPaper[];
  /** The ids of those that are saved, in page order. */
  saved: PaperId[];
  hidden: HiddenCount[];
  /** The ids of those that are hidden, in page order. */
  hiddenIds: PaperId[];
  /** By the site's adapter, by one that the reader has taught, or without any. */
  foundBy: 'adapter' | 'generic' | 'taught';
  /** How many cards were left out, by what they lack: a title, or all that would say which paper it is. */
  skipped: { untitled: number; unlinked: number };
  /** How many papers are linked where none is recognized. */
  linked: number;
  /** True while hidden cards are shown as folded lines. */
  shown: boolean;
  /** How many of the papers that are to be seen were never shown before this visit, and when the last one was; absent where nobody knows. */
  fresh?: { count: number; since: number };
  /** Absent where it isn't paused. */
  paused?: Pause;
}

/** What a content script answers to the popup and the worker. */
export interface PageProtocol {
  /** What is on the page. */
  'page.report': () => PageReport;
  /** Show hidden cards as folded lines, or hide them again. */
  'page.show': (shown: boolean) => PageReport;
  /** Hide nothing on the page until it is left, or hide again. */
  'page.pause': (paused: boolean) => PageReport;
  /** A rule was made of what the user had selected on the page: say so, with the way back. */
  'page.ruleMade': (rule: { id: string; name: string }) => undefined;
  /** Some hosts, by match patterns, were taken back: on their pages, take away all that was drawn and stop. */
  'page.leave': (origins: string[]) => undefined;
}
