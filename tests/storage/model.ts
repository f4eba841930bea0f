import { type Annotation, type Change, type Status, statuses } from '../../src/core/annotation';
import type { PaperId } from '../../src/core/identifier';

/** A field's value with the time of its last change. */
interface Part {
  value: unknown;
  changed: number;
}

type Fields = Map<string, Part>;

interface Merge {
  into: PaperId;
  from: Fields;
  kept: Fields;
  result: Fields;
  time: number;
}

/** One step of a change: a field of a paper, that papers were merged, or that a rule is there. */
type ModelStep = { id: string; field: string; old: unknown; now: unknown };

/** The library as plainly as it can be said: fields by paper, and what every change did to them. */
export class Model {
  papers = new Map<PaperId, Fields>();
  merges = new Map<PaperId, Merge>();
  /** Papers that were merged into one, the last one last. */
  absorbed = new Map<PaperId, PaperId[]>();
  rules = new Map<string, { number: number; tag: string; isThere: boolean }>();
  batches: { steps: ModelStep[]; time: number; undoes?: number; isUndone: boolean }[] = [];
  #steps: ModelStep[] = [];

  owner(id: PaperId): PaperId {
    const merge = this.merges.get(id);
    return merge ? this.owner(merge.into) : id;
  }

  get(id: PaperId, field: string): unknown {
    return this.#fields(this.owner(id)).get(field)?.value ?? initial[field as 'note'] ?? false;
  }

  /** What the library says of a paper. */
  view(asked: PaperId): Annotation {
    const id = this.owner(asked);
    const is = (field: string) => this.get(id, field) !== false;
    const seen = { id, saved: is('saved'), hidden: is('hidden'), shown: is('shown') };
    if (!seen.saved) return { ...seen, status: 'unread', starred: false, tags: [], note: '' };
    const tags = this.#tags(id).sort(([, a], [, b]) => a - b);
    return {
      ...seen,
      status: this.get(id, 'status') as Status,
      starred: this.get(id, 'starred') === true,
      tags: tags.map(([tag]) => tag),
      note: this.get(id, 'note') as string,
    };
  }

  /** The ids of saved papers. */
  get saved(): PaperId[] {
    return [...this.papers.keys()].filter((id) => !this.merges.has(id) && this.get(id, 'saved') !== false);
  }

  change(numbers: readonly number[], idOf: (number: number) => PaperId, change: Change, time: number): void {
    const asked = [...new Set(numbers.map((number) => this.owner(idOf(number))))];
    const unsaved = new Set(asked.filter((id) => this.get(id, 'saved') === false));
    for (const id of asked) this.#apply(id, change, time);
    const matching = (id: PaperId) =>
      [...this.rules.values()].filter(({ number, isThere }) => isThere && this.owner(idOf(number)) === id);
    for (const id of asked) {
      if (!unsaved.has(id) || this.get(id, 'saved') === false) continue;
      for (const { tag } of matching(id).reverse()) this.#apply(id, { do: 'add tag', tag }, time);
    }
    this.#end(time);
  }

  makeRule(id: string, number: number, tag: string, time: number): void {
    this.rules.set(id, { number, tag, isThere: true });
    this.#steps.push({ id, field: 'rule', old: false, now: true });
    this.#end(time);
  }

  removeRule(id: string, time: number): void {
    this.#setRule(id, false);
    this.#end(time);
  }

  canMerge(into: PaperId, from: PaperId): boolean {
    const both = [into, from];
    return (
      into !== from &&
      both.every((id) => this.owner(id) === id && this.get(id, 'saved') !== false) &&
      !this.absorbed.get(from)?.length
    );
  }

