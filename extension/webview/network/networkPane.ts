import { say } from '../../protocol/language.ts';
import type { PlayerView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, isShown, setAttributes, setText, show } from '../element.ts';
import type { PageContext } from '../pageContext.ts';
import { changePanel } from './changePanel.ts';
import { nodeFacts } from './nodeFacts.ts';
import { picture } from './picture.ts';
import { searchField } from './searchField.ts';
import { unusualList } from './unusualList.ts';
import { walkPanel } from './walkPanel.ts';

export interface NetworkPane {
  readonly element: HTMLElement;
  readonly update: (view: PlayerView) => void;
  readonly showNodes: (ids: readonly string[]) => void;
  readonly fit: () => void;
  readonly focus: () => void;
}

/** The kernel's network: the picture, its text, the chosen node, and a packet's way. */
export function networkPane(page: PageContext): NetworkPane {
  let view: PlayerView | null = null;
  let selected: string | null = null;
  let shown: readonly string[] = [];
  /** One end of a walk; the next node that the learner chooses is the other end. */
  let half: { end: 'from' | 'to'; node: string } | null = null;

  const drawing = picture({
    choose,
    toggleBox: (box) => page.send({ type: 'toggleBox', box }),
    toggleIdle: (box) => page.send({ type: 'toggleIdle', box }),
  });
  const facts = nodeFacts({
    page,
    walkFrom: (node) => begin('from', node),
    walkTo: (node) => begin('to', node),
    change: (node, wanted) => {
      change.openFor(node, wanted);
      draw();
    },
    close: () => {
      const was = selected;
      selected = null;
      draw();
      if (was !== null) drawing.focusNode(was);
    },
  });
  const walk = walkPanel(page, draw);
  const change = changePanel(page, () => draw());
  const changes = h('span', { class: 'network-changes dim' });
  const words = h('pre', {
    class: 'network-words',
    tabindex: 0,
    role: 'group',
    'aria-label': say('The network in words'),
  });
  const inWords = button({ label: say('In words'), icon: 'text', kind: 'tool' }, () => {
    const pressed = !isShown(words);
    show(words, pressed);
    show(drawing.element, !pressed);
    setAttributes(inWords, { 'aria-pressed': String(pressed) });
    if (!pressed) drawing.fit();
  });
  setAttributes(inWords, { 'aria-pressed': 'false' });
  const hintText = h('span', { class: 'grow' });
  const hint = h(
    'div',
    { class: 'walk-hint', role: 'status' },
    hintText,
    button({ label: say('Cancel'), kind: 'quiet' }, () => {
      half = null;
      draw();
    }),
  );
  const search = searchField((text) => page.send({ type: 'filterPicture', text }));
  const unusual = unusualList(page, choose, () => draw());
  const nothing = h('p', { class: 'nothing' }, say('The picture appears once the machine runs.'));
  const unread = h('p', {
    class: 'network-unread dim',
    role: 'note',
    'aria-label': say('What could not be read'),
  });
  const aside = h(
    'div',
    { class: 'network-aside' },
    walk.element,
    facts.element,
    change.element,
    unusual.element,
  );
  const element = h(
    'section',
    { class: 'network', 'aria-label': say('Network') },
    h(
      'div',
      { class: 'network-head' },
      h('h2', { title: say('The network as the kernel has it') }, say('The network as the kernel has it')),
      changes,
      unusual.button,
      change.button,
      search.element,
      inWords,
      button({ label: say('Save the picture'), icon: 'save', kind: 'tool' }, () =>
        page.send({ type: 'exportPicture' }),
      ),
      button({ label: say('Zoom out'), icon: 'zoomOut', kind: 'tool' }, () => drawing.zoom(1 / 1.2)),
      button({ label: say('Zoom in'), icon: 'zoomIn', kind: 'tool' }, () => drawing.zoom(1.2)),
      button({ label: say('Fit'), icon: 'fit', kind: 'tool' }, () => drawing.fit()),
    ),
    h(
      'div',
      { class: 'network-body' },
      h('div', { class: 'network-view' }, hint, nothing, unread, drawing.element, words),
      aside,
    ),
  );
  show(words, false);
  show(unread, false);

  function choose(node: string): void {
    if (half && half.node !== node) {
      const { end, node: other } = half;
      half = null;
      page.send(
        end === 'from' ? { type: 'walk', from: other, to: node } : { type: 'walk', from: node, to: other },
      );
    } else selected = drawnAs(node);
    draw();
  }
  /** Of a node in a closed box, the one that stands for it. */
  function drawnAs(node: string): string {
    return view?.network?.drawnInstead[node] ?? node;
  }
  function begin(end: 'from' | 'to', node: string): void {
    half = { end, node };
    draw();
    drawing.element.focus();
  }
  function nameOf(id: string): string {
    return view?.network?.nodes.find((node) => node.id === drawnAs(id))?.label ?? id;
  }
  function draw(): void {
    const nodes = view?.network?.nodes ?? [];
    const chosen = nodes.find(({ id }) => id === selected) ?? null;
    facts.update(chosen, (view?.network?.sites.length ?? 0) > 0);
    show(aside, chosen !== null || view?.walk != null || unusual.isOpen() || change.isOpen());
    show(hint, half !== null);
    if (half)
      setText(
        hintText,
        half.end === 'from'
          ? say('A packet from {node}: choose its destination.', { node: nameOf(half.node) })
          : say('A packet to {node}: choose its source.', { node: nameOf(half.node) }),
      );
    const marks = new Map<string, string>();
    const add = (node: string, mark: string): void => {
      const id = drawnAs(node);
      marks.set(id, `${marks.get(id) ?? ''} ${mark}`);
    };
    for (const id of shown) add(id, 'shown');
    if (chosen) add(chosen.id, 'selected');
    if (half) add(half.node, 'selected');
    const { hop, hops } = walk.current();
    for (const [index, { node }] of hops.entries()) if (index < hop) add(node, 'passed');
    const here = hops[hop];
    if (here && view?.walk) add(here.node, 'hop');
    drawing.mark(marks);
    if (here && view?.walk) drawing.reveal(drawnAs(here.node));
  }

  return {
    element,
    fit: drawing.fit,
    focus: () => drawing.element.focus(),
    showNodes: (ids) => {
      shown = ids;
      draw();
      const [first] = ids;
      if (first !== undefined) {
        drawing.reveal(drawnAs(first));
        page.announce(say('Marked in the picture: {nodes}', { nodes: ids.map(nameOf).join(', ') }));
      }
    },
    update: (next) => {
      const stepChanged = view !== null && view.current !== next.current;
      view = next;
      if (stepChanged) shown = [];
      const { network } = next;
      show(nothing, network === null);
      show(drawing.element, network !== null && !isShown(words));
      if (network) {
        drawing.draw(network.svg);
        setText(words, network.text);
      }
      setText(changes, network?.changes ?? '');
      // Where there is room for a few of them only.
      setAttributes(changes, { title: network?.changes ?? null });
      search.update(network?.filter ?? '');
      unusual.update(network?.unusual ?? []);
      change.update(network?.sites ?? []);
      setText(unread, network?.unread ?? '');
      show(unread, (network?.unread ?? '') !== '');
      walk.update(next.walk);
      draw();
    },
  };
}
