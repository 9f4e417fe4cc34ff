import { runProgram } from '../stages/stageOutput.ts';
import { writeCheckKindList } from './checkKindList.ts';

/**
 * `npm run generate` writes what is made from other files: the list of check kinds, the reference of checks in
 * lessons/AUTHORING.md, docs/schemas/, docs/lint-problems.md and docs/troubleshooting.md. Tests compare the pages; this lets the same tests write them.
 */
writeCheckKindList();
const pages = [
  'test/unit/checks/checkReference.test.ts',
  'test/unit/checks/schemas.test.ts',
  'test/unit/lesson/problemPage.test.ts',
  'test/unit/failure/troubleshootingPage.test.ts',
];
process.exitCode = (await runProgram(['vitest', 'run', '--project', 'unit', ...pages, '--update'])).exitCode;
