import { expect, it } from 'vitest';
import { emptyLibrary, paper } from './fixture';

it('reads the same papers from any place on, by the index or without, whatever has changed since it was made', async () => {
  const library = await emptyLibrary();
  const save = (from: number, to: number) =>
    library.change(
      Array.from({ length: to - from }, (_, at) => paper(from + at)),
      { do: 'save' },
    );
  await save(0, 1_500);
  const all = async () => {
    const pages = await Promise.all([0, 500, 1_000].map((offset) => library.search('', offset, 500)));
    return pages.flatMap(({ rows }) => rows.map((row) => row.paper.id));
  };
  /** What stands at some places, each asked for by itself. */
  const at = async (places: readonly number[]) => {
    const pages = await Promise.all(places.map((place) => library.search('', place, 2)));
    return pages.map(({ rows }) => rows.map((row) => row.paper.id));
  };
  const places = [999, 1_000, 1_001, 1_023, 1_024, 1_025, 1_279, 1_280, 1_281, 1_400, 1_497, 1_498, 1_499, 1_600];
  const expectSame = async () => {
    const ids = await all();
    expect(await at(places)).toEqual(places.map((place) => ids.slice(place, place + 2)));
    return ids;
  };
  const before = await expectSame();
  while (await library.keepIndex());
  expect(await expectSame()).toEqual(before);
  const gone = before.filter((_, index) => index % 130 === 7);
  await library.changeChosen({ ids: gone }, { do: 'remove' });
  await save(1_500, 1_510);
  const after = await expectSame();
  expect(after.slice(-3)).toEqual(before.filter((id) => !gone.includes(id)).slice(-3));
  while (await library.keepIndex());
  expect(await expectSame()).toEqual(after);
});
