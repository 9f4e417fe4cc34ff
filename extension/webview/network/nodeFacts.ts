import { say } from '../../protocol/language.ts';
import type { ChangeName } from '../../protocol/networkChange.ts';
import type { NetworkNodeView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText, show } from '../element.ts';
import type { PageContext } from '../pageContext.ts';

export interface FactsDeps {
  readonly page: PageContext;
  readonly walkFrom: (node: string) => void;
  readonly walkTo: (node: string) => void;
  /** Opens the form that changes a link of a sandbox. */
  readonly change: (node: NetworkNodeView, change: ChangeName) => void;
  readonly close: () => void;
}

/** The kernel's facts about the chosen node, and the actions for it. */
export function nodeFacts(deps: FactsDeps): {
  element: HTMLElement;
  /** `canChange`: it is a sandbox's. */
  update(node: NetworkNodeView | null, canChange: boolean): void;
} {
  let node: NetworkNodeView | null = null;
  const withNode = (act: (node: NetworkNodeView) => void) => (): void => {
    if (node) act(node);
  };
  const name = h('h3');
  const label = h('p', { class: 'dim' });
  const facts = h('ul', { class: 'facts', role: 'list' });
  const terminal = button(
    { label: say('Open a terminal here'), icon: 'terminal', kind: 'quiet' },
    withNode(({ host, netns }) => deps.page.send({ type: 'newTerminal', host, netns })),
  );
  const capture = button(
    { label: say('Capture here'), icon: 'record', kind: 'quiet' },
    withNode(({ id }) => deps.page.send({ type: 'capture', node: id })),
  );
  const from = button(
    { label: say('Walk a packet from here'), icon: 'send', kind: 'quiet' },
    withNode(({ id }) => deps.walkFrom(id)),
  );
  const to = button(
    { label: say('Walk a packet to here'), icon: 'send', kind: 'quiet' },
    withNode(({ id }) => deps.walkTo(id)),
  );
  const change = button(
    { label: say('Change it'), icon: 'add', kind: 'quiet' },
    withNode((chosen) => deps.change(chosen, 'address')),
  );
  const element = h(
    'div',
    { class: 'node-facts', role: 'group' },
    h(
      'div',
      { class: 'aside-head' },
      name,
      button({ label: say('Close'), icon: 'close', kind: 'tool' }, deps.close),
    ),
    label,
    facts,
    h('div', { class: 'aside-actions' }, terminal, capture, change, from, to),
  );
  return {
    element,
    update: (next, canChange) => {
      node = next;
      show(element, node !== null);
      if (!node) return;
      setAttributes(element, { 'aria-label': node.label });
      setText(name, node.name);
      setText(label, node.label);
      if (facts.dataset['facts'] !== node.facts.join('\n')) {
        facts.dataset['facts'] = node.facts.join('\n');
        facts.replaceChildren(...node.facts.map((fact) => h('li', {}, fact)));
      }
      show(terminal, node.host !== '');
      show(change, canChange && node.host !== '' && node.isLink);
      show(capture, node.host !== '' && node.isLink);
    },
  };
}
