import { VM_HOST, type Machine } from '../machine/machine.ts';

/**
 * What the packets of checks leave behind in the guest's tables (neighbours, forwarding entries, conntrack) is taken
 * back when all have their results: a learner finds there what the lesson's own commands did, and so do later checks.
 */
export class CheckTraces {
  readonly #machine: Pick<Machine, 'exec'>;
  #kept: Promise<string | undefined> | undefined;

  constructor(machine: Pick<Machine, 'exec'>) {
    this.#machine = machine;
  }

  /** Remembers the tables as they are; called before the first packet, and again to no effect. */
  async keep(): Promise<void> {
    await (this.#kept ??= this.#remember());
  }

  /** Removes what came since, and forgets. Its failure is not the checks': they have their results. */
  async undo(): Promise<void> {
    const file = await this.#kept;
    this.#kept = undefined;
    if (file !== undefined) await this.#run('undo', file);
  }

  async #remember(): Promise<string | undefined> {
    // Two rounds at a time (a player's and a command line's) have a file each.
    const file = `/run/patchbay/traces-${Math.random().toString(36).slice(2)}`;
    return (await this.#run('keep', file)) ? file : undefined;
  }

  async #run(what: 'keep' | 'undo', file: string): Promise<boolean> {
    try {
      const argv = ['patchbay-traces', what, file] as const;
      return (await this.#machine.exec(VM_HOST, { argv }, { timeoutMs: 10_000 })).exitCode === 0;
    } catch {
      return false;
    }
  }
}
