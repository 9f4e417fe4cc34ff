import Mocha from 'mocha';
import { writeFileSync } from 'node:fs';
import { activationTests } from './activation.ts';
import { authoringTests } from './authoring.ts';
import { manifestTests } from './manifest.ts';
import { lifetimeTests } from './lifetime.ts';

/** One test's end. */
export interface TestEnd {
  readonly title: string;
  /** Null where it passed. */
  readonly error: string | null;
}

/**
 * The entry that VS Code's extension host calls (`extensionTestsPath`), in the browser's server and on the desktop
 * alike. $PATCHBAY_TEST_REPORT names a file for the results. Rejects where a test failed.
 */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // In this order: what comes first sees an extension that was not used yet.
  activationTests();
  lifetimeTests();
  manifestTests();
  authoringTests();
  const ends: TestEnd[] = [];
  return new Promise((resolve, reject) => {
    mocha
      .run((failed) => {
        const report = process.env['PATCHBAY_TEST_REPORT'];
        if (report) writeFileSync(report, JSON.stringify(ends));
        if (failed === 0) resolve();
        else
          reject(
            new Error(ends.flatMap(({ title, error }) => (error ? [`${title}: ${error}`] : [])).join('\n')),
          );
      })
      .on('pass', (test) => ends.push({ title: test.fullTitle(), error: null }))
      .on('fail', (test, error: unknown) => ends.push({ title: test.fullTitle(), error: String(error) }));
  });
}
