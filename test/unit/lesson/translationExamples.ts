import type { ProblemCode } from '../../../extension/core/lesson/problems/problemKinds.ts';
import { partHash } from '../../../extension/core/lesson/translation/partHash.ts';
import { lessonSource, validLesson } from './lessonSource.ts';
import type { ProblemExample } from './problemExample.ts';

/** Beside the right lesson, whose words have these hashes: the title 'A switch', the summary, the step, its check. */
function translation(
  code: ProblemCode,
  lines: readonly string[],
  line: number,
  english = validLesson,
): ProblemExample {
  const all = ['A switch', 'Join namespaces.', 'Create it', 'br0 is up'];
  const whole = all.map((source) => `<!-- @x ${partHash(source)} -->\n${source}`);
  const text = [...lines, ...whole].join('\n');
  return { code, source: lessonSource(english, { 'lesson.zh-cn.md': text }), line, column: 1 };
}

/** At least one for each code of a translation. */
export const translationExamples: ProblemExample[] = [
  translation(
    'PB901',
    ['<!-- @create/check-1/hint 00000000 -->', '旧的提示'],
    1,
    validLesson.replace('link: br0', 'link: br0\n  hint: Set it up.'),
  ),
  translation('PB902', [], 1, validLesson.replace('link: br0', 'link: br0\n  hint: Set it up.')),
  translation('PB903', ['<!-- @create/check-9/hint 00000000 -->', '没有用了'], 1),
  translation(
    'PB904',
    [`<!-- @create/check-1/hint ${partHash('Use `ip link`.')} -->`, '用命令启用它。'],
    2,
    validLesson.replace('link: br0', 'link: br0\n  hint: Use `ip link`.'),
  ),
];
