import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import '../../src/core/all-schemes';
import type { CitedPaper } from '../../src/core/citing';
import { defaultNotes, notesOf, obsidianTag } from '../../src/formats/markdown-notes';
import { NoteNames } from '../../src/formats/note-names';
import { zipOf } from '../../src/formats/note-zip';
import { cited, hostile, line } from './cited';

const noted = (key: string, title: string): CitedPaper => ({ key, paper: { id: 'title:x|', title } });

/** The properties of a note: each a scalar or a list, as YAML reads what we write. */
function propertiesOf(text: string): Record<string, unknown> {
  const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  const properties: Record<string, unknown> = {};
  let last = '';
  for (const each of head.split('\n')) {
    const [, item] = /^ {2}- (".*")$/.exec(each) ?? [];
    const [, name = '', value = ''] = /^([a-z]+):(?: (".*"|[\w-]+))?$/.exec(each) ?? [];
    if (item !== undefined) (properties[last] as unknown[]).push(JSON.parse(item));
    else {
      expect(name, each).not.toBe('');
      properties[name] = value === '' ? [] : value.startsWith('"') ? JSON.parse(value) : value;
      last = name;
    }
  }
  return properties;
}

describe('a note per paper', () => {
  it('has what is known as properties, then abstract and note', () => {
    const paper = {
      id: 'arxiv:2307.09288' as const,
      title: 'Llama 2: "Open" <b>',
      author: [{ family: 'Touvron', given: 'Hugo' }],
      authorsIncomplete: true,
      issued: '2023-07-18',
      abstract: '# We\ndevelop',
    };
    const said = { tags: ['to read/soon', '2023'], note: 'My [[link]]\n', status: 'read' as const, saved: 0 };
    expect(notesOf([{ key: 'touvron2023llama', paper, ...said }])).toEqual([
      {
        path: 'touvron2023llama.md',
        text: `---
title: "Llama 2: \\"Open\\" <b>"
authors:
  - "Hugo Touvron"
  - "et al."
year: 2023
published: "2023-07-18"
citekey: "touvron2023llama"
aliases:
  - "Llama 2: \\"Open\\" <b>"
tags:
  - "to-read/soon"
  - "_2023"
url: "https://arxiv.org/abs/2307.09288"
arxiv: "2307.09288"
status: "read"
saved: 1970-01-01
---

# Llama 2: "Open" \\<b\\>

## Abstract

\\# We develop

## Notes

My [[link]]
`,
      },
    ]);
  });

  it('has properties that are read as they were meant, whatever papers say', () => {
    const check = (one: CitedPaper) => {
      const [file] = notesOf([one]);
      expect(propertiesOf(file?.text ?? '')).toMatchObject({ citekey: one.key });
    };
    check(hostile);
    fc.assert(fc.property(cited, check), { numRuns: 100 });
  });

  it('is named by its key or its title', () => {
    const papers = [noted('Touvron:2023', 'Llama 2: Open'), noted('touvron:2023', ''), noted('x', '../../etc/passwd')];
    expect(notesOf(papers).map(({ path }) => path)).toEqual(['Touvron-2023.md', 'touvron-2023 2.md', 'x.md']);
    const byTitle = notesOf(papers, { ...defaultNotes, names: 'title' }).map(({ path }) => path);
    expect(byTitle).toEqual(['Llama 2- Open.md', 'touvron-2023.md', 'etc-passwd.md']);
  });

  it.each([
    ['to read', 'to-read'],
    ['C++', 'Cplusplus'],
    ['1984', '_1984'],
    ['a//b / c', 'a/b/c'],
    ['注意 力', '注意-力'],
    ['🤗', '🤗'],
    ['!?', ''],
    ['R&D #1', 'RandD-sharp1'],
  ])('has a tag that Obsidian takes for %s', (tag, taken) => {
    expect(obsidianTag(tag)).toBe(taken);
  });
});

describe('notes in a zip', () => {
  const files = notesOf([noted('a', '注意'), noted('../b', 'x'.repeat(300_000)), noted('A', '')]);

  it('are there again as they were, under names that lead nowhere', async () => {
    const unzipped = unzipSync(await zipOf(files));
    expect(Object.entries(unzipped).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }))).toEqual(files);
    expect(Object.keys(unzipped)).toEqual(['a.md', 'b.md', 'A 2.md']);
    expect(unzipSync(await zipOf([]))).toEqual({});
  });

  it('make the same zip whenever they are written', async () => {
    const before = await zipOf(files);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 5, 1) });
    expect(await zipOf(files)).toEqual(before);
    vi.useRealTimers();
  });
});

describe('names of files', () => {
  it.each([
    ['../../../etc/passwd', 'etc-passwd'],
    ['..', 'paper'],
    ['', 'paper'],
    ['C:\\Windows\\x', 'C-Windows-x'],
    ['con', '_con'],
    ['LPT1.txt', '_LPT1.txt'],
    ['console', 'console'],
    ['a\u0000b\u202ec', 'abc'],
    ['trailing. ', 'trailing'],
    ['.hidden', 'hidden'],
    ['[[link]]#^|', 'link'],
    ['~/x', 'x'],
    ['Maps of $\\mathbb{R}^n$', 'Maps of -R-n'],
  ])('are safe: %j', (wanted, name) => {
    expect(new NoteNames().nameFor(wanted)).toBe(name);
  });

  it('are short in bytes, never cut amid a character, and told apart whatever their case or how letters are composed', () => {
    const names = new NoteNames();
    const wanted = [...Array<string>(3).fill('注'.repeat(500)), 'É', 'e\u0301', 'é 2', 'A', 'a', 'a 2', 'a', 'ﬁ', 'fi'];
    const given = wanted.map((name) => names.nameFor(name));
    for (const name of given) expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(120);
    expect(new Set(given.map((name) => name.normalize('NFKD').toLowerCase())).size).toBe(wanted.length);
    expect(given.slice(0, 2).map((name) => [name.length, name.at(-1)])).toEqual([
      [40, '注'],
      [39, '2'],
    ]);
  });

  it('lead nowhere, whatever a title says', () => {
    const bad = fc.constantFrom(
      '../',
      '/',
      '\\',
      '..',
      '.',
      ' ',
      'con',
      'nul.',
      '\u0000',
      ':',
      '\ud800',
      '\u202e',
      'a',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bad, line), { maxLength: 8 }), (parts) => {
        const name = new NoteNames().nameFor(parts.join(''));
        expect(name).toMatch(/^[^./\\\s:*?"<>|\p{Cc}\p{Cs}][^/\\:*?"<>|\p{Cc}\p{Cs}]*$/u);
        expect(name).not.toMatch(/[. ]$|^(?:con|nul)(?:\.|$)/i);
      }),
      { numRuns: 300 },
    );
  });
});
