import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The build of graphql that Node itself resolves: two of them in one process do not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['./test/property-seed.ts'],
    globalSetup: ['./test/servers/global-setup.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
