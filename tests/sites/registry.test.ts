// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { allSites, optionalSites, requiredSites, siteFor } from '../../src/sites/registry';

const root = join(import.meta.dirname, '../..');
const ids = new Set(allSites.map(({ id }) => id));

/** Each file with an adapter, by the id that its name says, with the name of the adapter in it. */
const adapters = readdirSync(join(root, 'src/sites')).flatMap((file) => {
  const [, name] = /^export const (\w+): Site = \{$/m.exec(readFileSync(join(root, 'src/sites', file), 'utf8')) ?? [];
  return name ? [{ id: file.replace(/\.ts$/, ''), name }] : [];
});
/** Folders of pages, but for `generic`, whose pages have no adapter. */
const fixtures = readdirSync(join(root, 'tests/sites'), { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== 'generic',
);

/** What is missing for a site, as what to do about it. */
function missing(): string[] {
  return [
    ...adapters
      .filter(({ id }) => !ids.has(id))
      .map(
        ({ id, name }) => `src/sites/registry.ts: import { ${name} } from './${id}'; and add ${name} to optionalSites`,
      ),
    ...[...ids]
      .filter((id) => !adapters.some((adapter) => adapter.id === id))
      .map((id) => `src/sites/${id}.ts: export the adapter with the id '${id}' from here`),
    ...[...ids]
      .filter((id) => !existsSync(join(root, 'tests/sites', id)))
      .map((id) => `tests/sites/${id}/listing/: add page.html and expected.json`),
    ...fixtures
      .filter(({ name }) => !ids.has(name))
      .map(
        ({ name }) => `src/sites/registry.ts: add the adapter of tests/sites/${name}, or rename the folder to its id`,
      ),
  ];
}

describe('every site', () => {
  it('has its adapter, its line in the registry and its fixtures', () => {
    expect(missing()).toEqual([]);
  });

  it('has an id of its own', () => {
    expect(ids.size).toBe(allSites.length);
  });

  it.each(allSites.flatMap(({ matches }) => matches))('%s is a host that the manifest asks for', (pattern) => {
    const asked = [
      ...manifest.content_scripts.flatMap(({ matches }) => matches),
      ...manifest.optional_host_permissions,
    ];
    expect(asked.some((one) => one === pattern || one === 'https://*/*')).toBe(true);
  });

  it('has its hosts to itself', () => {
    const patterns = allSites.flatMap(({ matches }) => matches);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it.each(optionalSites.flatMap(({ veil = [] }) => veil))('names what may be hidden by a selector: %s', (selector) => {
    expect(() => document.querySelector(selector)).not.toThrow();
  });

  it('is in the README, with those that are unverified named so', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/\s+/g, ' ');
    expect(allSites.filter(({ name }) => !readme.includes(name)).map(({ name }) => `README.md: name ${name}`)).toEqual(
      [],
    );
    const unverified = readme.slice(readme.indexOf('unverified'));
    const left = allSites.filter((site) => site.unverified && !unverified.includes(site.name));
    expect(left.map(({ name }) => `README.md: name ${name} as unverified`)).toEqual([]);
  });
});

describe('the sites whose script the manifest declares', () => {
  it.each(manifest.content_scripts.flatMap(({ matches }) => matches))('%s has an adapter', (pattern) => {
    expect(siteFor(new URL(pattern.replace('*', '')), requiredSites)).toBeDefined();
  });
});

describe('siteFor', () => {
  it.each([
    ['https://huggingface.co/papers?q=lora', 'huggingface'],
    ['https://arxiv.org/list/cs.CL/new', 'arxiv'],
    ['https://scholar.google.co.uk/scholar?q=x', 'google-scholar'],
    ['http://arxiv.org/list/cs.CL/new', undefined],
    ['https://arxiv.org.example.com/', undefined],
    ['https://discuss.huggingface.co/', undefined],
    ['about:blank', undefined],
  ])('of %s is %s', (url, id) => expect(siteFor(new URL(url), allSites)?.id).toBe(id));

  it('knows only the sites that it is given', () => {
    expect(siteFor(new URL('https://aclanthology.org/'), requiredSites)).toBeUndefined();
  });
});
