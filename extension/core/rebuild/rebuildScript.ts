import { say } from '../language/say.ts';
import { sandboxHead, type Sandbox } from '../sandbox/sandboxScript.ts';
import type { RebuildPlan } from './rebuildPlan.ts';

/** The file that builds a network: a bash script, and a sandbox at the same time (`patchbay play FILE`). */
export function rebuildScript(plan: RebuildPlan, head: Pick<Sandbox, 'hosts' | 'requires'>): string {
  const { parts, left } = plan;
  const lines = [
    sandboxHead(head).trimEnd(),
    '#',
    `# ${say('A network that Patchbay saved. To build it on a fresh machine: patchbay play FILE')}`,
    `# ${say('Not in it: programs, connections, learned entries, files, and the NIC of the machine itself.')}`,
    ...(left.length === 0
      ? []
      : [
          '#',
          `# ${say('LEFT OUT, because no command builds it:')}`,
          ...left.map((words) => `# - ${oneLine(words)}`),
        ]),
    'set -eu -o pipefail',
    `trap 'echo "failed: $BASH_COMMAND" >&2' ERR`,
  ];
  for (const { title, commands } of parts) lines.push('', `# ${say(title)}`, ...commands);
  return `${lines.join('\n')}\n`;
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ');
}
