import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { optionalSites } from '../src/sites/registry';
import { parseModule, root, type SourceFile, sourceFiles } from './source-files';

const source = sourceFiles('src');

/** The same text with its comments blanked, so that only code is looked at. */
function codeOf(file: SourceFile): string {
  const blank = (text: string, { start, end }: { start: number; end: number }) =>
    text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  return parseModule(file).comments.reduce(blank, file.text);
}

describe('file names', () => {
  const isNamed = ({ path, text }: SourceFile) => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.iife)?\.tsx?$/.test(basename(path));
    if (path.endsWith('.ts')) return kebab;
    return /^([A-Z][a-z0-9]*)+\.tsx$/.test(basename(path)) || (kebab && !/^export /m.test(text));
  };

  it('are kebab-case.ts for modules and PascalCase.tsx for components', () => {
    expect(source.filter((file) => !isNamed(file)).map(({ path }) => path)).toEqual([]);
  });

  it.each(['src/ui/tagList.ts', 'src/ui/Tags.ts', 'src/ui/tag-list.tsx'])('are not like %s', (path) => {
    expect(isNamed({ path, text: 'export const a = 1;' })).toBe(false);
  });
});

/** Names of a module's exports that are default or have no docstring right above them; a component's props are told one by one. */
function exportFaults(file: SourceFile): string[] {
  const { program, comments } = parseModule(file);
  const isDocumented = (start: number) =>
    comments.some((c) => c.value.startsWith('*') && c.end <= start && file.text.slice(c.end, start).trim() === '');
  return program.body.flatMap((node) => {
    if (node.type === 'ExportDefaultDeclaration') return [`${file.path}: default export`];
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration || isDocumented(node.start)) return [];
    if (node.declaration.type === 'TSInterfaceDeclaration' && node.declaration.id.name.endsWith('Props')) return [];
    return [`${file.path}: ${file.text.slice(node.start, node.start + 60).split('\n')[0]}`];
  });
}

