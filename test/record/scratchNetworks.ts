import { writeFileSync, mkdirSync } from 'node:fs';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import { parseStateText } from '../../extension/core/state/readState.ts';
import { findLocation, findTarget } from '../../extension/core/state/networkLocation.ts';
import { probeCommand } from '../../extension/core/walk/probe.ts';
import { TOOLS } from '../vm/walk/networks/network.ts';
const [file, out, ...only] = process.argv.slice(2);
const mod = await import(`../vm/walk/networks/${file}.ts`);
const networks = Object.values(mod)[0] as any[];
mkdirSync(out!, { recursive: true });
const data = testData();
const t0 = Date.now();
const log = (s: string) => process.stdout.write(`${((Date.now() - t0) / 1000).toFixed(1)} ${s}\n`);
const machine = await createMachine({ requirements: { docker: false, internet: false } }, data);
try {
  await machine.start();
  log('started');
  for (const net of networks) {
    if (only.length && !only.some((o) => net.name.includes(o))) continue;
    await machine.reset();
    const built = await machine.exec('vm', { script: TOOLS + net.world }, { timeoutMs: 60000 });
    log(`${net.name}: built ${built.exitCode} ${built.stderr.slice(0, 500)}`);
    for (const [i, t] of net.walks.entries()) {
      if (t.first) {
        const r = await machine.exec('vm', { script: TOOLS + t.first }, { timeoutMs: 60000 });
        if (r.exitCode !== 0) log(`FIRST FAILED ${t.first}: ${r.stderr}`);
      }
      const rawState = (await machine.exec('vm', { argv: ['patchbay-state'] })).stdout;
      const state = parseStateText(rawState);
      const [from, to, options = {}] = t.walk;
      const start = findLocation(state, from);
      if (!start.ok) { log('no start'); continue; }
      const target = findTarget(state, start.value.space, to);
      if (!target.ok) { log('no target'); continue; }
      const probe = { kind: 'ping', from: start.value.space, address: target.value.address, ...options } as any;
      const began = Date.now();
      const cap = await machine.exec('vm', { argv: ['patchbay-capture', '--', ...probeCommand(probe)] as any }, { timeoutMs: 30000 });
      const ms = Date.now() - began;
      const after = (await machine.exec('vm', { argv: ['patchbay-state'] })).stdout;
      const name = `${net.name} - ${t.what}`.replace(/[^a-zA-Z0-9-]+/g, '_');
      writeFileSync(`${out}/${name}.json`, JSON.stringify({ net: net.name, i, rawState, after, stdout: cap.stdout, stderr: cap.stderr, exit: cap.exitCode, ms }));
      log(`  ${t.what}: exit ${cap.exitCode} wanted ${t.answered} ${ms} ms ${cap.stdout.length} bytes; ${cap.stderr.split('\n').filter(Boolean).slice(-3).join(' | ')}`);
    }
  }
} finally {
  await machine.destroy();
  removeTestData(data);
}