  merge(into: PaperId, from: PaperId, time: number): void {
    const [kept, other] = [new Map(this.#fields(into)), new Map(this.#fields(from))];
    const [a, b] = [(field: string) => this.get(into, field), (field: string) => this.get(from, field)];
    const wanted = new Map<string, unknown>([
      ['saved', earliest(a('saved'), b('saved'))],
      ['status', statuses[Math.max(statuses.indexOf(a('status') as Status), statuses.indexOf(b('status') as Status))]],
      ['starred', a('starred') === true || b('starred') === true],
      ['note', joined(a('note') as string, b('note') as string)],
    ]);
    for (const field of [...kept.keys(), ...other.keys()])
      if (field.startsWith('tag ')) wanted.set(field, earliest(a(field), b(field)));
    const [hidden, shown] = [earliest(a('hidden'), b('hidden')), earliest(a('shown'), b('shown'))];
    const isBoth = hidden !== false && shown !== false;
    wanted.set('hidden', isBoth && shown > hidden ? false : hidden);
    wanted.set('shown', isBoth && hidden >= shown ? false : shown);
    for (const [field, value] of wanted) this.#set(into, field, value, time);
    this.merges.set(from, { into, from: other, kept, result: new Map(this.#fields(into)), time });
    this.absorbed.set(into, [...(this.absorbed.get(into) ?? []), from]);
    this.#steps.push({ id: from, field: 'merged', old: undefined, now: into });
    this.#end(time);
  }

  separate(into: PaperId, time: number): void {
    const from = this.#takeOut(into);
    const { kept, result } = from.merge;
    const [is, own] = [this.#fields(into), new Map<string, Part>()];
    for (const field of new Set([...is.keys(), ...kept.keys()])) {
      const isTouched = JSON.stringify(is.get(field)) !== JSON.stringify(result.get(field));
      const part = isTouched ? is.get(field) : kept.get(field);
      if (part) own.set(field, part);
    }
    if (own.get('hidden')?.value && own.get('shown')?.value) {
      const wasHidden = JSON.stringify(is.get('hidden')) !== JSON.stringify(result.get('hidden'));
      own.set(wasHidden ? 'shown' : 'hidden', { value: false, changed: time });
    }
    this.papers.set(into, own);
    this.#steps.push({ id: from.id, field: 'merged', old: into, now: undefined });
    this.#end(time);
  }

  /** Whether this model knows what taking a change back comes to: not of separating, nor of merging under other merges. */
  canUndo(batch: number): boolean {
    const steps = this.batches[batch - 1]?.steps;
    return (
      steps?.every(
        ({ id, field, now }) =>
          field !== 'merged' || (now !== undefined && this.#isLast(id as PaperId, now as PaperId)),
      ) ?? false
    );
  }

  /** Take a change back; answers the fields that are left. */
  undo(number: number, time: number): string[] {
    const batch = this.batches[number - 1];
    if (!batch || batch.isUndone) return [];
    const left: string[] = [];
    const saved = batch.steps.filter(({ field, old }) => field === 'saved' && old === false);
    const used = new Set(saved.filter(({ id }) => this.#isUsed(id as PaperId, number)).map(({ id }) => id));
    for (const { id, field, old, now } of batch.steps.toReversed()) {
      if (field === 'merged') this.#unmerge(id as PaperId, now as PaperId);
      else if (field === 'rule') {
        if (this.rules.get(id)?.isThere === now) this.#setRule(id, old as boolean);
      } else if (this.owner(id as PaperId) !== id) {
        // It is part of another by now.
        if (!isSame(this.#fields(id as PaperId).get(field)?.value ?? initial[field as 'note'] ?? false, old))
          left.push(`${id} ${field}`);
      } else {
        const present = this.get(id as PaperId, field);
        if (isSame(present, old)) continue;
        const isUsed = field === 'saved' && old === false && (used.has(id) || this.#holds(id as PaperId, batch.time));
        const other = field === 'hidden' ? 'shown' : 'hidden';
        const opposed = (field === 'hidden' || field === 'shown') && old !== false && this.get(id as PaperId, other);
        const ends = ({ steps }: { steps: ModelStep[] }): boolean =>
          steps.some((one) => one.id === id && one.field === other && one.old === false && isSame(one.now, opposed));
        const isOpposed = typeof opposed === 'number' && !ends(batch);
        if (!isSame(present, now) || isUsed || isOpposed) left.push(`${id} ${field}`);
        else this.#set(id as PaperId, field, old, time);
      }
    }
    if (this.#steps.length > 0) {
      this.#mark(number, true);
      this.#end(time, number);
    }
    return left.sort();
  }

  #isLast(from: PaperId, into: PaperId): boolean {
    return (
      this.merges.get(from)?.into === into && this.owner(into) === into && this.absorbed.get(into)?.at(-1) === from
    );
  }

  #mark(number: number, isUndone: boolean): void {
    const batch = this.batches[number - 1];
    if (!batch) return;
    batch.isUndone = isUndone;
    if (batch.undoes !== undefined) this.#mark(batch.undoes, !isUndone);
  }

  #takeOut(into: PaperId): { id: PaperId; merge: Merge } {
    const all = this.absorbed.get(into) ?? [];
    const id = all.at(-1) as PaperId;
    const merge = this.merges.get(id) as Merge;
    this.absorbed.set(into, all.slice(0, -1));
    this.merges.delete(id);
    this.papers.set(id, merge.from);
    return { id, merge };
  }

  #unmerge(from: PaperId, into: PaperId): void {
    if (!this.#isLast(from, into)) return;
    this.#takeOut(into);
    this.#steps.push({ id: from, field: 'merged', old: into, now: undefined });
  }

  /** Whether something else is said of a paper now than right after a change. */
  #isUsed(id: PaperId, number: number): boolean {
    const later = this.batches.slice(number).flatMap(({ steps }) => steps);
    const isNew = (field: string) => {
      const first = later.find((step) => step.id === id && step.field === field);
      return first !== undefined && !isSame(first.old, this.get(id, field));
    };
    const isSaid = (field: string) => /^(?:tag |note$|status$|starred$)/.test(field);
    const fields = [...this.#fields(id).keys()].filter(isSaid);
    return fields.some((field) => isNew(field) && !isSame(this.get(id, field), initial[field as 'note'] ?? false));
  }

  /** Whether another paper was merged into one since a time. */
  #holds(id: PaperId, time: number): boolean {
    return (this.absorbed.get(id) ?? []).some((one) => (this.merges.get(one)?.time ?? 0) >= time);
  }

  #setRule(id: string, isThere: boolean): void {
    const rule = this.rules.get(id);
    if (!rule || rule.isThere === isThere) return;
    rule.isThere = isThere;
    this.#steps.push({ id, field: 'rule', old: !isThere, now: isThere });
  }

  #apply(id: PaperId, change: Change, time: number): void {
    const listing = change.do === 'hide' || change.do === 'show';
    const saves =
      change.do === 'save' ||
      change.do === 'add tag' ||
      change.do === 'status' ||
      (change.do === 'note' && change.note !== '') ||
      (change.do === 'star' && change.starred);
    if (saves && this.get(id, 'saved') === false) this.#set(id, 'saved', time, time);
    if (!saves && !listing && this.get(id, 'saved') === false) return;
    const since = (field: string) => this.get(id, field) || time;
    if (change.do === 'remove') this.#set(id, 'saved', false, time);
    if (change.do === 'add tag') {
      const places = this.#tags(id).map(([, place]) => place + 1);
      this.#set(id, `tag ${change.tag}`, this.get(id, `tag ${change.tag}`) || Math.max(time, ...places), time);
    }
    if (change.do === 'remove tag') this.#set(id, `tag ${change.tag}`, false, time);
    if (change.do === 'note') this.#set(id, 'note', change.note, time);
    if (change.do === 'status') this.#set(id, 'status', change.status, time);
    if (change.do === 'star') this.#set(id, 'starred', change.starred, time);
    if (change.do === 'hide') {
      const [hidden, shown] = [this.#fields(id).get('hidden'), this.#fields(id).get('shown')];
      // Hiding it had ended that it was always shown.
      const wasShown = hidden && hidden.value !== false && shown?.value === false && shown.changed === hidden.changed;
      if (!change.hidden && wasShown) this.#set(id, 'shown', time, time);
      this.#set(id, 'hidden', change.hidden && since('hidden'), time);
      if (change.hidden) this.#set(id, 'shown', false, time);
    }
    if (change.do === 'show') {
      this.#set(id, 'shown', change.shown && since('shown'), time);
      if (change.shown) this.#set(id, 'hidden', false, time);
    }
  }

  #tags(id: PaperId): [string, number][] {
    return [...this.#fields(id)].flatMap(([field, { value }]): [string, number][] =>
      field.startsWith('tag ') && typeof value === 'number' ? [[field.slice(4), value]] : [],
    );
  }

  #fields(id: PaperId): Fields {
    const known = this.papers.get(id) ?? new Map();
    this.papers.set(id, known);
    return known;
  }

  #set(id: PaperId, field: string, value: unknown, time: number): void {
    const old = this.get(id, field);
    if (isSame(old, value)) return;
    this.#fields(id).set(field, { value, changed: time });
    this.#steps.push({ id, field, old, now: value });
  }

  #end(time: number, undoes?: number): void {
    const steps = this.#steps;
    this.#steps = [];
    if (steps.length > 0) this.batches.push({ steps, time, isUndone: false, ...(undoes !== undefined && { undoes }) });
  }
}

const initial = { status: 'unread', note: '' } as const;

function isSame(one: unknown, other: unknown): boolean {
  return one === other;
}

function earliest(one: unknown, other: unknown): number | false {
  if (typeof one !== 'number' || typeof other !== 'number')
    return typeof one === 'number' ? one : typeof other === 'number' ? other : false;
  return Math.min(one, other);
}

function joined(one: string, other: string): string {
  return one === '' || other === '' || one === other ? one || other : `${one}\n\n---\n\n${other}`;
}
