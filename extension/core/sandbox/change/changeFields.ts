import { message, say } from '../../language/say.ts';
import { parsePrefix } from '../../state/ipPrefix.ts';
import type { BuildSite } from './buildSites.ts';

/** A field of a change, and what it may contain. */
export interface ChangeField {
  readonly name: string;
  /** A message: what the learner reads beside the field. */
  readonly label: string;
  readonly kind: FieldKind;
  /** What stands in the field first. Absent for those that are chosen from a list. */
  readonly initial?: string;
  /** Of a number: the least and the most. */
  readonly range?: readonly [least: number, most: number];
}

/** `link`, `bridge` and `site` are chosen from what is there; the others are written. */
export type FieldKind = 'name' | 'netns' | 'link' | 'bridge' | 'site' | 'number' | 'address' | 'prefix';

/** IFNAMSIZ is 16 with the zero at its end (if.h). */
const LONGEST_NAME = 15;
const LONGEST_NETNS = 63;

const WRONG = {
  name: message(
    'An interface’s name is 1 to {most} letters, digits, dots, dashes or underscores, and begins with a letter or digit.',
  ),
  netns: message(
    'A namespace’s name is 1 to {most} letters, digits, dots, dashes or underscores, and begins with a letter or digit.',
  ),
  link: message('Choose an interface.'),
  bridge: message('There is no bridge in that namespace yet. Add one first.'),
  site: message('Choose where the other end is.'),
  number: message('Write a number from {least} to {most}.'),
  address: message('Write an IP address, such as 10.0.0.2.'),
  prefix: message('Write an address with the length of its network, such as 10.0.0.1/24.'),
} as const satisfies Record<FieldKind, string>;

/** Names that a shell, `ip` and a terminal all take as they are. */
const PLAIN_NAME = /^[A-Za-z0-9][\w.-]*$/;

/** Why a value is refused, in words; undefined where it is right. */
export function whyWrong(field: ChangeField, value: string, site: BuildSite): string | undefined {
  const [least, most] = field.range ?? [0, field.kind === 'netns' ? LONGEST_NETNS : LONGEST_NAME];
  return isRight(field, value, site, [least, most]) ? undefined : say(WRONG[field.kind], { least, most });
}

function isRight(
  { kind }: ChangeField,
  value: string,
  site: BuildSite,
  [least, most]: readonly [number, number],
): boolean {
  switch (kind) {
    case 'name':
    case 'netns':
      return PLAIN_NAME.test(value) && value.length <= most;
    case 'link':
      return site.links.includes(value);
    case 'bridge':
      return site.bridges.includes(value);
    // Of the host itself: empty.
    case 'site':
      return value === '' || PLAIN_NAME.test(value);
    case 'number':
      return /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most;
    case 'address':
      return !value.includes('/') && parsePrefix(value) !== null;
    case 'prefix':
      return value.includes('/') && parsePrefix(value) !== null;
  }
}
