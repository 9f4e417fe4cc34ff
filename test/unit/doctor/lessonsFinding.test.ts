import { expect, test } from 'vitest';
import { memoryFinding } from '../../../vm/doctor/computerFindings.ts';
import { lessonsFinding } from '../../../vm/doctor/ssh/lessonsFinding.ts';
import { advice } from './advice.ts';

const lessons = [
  { id: 'bridge', requires: [] },
  { id: 'tun', requires: ['gcc'] },
  { id: 'docker0', requires: ['docker'] },
];

test('which lessons a machine cannot play, why, and what would mend that', () => {
  const finding = lessonsFinding(lessons, { docker: false, etcd: false, gcc: true, btf: false });
  expect(finding).toMatchObject({ ok: false, what: "The machine can't play docker0 (needs Docker)." });
  expect(advice(finding)).toContain('apt-get install docker.io');
  expect(advice(finding)).not.toContain('etcd');
});

test('a machine that has it all', () => {
  expect(lessonsFinding(lessons, { docker: true, gcc: true, btf: false })).toMatchObject({ ok: true });
});

test('memory is reported in megabytes, with what to do where it is short', () => {
  expect(memoryFinding(512 * 1024 * 1024)).toMatchObject({ ok: false, what: '512 MB of memory are free.' });
  expect(advice(memoryFinding(512 * 1024 * 1024))).toMatch(/needs 1024 MB\. Close other programs/);
  expect(memoryFinding(4 * 1024 * 1024 * 1024).ok).toBe(true);
});
