import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/** The browsers that there is a build for; `npm run build` makes `dist/chrome` and `dist/firefox`. */
type Target = 'chrome' | 'firefox';

const target: Target = process.env['TARGET'] === 'firefox' ? 'firefox' : 'chrome';

export default defineConfig({
  publicDir: 'assets',
  plugins: [
    preact(),
    crx({ manifest: target === 'firefox' ? firefoxManifest() : (manifest as ManifestV3Export), browser: target }),
    nothingForPages(),
  ],
  build: {
    outDir: `dist/${target}`,
    emptyOutDir: true,
    target: target === 'firefox' ? 'firefox140' : 'chrome125',
    modulePreload: false,
    rollupOptions: { input: { 'first-run': 'src/options/first-run.html' } },
  },
});

/** What Firefox wants otherwise: an event page, an id, and a word on the data that it collects. */
function firefoxManifest(): ManifestV3Export {
  const { minimum_chrome_version: _, background, ...shared } = manifest;
  return {
    ...shared,
    background: { scripts: [background.service_worker], type: 'module' },
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

/**
 * The second content script is injected by the worker, so no page needs to reach it: drop the entry that crxjs makes in
 * `web_accessible_resources` (by which a page could tell that we are here), and the module copy of it that nobody loads.
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
