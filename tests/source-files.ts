import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ParseResult, parseSync } from 'vite';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** One file of ours with its text. */
export interface SourceFile {
  /** From the repository's folder, with forward slashes: `src/core/paper.ts`. */
  path: string;
  text: string;
}

/** List the files below a folder whose names end so, sorted by path. */
export function sourceFiles(folder: string, ending: RegExp = /\.tsx?$/): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Parse a module with the parser that builds it.
 * @throws SyntaxError naming the file where it can't be read.
 */
export function parseModule({ path, text }: SourceFile): ParseResult {
  const result = parseSync(path, text);
  const [error] = result.errors;
  if (error !== undefined) throw new SyntaxError(`${path}: ${error.message}`);
  return result;
}

/** List what a module imports or re-exports from: the specifiers as written, types and `import()` included. */
export function importsOf(file: SourceFile): string[] {
  const { module } = parseModule(file);
  const named = module.staticImports.map((entry) => entry.moduleRequest.value);
  const passed = module.staticExports.flatMap((entry) => entry.entries.flatMap((of) => of.moduleRequest?.value ?? []));
  const typed = [...file.text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].flatMap((match) => match[1] ?? []);
  return [...named, ...passed, ...typed];
}
