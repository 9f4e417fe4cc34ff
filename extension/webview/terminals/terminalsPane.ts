import { say } from '../../protocol/language.ts';
import type { ToPage } from '../../protocol/messages.ts';
import type { PlayerView, TerminalView } from '../../protocol/playerView.ts';
import { h, passFocus, setAttributes, show } from '../element.ts';
import { separator } from '../frame/separator.ts';
import { tabRow } from '../frame/tabRow.ts';
import type { PageContext } from '../pageContext.ts';
import { newTerminal } from './newTerminal.ts';
import { terminalPart, type TerminalPart } from './terminalPart.ts';
import { onThemeChange } from './terminalTheme.ts';

/** Minimum width of a terminal in pixels; if they don't fit side by side, they become tabs. */
const LEAST_WIDTH = 330;

export interface TerminalsPane {
  readonly element: HTMLElement;
  readonly update: (view: PlayerView) => void;
  readonly drawScreen: (screen: ToPage['terminalScreen']) => void;
  readonly print: (output: ToPage['terminalOutput']) => void;
  /** Shows it without moving the focus. */
  readonly reveal: (id: string) => void;
  readonly focus: (id?: string) => void;
  readonly perform: (action: 'find' | 'copy' | 'paste' | 'next-terminal' | 'leave-terminal') => void;
}

/** Restores the focus, which an element loses when it is moved. */
function move(element: Element, parent: Element, before: Node | null): void {
  if (element.parentElement === parent) return;
  const focused = document.activeElement;
  parent.insertBefore(element, before);
  if (focused instanceof HTMLElement && element.contains(focused)) passFocus(focused);
}

