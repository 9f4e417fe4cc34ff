import type { LessonSource } from '../../../extension/core/lesson/model/lesson.ts';

const utf8 = new TextEncoder();

/** A lesson of one file, and others beside it; texts are stored as UTF-8. */
export function lessonSource(text: string, others: Record<string, string | Uint8Array> = {}): LessonSource {
  const files = new Map<string, Uint8Array>([['lesson.md', utf8.encode(text)]]);
  for (const [path, content] of Object.entries(others)) {
    files.set(path, typeof content === 'string' ? utf8.encode(content) : content);
  }
  return { id: 'sample', files };
}

/** A block of code with the given words behind its marks. */
export function fence(info: string, ...lines: string[]): string {
  return ['```' + info, ...lines, '```', ''].join('\n');
}

/** Seven lines: what follows begins in line 8. */
export const head = `---
format: 1
title: A switch
summary: Join namespaces.
minutes: 20
hosts: [vm, a]
---
`;

export const upCheck = fence('yaml {check}', '- what: br0 is up', '  link: br0', '  up: true');
/** Begins with the heading of a step, in its first line. */
export const step = `## Create it {#create}\n${upCheck}`;
export const validLesson = head + step;
