import { runProof, runStatic, runVitest, type StageResult } from './stages.ts';
import { whyNoVagrant } from './systemPackages.ts';

/** `npm test` runs every stage; `npm run test:unit` only the one that needs no VM. Ends with `N passed, N failed`. */
const onlyUnit = process.argv[2] === 'unit';
const results: StageResult[] = [];

if (!onlyUnit) {
  results.push(await runStatic('format', ['prettier', '--check', '--log-level=warn', '.']));
  results.push(await runStatic('types', ['tsc', '-b']));
  results.push(await runStatic('lint', ['eslint', '.']));
  const rooms = ['depcruise', 'extension', 'vm', 'test', '--config', '.dependency-cruiser.cjs'] as const;
  results.push(await runStatic('who imports whom', [...rooms]));
}
results.push(await runVitest('unit tests', 'unit'));
if (!onlyUnit) {
  const patchbay = [process.execPath, 'extension/build/patchbay.ts'] as const;
  const packages = await runStatic('set-up: a browser, Vagrant', [
    process.execPath,
    'extension/build/testPackages.ts',
  ]);
  results.push(packages);
  const doctor = await runStatic('set-up: doctor --fix', [...patchbay, 'doctor', '--fix', '--yes']);
  results.push(doctor);
  // Without a machine the rest could only fail in ways that say nothing new.
  if (doctor.failed === 0) {
    results.push(await runStatic('lessons lint', [...patchbay, 'lint', 'lessons']));
    // Each of the two keeps one core busy, and waits in between.
    const vagrant = runVagrant();
    results.push(await runVitest('real machines', 'vm'), await vagrant);
    if (packages.failed === 0) results.push(await runVitest('a real VS Code in a browser', 'browser'));
    results.push(await runProof('lessons prove themselves', ['lessons'], 3));
  }
}

async function runVagrant(): Promise<StageResult> {
  const name = 'machines of Vagrant';
  const skipped = await whyNoVagrant();
  if (skipped !== undefined) return { name, passed: 0, failed: 0, failures: [], skipped };
  return runVitest(name, 'vagrant', { aside: true });
}

const sum = (pick: (result: StageResult) => number): number =>
  results.reduce((total, one) => total + pick(one), 0);
const failed = sum(({ failed: count }) => count);
process.stdout.write('\n');
for (const { name, failures } of results)
  for (const failure of failures) process.stdout.write(`FAILED in ${name}: ${failure}\n`);
for (const { name, skipped, ...counts } of results)
  process.stdout.write(
    skipped === undefined
      ? `${name}: ${counts.passed} passed, ${counts.failed} failed;\n`
      : `${name}: skipped, because ${skipped};\n`,
  );
process.stdout.write(`\n${sum(({ passed }) => passed)} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
