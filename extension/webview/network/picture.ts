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

/** What a press on the drawing does, by the id of the node or box. */
export interface PictureActions {
  readonly choose: (node: string) => void;
  /** The name of a box was pressed. */
  readonly toggleBox: (box: string) => void;
  /** The line of a box's unused default devices was pressed. */
  readonly toggleIdle: (box: string) => void;
}

/** The player's drawing, moved and scaled. */
export function picture({ choose, toggleBox, toggleIdle }: PictureActions): Picture {
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
  /** What can be pressed, by the attribute that has its id. */
  const buttons: Readonly<Record<string, (id: string) => void>> = {
    'data-node': choose,
    'data-box': toggleBox,
    'data-idle': toggleIdle,
  };
  const selector = Object.keys(buttons)
    .map((name) => `[${name}]`)
    .join();
  const pressed = (target: EventTarget | null): { name: string; id: string } | null => {
    const part = target instanceof Element ? target.closest(selector) : null;
    const name = Object.keys(buttons).find((attribute) => part?.hasAttribute(attribute));
    return part && name !== undefined ? { name, id: part.getAttribute(name) ?? '' } : null;
  };
  const find = (id: string, name = 'data-node'): SVGGElement | null =>
    element.querySelector(`[${name}="${CSS.escape(id)}"]`);

  element.addEventListener('click', (event) => {
    const part = pressed(event.target);
    if (part) buttons[part.name]?.(part.id);
  });
  element.addEventListener('focusin', (event) => {
    const part = pressed(event.target);
    const drawn = part && find(part.id, part.name);
    if (drawn) view.reveal(drawn);
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
    const part = pressed(event.target);
    if (part && (event.key === 'Enter' || event.key === ' ')) buttons[part.name]?.(part.id);
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
      const focused = element.contains(document.activeElement) ? pressed(document.activeElement) : null;
      if (!setHtml(element, svg)) return;
      const drawing = element.querySelector('svg');
      if (drawing) view.adopt(drawing);
      drawMarks();
      if (focused) passFocus(find(focused.id, focused.name) ?? element);
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
