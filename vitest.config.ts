import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { cslStyles } from './scripts/csl-styles.ts';

/** Unit tests. A file that needs a DOM says `// @vitest-environment jsdom`; the browsers have their own runners in tests/e2e. */
export default defineConfig({
  plugins: [cslStyles()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: [
      {
        find: 'webextension-polyfill',
        replacement: fileURLToPath(new URL('tests/fakes/webextension-polyfill.ts', import.meta.url)),
      },
      // In the build this import is the name of a script's file; here it would run the script.
      { find: /^.*\?script$/, replacement: fileURLToPath(new URL('tests/fakes/script.ts', import.meta.url)) },
    ],
  },
  test: {
    // Tests know every scheme of identifiers, as all entry scripts but one do.
    setupFiles: ['src/core/all-schemes.ts', 'tests/settle.ts'].map((path) =>
      fileURLToPath(new URL(path, import.meta.url)),
    ),
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    environment: 'node',
    // By default one core is left idle: on two that doubles the time.
    maxWorkers: '100%',
    // axe in jsdom takes seconds where other work has the cores.
    testTimeout: 30_000,
  },
});