describe('counts', () => {
  const inTheBrowsersLanguage = /toLocaleString\(\)/;

  it('are written in the language of the texts, which needn’t be the browser’s', () => {
    const found = source.filter((file) => inTheBrowsersLanguage.test(codeOf(file)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('exports', () => {
  it('are named and have a docstring each', () => {
    expect(source.flatMap(exportFaults)).toEqual([]);
  });

  it.each(['export default 1;', 'export const a = 1;', '// A comment.\nexport type A = 1;'])(
    'are not like %j',
    (text) => {
      expect(exportFaults({ path: 'src/core/a.ts', text })).toHaveLength(1);
    },
  );
});

describe('markup', () => {
  const markup =
    /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|setHTMLUnsafe)\b|\bdocument\s*\.\s*write/;

  it('is never made from text', () => {
    expect(source.filter((file) => markup.test(codeOf(file))).map(({ path }) => path)).toEqual([]);
  });

  it('is noticed in code and not in comments', () => {
    expect(markup.test(codeOf({ path: 'a.ts', text: '/* no innerHTML */ a.innerHTML = b;' }))).toBe(true);
    expect(markup.test(codeOf({ path: 'a.ts', text: '/* no innerHTML */ a.textContent = b;' }))).toBe(false);
  });
});

describe('texts', () => {
  const texts: Record<string, { message: string }> = JSON.parse(
    readFileSync(join(root, 'assets/_locales/en/messages.json'), 'utf8'),
  );
  const keys = Object.keys(texts);
  const code = source.map(codeOf).join('\n');
  const pages = sourceFiles('src', /\.html$/).map(({ text }) => text);
  const elsewhere = `${JSON.stringify(manifest)}${pages.join('')}`;
  const literals = new Set([...code.matchAll(/(['"])([\w-]+)\1/g)].map((match) => match[2] ?? ''));
  const templates = [...code.matchAll(/`([\w-]*(?:\$\{[^`{}]*\}[\w-]*)+)`/g)]
    .map((match) => (match[1] ?? '').split(/\$\{[^}]*\}/))
    .filter((fixed) => (fixed[0] ?? '').length > 2)
    .map((fixed) => new RegExp(`^${fixed.join('\\w+')}$`));
  const classes = new Set([...code.matchAll(/\bclass (\w+) extends/g)].map((match) => match[1] ?? ''));

  /** True where some code, page or the manifest asks for the text, a number's form or an error's name included. */
  const isUsed = (key: string): boolean => {
    const name = key.replace(/_(zero|one|two|few|many|other)$/, '');
    const error = key.startsWith('error_') ? key.slice('error_'.length) : '';
    return (
      literals.has(key) ||
      literals.has(name) ||
      elsewhere.includes(`__MSG_${key}__`) ||
      (error !== '' && (literals.has(error) || classes.has(error) || error.endsWith('Error'))) ||
      templates.some((template) => template.test(key) && !template.test('error_x'))
    );
  };

  it('name no placeholder, as `$1$2` does: Chromium then loads no extension', () => {
    expect(keys.filter((key) => /\$\w+\$/.test(texts[key]?.message ?? ''))).toEqual([]);
  });

  it('that the code asks for exist', () => {
    const asked = [...code.matchAll(/\b(text|counted)\(\s*'(\w+)'/g)].map(([, how, key]) =>
      how === 'text' ? key : `${key}_other`,
    );
    const named = [...elsewhere.matchAll(/__MSG_(\w+?)__/g)].map((match) => match[1]);
    expect([...asked, ...named].filter((key) => key !== undefined && !keys.includes(key))).toEqual([]);
  });

  it('have nothing that browsers take for the name of a substitution, as which they load no extension', () => {
    const messages = JSON.parse(readFileSync(join(root, 'assets/_locales/en/messages.json'), 'utf8'));
    const isNamed = ({ message }: { message: string }) => /\$[\w@]+\$/.test(message);
    expect(keys.filter((key) => isNamed(messages[key]))).toEqual([]);
    expect(isNamed({ message: '$1$2 papers' })).toBe(true);
  });

  it('that exist are asked for', () => {
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});

describe('the manifest', () => {
  it('asks for the permissions of the first version and no others', () => {
    expect(manifest.permissions.toSorted()).toEqual(
      [
        'storage',
        'unlimitedStorage',
        'scripting',
        'activeTab',
        'contextMenus',
        'alarms',
        'downloads',
        'clipboardWrite',
      ].toSorted(),
    );
    expect(manifest.host_permissions.toSorted()).toEqual(
      ['https://huggingface.co/*', 'https://arxiv.org/*', 'https://export.arxiv.org/*'].toSorted(),
    );
    expect(manifest.optional_host_permissions.toSorted()).toEqual(['http://127.0.0.1/*', 'https://*/*']);
    expect(Object.keys(manifest)).not.toContain('optional_permissions');
  });
});

describe.each(['chrome', 'firefox'])('the build for %s', (target) => {
  const folder = join(root, 'dist', target);
  const isBuilt = existsSync(join(folder, 'manifest.json'));

  it.skipIf(!isBuilt)('lets no page fetch a file of ours', () => {
    expect(Object.keys(builtManifest(folder))).not.toContain('web_accessible_resources');
  });

  it.skipIf(!isBuilt)('has a content script of at most 20 KB when compressed', () => {
    const scripts = builtManifest(folder).content_scripts.flatMap(({ js }) => js);
    const size = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(20_000);
  });

  it.skipIf(!isBuilt)('has no script beside those that are injected', () => {
    const stray = readdirSync(join(folder, 'assets')).filter((name) => name.includes('iife'));
    expect(stray).toEqual([]);
  });

  it.skipIf(!isBuilt)('veils what the adapters of optional sites name', () => {
    const css = readFileSync(join(folder, 'veil-everywhere.css'), 'utf8');
    expect(
      optionalSites.flatMap(({ veil = [] }) => veil).filter((selector) => !css.includes(`:is(${selector}):not(`)),
    ).toEqual([]);
    expect(css).toMatch(/animation: manicule-veil 300ms step-end;/);
  });

  it.skipIf(!isBuilt)('runs a classic content script at document_start', () => {
    const [script] = builtManifest(folder).content_scripts;
    expect(script?.run_at).toBe('document_start');
    const text = readFileSync(join(folder, script?.js[0] ?? ''), 'utf8');
    expect(text).not.toMatch(/\bimport\s*\(|^\s*import\b/m);
  });
});

interface BuiltManifest {
  content_scripts: { js: string[]; run_at: string }[];
}

function builtManifest(folder: string): BuiltManifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
}

describe('tracked files', () => {
  // Put together here, so that this file doesn't name what it looks for.
  const machinePath = new RegExp(`(?<![\\w.:/-])/(${['work', 'root', 'home', 'Users'].join('|')})/[\\w.-]`);
  const registry = new RegExp(`//${'regis'}try\\.|"${'resol'}ved":`);
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && !/\.(png|jpe?g|ico|woff2?)$/.test(path) && existsSync(join(root, path)));
  const naming = (what: RegExp) => tracked.filter((path) => what.test(readFileSync(join(root, path), 'utf8')));

  it('name no path of a machine', () => {
    expect(naming(machinePath)).toEqual([]);
    expect(machinePath.test(`"${'/ro'}ot/x"`)).toBe(true);
  });

  it('name no package registry, the lock file included', () => {
    expect(naming(registry)).toEqual([]);
    expect(registry.test(`https:${'//regis'}try.example/`)).toBe(true);
  });
});
