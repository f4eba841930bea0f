import { expect, it } from 'vitest';
import { CurrentQueries } from '../../src/background/current-queries';

it('ends what a tab has asked of the query before, its count too, and what no other tab or list has', () => {
  const queries = new CurrentQueries();
  const old = queries.asked(1, 'grap', true);
  const [oldCount, list, other] = [
    queries.asked(1, 'grap', false),
    queries.asked(1, 'status:unread', false),
    queries.asked(2, 'grap', true),
  ];
  const isWanted = () => [old, oldCount, list, other].map((isWanted) => isWanted());
  expect(isWanted()).toEqual([true, true, true, true]);
  const newer = queries.asked(1, 'graph', true);
  expect(isWanted()).toEqual([false, false, true, true]);
  expect(newer()).toBe(true);
});
