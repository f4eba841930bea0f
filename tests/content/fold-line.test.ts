// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { type FoldLineState, foldLine } from '../../src/content/fold-line';
import { complaints, find, has } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { snapshot } from './rules';

inEnglish();

function draw(state: Partial<FoldLineState> = {}) {
  const handlers = { onShow: vi.fn(), onRule: vi.fn() };
  document.body.replaceChildren(foldLine({ title: 'A <b>Survey</b>', reason: { by: 'hand' }, ...handlers, ...state }));
  return handlers;
}

describe('a folded card’s line', () => {
  it('says that it was hidden by hand, and has a way back', async () => {
    const { onShow, onRule } = draw();
    expect(document.body.textContent).toMatch(/^Hidden by you · A <b>Survey<\/b>/);
    find('button', 'Undo').click();
    const like = find('button', 'Papers like this…');
    like.click();
    expect(onShow).toHaveBeenCalledOnce();
    expect(onRule).toHaveBeenCalledWith(like);
    expect(await complaints()).toEqual([]);
  });

  it('says which rule hides it, and lets it be edited', async () => {
    const { onShow, onRule } = draw({ reason: { by: 'rule', rule: snapshot('title:survey', { name: 'surveys' }) } });
    expect(document.body.textContent).toMatch(/^Hidden by surveys · /);
    find('button', 'Show it').click();
    find('button', 'Edit rule').click();
    expect([onShow.mock.calls.length, onRule.mock.calls.length]).toEqual([1, 1]);
    expect(await complaints()).toEqual([]);
  });

  it('is named after the paper, whose markup is text', () => {
    draw();
    expect(has('group', 'Hidden: A <b>Survey</b>')).toBe(true);
    expect(document.querySelector('b')).toBeNull();
  });
});
