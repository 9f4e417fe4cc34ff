import { say } from '../../language/say.ts';
import { toolIn } from '../../rebuild/namespaceLocation.ts';
import { shellQuote } from '../../machine/shellQuote.ts';
import { VM_HOST } from '../../machine/machine.ts';
import type { BuildSite } from './buildSites.ts';
import { whyWrong } from './changeFields.ts';
import { CHANGE_KINDS, type ChangeKind, type ChangeName, type FieldValues } from './changeKinds.ts';

/** What a learner wants added or changed, and where. */
export interface NetworkChange {
  readonly change: ChangeName;
  readonly host: string;
  readonly netns: string | null;
  readonly values: FieldValues;
}

/** A line for a terminal of `host`, or which field is wrong (null: the location) and why. */
export type ChangeCommand =
  | { readonly command: string; readonly host: string }
  | { readonly wrong: string | null; readonly why: string };

/** The command that does a change, in a network with these sites. */
export function changeCommand(wanted: NetworkChange, sites: readonly BuildSite[]): ChangeCommand {
  const kind: ChangeKind = CHANGE_KINDS[wanted.change];
  const { host, values } = wanted;
  const netns = kind.ofHost === true ? null : wanted.netns;
  const site = siteOf(sites, host, netns);
  if (!site) return { wrong: null, why: say('That namespace is not there any more. Choose another one.') };
  for (const field of kind.fields) {
    const value = values[field.name] ?? '';
    const why = whyWrong(field, value, site);
    if (why !== undefined) return { wrong: field.name, why };
    if (field.kind === 'site' && !siteOf(sites, host, value === '' ? null : value))
      return { wrong: field.name, why: say('That namespace is not there any more. Choose another one.') };
  }
  // In a terminal of the host itself, no command needs to say which host.
  const inside = { host: VM_HOST, name: netns };
  const quoted = Object.fromEntries(kind.fields.map(({ name }) => [name, quotedField(values[name] ?? '')]));
  return { command: kind.command(quoted, { ip: toolIn(inside), tc: toolIn(inside, 'tc'), netns }), host };
}

/** The kernel allows names of interfaces that a shell would not. */
function quotedField(value: string): string {
  return value === '' ? '' : shellQuote(value);
}

/** The site with this name; undefined where there is none. */
function siteOf(sites: readonly BuildSite[], host: string, netns: string | null): BuildSite | undefined {
  return sites.find((site) => site.host === host && site.netns === netns);
}
