import { h } from './element.ts';
import { icon, type IconName } from './icon.ts';

export interface ButtonLook {
  readonly label: string;
  /** The name for assistive technology, where several buttons have the same label. */
  readonly name?: string;
  readonly icon?: IconName;
  /** `tool` shows the icon alone; its label is its name and its tooltip. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'tool';
}

export function button(look: ButtonLook, onClick: () => void): HTMLButtonElement {
  const { label, name = label, kind = 'secondary' } = look;
  const tool = kind === 'tool';
  const element = h(
    'button',
    {
      type: 'button',
      class: `button ${kind}`,
      'aria-label': tool || name !== label ? name : null,
      title: tool || name !== label ? name : null,
    },
    look.icon === undefined ? null : icon(look.icon),
    tool ? null : h('span', { class: 'label' }, label),
  );
  // Not `disabled`, which would take the focus from it.
  element.addEventListener('click', () => {
    if (element.ariaDisabled !== 'true') onClick();
  });
  return element;
}
