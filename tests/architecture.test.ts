import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, root, type SourceFile, sourceFiles } from './source-files';

/** docs/architecture.md's table the other way round: what each folder may import besides itself. */
const allowed: Record<string, readonly string[]> = {
  core: [],
  query: ['core'],
  sites: ['core'],
  formats: ['core'],
  messaging: ['core'],
  ui: ['core'],
  topics: ['core', 'query'],
  metadata: ['core', 'formats'],
  storage: ['core', 'query'],
  content: ['core', 'query', 'sites', 'messaging', 'ui'],
  background: ['core', 'query', 'formats', 'metadata', 'storage', 'topics', 'messaging'],
  popup: ['core', 'query', 'formats', 'messaging', 'ui'],
  workspace: ['core', 'query', 'formats', 'messaging', 'ui'],
  options: ['core', 'messaging', 'ui'],
};

/** Say what a file imports against the table, one sentence each. */
function breaches(file: SourceFile): string[] {
  const folder = file.path.split('/')[1] ?? '';
  const may = allowed[folder];
  if (may === undefined) return [`${file.path} is in a folder that the table doesn't know`];
  return (
    importsOf(file)
      // `?script` gives the name of a file to inject, none of its code.
      .filter((specifier) => specifier.startsWith('.') && !specifier.endsWith('?script'))
      .map((specifier) => posix.join(posix.dirname(file.path), specifier).split('/'))
      .filter(([top, to = '']) => top !== 'assets' && (top !== 'src' || (to !== folder && !may.includes(to))))
      .map((target) => `${file.path} may not import ${target.join('/')}`)
  );
}

const source = sourceFiles('src');

describe('the direction of imports', () => {
  it('follows the table in every module', () => {
    expect(source.length).toBeGreaterThan(0);
    expect(source.flatMap(breaches)).toEqual([]);
  });

  it.each([
    ['a forbidden import', "import { Library } from '../storage/library';"],
    ['a forbidden type', "import type { Site } from '../sites/site';"],
    ['a forbidden re-export', "export * from '../storage/library';"],
    ['a forbidden named re-export', "export { Library } from '../storage/library';"],
    ['a forbidden dynamic import', "export const load = () => import('../storage/library');"],
    ['a forbidden type query', "export type L = import('../storage/library').Library;"],
    ['an entry folder', "import { openPopup } from '../popup/main';"],
    ['a way out of src', "import config from '../../vite.config';"],
  ])('notices %s', (_, text) => {
    expect(breaches({ path: 'src/messaging/breach.ts', text })).toHaveLength(1);
  });

  it('lets a folder import itself, what is left of it, packages and assets', () => {
    const text =
      "import { a } from './serve';\nimport type { Paper } from '../core/paper';\nimport { openDB } from 'idb';\nimport texts from '../../assets/a.json';";
    expect(breaches({ path: 'src/messaging/fine.ts', text })).toEqual([]);
  });

  it('lets nobody import an entry folder', () => {
    const entries = ['background', 'content', 'popup', 'workspace', 'options'];
    expect(Object.values(allowed).flatMap((may) => may.filter((folder) => entries.includes(folder)))).toEqual([]);
  });
});

describe('folders', () => {
  it('are the ones of the table, none a drawer for anything', () => {
    const folders = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((name) => /^(utils?|common|types|helpers|shared|lib)$/.test(name))).toEqual([]);
  });

  it('have tests that mirror them', () => {
    const tested = readdirSync(join(root, 'tests'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['e2e', 'fakes'].includes(entry.name))
      .map((entry) => entry.name);
    expect(tested.filter((name) => !existsSync(join(root, 'src', name)) && name !== 'scripts')).toEqual([]);
  });
});
