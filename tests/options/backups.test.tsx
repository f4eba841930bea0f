// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { BackupReading, BackupState } from '../../src/core/backup';
import type { LibraryFault } from '../../src/core/check';
import { Backups } from '../../src/options/Backups';
import { CheckLibrary } from '../../src/options/CheckLibrary';
import { click, complaints, find, has, settle, show } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const made = Date.UTC(2026, 10, 20, 12);

const state: BackupState = {
  schedule: 'never',
  file: { made, saved: 40 },
  isOld: false,
  snapshots: [
    { number: 7, made, saved: 42, bytes: 9_000, reason: 'changed' },
    { number: 6, made: made - 3_600_000, saved: 40, bytes: 9_000, reason: 'changed' },
  ],
};

const reading: BackupReading = {
  made,
  papers: 40,
  rules: 2,
  diff: {
    papers: { added: 1, newer: 2, older: 3, missing: 4 },
    rules: { added: 0, newer: 0, older: 0, missing: 1 },
    lists: { added: 0, newer: 1, older: 0, missing: 2 },
    examples: [
      { how: 'older', id: 'arxiv:2401.00001', title: '<b>Bold</b> paper', fields: ['note', 'tag ml'] },
      { how: 'missing', id: 'arxiv:2401.00002', title: '', fields: [] },
    ],
  },
  lists: 3,
  others: { settings: true, taught: 1 },
  faults: [],
  faultCount: 0,
  isWhole: true,
};

async function backups(answers: Record<string, (data?: unknown) => unknown> = {}) {
  const all: Record<string, (data?: unknown) => unknown> = {
    'backup.state': () => state,
    'backup.file': () => ({ name: 'manicule-2026-11-21.json.gz', made, saved: 42 }),
    'backup.read': () => reading,
    'backup.restore': () => ({ before: 8 }),
    ...answers,
  };
  const send = vi.fn(async (kind: string, data?: unknown) => all[kind]?.(data));
  let taken = 40;
  const files = { take: vi.fn(async () => ++taken), give: vi.fn(async () => undefined) };
  await show(
    <main>
      <h1>Settings</h1>
      <Backups send={send as never} files={files} />
    </main>,
  );
  return { send, files };
}

function failing(name: string) {
  return () => {
    throw Object.assign(new Error(), { name });
  };
}

