import { message, say, spokenLanguage } from '../language/say.ts';
import type { Lesson } from '../lesson/model/lesson.ts';
import type { Sandbox } from './sandboxScript.ts';

/** The id of every sandbox: there is one at a time, as of every lesson. */
export const SANDBOX_ID = 'sandbox';

const INTRO = message(
  'A Linux machine without a lesson. Build what you like in the terminals: the picture shows what the kernel has, and a packet walk follows any packet. Nothing that you do here reaches your computer.',
);
const BUILD = message(
  'Try: `ip netns add red`, `ip link add veth0 type veth peer name eth0 netns red`, `ip link set veth0 up`.',
);
const DRAW = message(
  'Or press + above the picture: it types the commands for you. A press on an interface of the picture offers what can be changed there.',
);
const KEEP = message(
  'To keep the network, save it: as a script that builds it again, or as the beginning of a lesson. In VS Code: “Patchbay: Save the Network”. On the command line: `patchbay save FILE`.',
);

/** Whether a lesson is one that sandboxLesson made. */
export function isSandbox({ id }: Pick<Lesson, 'id'>): boolean {
  return id === SANDBOX_ID;
}

/** The lesson that a sandbox is played as, in the reader's language: one step without checks. */
export function sandboxLesson({ hosts, requires, script }: Sandbox): Lesson {
  const prose = (markdown: string) => ({ kind: 'prose' as const, markdown, line: 1, endLine: 1 });
  return {
    id: SANDBOX_ID,
    title: say('Sandbox'),
    summary: say(INTRO),
    // As long as one likes.
    minutes: 0,
    order: undefined,
    hosts,
    defaultHost: hosts[0] ?? 'vm',
    requires,
    intro: [prose(say(INTRO))],
    steps: [
      {
        id: 'build',
        title: say('Build a network of your own'),
        line: 1,
        blocks: [prose(say(BUILD)), prose(say(DRAW)), prose(say(KEEP))],
        checks: [],
      },
    ],
    setup: script,
    files: [],
    wrong: [],
    right: [],
    language: spokenLanguage(),
    untranslated: 0,
    translations: [],
    pictures: new Map(),
  };
}
