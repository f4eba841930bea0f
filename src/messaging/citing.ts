import type { CitedPaper, Exported, ExportOptions } from '../core/citing';
import type { PaperId } from '../core/identifier';
import type { ImportedPaper, ImportMatch } from '../core/importing';
import type { KnownFacts, LookupFault, OfferedPublication, SourceState } from '../core/metadata';
import type { Paper, PaperFields } from '../core/paper';
import type { Choice, Done, DoneToMany } from './protocol';

/** What the worker answers on citations, and on what they are made of. */
export interface CitingProtocol {
  /** Write papers, at most so many of those that are `count`ed. With `freeze` their citation keys are kept for good; many are then written by a `job`, and the text is its; it goes by the name of a reading `list`. Pages of sites may name 500 papers by their ids, and get no notes. */
  'library.export': (data: {
    choice: Choice;
    freeze: boolean;
    limit?: number;
    options: ExportOptions;
    list?: string;
  }) => Exported;
  /** Papers with their keys, for what a page writes itself; `limit` at most 500 from a place on. Keys that aren't kept are unlike those of the same answer, and unlike those `besides`, which were told before. For our own pages only, as all that follows. */
  'library.cited': (data: {
    choice: Choice;
    freeze: boolean;
    offset: number;
    limit: number;
    besides?: string[];
  }) => CitedPaper[];
  /** Name papers that the library doesn't know, at most 500, each by a key that nobody has, and that isn't among those `besides`. Nothing is kept. */
  'key.propose': (data: { papers: Paper[]; besides: string[] }) => string[];
  /** The keys that a pattern would give to the newest papers. Ends with `KeyPatternInvalid`. */
  'key.preview': (data: { pattern: string; limit: number }) => { title: string; key: string }[];
  /** Give a paper a citation key by hand; an empty one: the pattern's. The one that it had stays its. Ends with `KeyInvalid` or `KeyTaken`, whose message is the title of the paper that has it. */
  'key.set': (data: { id: PaperId; key: string }) => Done;
  /** All that is known of a paper, by any of its ids, and who says so. Ends with `PaperUnknown`, as what follows. */
  'paper.facts': (id: PaperId) => KnownFacts;
  /** Write fields of a paper by hand, in one change; no source changes them then. Without a value, what sources say of a field holds again. Authors that are written without `authorsIncomplete` are all of them. Ends with `FactInvalid`, whose message begins with the field and a colon. */
  'paper.edit': (data: { id: PaperId; edits: FactEdit[] }) => Done;
  /** Cite a paper's published version, no longer, or never. */
  'paper.publish': (data: { id: PaperId; state: 'offered' | 'taken' | 'declined' }) => Done;
  /** The first saved papers of which a published version is offered, and how many there are, at most 500. `limit` at most 50. */
  'paper.offers': (limit: number) => { count: number; offers: OfferedPaper[] };
  /** All sources with how far they are. */
  'source.list': () => SourceState[];
  /** What couldn't be asked, the last first, at most 100. */
  'source.faults': () => LookupFault[];
  /** Ask all sources that may be asked for these papers, again where that was done before. */
  'source.ask': (choice: Choice) => { papers: number };
  /** Say which of these papers the library has, in their order; at most 2,000. */
  'import.match': (papers: ImportedPaper[]) => ImportMatch[];
  /** Hand over papers of a file, at most 2,000 at once; answers the number of the job, which the later calls name. Nothing is changed before the last. All or nothing, and one change. Ends with `JobUnknown`. */
  'import.add': (data: { papers: ImportedPaper[]; tags: string[]; job?: number; isLast: boolean }) => DoneToMany;
}

/** A paper with the published version that is offered of it. */
export interface OfferedPaper {
  paper: Paper;
  published: OfferedPublication;
}

/** A field with its new value, as a message carries it; without one the edit is taken away. */
export type FactEdit = {
  [Field in keyof PaperFields]-?: { field: Field; value?: PaperFields[Field] };
}[keyof PaperFields];
