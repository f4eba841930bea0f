// `npm run new-site ID URL`: begin an adapter. Writes src/sites/ID.ts and a fixture folder, and the lines that each
// adapter needs elsewhere: the registry, the README, and the manifest where its optional hosts don't cover the site yet.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [id = '', address = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9-]{0,30}$/.test(id) || !URL.canParse(address)) {
  console.error('usage: npm run new-site ID URL   (an id like acl-anthology, the address of a listing)');
  process.exit(2);
}
if (existsSync(`${root}src/sites/${id}.ts`)) {
  console.error(`src/sites/${id}.ts exists.`);
  process.exit(1);
}

const url = new URL(address);
const variable = id.replace(/-+(\w?)/g, (_, letter) => letter.toUpperCase());
const pattern = `${url.protocol}//${url.host}/*`;
const card = 'main article:has(> h3 > a)';

write(
  `src/sites/${id}.ts`,
  `import type { Site } from './site';

/** ${url.host}: say which pages are listings. Markup: say where this was seen. */
export const ${variable}: Site = {
  id: '${id}',
  name: '${url.host}',
  matches: ['${pattern}'],
  veil: ['${card}'],
  listings: [
    {
      page: /^${url.pathname.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}/,
      card: '${card}',
      title: 'h3',
      authors: '.authors a',
    },
  ],
};
`,
);
write(
  `tests/sites/${id}/listing/page.html`,
  `<!doctype html>
<html>
<head><meta charset="utf-8"><title>${url.host}</title></head>
<body>
<main><article><h3><a href="https://arxiv.org/abs/2106.09685">LoRA: Low-Rank Adaptation of Large Language Models</a></h3></article></main>
</body>
</html>
`,
);
const cards = [
  {
    id: 'arxiv:2106.09685',
    title: 'LoRA: Low-Rank Adaptation of Large Language Models',
    URL: 'https://arxiv.org/abs/2106.09685',
    foundBy: 'adapter',
  },
];
const today = new Date().toLocaleDateString('sv');
write(
  `tests/sites/${id}/listing/expected.json`,
  `${JSON.stringify({ url: url.href, today, kind: 'listing', cards }, null, 2)}\n`,
);

change('src/sites/registry.ts', (text) =>
  text
    .replace(
      "import type { Site } from './site';",
      `import type { Site } from './site';\nimport { ${variable} } from './${id}';`,
    )
    .replace(/(optionalSites: readonly Site\[\] = \[[^\]]*)\]/, `$1  ${variable},\n]`),
);
// The table of sites ends with an empty line.
change('README.md', (text) => text.replace(/(\| arXiv +\|.*\n(?:\|.*\n)*)/, `$1| ${url.host} | which listings | |\n`));
change('manifest.json', (text) => {
  const { optional_host_permissions: optional } = JSON.parse(text);
  if (optional.some((one) => one === pattern || one === `${url.protocol}//*/*`)) return text;
  return text.replace(/("optional_host_permissions": \[[^\]]*)\]/, `$1, "${pattern}"]`);
});
console.log(`Next:
  save a listing and look at what is read of it: npm run -s recognize -- FILE --url ${url.href}
  its identifiers, where links carry them: a scheme (src/core/all-schemes.ts)
  npx biome check --write src/sites && npx vitest run tests/sites`);

function write(path, text) {
  mkdirSync(`${root}${path}`.replace(/[^/]*$/, ''), { recursive: true });
  writeFileSync(`${root}${path}`, text);
  console.log(`wrote ${path}`);
}

function change(path, edit) {
  const before = readFileSync(`${root}${path}`, 'utf8');
  const after = edit(before);
  if (after === before) return console.log(`${path} needs nothing`);
  writeFileSync(`${root}${path}`, after);
  console.log(`added a line to ${path}`);
}
