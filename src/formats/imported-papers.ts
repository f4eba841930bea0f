import { maxNoteLength, maxTagLength, type Status, tidyTag } from '../core/annotation';
import { identify, type PaperId } from '../core/identifier';
import type { ImportedFile, ImportedPaper, ImportFault } from '../core/importing';
import type { Paper, PaperFields } from '../core/paper';
import { isClearlyOther } from '../core/same-paper';
import { boundedFields, cutText } from './bounded-fields';
import { fillPaper, isOtherPart, isOtherWork, maxAliases, ownId, ownIdBeside } from './same-record';
import { sortIds } from './text-ids';

/** What a record of a file says, as a reader has understood it. */
export interface ReadRecord {
  /** The line on which it begins, from 1. */
  line: number;
  /** How it begins, to name it by. */
  text: string;
  ids: readonly (PaperId | undefined)[];
  fields: PaperFields;
  tags?: readonly string[];
  note?: string | undefined;
  key?: string | undefined;
  status?: Status | undefined;
  starred?: boolean;
}

/** Papers that are read from one file. */
export const maxImported = 100_000;

/** A file that holds more papers than are imported at once. */
export class FileHasTooManyPapers extends Error {
  override name = 'FileHasTooManyPapers';
  constructor() {
    super(`Expected at most ${maxImported} papers`);
  }
}

/** Tags and further keys that are kept of one paper, and faults of one file. */
const [maxTags, maxKeys, maxFaults] = [500, 100, 10_000];

/** The papers of a file as they are read, each once, and what couldn't be read. */
export class ImportedPapers implements ImportedFile {
  readonly papers: ImportedPaper[] = [];
  readonly faults: ImportFault[] = [];
  readonly #byId = new Map<PaperId, ImportedPaper>();
  readonly #keys = new Map<string, ImportedPaper>();

  /**
   * Keep a record's paper; one that is there already gets what it lacked, and of where it was published nothing of another
   * version.
   * @throws FileHasTooManyPapers
   */
  add(record: ReadRecord): void {
    const { fields, isCut } = boundedFields(record.fields);
    const ids = [...record.ids, fields.DOI && identify(fields.DOI)].filter((id): id is PaperId => !!id);
    if (fields.DOI && /^10\.48550\//i.test(fields.DOI)) delete fields.DOI;
    const { note, isNoteCut } = boundedNote(record.note);
    const tags = tagsOf(record.tags ?? []);
    const key = record.key === '' ? undefined : record.key;
    if (isCut || isNoteCut || tags.isCut) this.fault(record.line, 'cut', record.text);
    const found = this.#find(sortIds(ids), fields);
    if (!found) return this.fault(record.line, 'nothing', record.text);
    const { known, paper } = found;
    const keyOwner = key === undefined ? undefined : this.#keys.get(key.toLowerCase());
    const hasRoom = (known?.otherKeys?.length ?? 0) < maxKeys;
    const isKept = key !== undefined && hasRoom && isKeepable(key) && (keyOwner === undefined || keyOwner === known);
    if (key !== undefined && !isKept) this.fault(record.line, 'key', record.text);
    const added: ImportedPaper = {
      paper,
      line: record.line,
      tags: tags.tags,
      ...(note !== '' && { note }),
      ...(isKept && { key }),
      ...(record.status && { status: record.status }),
      ...(record.starred && { starred: true }),
    };
    if (known && !fillPaper(known.paper, paper)) this.fault(record.line, 'other', record.text);
    const kept = known ? join(known, added) : added;
    if (isKept) this.#keys.set(key.toLowerCase(), kept);
    for (const id of [kept.paper.id, ...(kept.paper.aliases ?? [])]) this.#byId.set(id, kept);
    if (known) return;
    if (this.papers.length === maxImported) throw new FileHasTooManyPapers();
    this.papers.push(kept);
  }

  /** Note what couldn't be read. */
  fault(line: number, fault: ImportFault['fault'], text: string): void {
    if (this.faults.length >= maxFaults) return;
    this.faults.push({ line, fault, text: cutText(text.split(/[\r\n]/, 1)[0] ?? '', 200) });
  }

  /** All of it, faults in the order of the lines. */
  file(): ImportedFile {
    return { papers: this.papers, faults: this.faults.sort((a, b) => a.line - b.line) };
  }

  /**
   * The paper that a record is about, and the one that is there already. An identifier that is clearly another work's names
   * neither, and a title alone no work that appeared elsewhere.
   */
  #find(ids: PaperId[], fields: PaperFields): { paper: Paper; known?: ImportedPaper } | undefined {
    const own = ownId(fields);
    const all = ids.length > 0 ? ids : own;
    const known = all.map((id) => this.#byId.get(id)).find((one) => one !== undefined);
    const said = known && { id: known.paper.id, ...fields };
    const isOther =
      said &&
      (ids.length > 0
        ? isClearlyOther(known.paper, said) || isOtherPart(known.paper, said)
        : isOtherWork(known.paper, said));
    const named = isOther ? (ids.length > 0 ? own : ownIdBeside(fields)) : all;
    const [id, ...aliases] = named;
    if (id === undefined) return undefined;
    const paper: Paper = { id, ...(aliases.length > 0 && { aliases: aliases.slice(0, maxAliases) }), ...fields };
    const same = isOther ? this.#byId.get(id) : known;
    return same ? { paper, known: same } : { paper };
  }
}

/** Whether a key can be a citation key of ours: ASCII without white space and without what ends one somewhere. */
export function isKeepable(key: string): boolean {
  return key.length <= 200 && /^[!-~]+$/.test(key) && !/[{}(),"'#%~\\=]/.test(key);
}

/** What a second record of a paper says besides its fields. */
function join(known: ImportedPaper, added: ImportedPaper): ImportedPaper {
  known.tags = [...new Set([...known.tags, ...added.tags])].slice(0, maxTags);
  if (added.note !== undefined && !known.note?.includes(added.note)) {
    known.note = cutText([known.note, added.note].filter((one) => one !== undefined).join('\n\n'), maxNoteLength);
  }
  // Texts may cite it by either.
  if (known.key === undefined && added.key !== undefined) known.key = added.key;
  else if (
    added.key !== undefined &&
    ![known.key, ...(known.otherKeys ?? [])].some((key) => isSameKey(key, added.key))
  ) {
    known.otherKeys = [...(known.otherKeys ?? []), added.key];
  }
  if (known.status === undefined && added.status !== undefined) known.status = added.status;
  if (added.starred) known.starred = true;
  return known;
}

function isSameKey(one = '', other = ''): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function boundedNote(written = ''): { note: string; isNoteCut: boolean } {
  const plain = written
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
  const note = cutText(plain, maxNoteLength);
  return { note, isNoteCut: note.length < plain.length };
}

function tagsOf(written: readonly string[]): { tags: string[]; isCut: boolean } {
  const all = [...new Set(written.slice(0, 10 * maxTags).map((tag) => tidyTag(tag.slice(0, 10 * maxTagLength))))];
  const whole = all.filter((tag) => tag !== '');
  const tags = whole.map((tag) => cutText(tag, maxTagLength));
  const isCut = written.length > maxTags || tags.some((tag, index) => tag !== whole[index]);
  return { tags: [...new Set(tags)].slice(0, maxTags), isCut };
}
