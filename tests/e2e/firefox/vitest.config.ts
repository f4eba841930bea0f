import { defineConfig } from 'vitest/config';

/** The built extension in Firefox: one browser after the other. */
export default defineConfig({
  test: {
    include: ['tests/e2e/firefox/*.spec.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
