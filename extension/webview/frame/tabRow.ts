import { h, setAttributes } from '../element.ts';

export interface TabChoice {
  readonly id: string;
  readonly label: string;
  readonly panel: string;
}

export interface TabRow {
  readonly element: HTMLElement;
  readonly update: (choices: readonly TabChoice[], chosen: string) => void;
  /** Moves the focus to the selected tab. */
  readonly focus: () => void;
}

/**
 * A row of tabs (ARIA's tabs pattern): arrow keys move between tabs and show each; pressing a tab moves the focus into its
 * pane.
 */
export function tabRow(
  label: string,
  onChoose: (id: string) => void,
  onEnter?: (id: string) => void,
): TabRow {
  const element = h('div', { class: 'tabs', role: 'tablist', 'aria-label': label });
  element.addEventListener('keydown', (event) => {
    const tabs = [...element.children] as HTMLElement[];
    const at = tabs.indexOf(document.activeElement as HTMLElement);
    const to =
      event.key === 'ArrowRight'
        ? (at + 1) % tabs.length
        : event.key === 'ArrowLeft'
          ? (at - 1 + tabs.length) % tabs.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? tabs.length - 1
              : -1;
    const tab = tabs[to];
    if (at < 0 || !tab) return;
    event.preventDefault();
    tab.focus();
    onChoose(tab.dataset['tab'] ?? '');
  });
  return {
    element,
    focus: () => element.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    update: (choices, chosen) => {
      while (element.childElementCount > choices.length) element.lastElementChild?.remove();
      while (element.childElementCount < choices.length) {
        const tab = h('button', { type: 'button', role: 'tab', class: 'tab' });
        tab.addEventListener('click', () => {
          const id = tab.dataset['tab'] ?? '';
          onChoose(id);
          onEnter?.(id);
        });
        element.append(tab);
      }
      for (const [index, { id, label: text, panel }] of choices.entries()) {
        const tab = element.children[index] as HTMLElement;
        tab.dataset['tab'] = id;
        if (tab.textContent !== text) tab.textContent = text;
        setAttributes(tab, {
          'aria-selected': id === chosen ? 'true' : 'false',
          'aria-controls': panel,
          id: `tab-${panel}`,
          tabindex: id === chosen ? 0 : -1,
        });
      }
    },
  };
}
