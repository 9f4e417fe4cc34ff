import { forgetFault, isRepaired } from '../../core/faults/hideFault.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { HiddenFault, LessonProgress } from '../../core/session/lessonProgress.ts';
import type { Session } from '../../core/session/session.ts';
import type { FaultView } from '../../protocol/faultView.ts';

/** A learner's hunt for a hidden fault: whether it is repaired, and what it was when that is over. */
export class FaultHunt implements Disposable {
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  #phase: FaultView['phase'] = 'hunting';
  #found: { readonly fault: HiddenFault; readonly seconds: number } | undefined;

  view({ fault }: LessonProgress): FaultView | null {
    const shown = fault ?? this.#found?.fault;
    if (shown === undefined) return null;
    if (fault !== undefined)
      return { phase: this.#phase, told: fault.told, was: [], look: null, seconds: null };
    const { told, was, look } = shown;
    return { phase: this.#phase, told, was, look, seconds: this.#found?.seconds ?? null };
  }

  /** A fault was hidden. */
  begin(): void {
    this.#found = undefined;
    this.#set('hunting');
  }

  /** Looks whether all is well again; then, or where the learner gives up, it says what it was. */
  async look(session: Session, giveUp: boolean): Promise<void> {
    const { fault } = session.progress;
    if (fault === undefined || this.#phase === 'looking') return;
    this.#set('looking');
    let isWhole = false;
    try {
      isWhole = await isRepaired(session, fault);
    } finally {
      if (!isWhole && !giveUp) this.#set('not-yet');
    }
    if (!isWhole && !giveUp) return;
    this.#found = { fault, seconds: Math.round((Date.now() - Date.parse(fault.began)) / 1000) };
    this.#phase = isWhole ? 'repaired' : 'given-up';
    await forgetFault(session);
    this.#changes.fire();
  }

  /** The learner has read it. */
  close(): void {
    this.#found = undefined;
    this.#set('hunting');
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #set(phase: FaultView['phase']): void {
    this.#phase = phase;
    this.#changes.fire();
  }
}
