import { stringify } from 'yaml';
import { VM_HOST } from '../machine/machine.ts';
import { bondOf } from '../state/linkMasters.ts';
import type { NetworkNamespace } from '../state/networkState.ts';
import { splitCommands } from '../mutate/commands.ts';
import { createLinks, type PlacedLink } from './createLinks.ts';
import { isOfMachine } from './namespaceLocation.ts';
import type { RebuildPart } from './rebuildPlan.ts';
import type { SavedNetwork } from './saveNetwork.ts';

/** Parts that the first step has: what is there, and no more. */
const FIRST = ['Hosts and namespaces', 'Interfaces', 'Ports', 'VLANs and tunnels'];
/** Checks of one step: an author thins them out. */
const MAX_CHECKS = 24;
/** A tab that is typed into a shell completes a name. */
const TAB = '    ';

/** The files of a lesson whose commands build a saved network; undefined where that has nothing in it that checks could see. */
export function skeletonLesson(
  id: string,
  { plan, state, requires }: Pick<SavedNetwork, 'plan' | 'state' | 'requires'>,
): ReadonlyMap<string, string> | undefined {
  const { made } = createLinks(state);
  if (made.length === 0) return undefined;
  const first = plan.parts.filter(({ title }) => FIRST.includes(title));
  const second = plan.parts.filter(({ title }) => !FIRST.includes(title));
  // A bond switches its members on as they join.
  const up = made.filter(({ space, link }) => link.up && bondOf(space, link) === null);
  const head = {
    format: 1,
    title: id,
    summary: 'One sentence that says what the learner will be able to do.',
    minutes: 15,
    hosts: [VM_HOST, ...plan.hosts],
    ...(requires.length > 0 && { requires: [...requires] }),
  };
  const text = [
    `---\n${stringify(head)}---`,
    `# ${id}`,
    'What this is about, and why anyone should care. This lesson was begun from a saved network: tell its story in more and smaller steps.',
    ...(plan.left.length === 0
      ? []
      : [`Of that network, no command here builds: ${plan.left.map((words) => `\`${words}\``).join(', ')}.`]),
    '## Make the links {#links}',
    'One idea.',
    ...first.map(runBlock),
    checkBlock(made.slice(0, MAX_CHECKS).map(linkCheck)),
    ...(up.length === 0
      ? []
      : [
          '## Bring them to life {#alive}',
          'One idea.',
          ...second.map(runBlock),
          checkBlock(up.slice(0, MAX_CHECKS).map(upCheck)),
        ]),
  ].join('\n\n');
  const spaces = first.filter(({ title }) => title === FIRST[0]);
  return new Map([
    ['lesson.md', `${text}\n`],
    ['wrong/links--none.sh', script('The namespaces are there, and no link.', spaces)],
    ...(up.length === 0
      ? []
      : [
          [
            'wrong/alive--left-down.sh',
            script('The links have addresses, but they are down.', addressesOnly(second)),
          ] as const,
        ]),
  ]);
}

function addressesOnly(parts: readonly RebuildPart[]): RebuildPart[] {
  return parts.filter(({ title }) => title === 'Settings' || title === 'Addresses');
}

function script(about: string, parts: readonly RebuildPart[]): string {
  return `# ${about}\n${parts.flatMap(({ commands }) => commands).join('\n')}\n`;
}

function runBlock({ title, commands }: RebuildPart): string {
  const typed = commands.flatMap(splitCommands).map((command) => command.replaceAll('\t', TAB));
  return `${title}:\n\n\`\`\`\`bash {run terminal=vm host=vm}\n${typed.join('\n')}\n\`\`\`\``;
}

function checkBlock(checks: readonly object[]): string {
  return `\`\`\`\`yaml {check}\n${stringify(checks, { lineWidth: 0 })}\`\`\`\``;
}

function linkCheck({ space, link }: PlacedLink): object {
  const bridge = space.links.find(({ name, kind }) => name === link.master && kind === 'bridge');
  const mine = bridge !== undefined && !isOfMachine(space, bridge);
  return {
    what: `${link.name} is there in ${nameOf(space)}`,
    link: link.name,
    ...placeOf(space),
    kind: link.kind,
    ...(mine && { master: bridge.name }),
  };
}

function upCheck({ space, link }: PlacedLink): object {
  return {
    what: `${link.name} in ${nameOf(space)} is up`,
    link: link.name,
    ...placeOf(space),
    up: true,
    hint: 'A new link starts DOWN. `ip link set` changes that.',
  };
}

function nameOf({ host, name }: NetworkNamespace): string {
  return name === null ? host : host === VM_HOST ? name : `${name} on ${host}`;
}

function placeOf({ host, name }: NetworkNamespace): object {
  return { ...(host !== VM_HOST && { host }), ...(name !== null && { netns: name }) };
}
