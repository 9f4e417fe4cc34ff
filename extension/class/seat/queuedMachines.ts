import type { Machine } from '../../core/machine/machine.ts';
import type { MachineSource } from '../../player/playerPorts.ts';
import { say } from '../../core/language/say.ts';
import type { MachineQueue } from './machineQueue.ts';

/** Where the class's machines come from; composeClass.ts implements it, unit tests have their own. */
export interface ClassMachines {
  /** A machine that is not started yet. */
  readonly create: MachineSource['create'];
  readonly attach: MachineSource['attach'];
  /** From now on the machine outlives this process: a hub that is killed finds it again. */
  keep(id: string): void;
  /** The ids of the machines that run. */
  running(signal: AbortSignal | undefined): Promise<readonly string[]>;
}

/**
 * One seat's machines: each has a place in the queue as long as it is there. `mine`: the one that the seat has kept; `onWait`
 * hears when the seat begins to wait for a machine, and when it no longer does.
 */
export function queuedMachines(
  machines: ClassMachines,
  queue: MachineQueue,
  mine: (lesson: string) => string | null,
  onWait: (waits: boolean) => void,
): MachineSource {
  const keep = (id: string): void => machines.keep(id);
  return {
    async running(lesson, { signal }) {
      const id = mine(lesson);
      return id !== null && (await machines.running(signal)).includes(id) ? id : undefined;
    },
    async create(requirements, lesson, operation) {
      const onPlace = (place: number): void => {
        onWait(true);
        operation.onProgress?.({
          message: say('All {most} machines of the class are in use. You are number {place} in the queue.', {
            most: queue.most,
            place,
          }),
        });
      };
      const release = await queue.take(operation.signal, onPlace).finally(() => onWait(false));
      try {
        return held(await machines.create(requirements, lesson, operation), release, keep);
      } catch (error) {
        release();
        throw error;
      }
    },
    async attach(id, operation) {
      const release = queue.adopt();
      try {
        return held(await machines.attach(id, operation), release, keep);
      } catch (error) {
        release();
        throw error;
      }
    },
    // Nobody comes back to it: a player of the class is disposed when its lesson is left.
    leave: (machine) => void machine.destroy().catch(() => undefined),
  };
}

/**
 * The machine, which gives its place back when it ends. It has no checkpoints: those of a whole class would fill the disk, and
 * the player replays steps instead.
 */
function held(machine: Machine, release: () => void, keep: (id: string) => void): Machine {
  machine.onDied(release);
  return {
    id: machine.id,
    kind: machine.kind,
    get facts() {
      return machine.facts;
    },
    onDied: machine.onDied,
    async start(operation) {
      await machine.start(operation);
      keep(machine.id);
    },
    async reset(operation) {
      await machine.reset(operation);
      // A fresh guest belongs to the process that made it.
      keep(machine.id);
    },
    stop: (operation) => machine.stop(operation),
    async destroy(operation) {
      try {
        await machine.destroy(operation);
      } finally {
        release();
      }
    },
    detach: () => machine.detach(),
    openTerminal: (name, at, size) => machine.openTerminal(name, at, size),
    listTerminals: () => machine.listTerminals(),
    closeTerminal: (name) => machine.closeTerminal(name),
    exec: (host, command, options) => machine.exec(host, command, options),
    copyIn: (path, bytes, mode) => machine.copyIn(path, bytes, mode),
  };
}
