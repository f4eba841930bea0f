import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBackup } from '../../src/formats/backup/read-backup';
import type { BackupRecord } from '../../src/formats/backup/records';
import { lineOf, writeBackup } from '../../src/formats/backup/write-backup';
import { checkLibrary } from '../../src/storage/check';
import type { Library } from '../../src/storage/library';
import { copyOf } from './copy-of';
import { emptyLibrary, inDatabase } from './fixture';
import { live, steps } from './random-changes';

/** What is done to one value of one line: another value in its place, or nothing. `at`: which of its values, counted on. */
interface Damage {
  line: number;
  at: number;
  to: unknown;
}

const values = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'arxiv:2401.00001',
  'arxiv:2401.00002',
  'doi:10.1000/3',
  'title:a|b',
  '<img src=x onerror=alert(1)>',
  0,
  -1,
  1e300,
  5,
  true,
  false,
  [],
  ['arxiv:2401.00002', 'arxiv:2401.00002'],
  {},
  { value: 5, changed: 5 },
);
const damages = fc.array(fc.record({ line: fc.nat(30), at: fc.nat(200), to: values }), { minLength: 1, maxLength: 4 });

/** All places in a value that hold another one. */
function placesIn(value: unknown): [holder: object, name: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [[value, name] as [object, string], ...placesIn(part)]);
}

async function* damaged(library: Library, all: readonly Damage[], twice: number) {
  const copy = await copyOf(library);
  const lines = [
    ...copy.papers.map((entry): BackupRecord => ({ kind: 'paper', entry })),
    ...copy.merges.map((merge): BackupRecord => ({ kind: 'merge', merge })),
    ...copy.rules.map((rule): BackupRecord => ({ kind: 'rule', rule })),
    ...copy.lists.map((list): BackupRecord => ({ kind: 'list', list })),
  ].map((record): unknown => JSON.parse(lineOf(record)));
  for (const { line, at, to } of all) {
    const places = placesIn(lines[line % lines.length]);
    const [holder, name] = places[at % places.length] ?? [];
    if (holder && name !== undefined) Reflect.set(holder, name, structuredClone(to));
  }
  if (lines.length > 0) lines.push(lines[twice % lines.length]);
  for (const line of lines) yield JSON.stringify(line);
}

it('brings nothing into a library that doesn’t agree with the rest, whatever is wrong with a backup', async () => {
  let [taken, whole] = [0, 0];
  await fc.assert(
    fc.asyncProperty(steps, steps, damages, fc.nat(30), fc.boolean(), async (theirs, ours, all, twice, isTwice) => {
      const library = await emptyLibrary();
      await live(library, theirs);
      const lines: string[] = [];
      for await (const line of damaged(library, all, twice)) lines.push(line);
      if (!isTwice) lines.pop();
      library.close();
      const file = writeBackup(
        { made: 1, program: '1' },
        (async function* () {
          yield* lines;
        })(),
      );
      const backup = await readBackup(file);
      if (isTwice && lines.length > 0) expect(backup.isWhole).toBe(false);
      for (const how of ['join', 'replace'] as const) {
        if (how === 'replace' && !backup.isWhole) continue;
        const other = await emptyLibrary();
        await live(other, ours);
        const before = await other.revision();
        if (how === 'join') await other.join(structuredClone(backup));
        else await other.replace(structuredClone(backup), 'x');
        expect(await inDatabase((db) => checkLibrary(db))).toEqual([]);
        const [last] = await other.history(1);
        if (how === 'join' && last && (await other.revision()) > before) {
          // What was merged both here and there can't always be taken apart again; then nothing is.
          await other.undoChange(last.batch).catch((error: Error) => expect(error.name).toBe('ConstraintError'));
        }
        other.close();
        expect(await inDatabase((db) => checkLibrary(db))).toEqual([]);
        if (how === 'replace') whole++;
        else taken++;
      }
    }),
    { numRuns: 60 },
  );
  expect(taken).toBeGreaterThan(50);
  expect(whole).toBeGreaterThan(0);
});
