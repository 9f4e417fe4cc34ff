import { say } from '../../core/language/say.ts';
import { isReplayed } from '../../core/proof/proveLesson.ts';
import type { TestProfile } from './lessonTests.ts';
import { runMutants } from './mutantRun.ts';
import { runProof } from './proofRun.ts';

/** What can be done with rows of the Test Explorer; the first is what Run does. */
export const TEST_PROFILES: readonly [TestProfile, ...TestProfile[]] = [
  { label: () => say('Prove'), run: runProof },
  {
    label: () => say('Only Play'),
    run: (tests, request, signal) => runProof(tests, request, signal, isReplayed),
  },
  { label: () => say('Try Mutants'), run: runMutants, onlySteps: true },
];
