import { say } from '../../protocol/language.ts';
import type { BuildSite } from '../../protocol/networkChange.ts';
import { h } from '../element.ts';

/** Fills a list of choices, and leaves it alone where it has them: the open list of a browser would close. */
export function options(
  select: HTMLSelectElement,
  wanted: readonly { readonly value: string; readonly text: string }[],
): void {
  const now = JSON.stringify([...select.options].map(({ value, text }) => ({ value, text })));
  if (now === JSON.stringify(wanted)) return;
  const was = select.value;
  select.replaceChildren(...wanted.map(({ value, text }) => h('option', { value }, text)));
  if (wanted.some(({ value }) => value === was)) select.value = was;
}

/** Where something can be added, by name. */
type Site = Pick<BuildSite, 'host' | 'netns'>;

/** The same for the same location, whichever else is there. */
export function siteKey({ host, netns }: Site): string {
  return JSON.stringify([host, netns]);
}

/** `red on vm`, or `vm` for a host itself. */
export function siteOption({
  host,
  netns,
}: {
  readonly host: string;
  readonly netns: string | null;
}): string {
  return netns === null ? host : say('{netns} on {host}', { netns, host });
}
