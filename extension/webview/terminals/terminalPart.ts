import { say } from '../../protocol/language.ts';
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import type { ToPage } from '../../protocol/messages.ts';
import type { PlayerSettings, TerminalView } from '../../protocol/playerView.ts';
import { limitRepeatCounts, useUnicode11 } from '../../protocol/terminalOutput.ts';
import { h, setAttributes, show } from '../element.ts';
import { isComposing } from '../isComposing.ts';
import type { PageContext } from '../pageContext.ts';
import { acknowledge } from './acknowledge.ts';
import { copySelection, pasteInto } from './clipboard.ts';
import { findBar } from './findBar.ts';
import { suppressTerminalReplies } from './suppressTerminalReplies.ts';
import { terminalHeader } from './terminalHeader.ts';
import { terminalKey } from './terminalKeys.ts';
import { terminalTheme } from './terminalTheme.ts';
import { webglWhileVisible } from './webglWhileVisible.ts';

export interface TerminalPart {
  readonly element: HTMLElement;
  readonly header: HTMLElement;
  readonly update: (view: TerminalView, settings: PlayerSettings) => void;
  readonly drawScreen: (screen: ToPage['terminalScreen']) => void;
  readonly print: (data: string) => void;
  /** A hidden terminal keeps its content and frees its graphics memory. */
  readonly setVisible: (visible: boolean) => void;
  readonly focus: () => void;
  /** Moves the focus to the terminal's header. */
  readonly focusTitle: () => void;
  readonly find: () => void;
  readonly copy: () => void;
  readonly paste: () => void;
  readonly redrawTheme: () => void;
  readonly dispose: () => void;
}

/** RIS of ECMA-48: clears the screen, the scrollback and all modes. */
const RESET = '\x1bc';

/** Panes get their size in steps; a shell redraws its prompt at each size that it is sent. */
const SETTLE_MS = 80;
/** In fewer columns a prompt takes several lines, and a shell that is resized later erases lines above it. */
const LEAST_COLUMNS = 24;

/** One terminal: xterm with the features of VS Code's terminal; the player owns the screen's content. */
export function terminalPart(
  first: TerminalView,
  settings: PlayerSettings,
  page: PageContext,
  leave: () => void,
): TerminalPart {
  const { id } = first;
  let leaveKey = settings.leaveKey;
  const terminal = new Terminal({
    ...options(settings),
    theme: terminalTheme(),
    allowProposedApi: true,
    scrollback: 5000,
    minimumContrastRatio: 4.5,
    macOptionIsMeta: true,
    rightClickSelectsWord: true,
    // Opens links that the guest printed (OSC 8) as any other: http and https only.
    linkHandler: { activate: (_event, url) => page.send({ type: 'openLink', url }) },
  });
  useUnicode11(terminal, new Unicode11Addon());
  suppressTerminalReplies(terminal.parser);
  limitRepeatCounts(terminal);
  const fitting = new FitAddon();
  const search = new SearchAddon();
  terminal.loadAddon(fitting);
  terminal.loadAddon(search);
  terminal.loadAddon(new WebLinksAddon((_event, url) => page.send({ type: 'openLink', url })));

  const bar = findBar(search, () => terminal.focus());
  const header = terminalHeader(first, {
    page,
    focusTerminal: () => terminal.focus(),
    find: () => bar.open(terminal.getSelection()),
  });
  const screen = h('div', { class: 'terminal-screen' });
  const element = h(
    'div',
    { class: 'terminal', role: 'group', id: `terminal-${id}` },
    header.element,
    h('div', { class: 'terminal-body' }, screen, bar.element),
  );

  const counter = acknowledge((length) => page.send({ type: 'printed', terminal: id, length }));
  terminal.onData((data) => page.send({ type: 'keys', terminal: id, data }));
  terminal.onBinary((data) => page.send({ type: 'keys', terminal: id, data }));
  terminal.onResize(({ cols, rows }) => {
    if (!drawing) page.send({ type: 'resize', terminal: id, columns: cols, rows });
  });
  terminal.attachCustomKeyEventHandler((event) => {
    if (isComposing(event)) return true;
    const meant = terminalKey(event, leaveKey);
    if (meant === null) return true;
    // The editor listens on an outer element; stops the shell's keys here, or the editor would act on them too.
    if (meant === 'editor') return false;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'keydown') act(meant);
    return false;
  });
  const act = (meant: 'leave' | 'copy' | 'paste' | 'find'): void => {
    if (meant === 'leave') leave();
    if (meant === 'find') bar.open(terminal.getSelection());
    if (meant === 'copy') copySelection(terminal, page);
    if (meant === 'paste') pasteInto(terminal, page);
  };

  let opened = false;
  let visible = false;
  let drawing = false;
  let draws = 0;
  const webgl = webglWhileVisible(terminal);
  let settling: ReturnType<typeof setTimeout> | undefined;
  const fit = (): void => {
    // A drawn screen is laid out for the player's size first.
    if (!visible || drawing || screen.clientWidth === 0 || screen.clientHeight === 0) return;
    const size = fitting.proposeDimensions();
    if (size) terminal.resize(Math.max(LEAST_COLUMNS, size.cols), size.rows);
  };
  const fitSoon = (): void => {
    clearTimeout(settling);
    settling = setTimeout(fit, SETTLE_MS);
  };
  const observer = new ResizeObserver(fitSoon);
  observer.observe(screen);

  return {
    element,
    header: header.element,
    update: (view, now) => {
      leaveKey = now.leaveKey;
      Object.assign(terminal.options, options(now));
      setAttributes(element, {
        'aria-label': say('Terminal {title}', { title: view.title }),
        'data-state': view.state,
      });
      header.update(view, now);
      fitSoon();
    },
    drawScreen: ({ columns, rows, data }) => {
      drawing = true;
      const mine = ++draws;
      // Through xterm's queue, as the output: a direct reset would come before output that still waits there.
      terminal.write(RESET, () => {
        if (columns > 0 && rows > 0) terminal.resize(columns, rows);
      });
      terminal.write(data, () => {
        if (mine !== draws) return;
        drawing = false;
        fit();
      });
    },
    print: (data) => {
      counter.received(data.length);
      terminal.write(data, () => counter.shown(data.length));
    },
    setVisible: (now) => {
      visible = now;
      show(element, now);
      if (now && !opened && element.isConnected) {
        opened = true;
        terminal.open(screen);
      }
      if (opened) webgl(now);
      fitSoon();
    },
    focus: () => terminal.focus(),
    focusTitle: () => header.focus(),
    find: () => act('find'),
    copy: () => act('copy'),
    paste: () => act('paste'),
    redrawTheme: () => (terminal.options.theme = terminalTheme()),
    dispose: () => {
      observer.disconnect();
      clearTimeout(settling);
      webgl(false);
      terminal.dispose();
      header.element.remove();
      element.remove();
    },
  };
}

function options(settings: PlayerSettings): Partial<Terminal['options']> {
  return {
    fontFamily: settings.fontFamily || 'monospace',
    fontSize: settings.fontSize,
    lineHeight: settings.lineHeight,
    cursorStyle: settings.cursorStyle,
    cursorBlink: settings.cursorBlink,
    screenReaderMode: settings.screenReader,
  };
}
