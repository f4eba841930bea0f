import { type PaperId, titleId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { surnameOf } from '../core/same-paper';
import { sortIds } from './text-ids';

/** What stands in a text and is no paper, as far as could be told. */
export interface Unread {
  /** The number of its first line, from 1. */
  line: number;
  /** Its beginning, at most 200 characters. */
  text: string;
}

/** What a text says of a paper. */
export type PaperInText = Omit<ListedPaper, 'id' | 'aliases' | 'foundBy'>;

/** Papers that are read from one text. */
export const maxPapersInText = 20_000;

/** A text that holds more papers than are read at once. */
export class TextHasTooManyPapers extends Error {
  override name = 'TextHasTooManyPapers';
  constructor() {
    super(`Expected at most ${maxPapersInText} papers`);
  }
}

/** The papers of a text as they are found, each once, and what could not be read. */
export class TextPapers {
  readonly papers: ListedPaper[] = [];
  readonly unread: Unread[] = [];
  readonly #byId = new Map<PaperId, ListedPaper>();

  /**
   * Keep a paper; one that is there already gets what it lacked. Answers whether it can be known by anything.
   * @throws TextHasTooManyPapers
   */
  add(ids: readonly PaperId[], said: PaperInText): boolean {
    const [id, ...aliases] = ids.length > 0 ? sortIds(ids) : ownId(said);
    if (id === undefined) return false;
    const known = [id, ...aliases].map((one) => this.#byId.get(one)).find((paper) => paper !== undefined);
    const paper: ListedPaper = known ?? { id, foundBy: 'text' };
    const further = [...(paper.aliases ?? []), id, ...aliases].filter((one) => one !== paper.id);
    Object.assign(paper, { ...said, ...paper });
    if (further.length > 0) paper.aliases = sortIds(further).slice(0, maxAliases);
    for (const one of [id, ...aliases]) this.#byId.set(one, paper);
    if (known) return true;
    if (this.papers.length === maxPapersInText) throw new TextHasTooManyPapers();
    this.papers.push(paper);
    return true;
  }

  /** Note what could not be read; what stands in no line of its own is cut. */
  leave(line: number, text: string): void {
    this.unread.push({ line, text: text.slice(0, 200) });
  }
}

/** Further ids that are kept of one paper. */
const maxAliases = 10;

function ownId({ title, author }: PaperInText): PaperId[] {
  const id = title && titleId(title, surnameOf(author?.[0] ?? {}));
  return id ? [id] : [];
}
