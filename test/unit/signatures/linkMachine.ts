import type {
  Checkpoint,
  Checkpoints,
  Command,
  ExecResult,
} from '../../../extension/core/machine/machine.ts';
import { FakeMachine } from '../player/fakeMachine.ts';

/** When a link of a line `later NAME` is up: sooner than a fault is looked at again. */
const LATER_MS = 2000;

/**
 * A machine of links alone: a line `add NAME` of a script makes one, `up NAME` and `down NAME` switch it, and `later NAME` does after
 * a while. A ping gets its reply if all links are up.
 */
export class LinkMachine extends FakeMachine {
  links = new Map<string, boolean>();
  override readonly checkpoints: Checkpoints = new LinkCheckpoints(this);

  override exec(host: string, command: Command): Promise<ExecResult> {
    if ('argv' in command && command.argv[0] === 'patchbay-state')
      return Promise.resolve(answer(this.#read(host)));
    if ('script' in command) {
      for (const [, word, name = ''] of command.script.matchAll(/^(add|up|down|later) (\S+)$/gm)) {
        this.links.set(name, word === 'up');
        if (word === 'later') setTimeout(() => this.links.set(name, true), LATER_MS);
      }
      const replies = [...this.links.values()].every(Boolean);
      if (command.script.includes('ping -n')) return Promise.resolve(answer('', replies ? 0 : 1));
    }
    return Promise.resolve(answer(''));
  }

  override reset = (): Promise<void> => Promise.resolve(this.links.clear());

  #read(host: string): string {
    const addr = [...this.links].map(([ifname, up], index) => ({
      ...{ ifindex: index + 1, ifname, flags: up ? ['UP'] : [] },
    }));
    return JSON.stringify({ format: 1, namespaces: [{ inode: 1, host, name: null, addr }] });
  }
}

class LinkCheckpoints implements Checkpoints {
  readonly #machine: Pick<LinkMachine, 'links'>;
  readonly #kept = new Map<string, Map<string, boolean>>();

  constructor(machine: Pick<LinkMachine, 'links'>) {
    this.#machine = machine;
  }
  take(): Promise<Checkpoint> {
    const id = String(this.#kept.size);
    this.#kept.set(id, new Map(this.#machine.links));
    return Promise.resolve({ id });
  }
  list(): Promise<readonly never[]> {
    return Promise.resolve([]);
  }
  restore({ id }: Checkpoint): Promise<void> {
    this.#machine.links = new Map(this.#kept.get(id));
    return Promise.resolve();
  }
  discard(): Promise<void> {
    return Promise.resolve();
  }
}

function answer(stdout: string, exitCode = 0): ExecResult {
  return { stdout, stderr: '', exitCode, timedOut: false, truncated: false, ms: 1 };
}
