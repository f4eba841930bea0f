import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from 'svelte/compiler';
import { build, type Plugin } from 'vite';
import { listingProps, page } from '../huggingface';
import { escapeMarkup, type ShownPaper } from '../papers';

/** The frameworks that hydrate a listing. */
export type Framework = 'svelte' | 'react';

/** What of an app is built: its server's half, what hydrates that, or all of it for the browser. */
type Side = 'server' | 'client' | 'render';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * Build a listing that a framework rendered on its server and hydrates 500 ms after `load`, as Hugging Face does: in
 * the site's structure, for the site's address. It keeps on `window` how many cards have mounted (`mounts`), what the
 * framework complained of (`complaints`), the cards' elements before hydration (`rendered`) and whether it is over
 * (`hydrated`).
 */
export async function hydratingListing(framework: Framework, papers: readonly ShownPaper[]): Promise<string> {
  const [markup, client] = [await renderOnServer(framework, papers), await bundle(framework, 'client')];
  return page(
    'Daily Papers - Hugging Face',
    `<main><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${escapeMarkup(listingProps(papers))}">${markup}</div></main>
    <script type="application/json" id="papers">${JSON.stringify({ papers }).replaceAll('<', '\\u003c')}</script>
    <script>${watch}</script><script>${inline(client)}</script><script>${hydrateLater}</script>`,
  );
}

/**
 * Build a page whose list a framework draws, and draws again for each `showListing(papers, keyed)`. It keeps what the
 * framework complained of (`complaints`).
 */
export async function renderedListing(framework: Framework): Promise<string> {
  return page(
    'Daily Papers - Hugging Face',
    `<main><div class="SVELTE_HYDRATER contents"></div></main><script>${watch}</script><script>${inline(await bundle(framework, 'render'))}</script>`,
  );
}

const inline = (text: string) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

const watch = `window.mounts = 0; window.complaints = []; window.hydrated = false;
  for (const level of ['warn', 'error']) {
    const write = console[level];
    console[level] = (...words) => { window.complaints.push(words.join(' ')); write.apply(console, words); };
  }
  addEventListener('error', (event) => window.complaints.push(event.message));`;

const hydrateLater = `addEventListener('load', () => setTimeout(() => {
    window.rendered = [...document.querySelectorAll('article')];
    window.hydrateListing();
    setTimeout(() => { window.hydrated = true; }, 100);
  }, 500));`;

async function renderOnServer(framework: Framework, papers: readonly ShownPaper[]): Promise<string> {
  const out = mkdtempSync(join(root, 'node_modules', '.hydrating-'));
  try {
    await bundle(framework, 'server', out);
    const { renderListing } = await import(pathToFileURL(join(out, 'listing.mjs')).href);
    return renderListing(papers);
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Bundle one side of an app; answers its code, and writes it where a folder is given. */
async function bundle(framework: Framework, side: Side, out?: string): Promise<string> {
  const entry = join(folder, `${framework}-${side}.js`);
  const mode = framework === 'svelte' ? 'development' : 'production';
  const output = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    // Svelte names a mismatch in its development build only. React's complains of attributes too, which are ours to set and do no harm.
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    plugins: [svelte(side)],
    resolve: { conditions: side !== 'server' ? ['browser', mode, 'import'] : ['node', mode, 'import'] },
    build: {
      write: out !== undefined,
      outDir: out ?? 'none',
      emptyOutDir: false,
      minify: false,
      ssr: side === 'server' ? entry : false,
      rollupOptions: {
        input: entry,
        output: side !== 'server' ? { format: 'iife' } : { format: 'es', entryFileNames: 'listing.mjs' },
      },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  return chunk?.code ?? '';
}

function svelte(side: Side): Plugin {
  return {
    name: 'svelte',
    transform(code, id) {
      if (!id.endsWith('.svelte')) return undefined;
      return {
        code: compile(code, {
          generate: side === 'server' ? side : 'client',
          filename: id,
          dev: side === 'client',
          css: 'injected',
        }).js.code,
      };
    },
  };
}
