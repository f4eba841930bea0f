import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { cslStyles } from './scripts/csl-styles.ts';
import { optionalSites } from './src/sites/registry';

/** The browsers that there is a build for; `npm run build` makes `dist/chrome` and `dist/firefox`. */
type Target = 'chrome' | 'firefox';

const target: Target = process.env['TARGET'] === 'firefox' ? 'firefox' : 'chrome';

export default defineConfig({
  publicDir: 'assets',
  plugins: [
    preact(),
    cslStyles(),
    crx({ manifest: target === 'firefox' ? firefoxManifest() : (manifest as ManifestV3Export), browser: target }),
    veilEverywhere(),
    nothingForPages(),
    noticeOfCiteproc(),
    smallerScripts(),
  ],
  build: {
    outDir: `dist/${target}`,
    emptyOutDir: true,
    target: target === 'firefox' ? 'firefox140' : 'chrome125',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        'first-run': 'src/options/first-run.html',
        'add-papers': 'src/popup/add-papers.html',
        rules: 'src/popup/rules.html',
        workspace: 'src/workspace/index.html',
      },
      // The popup is to be there at once: three files are read sooner than twenty.
      output: {
        codeSplitting: {
          groups: [
            // What the popup shares with its other pages goes along, or it would be one file each.
            {
              name: 'ui',
              test: /\/src\/ui\/|\/src\/popup\/(?:use-tags|known-values|open-add-papers)\.|\/node_modules\/preact\//,
            },
            { name: 'core', test: /\/src\/(?:core|messaging|query)\// },
          ],
        },
      },
    },
  },
});

/** What Firefox wants otherwise: an event page, an id, and a word on the data that it collects. */
function firefoxManifest(): ManifestV3Export {
  const { minimum_chrome_version: _, background, ...shared } = manifest;
  return {
    ...shared,
    background: { scripts: [background.service_worker], type: 'module' },
    // Firefox's own adds `upgrade-insecure-requests`, by which Zotero on this computer couldn't be reached.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
    browser_specific_settings: {
      gecko: {
        id: 'manicule@manicule.invalid',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  } as unknown as ManifestV3Export;
}

/** The veil for the sites that the user enables: assets/veil.css, with the selectors of their adapters. */
function veilEverywhere(): Plugin {
  return {
    name: 'manicule:veil-everywhere',
    generateBundle() {
      const selectors = optionalSites.flatMap(({ veil = [] }) => veil).map((one) => `:is(${one}):not([data-manicule])`);
      const keyframes = '@keyframes manicule-veil {\n  from {\n    visibility: hidden;\n  }\n}\n';
      const rule = `${selectors.join(',\n')} {\n  animation: manicule-veil 300ms step-end;\n}\n`;
      this.emitFile({ type: 'asset', fileName: 'veil-everywhere.css', source: keyframes + rule });
    },
  };
}

/**
 * All content scripts but the first are injected by the worker, so no page needs to reach them: drop the entry that crxjs
 * makes in `web_accessible_resources` (by which a page could tell that we are here), and the module copies that nobody loads.
 */
function nothingForPages(): Plugin {
  return {
    name: 'manicule:nothing-for-pages',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (/^assets\/.*\.iife\.ts-/.test(name)) delete bundle[name];
          if (name !== 'manifest.json' || file.type !== 'asset') continue;
          const { web_accessible_resources: _, ...rest } = JSON.parse(String(file.source));
          file.source = JSON.stringify(rest, undefined, 2);
        }
      },
    },
  };
}

/** The minifier drops comments, and citeproc-js is to go with its notice (docs/adr/0009-citeproc.md). */
function noticeOfCiteproc(): Plugin {
  return {
    name: 'manicule:notice-of-citeproc',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle).filter((file) => file.type === 'chunk');
        const citeproc = files.find(({ moduleIds }) => moduleIds.some((id) => /node_modules\/citeproc\//.test(id)));
        if (!citeproc) throw new Error('Expected a file with citeproc-js');
        const others = citeproc.moduleIds.filter((id) => !/node_modules\/citeproc\/|^\0/.test(id));
        if (others.length > 0) throw new Error(`Expected citeproc-js alone, got ${others.join(', ')} with it`);
        const notice =
          '/*! citeproc-js implements the Citation Style Language. (c) Frank Bennett. https://citationstyles.org/';
        citeproc.code = `${notice} CPAL-1.0 OR AGPL-3.0: see third-party.txt */\n${citeproc.code}`;
      },
    },
  };
}

/**
 * What runs on the pages of the required sites is to be small: minify those three scripts once more, by Terser, which knows
 * more tricks than Vite's own minifier (a fortieth, when compressed) and takes its time.
 */
function smallerScripts(): Plugin {
  return {
    name: 'manicule:smaller-scripts',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const compress = { ecma: 2020, passes: 3, pure_getters: true, unsafe: true, unsafe_arrows: true } as const;
        for (const [name, file] of Object.entries(bundle)) {
          if (!/\/(page|rules|sightings)\.iife\.js$/.test(name) || file.type !== 'asset') continue;
          const { code } = await minify(String(file.source), { compress, ecma: 2020 });
          if (code !== undefined) file.source = code;
        }
      },
    },
  };
}
