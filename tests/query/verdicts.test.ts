import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../src/core/annotation';
import { isCutShort } from '../../src/core/title';
import { Folded } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import { Rulebook } from '../../src/query/rulebook';
import type { Subject } from '../../src/query/subject';
import { root } from '../source-files';

const now = new Date(2026, 9, 20, 12).getTime();
const lines = readFileSync(join(root, 'tests/query/verdicts.txt'), 'utf8').split('\n');

interface Row {
  topic: string;
  verdict: string;
  paper: string;
  query: string;
}

/** The table's papers, each as the lines of its fields, and its rows. */
function read(): { papers: Map<string, Map<string, string>>; rows: Row[] } {
  const papers = new Map<string, Map<string, string>>();
  const rows: Row[] = [];
  let fields = new Map<string, string>();
  let topic = '';
  for (const line of lines) {
    const [, name] = /^= ([^:]+):/.exec(line) ?? [];
    const [, verdict, paper, query] = /^(true|false|unknown) +(\S+) +(.+)$/.exec(line) ?? [];
    const [, field, value] = /^([^:]+): (.+)$/.exec(line) ?? [];
    if (name !== undefined) {
      fields = new Map();
      papers.set(name, fields);
    } else if (line.startsWith('# ')) topic = line.slice(2);
    else if (verdict && paper && query) rows.push({ topic, verdict, paper, query });
    else if (papers.size > 0 && topic === '' && field && value) fields.set(field, value);
    else if (line !== '' && papers.size > 0) throw new Error(`What is this in the table: ${line}`);
  }
  return { papers, rows };
}

const lists = { tags: 'tag', sites: 'site', categories: 'category', ids: 'id' } as const;

function subjectFrom(fields: Map<string, string>): Subject {
  const subject: Subject = {};
  const cut: ('title' | 'abstract')[] = [];
  for (const [field, text] of fields) {
    const value = text === 'none' ? '' : text;
    const list = value.split('; ').filter((one) => one !== '' && one !== '…');
    const goesOn = value.endsWith('; …');
    if (field === 'title' || field === 'abstract' || field === 'note' || field === 'venue' || field === 'issued') {
      subject[field] = value;
      if ((field === 'title' || field === 'abstract') && isCutShort(value)) cut.push(field);
    } else if (field in lists) {
      subject[lists[field as keyof typeof lists]] = list;
      if (field === 'ids' && goesOn) subject.idsIncomplete = true;
    } else if (field === 'authors') {
      subject.author = list.map((printed) => ({ printed }));
      if (goesOn) subject.authorsIncomplete = true;
    } else if (field === 'author count') subject.authorCount = Number(value);
    else if (field === 'upvotes' || field === 'comments') subject[field] = Number(value);
    else if (field === 'status') subject.status = value as Status;
    else if (field === 'added' || field === 'read') subject[field] = new Date(`${value}T12:00:00`).getTime();
    else if (field === 'is' || field === "isn't")
      for (const flag of value.split(', ')) subject[flag as 'saved'] = field === 'is';
    else throw new Error(`What field is this in the table: ${field}`);
  }
  return { ...subject, cut };
}

const { papers, rows } = read();
const subjects = new Map([...papers].map(([name, fields]) => [name, subjectFrom(fields)]));

describe('the table of verdicts', () => {
  it('has at least 200 rows, with each verdict, on papers that it describes', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200);
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['true', 'false', 'unknown']));
    expect(rows.filter(({ paper }) => !subjects.has(paper))).toEqual([]);
  });

  it('has no row twice', () => {
    const keys = rows.map(({ paper, query }) => `${paper} ${query}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(rows)('$topic: $query is $verdict of $paper', ({ query, paper, verdict }) => {
    const parsed = parse(query);
    const subject = () => new Folded(subjects.get(paper) ?? {}, now);
    expect(String(compile(parsed)(subject()) ?? 'unknown')).toBe(verdict);
    const rule = { id: '1', name: '', query, action: 'hide' as const, parsed };
    expect(new Rulebook([rule], 'arxiv', now).met(subject())).toHaveLength(verdict === 'true' ? 1 : 0);
  });
});
