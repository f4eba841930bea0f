import fc from 'fast-check';
import type { PaperId } from '../../../src/core/identifier';
import { paperTypes } from '../../../src/core/metadata';
import type { Name } from '../../../src/core/name';
import type { PaperFields } from '../../../src/core/paper';
import { listOrders } from '../../../src/core/reading-list';
import { highlightColours, ruleActions } from '../../../src/core/rule';
import type {
  BackupEntry,
  BackupList,
  BackupRecord,
  BackupRule,
  BackupTimed,
} from '../../../src/formats/backup/records';

const time = fc.integer({ min: 0, max: 2_000_000_000_000 });
const since = fc.oneof(time, fc.constant(false as const));
const text = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' });
const timed = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<BackupTimed<T>> => fc.record({ value, changed: time });
/** Parts that may be missing are missing now and then. */
const partial = <T extends object>(parts: { [P in keyof T]-?: fc.Arbitrary<NonNullable<T[P]>> }) =>
  fc.record(parts, { requiredKeys: [] }) as unknown as fc.Arbitrary<T>;

const name: fc.Arbitrary<Name> = fc.oneof(
  fc.record({ literal: text }),
  fc.record({ family: text, given: text }),
  fc.record({ family: text, 'non-dropping-particle': text, suffix: text }),
);

const two = fc.integer({ min: 0, max: 99 }).map((part) => String(part).padStart(2, '0'));
const year = fc.integer({ min: 0, max: 9_999 }).map((part) => String(part).padStart(4, '0'));
const issued = fc.oneof(year, fc.tuple(year, two), fc.tuple(year, two, two)).map((parts) => [parts].flat().join('-'));

const names = fc.array(name, { maxLength: 3 });
const publication = {
  type: fc.constantFrom(...paperTypes),
  'container-title': text,
  'collection-title': text,
  editor: names,
  volume: text,
  issue: text,
  page: text,
  publisher: text,
  'publisher-place': text,
  DOI: text,
  ISBN: text,
  ISSN: text,
};

const facts = partial<PaperFields>({
  ...publication,
  number: text,
  edition: text,
  genre: text,
  title: text,
  author: names,
  authorsIncomplete: fc.constant(true),
  authorCount: fc.integer({ min: 1, max: 90 }),
  abstract: text,
  issued,
  categories: fc.array(text, { maxLength: 2 }),
  URL: fc.constant('https://arxiv.org/abs/2401.00001'),
});

/** Some fields that were written by hand, and some that were taken away again. */
const edits = partial<NonNullable<BackupEntry['paper']['edits']>>({
  title: fc.oneof(timed(text), fc.record({ changed: time })),
  author: timed(names),
  authorsIncomplete: timed(fc.boolean()),
  issued: timed(issued),
} as never);

/** A paper by its number, so that each has ids of its own. */
export function entry(number: number): fc.Arbitrary<BackupEntry> {
  const id: PaperId = `arxiv:2401.${String(number).padStart(5, '0')}`;
  const doi: PaperId = `doi:10.1000/${number}`;
  const sources = partial<BackupEntry['paper']['sources']>({ title: text, author: text, page: text } as never);
  const paper = fc.record(
    {
      id: fc.constant(id),
      ids: fc.constantFrom<PaperId[]>([id], [id, doi], [doi, id]),
      facts,
      sources,
      sites: fc.constantFrom([], ['arxiv', 'huggingface']),
      covered: fc.record({ facts, sources }),
      edits,
      published: fc.record(
        {
          facts: partial<PaperFields>(publication as never),
          source: text,
          state: fc.constantFrom('offered' as const, 'taken' as const, 'declined' as const),
          changed: time,
          alias: fc.constant(doi),
        },
        { requiredKeys: ['facts', 'source', 'state', 'changed'] },
      ),
    },
    { requiredKeys: ['id', 'ids', 'facts', 'sources', 'sites'] },
  );
  const tag = fc.record({ tag: fc.constantFrom('a', 'b/c', 'd e', 'ü'), value: since, changed: time });
  const annotation = fc.record(
    {
      id: fc.constant(id),
      saved: timed(since),
      hidden: timed(fc.constant(false as const)),
      shown: timed(since),
      status: timed(fc.constantFrom('unread' as const, 'reading' as const, 'read' as const)),
      starred: timed(fc.boolean()),
      note: timed(fc.string({ unit: 'binary' })),
      tags: fc.uniqueArray(tag, { selector: (one) => one.tag }),
      key: timed(fc.constant(`key${number}`)),
      aliasKeys: timed(fc.constant([`other${number}`])),
    },
    { requiredKeys: ['id', 'saved', 'hidden', 'status', 'starred', 'note', 'tags'] },
  );
  return fc.record({ paper, annotation }) as unknown as fc.Arbitrary<BackupEntry>;
}

