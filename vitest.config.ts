import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        // All cores, and each worker keeps what it has imported: that takes longer than most of the tests.
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/gallery/coverage.test.ts'],
          testTimeout: 60_000,
          isolate: false,
          experimental: { fsModuleCache: true },
          maxWorkers: '100%',
        },
      },
      {
        // A real VM a file: one file at a time, and time for a template on two slow cores.
        test: {
          name: 'vm',
          include: ['test/vm/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
      {
        // Vagrant and libvirt, under tcg.
        test: {
          name: 'vagrant',
          include: ['test/vagrant/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
      {
        // Linux in the emulator, whose kernel is compiled before the first of these.
        test: {
          name: 'v86',
          include: ['test/v86/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
      {
        // The page in every state, in one browser: no machine, and no VS Code.
        test: {
          name: 'gallery',
          include: ['test/gallery/*.test.ts'],
          exclude: ['test/gallery/coverage.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // A real VS Code in a real browser, with real machines: one window at a time.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/harness/packagedExtension.ts'],
          setupFiles: ['test/browser/harness/failurePictures.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
