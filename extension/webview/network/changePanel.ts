import { say } from '../../protocol/language.ts';
import {
  CHANGE_KINDS,
  changeCommand,
  type BuildSite,
  type ChangeField,
  type ChangeKind,
  type ChangeName,
  type NetworkChange,
} from '../../protocol/networkChange.ts';
import type { NetworkNodeView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, passFocus, setAttributes, setText, show } from '../element.ts';
import { isComposing } from '../isComposing.ts';
import type { PageContext } from '../pageContext.ts';
import { options, siteKey, siteOption } from './selectOptions.ts';

export interface ChangePanel {
  /** In the head of the pane; hidden where nothing can be added. */
  readonly button: HTMLElement;
  readonly element: HTMLElement;
  readonly isOpen: () => boolean;
  /** Opens the form for a link, or for the namespace that it is in. */
  readonly openFor: (node: NetworkNodeView, change: ChangeName) => void;
  readonly update: (sites: readonly BuildSite[]) => void;
}

/** The form that adds something to a sandbox's network or changes it; it shows the command that Patchbay will type. */
export function changePanel(page: PageContext, onToggle: () => void): ChangePanel {
  let sites: readonly BuildSite[] = [];
  let open = false;
  /** Written and chosen so far: a field of one name keeps its value when another change is chosen. */
  const values: Record<string, string> = {};

  const names = Object.keys(CHANGE_KINDS) as ChangeName[];
  const what = h('select', { 'aria-label': say('What to add or change') });
  options(
    what,
    names.map((name) => ({ value: name, text: say(CHANGE_KINDS[name].label) })),
  );
  const where = h('select');
  const whereLabel = h('label', { class: 'change-field' }, h('span', {}, say('In')), where);
  const fields = h('div', { class: 'change-fields' });
  const command = h('code', { class: 'change-command' });
  const why = h('p', { class: 'change-why', role: 'status' });
  const type = button({ label: say('Type it in the terminal'), icon: 'terminal', kind: 'primary' }, () => {
    const wanted = change();
    const made = wanted && changeCommand(wanted, sites);
    if (wanted && made && 'command' in made) page.send({ type: 'changeNetwork', ...wanted });
    // Why stands there already.
    else if (made && 'why' in made) (made.wrong === null ? where : fieldOf(made.wrong))?.focus();
  });
  // No form element: nothing of the page can be sent anywhere.
  const form = h('div', { class: 'change-form' }, what, whereLabel, fields, command, why, type);
  const close = button({ label: say('Close'), icon: 'close', kind: 'tool' }, () => opener.click());
  const element = h(
    'div',
    { class: 'change-panel', role: 'group', 'aria-label': say('Add to the network') },
    h('div', { class: 'aside-head' }, h('h3', {}, say('Add to the network')), close),
    form,
  );
  const opener = button({ label: say('Add to the network'), icon: 'add', kind: 'tool' }, () => {
    open = !open;
    draw();
    onToggle();
    if (open) what.focus();
  });

  const kindNow = (): ChangeKind => CHANGE_KINDS[what.value as ChangeName];
  const siteNow = (): BuildSite | undefined =>
    sites.find((site) => siteKey(site) === where.value) ?? sites[0];
  const fieldOf = (name: string) =>
    fields.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${CSS.escape(name)}"]`);

  function change(): NetworkChange | undefined {
    const site = siteNow();
    return (
      site && { change: what.value as ChangeName, host: site.host, netns: site.netns, values: valuesNow() }
    );
  }
  function valuesNow(): Record<string, string> {
    return Object.fromEntries(kindNow().fields.map(({ name }) => [name, fieldOf(name)?.value.trim() ?? '']));
  }
  /** What can be chosen in a field; undefined where it is written. */
  function choices({ kind }: ChangeField): { value: string; text: string }[] | undefined {
    const site = siteNow();
    const plain = (value: string) => ({ value, text: value });
    if (kind === 'link') return (site?.links ?? []).map(plain);
    if (kind === 'bridge') return (site?.bridges ?? []).map(plain);
    if (kind !== 'site') return undefined;
    return sites.flatMap((other) =>
      other.host === site?.host ? [{ value: other.netns ?? '', text: siteOption(other) }] : [],
    );
  }
  /** A cable usually leads to another namespace. */
  function elsewhere({ kind }: ChangeField): string | undefined {
    const site = siteNow();
    if (kind !== 'site' || !site) return undefined;
    return sites.find(({ host, netns }) => host === site.host && netns !== site.netns)?.netns ?? undefined;
  }
  function drawFields(): void {
    const { activeElement } = document;
    const focused = fields.contains(activeElement) ? activeElement?.getAttribute('name') : null;
    fields.replaceChildren(
      ...kindNow().fields.map((field) => {
        const chosen = choices(field);
        const input = chosen
          ? h('select', { name: field.name })
          : h('input', {
              ...{ name: field.name, type: 'text', spellcheck: 'false', autocomplete: 'off' },
              ...(field.kind === 'number' ? { inputmode: 'numeric' } : {}),
            });
        const value = values[field.name] ?? field.initial ?? elsewhere(field) ?? '';
        if (input instanceof HTMLSelectElement) {
          options(input, chosen ?? []);
          if (chosen?.some((one) => one.value === value)) input.value = value;
        } else input.value = value;
        return h('label', { class: 'change-field' }, h('span', {}, say(field.label)), input);
      }),
    );
    // The network changes while somebody writes.
    if (focused != null) passFocus(fieldOf(focused));
  }
  function drawCommand(): void {
    const wanted = change();
    const made = wanted && changeCommand(wanted, sites);
    setText(command, made && 'command' in made ? made.command : '');
    show(command, command.textContent !== '');
    setText(why, made && 'why' in made ? made.why : '');
    for (const { name } of kindNow().fields) {
      const field = fieldOf(name);
      if (field) setAttributes(field, { 'aria-invalid': made && 'why' in made && made.wrong === name });
    }
  }
  function draw(): void {
    show(element, open && sites.length > 0);
    setAttributes(opener, { 'aria-expanded': String(open) });
    show(opener, sites.length > 0);
    if (!open) return;
    const offered = kindNow().ofHost === true ? sites.filter(({ netns }) => netns === null) : sites;
    options(
      where,
      offered.map((site) => ({ value: siteKey(site), text: siteOption(site) })),
    );
    drawFields();
    drawCommand();
  }

  what.addEventListener('change', draw);
  where.addEventListener('change', draw);
  fields.addEventListener('input', (event) => {
    const field = event.target;
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      values[field.name] = field.value;
    drawCommand();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !isComposing(event))
      type.click();
  });
  draw();
  return {
    button: opener,
    element,
    isOpen: () => open && sites.length > 0,
    openFor: ({ name, host, netns }, wanted) => {
      open = true;
      what.value = wanted;
      draw();
      where.value = siteKey({ host, netns });
      values['link'] = name;
      draw();
      what.focus();
    },
    update: (next) => {
      if (JSON.stringify(next) === JSON.stringify(sites)) return;
      sites = next;
      draw();
    },
  };
}
