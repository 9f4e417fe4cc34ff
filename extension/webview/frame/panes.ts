import { say } from '../../protocol/language.ts';
import { h, setAttributes, show } from '../element.ts';
import type { PageContext } from '../pageContext.ts';
import { separator } from './separator.ts';
import { tabRow } from './tabRow.ts';

export type PaneName = 'lesson' | 'terminals' | 'network';

/** Below this width in pixels the panes are stacked: the lesson above, and one of the others below it. */
export const NARROW = 900;

/** Puts the three panes beside or below each other, and lets the learner move the lines between them. */
export function panes(
  page: PageContext,
  parts: Readonly<Record<PaneName, HTMLElement>>,
): { element: HTMLElement; reveal(pane: PaneName): void } {
  // One landmark around all three: the lines between them belong to it too.
  const element = h('main', { class: 'panes' });
  const right = h('div', { class: 'right' });
  let narrow = false;
  const line = (
    label: string,
    orientation: 'vertical' | 'horizontal',
    key: 'lesson' | 'terminals' | 'stacked',
    initial: number,
    room: () => HTMLElement,
  ): ReturnType<typeof separator> =>
    separator({
      label,
      orientation,
      room,
      initial,
      get: () => page.state[key],
      set: (fraction) => {
        page.remember({ [key]: fraction });
        draw();
      },
    });
  const besides = line(say('Width of the lesson'), 'vertical', 'lesson', 0.46, () => element);
  const stacked = line(say('Height of the lesson'), 'horizontal', 'stacked', 0.52, () => element);
  const between = line(say('Height of the terminals'), 'horizontal', 'terminals', 0.58, () => right);
  const tabs = tabRow(say('Below the lesson'), (id) => {
    page.remember({ stackedPane: id === 'network' ? 'network' : 'terminals' });
    draw();
  });
  parts.terminals.id = 'pane-terminals';
  parts.network.id = 'pane-network';
  right.append(tabs.element, parts.terminals, between.element, parts.network);
  element.append(parts.lesson, besides.element, stacked.element, right);

  function draw(): void {
    const { lesson, terminals, stacked: above, stackedPane } = page.state;
    element.classList.toggle('narrow', narrow);
    const share = (narrow ? above : lesson) * 100;
    parts.lesson.style.flexBasis = `${share}%`;
    right.style.flexBasis = `${100 - share}%`;
    parts.terminals.style.flexBasis = narrow ? '100%' : `${terminals * 100}%`;
    parts.network.style.flexBasis = narrow ? '100%' : `${(1 - terminals) * 100}%`;
    show(besides.element, !narrow);
    show(stacked.element, narrow);
    show(between.element, !narrow);
    show(tabs.element, narrow);
    show(parts.terminals, !narrow || stackedPane === 'terminals');
    show(parts.network, !narrow || stackedPane === 'network');
    for (const pane of ['terminals', 'network'] as const)
      setAttributes(parts[pane], { role: narrow ? 'tabpanel' : null });
    tabs.update(
      [
        { id: 'terminals', label: say('Terminals'), panel: 'pane-terminals' },
        { id: 'network', label: say('Network'), panel: 'pane-network' },
      ],
      stackedPane,
    );
  }

  new ResizeObserver(() => {
    if (element.clientWidth === 0) return;
    narrow = element.clientWidth < NARROW;
    draw();
  }).observe(element);
  draw();

  return {
    element,
    reveal: (pane) => {
      if (!narrow || pane === 'lesson' || page.state.stackedPane === pane) return;
      page.remember({ stackedPane: pane });
      draw();
    },
  };
}
