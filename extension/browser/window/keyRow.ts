import { message, say } from '../../core/language/say.ts';
import { h, setAttributes } from '../../webview/element.ts';
import type { PageState } from '../../webview/pageState.ts';
import type { Transport } from '../../webview/transport.ts';

/** Keys that a tablet's own keyboard lacks, and what a terminal sends for them (xterm's ctlseqs, normal cursor keys). */
const KEYS: readonly (readonly [label: string, name: string, data: string])[] = [
  ['Esc', message('Escape'), '\x1b'],
  ['Tab', message('Tab'), '\t'],
  ['←', message('Left arrow'), '\x1b[D'],
  ['↑', message('Up arrow'), '\x1b[A'],
  ['↓', message('Down arrow'), '\x1b[B'],
  ['→', message('Right arrow'), '\x1b[C'],
  ['|', message('Pipe'), '|'],
  ['/', message('Slash'), '/'],
  ['-', message('Dash'), '-'],
];

/** A letter with Ctrl held, as terminals send it: `c` is 3. Everything else is itself. */
export function withCtrl(data: string): string {
  return /^[a-z@[\\\]^_]$/i.test(data) ? String.fromCharCode(data.toUpperCase().charCodeAt(0) & 0x1f) : data;
}

/** A row of keys for screens that are touched, and the transport in which its Ctrl holds for the next key. */
export function keyRow(transport: Transport): {
  readonly element: HTMLElement;
  readonly transport: Transport;
} {
  let active = activeIn(transport.load());
  let held = false;
  const ctrl = h('button', { type: 'button', class: 'key', 'aria-pressed': false }, 'Ctrl');
  const hold = (now: boolean): void => {
    held = now;
    setAttributes(ctrl, { 'aria-pressed': now ? 'true' : 'false' });
  };
  const press = (data: string): void => {
    if (active !== null) transport.send({ type: 'keys', terminal: active, data });
    hold(false);
  };
  const element = h(
    'div',
    { class: 'key-row', role: 'toolbar', 'aria-label': say('Keys for the terminal') },
    ctrl,
  );
  ctrl.addEventListener('click', () => hold(!held));
  for (const [label, name, data] of KEYS) {
    const key = h('button', { type: 'button', class: 'key', 'aria-label': say(name) }, label);
    key.addEventListener('click', () => press(data));
    element.append(key);
  }
  // The terminal keeps the focus, and with it the tablet's keyboard stays open.
  element.addEventListener('pointerdown', (event) => event.preventDefault());
  return {
    element,
    transport: {
      ...transport,
      send(message) {
        if (message.type !== 'keys') return transport.send(message);
        active = message.terminal;
        transport.send(held ? { ...message, data: withCtrl(message.data) } : message);
        hold(false);
      },
      save(state) {
        active = state.activeTerminal ?? active;
        transport.save(state);
      },
    },
  };
}

function activeIn(state: unknown): string | null {
  return (state as Partial<PageState> | undefined)?.activeTerminal ?? null;
}
