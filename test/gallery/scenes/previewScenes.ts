import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import { LessonPreview } from '../../../extension/player/preview/lessonPreview.ts';
import type { PreviewView } from '../../../extension/protocol/previewMessages.ts';
import { PLAIN_SETTINGS } from '../../unit/player/playerFacts.ts';
import { fence, lessonSource } from '../../unit/lesson/lessonSource.ts';
import type { Scene } from './scene.ts';

const FRONT = `---
format: 1
title: A cable between two namespaces
summary: Lay a cable.
minutes: 5
hosts: [vm]
---

# A cable between two namespaces

Two namespaces, and a **cable** that exists only in the kernel.

`;
const CABLE = [
  '## Lay the cable {#cable}',
  '',
  'A veth pair is one command:',
  '',
  fence('bash {run}', 'ip link add left type veth peer name right'),
  fence(
    'yaml {quiz}',
    'question: What is the state of left now?',
    'options:',
    ...['  - text: UP', '    why: Nobody has set it up.'],
    ...['  - text: DOWN', '    right: true', '    why: Nobody has set it up yet.'],
  ),
  fence('yaml {check}', '- what: left is there', '  link: left', '  kind: veth'),
].join('\n');
const PING = [
  '## Task: set it up {#up}',
  '',
  'Now it is your turn.',
  '',
  fence('bash {solution}', 'ip link set left up'),
  fence('yaml {check}', '- what: left is up', '  link: left', '  up: true'),
].join('\n');

/** Mistakes: a key that no check has, a link that leads nowhere, a step without a check. */
const MISTAKES = `${FRONT}${CABLE.replace('kind: veth', 'knid: veth')}
See [the next step](#nowhere).

## Look around {#look}

Nothing is checked here.
`;

/** The beginning of a front matter: there is nothing to show of it. */
const UNCLOSED = '---\nformat: 1\ntitle: A cable';

/** What the preview's page gets of these texts of lesson.md, one after the other. */
function viewOf(...texts: string[]): PreviewView {
  const sent: PreviewView[] = [];
  const page = new Emitter<unknown>();
  const preview = new LessonPreview({
    settings: () => PLAIN_SETTINGS,
    ...{ picture: () => undefined, scrolled: () => undefined, play: () => undefined },
    ...{ openLink: () => undefined, log: () => undefined },
  });
  preview.connect({
    send: (message) => {
      if (message.type === 'preview') sent.push(message.view);
    },
    onMessage: page.event,
  });
  page.fire({ type: 'ready' });
  for (const text of texts) preview.show(lessonSource(text, { 'stray.txt': '' }), 'lesson.md');
  const last = sent.at(-1);
  if (!last) throw new Error('The preview has sent nothing.');
  return last;
}

function scene(name: string, width: number, height: number, view: PreviewView): Scene {
  return {
    ...{ name, page: 'preview', width, height },
    part: '.preview',
    messages: [{ type: 'preview', view }],
  };
}

/** What the file beside it brings is shown in one scene. */
function withoutStray(view: PreviewView): PreviewView {
  return { ...view, errors: view.errors - 1, elsewhere: view.elsewhere.slice(0, -1) };
}

/** The preview of a lesson that is being written. */
export const previewScenes: readonly Scene[] = [
  scene('preview', 760, 1100, withoutStray(viewOf(FRONT + CABLE + PING))),
  scene('preview-problems', 760, 1100, viewOf(MISTAKES)),
  scene('preview-narrow', 380, 900, viewOf(MISTAKES)),
  scene('preview-unread', 760, 700, viewOf(FRONT + CABLE, UNCLOSED)),
  scene('preview-never-read', 760, 400, viewOf(UNCLOSED)),
];
