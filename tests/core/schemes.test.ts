import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, isPaperId, pageOf, preferredSchemes, schemeOf } from '../../src/core/identifier';
import { commonSchemes } from '../../src/core/schemes';
import { root, sourceFiles } from '../source-files';
import { formsOfPapers, namesNoPaper } from './address-forms';

const rows = formsOfPapers.flatMap(([id, forms]) => forms.map((form) => [form, id] as const));

describe('the forms of identifiers', () => {
  it('are many, of every scheme', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    const schemes = new Set(formsOfPapers.map(([id]) => schemeOf(id)));
    expect(preferredSchemes.filter((scheme) => !schemes.has(scheme))).toEqual(['title']);
  });

  it.each(rows)('%s is %s', (form, id) => expect(identify(form)).toBe(id));

  it.each(namesNoPaper)('%s names no paper', (text) => expect(identify(text)).toBeUndefined());

  it.each(formsOfPapers.map(([id]) => id))('%s is well formed, and its page leads back to it', (id) => {
    expect(isPaperId(id)).toBe(true);
    const page = pageOf(id);
    // A workshop's page can't be told from the name of its paper.
    if (page === undefined) expect(id).toContain('CVPRW');
    else expect(identify(page)).toBe(id);
  });
});

describe('an id that is not canonical', () => {
  it.each([
    'dblp:journals/corr/abs-2307-09288',
    'dblp:conf/nips/2017',
    'acl:p19-1001',
    'acl:2020.acl-main.0',
    'pmid:020565167',
    'pmcid:7029158',
    'pmcid:pmc7029158',
    's2:204E3073870FAE3D05BCBC2F6A8E263D9B72E776',
    'pmlr:v9/index',
    'neurips:3f5ee243547dee91fbd053c1c4a845aa',
    'virtual:neurips/2023/poster/70000',
    'pii:s0893608014002135',
    'pii:S0140-6736(20)30183-5',
    'ieee:07780459',
    'openreview:a b',
  ])('is refused: %s', (id) => expect(isPaperId(id)).toBe(false));
});

describe('hostile input', () => {
  const parts = [
    ...rows.map(([form]) => form.slice(0, 60)),
    '/',
    '?',
    '&',
    'id=',
    '/doi/',
    '/pdf',
    '10.1145/',
    '.proxy.',
    'url=https://',
    '%25',
    '-',
    '(',
    ')',
    '\u0000',
    '\uD800',
  ];

  it('gets a well-formed id or none', () => {
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (one) => {
        const id = identify(one, 'https://openreview.net/group?id=x');
        expect(id === undefined || isPaperId(id)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read without going back and forth', () => {
    const heads = rows.map(([form]) => form.replace(/[^/]*$/, ''));
    const fillers = [
      '/',
      'a',
      'a/',
      '-',
      '.',
      '1',
      '(',
      '%2F',
      '/pdf',
      '&id',
      '.proxy',
      'https://',
      'PMC',
      'A-',
      '_CVPR_2024_',
    ];
    const hostile = heads.flatMap((head) => fillers.map((filler) => (head + filler.repeat(2_000)).slice(0, 2_000)));
    // What goes back and forth over two thousand characters would take minutes here, and vitest ends it after seconds.
    for (const text of hostile) identify(text);
    expect(hostile.length).toBeGreaterThan(2_000);
  });
});

describe('the scripts', () => {
  const entries = sourceFiles('src').filter(
    // What stands beside the page's script gets ids that were identified by others: queries' and cards'.
    ({ path }) => /\.iife\.ts$|\/(worker|main)\.tsx?$/.test(path) && !/\/(page|rules|sightings)\.iife\.ts$/.test(path),
  );

  it.each(entries.map(({ path }) => path))('know every scheme: %s', (path) => {
    expect(readFileSync(`${root}/${path}`, 'utf8')).toContain("import '../core/all-schemes';");
  });

  it('on Hugging Face and arXiv know those of what these list', () => {
    expect(commonSchemes.map(({ scheme }) => scheme)).toEqual(['arxiv', 'doi']);
  });
});
