// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { maxNoteLength } from '../../src/core/annotation';
import { NoteEditor } from '../../src/ui/NoteEditor';
import { click, complaints, find, has, leave, press, show, type } from './screen';
import { inEnglish } from './texts';

inEnglish();

async function editor(save: (note: string) => Promise<unknown> = async () => undefined) {
  const onSave = vi.fn(save);
  const onClose = vi.fn();
  await show(<NoteEditor note="before" onSave={onSave} onClose={onClose} autoFocus />);
  return { area: find<HTMLTextAreaElement>('textbox', 'Note'), onSave, onClose };
}

describe('a note editor', () => {
  it('starts with the note, in the direction of its text, with the caret at its end', async () => {
    const { area } = await editor();
    expect([area.value, area.dir, area.selectionStart]).toEqual(['before', 'auto', 6]);
    expect(document.activeElement).toBe(area);
  });

  it('stores what was typed before Esc closes it', async () => {
    const { area, onSave, onClose } = await editor();
    await type(area, 'after');
    expect(onSave).not.toHaveBeenCalled();
    await press(area, 'Escape');
    expect(onSave).toHaveBeenCalledWith('after');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('stays open with the text and the reason when saving fails, and tries again', async () => {
    const { area, onSave, onClose } = await editor();
    onSave.mockRejectedValueOnce(Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await type(area, 'after');
    await click(find('button', 'Done'));
    expect(onClose).not.toHaveBeenCalled();
    expect(area.value).toBe('after');
    expect(has('status', /disk is full/)).toBe(true);
    expect(has('status', /Saved/)).toBe(false);
    await click(find('button', 'Try again'));
    expect(has('status', 'Saved')).toBe(true);
    expect(onSave.mock.calls).toEqual([['after'], ['after']]);
  });

  it('refuses what is too long by how much, and keeps it', async () => {
    const { area, onSave } = await editor();
    await type(area, 'x'.repeat(maxNoteLength + 2));
    await press(area, 'Escape');
    expect(onSave).not.toHaveBeenCalled();
    expect(area.value).toHaveLength(maxNoteLength + 2);
    expect(has('status', /2 characters too long/)).toBe(true);
  });

  it('stores what was typed when it is taken away', async () => {
    const { area, onSave } = await editor();
    await type(area, 'in a hurry');
    await leave();
    expect(onSave).toHaveBeenCalledWith('in a hurry');
  });

  it('stores what was typed when its page goes', async () => {
    const { area, onSave } = await editor();
    await type(area, 'in a hurry');
    window.dispatchEvent(new Event('pagehide'));
    expect(onSave).toHaveBeenCalledWith('in a hurry');
  });

  it('gives axe nothing to complain of', async () => {
    await editor();
    expect(await complaints()).toEqual([]);
  });
});