function rule(number: number): fc.Arbitrary<BackupRule> {
  return fc.record(
    {
      id: fc.constant(`rule ${number}`),
      name: text,
      query: text,
      action: fc.constantFrom(...ruleActions),
      colour: fc.constantFrom(...highlightColours),
      tag: fc.constant('a tag'),
      sites: fc.constant(['arxiv']),
      expires: time,
      enabled: fc.boolean(),
      alsoSaved: fc.boolean(),
      created: time,
      position: fc.double({ noNaN: true, noDefaultInfinity: true }).map((position) => position + 0),
      changed: fc.constantFrom({}, { query: 5, position: 7, removed: 9 }),
      removed: time,
    },
    { requiredKeys: ['id', 'name', 'query', 'action', 'enabled', 'tag', 'created', 'position', 'changed'] },
  ) as fc.Arbitrary<BackupRule>;
}

function list(number: number): fc.Arbitrary<BackupList> {
  return fc.record(
    {
      id: fc.constant(`list ${number}`),
      name: text,
      query: fc.string({ unit: 'binary' }),
      order: fc.constantFrom(...listOrders),
      created: time,
      position: fc.double({ noNaN: true, noDefaultInfinity: true }).map((position) => position + 0),
      changed: fc.constantFrom({}, { query: 5, position: 7, removed: 9 }),
      removed: time,
    },
    { requiredKeys: ['id', 'name', 'query', 'order', 'created', 'position', 'changed'] },
  ) as fc.Arbitrary<BackupList>;
}

/** The records of a library: some papers, one of them merged into the first, rules and reading lists. */
export const records: fc.Arbitrary<BackupRecord[]> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }), fc.boolean())
  .chain(([papers, rules, isMerged]) =>
    fc
      .tuple(
        fc.tuple(...Array.from({ length: papers }, (_, index) => entry(index + 1))),
        fc.tuple(...Array.from({ length: rules }, (_, index) => rule(index))),
        fc.tuple(entry(99), time),
        fc.array(list(0), { maxLength: 1 }),
      )
      .map(([entries, allRules, [from, at], allLists]): BackupRecord[] => {
        const [first] = entries;
        if (isMerged && first) {
          const kept = structuredClone(first);
          first.paper.absorbed = [from.paper.id];
          const merge = { id: from.paper.id, into: first.paper.id, time: at, from, kept };
          return [
            ...entries.map((one) => ({ kind: 'paper' as const, entry: one })),
            { kind: 'merge', merge },
            ...allRules.map((one) => ({ kind: 'rule' as const, rule: one })),
            ...allLists.map((one) => ({ kind: 'list' as const, list: one })),
          ];
        }
        return [
          ...entries.map((one) => ({ kind: 'paper' as const, entry: one })),
          ...allRules.map((one) => ({ kind: 'rule' as const, rule: one })),
          ...allLists.map((one) => ({ kind: 'list' as const, list: one })),
        ];
      }),
  );
