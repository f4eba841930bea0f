import { defineConfig } from '@playwright/test';

/** The built extension in Chromium. One worker: on two cores a second one gains nothing and takes the browser's time. */
export default defineConfig({
  testDir: 'tests/e2e/chromium',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // A machine that does something else at the same time may be too slow for a step once, not twice.
  retries: process.env['CI'] === undefined ? 0 : 1,
});
