import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import type { CheckResult } from '../../../extension/core/checks/runChecks.ts';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';
import { blockId } from '../../../extension/core/lesson/model/blockIds.ts';
import { buildView } from '../../../extension/player/view/buildView.ts';
import { playerFacts } from '../player/playerFacts.ts';

/** Where the pictures of the test's player are served from. */
export const PICTURES = 'https://pictures.test/';

/** All HTML and SVG in the view of a lesson in which every check has failed and every quiz is answered. */
export function htmlOf(lesson: Lesson): string[] {
  const answers: Record<string, number> = {};
  for (const [step, blocks] of [
    ['intro', lesson.intro] as const,
    ...lesson.steps.map((s) => [s.id, s.blocks] as const),
  ])
    blocks.forEach((block, index) => {
      if (block.kind === 'quiz') answers[blockId(step, index)] = 0;
    });
  const failed = ({ what, hint, fail = '' }: Lesson['steps'][number]['checks'][number]): CheckResult => ({
    ...{
      what,
      status: 'fail',
      wanted: what,
      seen: fail,
      ms: 1,
      ...(hint === undefined ? {} : { hints: hint }),
    },
  });
  const view = buildView(
    {
      ...playerFacts(lesson),
      progress: { ...noProgress(lesson.id), answers },
      results: new Map(lesson.steps.flatMap(({ checks }) => checks.map((check) => [check, failed(check)]))),
    },
    proseRenderer({ picture: (path) => `${PICTURES}${path}` }),
  );
  return [...markup(view)];
}

/** The fields that the page sets as HTML: `html`, `svg` and those named `…Html` (extension/webview/element.ts). */
function* markup(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && /^(?:html|svg|.*Html)$/.test(key)) yield inner;
    else yield* markup(inner);
  }
}
