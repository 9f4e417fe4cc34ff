import type { SeatView } from '../wire/seatMessages.ts';

/** Whether the teacher types in a learner's terminals: asked for by one, agreed to by the other, ended by either. */
export class TeacherHelp {
  readonly #onChange: () => void;
  #control: SeatView['control'] = 'none';

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get control(): SeatView['control'] {
    return this.#control;
  }

  /** The teacher asks, or stops. */
  ask(on: boolean): void {
    if (on && this.#control === 'none') this.#set('asked');
    if (!on) this.#set('none');
  }

  /** The learner agrees to what was asked, or takes it back. */
  agree(on: boolean): void {
    if (on && this.#control === 'asked') this.#set('given');
    if (!on) this.#set('none');
  }

  #set(control: SeatView['control']): void {
    if (control === this.#control) return;
    this.#control = control;
    this.#onChange();
  }
}