async function chooseFile() {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no field for a file');
  Object.defineProperty(input, 'files', { configurable: true, value: [new File(['x'], 'manicule.json.gz')] });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

describe('backups', () => {
  it('show what a file would change that was opened elsewhere, once', async () => {
    history.replaceState(null, '', '/src/options/index.html#restore=77');
    const { send } = await backups();
    expect(send).toHaveBeenCalledWith('backup.read', { file: 77 });
    expect(location.hash).toBe('');
    for (const hash of ['#restore=', '#restore=1e3', '#restore=12345678901']) {
      history.replaceState(null, '', hash);
      const { send: other } = await backups();
      expect(other).not.toHaveBeenCalledWith('backup.read', expect.anything());
    }
    history.replaceState(null, '', '/');
  });

  it('give axe nothing to complain of, with all that can be open', async () => {
    await backups({
      'backup.state': () => ({ ...state, isOld: true, held: { number: 6, saved: 40, now: 3 } }),
      'backup.read': () => ({
        ...reading,
        isWhole: false,
        faultCount: 1,
        faults: [{ line: 3, id: 'arxiv:2401.00001', property: 'annotation.note.value', problem: 'tooLong' }],
      }),
    });
    await click(find('button', 'Look at that snapshot'));
    for (const details of document.querySelectorAll('details')) details.open = true;
    expect(has('group', 'Restore a backup')).toBe(true);
    expect(await complaints()).toEqual([]);
  });

  it('say how old the last file is, and that it is time for another', async () => {
    await backups();
    expect(document.body.textContent).toMatch(/Last file: Nov 20, 2026/);
    expect(document.body.textContent).not.toContain('Time for a new one');
    await backups({ 'backup.state': () => ({ schedule: 'never', snapshots: [], isOld: true }) });
    expect(document.body.textContent).toContain('No backup file was saved yet');
    expect(document.body.textContent).toContain('Time for a new one');
  });

  it('save a file, and tell the worker once it was given to the user', async () => {
    const { send, files } = await backups();
    files.give.mockRejectedValueOnce(Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('button', 'Save a file now'));
    expect(has('alert', /disk is full/)).toBe(true);
    expect(send).not.toHaveBeenCalledWith('backup.filed', expect.anything());
    await click(find('button', 'Try again'));
    expect(files.give).toHaveBeenLastCalledWith('manicule-2026-11-21.json.gz');
    expect(send).toHaveBeenCalledWith('backup.filed', { made, saved: 42 });
  });

  it('are saved on a schedule once that is kept', async () => {
    const { send } = await backups();
    const select = document.querySelector('select');
    if (!select) throw new Error('no list of choices');
    select.value = 'weekly';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await click(find('button', 'Save'));
    expect(send).toHaveBeenCalledWith('backup.schedule', 'weekly');
  });

  it('show what would change before anything does, as text', async () => {
    const { send, files } = await backups();
    await chooseFile();
    expect(files.take).toHaveBeenCalledOnce();
    expect(send).toHaveBeenCalledWith('backup.read', { file: 41 });
    const said = find('group', 'Restore a backup').textContent;
    expect(said).toContain('1 paper is new.');
    expect(said).toContain('2 papers were changed later in the backup');
    expect(said).toContain('3 papers were changed later in your library');
    expect(said).toContain(
      '4 papers aren’t in the backup. 1 rule isn’t in the backup. 2 reading lists aren’t in the backup.',
    );
    expect(said).toContain('1 reading list was changed later in the backup.');
    expect(said).toContain('1 taught page is new.');
    expect(said).toContain('The backup has other settings.');
    expect(said).toContain('<b>Bold</b> paper note, tag ml');
    expect(send).not.toHaveBeenCalledWith('backup.restore', expect.anything());
    await click(find('button', 'Cancel'));
    expect(has('group', 'Restore a backup')).toBe(false);
  });

  it('are read anew when another file is chosen, and forget what was wrong with the first', async () => {
    let count = 0;
    await backups({ 'backup.read': () => (count++ === 0 ? failing('NotABackup')() : reading) });
    await chooseFile();
    expect(has('alert', /no backup of a Manicule library/)).toBe(true);
    await chooseFile();
    expect(has('alert', /no backup of a Manicule library/)).toBe(false);
    expect(find('group', 'Restore a backup').textContent).toContain('1 paper is new.');
  });

  it('say that nothing differs', async () => {
    const none = { added: 0, newer: 0, older: 0, missing: 0 };
    const diff = { papers: none, rules: none, lists: none, examples: [] };
    const others = { settings: false, taught: 0 };
    await backups({ 'backup.read': () => ({ ...reading, diff, others }) });
    await chooseFile();
    expect(find('group', 'Restore a backup').textContent).toContain('The backup and your library are the same.');
  });

  it('are merged or put in place of the library, with a way back', async () => {
    const { send } = await backups();
    await click(find('button', /^Look at the snapshot of Nov 20, 2026, 1\d:00|^Look at the snapshot/));
    await click(find('button', 'Replace my library'));
    expect(send).toHaveBeenCalledWith('backup.restore', { source: { snapshot: 7 }, how: 'replace' });
    expect(document.body.textContent).toContain('The backup is your library now.');
    await click(find('button', 'Undo'));
    expect(send).toHaveBeenLastCalledWith('backup.state');
    expect(send).toHaveBeenCalledWith('backup.restore', { source: { snapshot: 8 }, how: 'replace' });
    expect(document.body.textContent).toContain('Your library is as it was before.');
    expect(has('button', 'Undo')).toBe(false);
  });

  it('are restored from the file whose differences are shown, also when another was chosen', async () => {
    const answers = [reading, { ...reading, papers: 7 }];
    const { send } = await backups({ 'backup.read': () => answers.shift() });
    await chooseFile();
    await chooseFile();
    expect(find('group', 'Restore a backup').textContent).toContain('7 papers');
    await click(find('button', 'Merge'));
    expect(send).toHaveBeenCalledWith('backup.restore', { source: { file: 42 }, how: 'merge' });
  });

  it('are restored once, however often that is asked', async () => {
    let done = (_: unknown) => {};
    const { send } = await backups({ 'backup.restore': () => new Promise((resolve) => (done = resolve)) });
    await chooseFile();
    await click(find('button', 'Merge'));
    for (const name of ['Merge', 'Replace my library', 'Cancel']) await click(find('button', name));
    done({ before: 8 });
    await settle();
    expect(send.mock.calls.filter(([kind]) => kind === 'backup.restore')).toHaveLength(1);
    expect(has('button', 'Undo')).toBe(true);
  });

  it('that are damaged can be merged only, and say where', async () => {
    await backups({
      'backup.read': () => ({
        ...reading,
        isWhole: false,
        faultCount: 12,
        faults: [{ line: 3, id: 'arxiv:2401.00001', property: 'annotation.note.value', problem: 'tooLong' }],
      }),
    });
    await chooseFile();
    expect(document.body.textContent).toContain('12 records can’t be read');
    expect(document.body.textContent).toContain('Line 3 arxiv:2401.00001 annotation.note.value: too long');
    expect(find<HTMLButtonElement>('button', 'Replace my library').disabled).toBe(true);
    expect(find<HTMLButtonElement>('button', 'Merge').disabled).toBe(false);
  });

  it('that are none are refused in plain words', async () => {
    await backups({ 'backup.read': failing('NotABackup') });
    await chooseFile();
    expect(has('alert', /no backup of a Manicule library/)).toBe(true);
    expect(has('button', 'Merge')).toBe(false);
  });

  it('say that the library has shrunk, until somebody says that this is right', async () => {
    let held: BackupState['held'] = { number: 6, saved: 40, now: 3 };
    const { send } = await backups({
      'backup.state': () => ({ ...state, ...(held && { held }) }),
      'backup.release': () => {
        held = undefined;
      },
    });
    expect(has('alert', /had 40 papers, and now has 3/)).toBe(true);
    await click(find('button', 'This is right'));
    expect(send).toHaveBeenCalledWith('backup.release');
    expect(has('alert', /had 40 papers/)).toBe(false);
  });
});

describe('checking the library', () => {
  async function checking(found: LibraryFault[], mended: LibraryFault[] = []) {
    const send = vi.fn(async (kind: string) => (kind === 'library.inspect' ? found : mended));
    await show(<CheckLibrary send={send as never} />);
    await click(find('button', 'Check'));
    return send;
  }

  it('says that everything agrees', async () => {
    await checking([]);
    expect(document.body.textContent).toContain('Everything agrees.');
    expect(has('button', 'Mend')).toBe(false);
  });

  it('names what is wrong, and mends it', async () => {
    const send = await checking([
      { kind: 'tags', of: 'ml' },
      { kind: 'total', of: '' },
    ]);
    expect(document.body.textContent).toContain('2 things don’t agree');
    expect(document.body.textContent).toContain('The number of papers is wrong for the tag ml');
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Mend'));
    expect(send).toHaveBeenLastCalledWith('library.mend');
    expect(document.body.textContent).toContain('Everything agrees.');
  });
});
