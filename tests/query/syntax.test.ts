import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '../../assets/_locales/en/messages.json' with { type: 'json' };
import { queryFields } from '../../src/query/fields';
import { parse } from '../../src/query/parse';
import { syntax } from '../../src/query/syntax';
import { root } from '../source-files';

describe('the syntax help', () => {
  it('has every field of the language, and a text for each row', () => {
    const names = syntax.map(({ name }) => name);
    expect(queryFields.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !(`syntax_${name}` in messages))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is what the README shows', () => {
    const rows = syntax.map(({ name, examples }) => {
      const written = examples.map((example) => `\`${example.replaceAll('|', '\\|')}\``).join(' ');
      return `| ${written} | ${messages[`syntax_${name}`].message} |`;
    });
    const table = ['| query | finds |', '| --- | --- |', ...rows].join('\n');
    expect(readFileSync(join(root, 'README.md'), 'utf8').replaceAll('\r', '')).toContain(`\n${table}\n`);
  });

  it('has the fields that the issue of the language names, and what the charts ask for', () => {
    const wanted =
      'title abstract author tag note site category venue status id doi year date age added read upvotes comments authors has is';
    expect(queryFields.map(({ name }) => name).toSorted()).toEqual(wanted.split(' ').toSorted());
  });

  it.each(syntax.flatMap(({ name, examples }) => examples.map((example) => [name, example])))(
    'shows of %s what can be read: %s',
    (name, example) => {
      expect(() => parse(example)).not.toThrow();
      if (queryFields.some((field) => field.name === name))
        expect(example.replace(/^-/, '')).toMatch(new RegExp(`^${name}[:<>]`));
    },
  );
});
