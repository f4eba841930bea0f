import { defineConfig } from 'vitest/config';

/** The built extension in Firefox: one browser after the other. */
export default defineConfig({
  test: {
    include: ['tests/e2e/firefox/*.spec.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // As in Chromium: a machine that does something else at the same time may be too slow for a step once, not twice.
    retry: process.env['CI'] === undefined ? 0 : 1,
  },
});
