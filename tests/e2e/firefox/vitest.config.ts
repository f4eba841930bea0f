import { defineConfig } from 'vitest/config';

/** The built extension in Firefox: two browsers at a time, which mostly wait. */
export default defineConfig({
  test: {
    include: ['tests/e2e/firefox/*.spec.ts'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // As in Chromium: a machine that does something else at the same time may be too slow for a step once, not twice.
    retry: process.env['CI'] === undefined ? 0 : 1,
  },
});
