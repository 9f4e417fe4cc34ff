import { say } from '../../protocol/language.ts';
import { h, passFocus, setHtml } from '../element.ts';
import { panZoom } from './panZoom.ts';

export interface Picture {
  readonly element: HTMLElement;
  readonly draw: (svg: string) => void;
  /** Classes of nodes, by id: `selected`, `shown`, `hop`, `passed`. */
  readonly mark: (marks: ReadonlyMap<string, string>) => void;
  readonly reveal: (node: string) => void;
  readonly focusNode: (node: string) => void;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
}

const MARKS = ['selected', 'shown', 'hop', 'passed'];
const STEP = 40;

/** The player's drawing, moved and scaled; `onChoose` gets the id of a node, `onToggle` that of a box whose name was pressed. */
export function picture(onChoose: (node: string) => void, onToggle: (box: string) => void): Picture {
  const element = h('div', {
    class: 'picture',
    tabindex: 0,
    role: 'group',
    'aria-label': say(
      'Picture of the network. Arrow keys move it, plus and minus zoom, 0 fits it; Tab goes to its parts.',
    ),
  });
  const view = panZoom(element);
  let marks: ReadonlyMap<string, string> = new Map();
  const idOf = (target: EventTarget | null, name: string): string | null =>
    target instanceof Element ? (target.closest(`[${name}]`)?.getAttribute(name) ?? null) : null;
  const nodeOf = (target: EventTarget | null): string | null => idOf(target, 'data-node');
  const boxOf = (target: EventTarget | null): string | null => idOf(target, 'data-box');
  const find = (id: string): SVGGElement | null => element.querySelector(`[data-node="${CSS.escape(id)}"]`);

  element.addEventListener('click', (event) => {
    const node = nodeOf(event.target);
    const box = boxOf(event.target);
    if (node !== null) onChoose(node);
    else if (box !== null) onToggle(box);
  });
  element.addEventListener('focusin', (event) => {
    const node = nodeOf(event.target);
    if (node !== null) reveal(node);
  });
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => view.pan(-STEP, 0),
    ArrowRight: () => view.pan(STEP, 0),
    ArrowUp: () => view.pan(0, -STEP),
    ArrowDown: () => view.pan(0, STEP),
    '+': () => view.zoom(1.2),
    '=': () => view.zoom(1.2),
    '-': () => view.zoom(1 / 1.2),
    '0': () => view.fit(),
  };
  element.addEventListener('keydown', (event) => {
    const node = nodeOf(event.target);
    const box = boxOf(event.target);
    if (node !== null && (event.key === 'Enter' || event.key === ' ')) onChoose(node);
    else if (box !== null && (event.key === 'Enter' || event.key === ' ')) onToggle(box);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    // On a node, the arrow keys scroll the page as usual: the focused node must stay in sight.
    else if (event.key.startsWith('Arrow') && event.target !== element) return;
    else if (keys[event.key]) keys[event.key]?.();
    else return;
    event.preventDefault();
  });
  const reveal = (id: string): void => {
    const node = find(id);
    if (node) view.reveal(node);
  };
  const drawMarks = (): void => {
    for (const node of element.querySelectorAll('[data-node]')) {
      const wanted = (marks.get(node.getAttribute('data-node') ?? '') ?? '').split(' ');
      for (const mark of MARKS) node.classList.toggle(mark, wanted.includes(mark));
    }
  };
  return {
    element,
    draw: (svg) => {
      const focused = nodeOf(document.activeElement);
      const focusedBox = boxOf(document.activeElement);
      if (!setHtml(element, svg)) return;
      const drawing = element.querySelector('svg');
      if (drawing) view.adopt(drawing);
      drawMarks();
      if (focused !== null) passFocus(find(focused) ?? element);
      if (focusedBox !== null)
        passFocus(element.querySelector<SVGGElement>(`[data-box="${CSS.escape(focusedBox)}"]`) ?? element);
    },
    mark: (now) => {
      marks = now;
      drawMarks();
    },
    reveal,
    focusNode: (id) => find(id)?.focus(),
    fit: view.fit,
    zoom: view.zoom,
  };
}
