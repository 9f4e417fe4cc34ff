import { VM_HOST } from '../../extension/core/machine/machine.ts';
import { pause } from '../../extension/core/async/pause.ts';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import { atRandomMoment, type Fault, type Scene } from './fault.ts';

/** Runs something in the guest that may well not come back. */
async function inGuest({ learner }: Scene, script: string, timeoutMs = 20_000): Promise<void> {
  const machine = learner.player.session?.machine;
  await machine?.exec(VM_HOST, { script }, { timeoutMs }).catch(() => undefined);
}

/** Whatever runs of the learner's machine at this moment, a template that is being made too. */
function qemus({ world }: Scene): number[] {
  return processesMentioning(`${world.data.run}/`).map(({ pid }) => pid);
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended.
    }
  }
}

export const machineFaults: readonly Fault[] = [
  {
    kind: 'machine killed',
    how: 'SIGKILL to every QEMU, or emulator, of the learner, while idle, at commands, at checks, in a reset or a rebuild',
    inject: (scene) => atRandomMoment(scene, () => signal(qemus(scene), 'SIGKILL')),
  },
  {
    kind: 'channel cut',
    qemuOnly: true,
    how: 'the agent at the guest’s end of the channels is killed, at a random moment',
    inject: (scene) => atRandomMoment(scene, () => inGuest(scene, 'pkill -KILL patchbay-agent', 3000)),
  },
  {
    kind: 'guest kernel panic',
    how: 'memory runs out in the guest, whose kernel panics then (vm.panic_on_oom)',
    mustReport: true,
    inject: (scene) => inGuest(scene, 'echo 2 >/proc/sys/vm/panic_on_oom; tail /dev/zero'),
  },
  {
    kind: 'guest out of memory',
    how: 'a program in the guest keeps all that it reads of /dev/zero',
    inject: (scene) => inGuest(scene, 'tail /dev/zero', 20_000),
  },
  {
    kind: 'guest disk full',
    how: '`dd` into the lesson’s folder until nothing more goes in',
    inject: (scene) => inGuest(scene, 'dd if=/dev/zero of=/root/lesson/full bs=1M', 20_000),
  },
  {
    kind: 'clock jump',
    how: 'QEMU is stopped for 1 to 6 s (SIGSTOP), and the guest’s clock set back or on by an hour',
    async inject(scene) {
      const { learner, random } = scene;
      const pid = learner.qemu;
      signal([pid], 'SIGSTOP');
      await pause(1000 + random.below(5000));
      signal([pid], 'SIGCONT');
      await inGuest(scene, `date -s @$(( $(date +%s) ${random.one(['-', '+'])} 3600 ))`);
    },
  },
  {
    kind: 'machine stands still',
    qemuOnly: true,
    how: 'QEMU is stopped (SIGSTOP) and not continued, until the keep-alives notice',
    everyTurns: 4,
    mustReport: true,
    inject(scene) {
      signal([scene.learner.qemu], 'SIGSTOP');
      return Promise.resolve();
    },
  },
];
