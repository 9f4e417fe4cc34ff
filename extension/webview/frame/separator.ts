import { h, setAttributes } from '../element.ts';

export interface SeparatorOptions {
  /** Its name for assistive technology: `Size of the lesson`. */
  readonly label: string;
  /** `vertical` is a line between columns. */
  readonly orientation: 'vertical' | 'horizontal';
  /** The element whose size is a fraction of `room`'s. */
  readonly room: () => HTMLElement;
  readonly get: () => number;
  /** `done` once the learner has let go. */
  readonly set: (fraction: number, done: boolean) => void;
  readonly initial: number;
}

const LEAST = 0.15;
const STEP = 0.03;

/** A line that the mouse or the arrow keys move (ARIA's window splitter pattern). */
export function separator(options: SeparatorOptions): { element: HTMLElement; redraw: () => void } {
  const { label, orientation, room, get, set, initial } = options;
  const element = h('div', {
    class: `separator ${orientation}`,
    role: 'separator',
    tabindex: 0,
    'aria-label': label,
    'aria-orientation': orientation,
    'aria-valuemin': LEAST * 100,
    'aria-valuemax': (1 - LEAST) * 100,
  });
  const redraw = (): void => setAttributes(element, { 'aria-valuenow': Math.round(get() * 100) });
  const move = (fraction: number, done: boolean): void => {
    set(Math.min(1 - LEAST, Math.max(LEAST, fraction)), done);
    redraw();
  };
  element.addEventListener('pointerdown', (down) => {
    down.preventDefault();
    element.setPointerCapture(down.pointerId);
    element.classList.add('moving');
    const box = room().getBoundingClientRect();
    const at = (event: PointerEvent): number =>
      orientation === 'vertical'
        ? (event.clientX - box.left) / box.width
        : (event.clientY - box.top) / box.height;
    const offset = get() - at(down);
    const onMove = (event: PointerEvent): void => move(at(event) + offset, false);
    const onEnd = (): void => {
      element.classList.remove('moving');
      element.removeEventListener('pointermove', onMove);
      move(get(), true);
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('lostpointercapture', onEnd, { once: true });
  });
  element.addEventListener('dblclick', () => move(initial, true));
  element.addEventListener('keydown', (event) => {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const wanted =
      event.key === less
        ? get() - STEP
        : event.key === more
          ? get() + STEP
          : event.key === 'Home'
            ? LEAST
            : event.key === 'End'
              ? 1 - LEAST
              : event.key === 'Enter'
                ? initial
                : null;
    if (wanted === null) return;
    event.preventDefault();
    move(wanted, true);
  });
  redraw();
  return { element, redraw };
}
