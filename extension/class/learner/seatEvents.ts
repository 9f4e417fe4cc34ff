import type { PlayerView } from '../../protocol/playerView.ts';
import type { EventKind } from '../wire/eventKinds.ts';

/** Finds what happened at a learner's steps, in what their page asks for and in what it shows. */
export class SeatEvents {
  readonly #happened: (kind: EventKind, step: string) => void;
  #current: string | undefined;
  #solving: string | undefined;

  constructor(happened: (kind: EventKind, step: string) => void) {
    this.#happened = happened;
  }

  /** What the learner sees is different. */
  look({ current, steps }: PlayerView): void {
    if (current !== this.#current) this.#happened('entered', current);
    this.#current = current;
    const solving = steps.find((step) => step.solving)?.id;
    if (solving !== undefined && solving !== this.#solving) this.#happened('shown', solving);
    this.#solving = solving;
  }

  /** The learner's page asks for something, of whatever form; `current` is the step they are at. */
  asked(message: unknown, current: string): void {
    const { type, step, block } = message as Readonly<Record<'type' | 'step' | 'block', unknown>>;
    if (type === 'check') this.#happened('checked', typeof step === 'string' ? step : current);
    if (type === 'hint') this.#happened('hint', current);
    if (type === 'run' && typeof block === 'string') this.#happened('ran', stepOf(block));
    if (type === 'reveal' && typeof block === 'string') this.#happened('shown', stepOf(block));
  }
}

/** The step that a block is in (see blockIds.ts). */
function stepOf(block: string): string {
  return block.split(':')[0] ?? '';
}
