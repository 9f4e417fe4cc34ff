import type { ProblemCode } from '../../../extension/core/lesson/problems/problemKinds.ts';
import { lessonSource, validLesson } from '../lesson/lessonSource.ts';
import type { ProblemExample } from '../lesson/problemExample.ts';

const BRIDGE = ['bridge:', '  words: [switch, bridge]', '  text: It joins cables.', '  source: bridge(8)'];

/** Beside the right lesson, which says "switch" and "namespace". */
function glossary(
  code: ProblemCode,
  lines: readonly string[],
  line: number,
  column: number,
  instead?: string,
): ProblemExample {
  const source = {
    ...lessonSource(validLesson),
    glossary: new TextEncoder().encode(`${lines.join('\n')}\n`),
  };
  return { code, source, line, column, ...(instead !== undefined && { instead }) };
}

/** At least one for each code of a glossary. */
export const glossaryExamples: ProblemExample[] = [
  glossary('PB905', ['bridge:', '  words: [switch]', '  text: It joins cables.'], 1, 1),
  glossary('PB905', [...BRIDGE, '  sorce: x'], 5, 3),
  glossary('PB905', ['bridge: ['], 2, 1),
  glossary('PB906', [...BRIDGE, '  see: [brigde]'], 5, 9, 'Did you mean "bridge"?'),
  glossary('PB906', [...BRIDGE, '  lessons: [sample, vlan]'], 5, 21),
  glossary(
    'PB907',
    [...BRIDGE, 'namespace:', '  words: [namespace, switch]', '  text: A room.', '  source: x'],
    6,
    22,
  ),
  glossary('PB908', ['vxlan:', '  words: [VXLAN]', '  text: A tunnel.', '  source: RFC 7348'], 1, 1),
];
