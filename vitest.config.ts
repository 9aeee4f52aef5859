// How the tests run: the build first, then every test file in a process of its own kind of engine.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/host/build.ts'],
    // Isolates need an engine that was not started from a snapshot; the stack is that of the ristretto command.
    execArgv: ['--no-node-snapshot', '--stack-size=3900', '--disable-warning=ExperimentalWarning'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