/** The terminals side by side where they fit, else as tabs. */
export function terminalsPane(page: PageContext): TerminalsPane {
  const parts = new Map<string, TerminalPart>();
  /** Output that came before the view that names its terminal. */
  const early = new Map<string, ((part: TerminalPart) => void)[]>();
  const row = h('div', { class: 'terminal-row' });
  const tabs = tabRow(
    say('Terminals'),
    (id) => reveal(id),
    (id) => parts.get(id)?.focus(),
  );
  const add = newTerminal(page);
  /** The tabs, with the controls of the selected terminal beside them. */
  const strip = h('div', { class: 'terminal-strip' }, tabs.element);
  const nothing = h('p', { class: 'nothing' }, say('No terminal is open.'), ' ');
  const element = h('section', { class: 'terminals', 'aria-label': say('Terminals') }, strip, nothing, row);
  let views: readonly TerminalView[] = [];

  const fits = (): boolean => views.length <= Math.max(1, Math.floor(element.clientWidth / LEAST_WIDTH));
  const active = (): string | null => {
    const { activeTerminal } = page.state;
    return views.some(({ id }) => id === activeTerminal) ? activeTerminal : (views[0]?.id ?? null);
  };
  const shareOf = (id: string): number => page.state.terminalShares[id] ?? 1;

  /** Shows the visible terminals with their widths and the lines between them. */
  function arrange(): void {
    const beside = fits();
    const shown = active();
    for (const line of row.querySelectorAll(':scope > .separator')) {
      const [left, right] = [line.previousElementSibling, line.nextElementSibling];
      if (!beside || !left || !right || !isPair(line, left.id, right.id)) line.remove();
    }
    for (const [index, { id }] of views.entries()) {
      const part = parts.get(id);
      if (!part) continue;
      const at = row.children[beside ? index * 2 : index];
      if (at !== part.element) row.insertBefore(part.element, at ?? null);
      const next = views[index + 1];
      if (beside && next && !part.element.nextElementSibling?.classList.contains('separator'))
        part.element.after(lineBetween(id, next.id));
      part.element.style.flexGrow = beside ? String(shareOf(id)) : '1';
      setAttributes(part.element, { role: beside ? 'group' : 'tabpanel' });
      part.element.classList.toggle('active', id === shown);
      part.setVisible(beside || id === shown);
      if (beside || id !== shown) move(part.header, part.element, part.element.firstChild);
      else move(part.header, strip, null);
    }
    show(strip, !beside || views.length === 0);
    show(nothing, views.length === 0);
    const home = parts.get((beside ? views.at(-1)?.id : shown) ?? '')?.header.lastElementChild;
    move(add.element, home ?? strip, null);
    tabs.update(
      views.map(({ id, title, state }) => ({
        id,
        label: state === 'busy' ? say('{title} (busy)', { title }) : title,
        panel: `terminal-${id}`,
      })),
      shown ?? '',
    );
  }

  function isPair(line: Element, left: string, right: string): boolean {
    return line.getAttribute('data-pair') === `${left} ${right}`;
  }

  function lineBetween(left: string, right: string): HTMLElement {
    const both = (): number => shareOf(left) + shareOf(right);
    const { element: line } = separator({
      label: say('Width of the terminal {left}', { left }),
      orientation: 'vertical',
      room: () => row,
      initial: views.length === 0 ? 1 : 1 / views.length,
      // As a fraction of the row, which is what the pointer moves over.
      get: () => shareOf(left) / total(),
      set: (fraction) => {
        const sum = both();
        const share = Math.min(sum - 0.2, Math.max(0.2, fraction * total()));
        const shares = { ...page.state.terminalShares, [left]: share, [right]: sum - share };
        page.remember({ terminalShares: shares });
        arrange();
      },
    });
    line.dataset['pair'] = `terminal-${left} terminal-${right}`;
    return line;
  }
  const total = (): number => views.reduce((sum, { id }) => sum + shareOf(id), 0) || 1;

  function reveal(id: string): void {
    if (id !== page.state.activeTerminal) page.remember({ activeTerminal: id });
    arrange();
  }

  function leave(id: string): void {
    if (fits()) parts.get(id)?.focusTitle();
    else tabs.focus();
  }

  function withPart(id: string, act: (part: TerminalPart) => void): void {
    const part = parts.get(id);
    if (part) act(part);
    else early.set(id, [...(early.get(id) ?? []), act]);
  }

  element.addEventListener('focusin', (event) => {
    const id =
      event.target instanceof Element
        ? event.target.closest('.terminal[id]')?.id.slice('terminal-'.length)
        : '';
    if (id && id !== page.state.activeTerminal && parts.has(id)) {
      page.remember({ activeTerminal: id });
      for (const [other, part] of parts) part.element.classList.toggle('active', other === id);
    }
  });
  new ResizeObserver(() => arrange()).observe(element);
  onThemeChange(() => {
    for (const part of parts.values()) part.redrawTheme();
  });

  return {
    element,
    update: (view) => {
      const { settings } = view;
      views = view.terminals;
      for (const [id, part] of parts) {
        if (views.some((terminal) => terminal.id === id)) continue;
        part.dispose();
        parts.delete(id);
      }
      add.update(view);
      for (const terminal of views) {
        let part = parts.get(terminal.id);
        if (!part) {
          part = terminalPart(terminal, settings, page, () => leave(terminal.id));
          parts.set(terminal.id, part);
          row.append(part.element);
          for (const act of early.get(terminal.id) ?? []) act(part);
          early.delete(terminal.id);
        }
        part.update(terminal, settings);
      }
      arrange();
    },
    drawScreen: (screen) => withPart(screen.terminal, (part) => part.drawScreen(screen)),
    print: ({ terminal, data }) => withPart(terminal, (part) => part.print(data)),
    reveal,
    focus: (id) => {
      const wanted = id ?? active();
      if (wanted === null) return;
      reveal(wanted);
      parts.get(wanted)?.focus();
    },
    perform: (action) => {
      const id = active();
      const part = id === null ? undefined : parts.get(id);
      if (action === 'find') part?.find();
      if (action === 'copy') part?.copy();
      if (action === 'paste') part?.paste();
      if (action === 'leave-terminal' && id !== null) leave(id);
      if (action !== 'next-terminal') return;
      const next = views[(views.findIndex((view) => view.id === id) + 1) % Math.max(1, views.length)];
      if (!next) return;
      reveal(next.id);
      parts.get(next.id)?.focus();
    },
  };
}
