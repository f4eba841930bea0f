import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { siteFor, sites } from '../../src/sites/registry';

const root = join(import.meta.dirname, '../..');

describe('every site', () => {
  it('has an id of its own', () => {
    expect(new Set(sites.map(({ id }) => id)).size).toBe(sites.length);
  });

  it.each(sites.map(({ id }) => id))('%s has its adapter and its fixtures where its id says', (id) => {
    expect(existsSync(join(root, `src/sites/${id}.ts`))).toBe(true);
    expect(existsSync(join(root, `tests/sites/${id}`))).toBe(true);
  });

  it.each(sites.flatMap(({ matches }) => matches))('%s is a host that the manifest asks for', (pattern) => {
    const asked = [
      ...manifest.content_scripts.flatMap(({ matches }) => matches),
      ...manifest.optional_host_permissions,
    ];
    expect(asked.some((one) => one === pattern || one === 'https://*/*')).toBe(true);
  });
});

describe('the sites whose script the manifest declares', () => {
  it.each(manifest.content_scripts.flatMap(({ matches }) => matches))('%s has an adapter', (pattern) => {
    expect(siteFor(new URL(pattern.replace('*', '')))).toBeDefined();
  });
});

describe('siteFor', () => {
  it.each([
    ['https://huggingface.co/papers?q=lora', 'huggingface'],
    ['https://arxiv.org/list/cs.CL/new', 'arxiv'],
    ['http://arxiv.org/list/cs.CL/new', undefined],
    ['https://arxiv.org.example.com/', undefined],
    ['https://discuss.huggingface.co/', undefined],
    ['about:blank', undefined],
  ])('of %s is %s', (url, id) => expect(siteFor(new URL(url))?.id).toBe(id));
});
