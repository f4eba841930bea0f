import { describe, expect, it } from 'vitest';
import { hiddenCounts, type Reason, totalOf } from '../../src/content/hidden-counts';
import { snapshot } from './rules';

describe('the counts of what is hidden', () => {
  const [a, b] = [snapshot('title:a', { name: 'A' }), snapshot('title:b', { name: 'B', action: 'collapse' })];
  const dims = snapshot('title:c', { action: 'dim' });
  const by = (reason: Reason | undefined, state = 'gone') => ({ reason, state });

  it('are by rule in the order of the cards, the user’s own hand last', () => {
    const views = [
      by({ by: 'hand' }),
      by({ by: 'rule', rule: b }),
      by({ by: 'rule', rule: a }),
      by({ by: 'rule', rule: b }),
    ];
    expect(hiddenCounts(views)).toEqual([
      { rule: { id: 'title:b', name: 'B', query: 'title:b' }, count: 2 },
      { rule: { id: 'title:a', name: 'A', query: 'title:a' }, count: 1 },
      { count: 1 },
    ]);
    expect(totalOf(hiddenCounts(views))).toBe(4);
  });

  it('have folded cards and those that are shown in their places, but neither what is shown nor what a rule only dims', () => {
    const folded = by({ by: 'rule', rule: a }, 'folded');
    const peeked = by({ by: 'rule', rule: a }, 'dimmed');
    const dimmed = by({ by: 'rule', rule: dims }, 'dimmed');
    const counts = hiddenCounts([folded, peeked, dimmed, by({ by: 'rule', rule: b }, 'shown'), by(undefined)]);
    expect(counts).toMatchObject([{ count: 2 }]);
    expect(hiddenCounts([])).toEqual([]);
  });
});
