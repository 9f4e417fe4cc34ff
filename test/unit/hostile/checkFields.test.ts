import { expect, test } from 'vitest';
import { runChecks } from '../../../extension/core/checks/runChecks.ts';
import type { Command, ExecOptions, ExecResult } from '../../../extension/core/machine/machine.ts';
import { readState } from '../../../extension/core/state/readState.ts';
import { encodeStrings } from '../../../vm/transport/agent/agentFrames.ts';
import { textOf } from '../../../vm/transport/bytes.ts';
import { FakeMachine, lessonOf } from '../player/fakeMachine.ts';
import { lessonText } from './attacks/attack.ts';
import { CHECK_FIELDS, checkOf, SHELL_TEXTS } from './attacks/commandAttacks.ts';

interface Call {
  readonly host: string;
  readonly command: Command;
  readonly options: ExecOptions;
}

/** A machine in which every script succeeds and prints nothing; what it is asked is kept. */
class AskedMachine extends FakeMachine {
  readonly calls: Call[] = [];
  override exec(host: string, command: Command, options: ExecOptions = {}): Promise<ExecResult> {
    this.calls.push({ host, command, options });
    return super.exec(host, command, options);
  }
}

const fields = Object.keys(CHECK_FIELDS);

test.each(fields)('shell text as %s stays one word of a program in the machine', async (field) => {
  for (const text of SHELL_TEXTS) {
    const { steps } = lessonOf(lessonText(`## Step {#step}\n\n${checkOf(field, text)}`));
    const machine = new AskedMachine();
    machine.world = 'veth-bridge';
    const checks = steps[0]?.checks ?? [];
    expect(checks).toHaveLength(1);
    await runChecks(checks, { machine, readState: () => readState(machine), defaultHost: 'vm' });
    expect(machine.calls.length).toBeGreaterThan(0);
    for (const { command } of machine.calls) {
      const own = 'script' in command ? command.script : command.argv[0];
      expect(own).not.toContain(text);
      // As they travel to the guest's execve(2), with no shell between.
      const given = 'script' in command ? (command.args ?? []) : command.argv;
      const words = textOf(encodeStrings(given)).split('\0').slice(0, -1);
      expect(words).toEqual(given.map((argument) => argument.replaceAll('\0', '')));
    }
  }
});
