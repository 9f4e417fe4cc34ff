import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GLOSSARY_FILE } from '../../../extension/core/glossary/glossary.ts';
import { corpus, writeAttack } from './corpus.ts';
import { firstHarmful } from './harmlessMarkup.ts';
import { hostileGlossary } from './hostileGlossary.ts';
import type { HostileReading } from './hostileReading.ts';

/** What one lesson may cost of the processor's time: above what the slowest takes, far below a growth with the square. */
const MAX_MS = 10_000;
/** Old space of V8, in MB, for the whole corpus. */
const MAX_MEMORY = 256;
const LEAST_LESSONS = 300;

const root = mkdtempSync(join(tmpdir(), 'patchbay-hostile-'));
const lessons = join(root, 'lessons');
let readings: readonly HostileReading[] = [];

beforeAll(async () => {
  mkdirSync(lessons);
  writeFileSync(join(root, 'secret.svg'), 'a secret of the computer');
  writeFileSync(join(lessons, GLOSSARY_FILE), hostileGlossary);
  const folders = corpus.map((attack) => writeAttack(lessons, attack));
  readings = await readInWorker(folders);
}, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Reads all folders in a thread whose memory is bounded; rejects where that does not suffice. */
function readInWorker(folders: readonly string[]): Promise<HostileReading[]> {
  const worker = new Worker(new URL('hostileReading.ts', import.meta.url), {
    workerData: folders,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY },
  });
  const all: HostileReading[] = [];
  return new Promise((resolve, reject) => {
    worker.on('message', (reading: HostileReading) => all.push(reading));
    worker.on('error', (error) =>
      reject(new Error(`after ${all.at(-1)?.folder ?? 'none'}`, { cause: error })),
    );
    worker.on('exit', () => resolve(all));
  });
}

const without = (folder: string): string => basename(folder);

test(`the corpus is of ${LEAST_LESSONS} lessons and more, each another`, () => {
  expect(corpus.length).toBeGreaterThan(LEAST_LESSONS);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  const whole = corpus.map(({ files, links }) =>
    JSON.stringify([
      Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]),
      links,
    ]),
  );
  const twice = corpus.filter((_, index) => whole.indexOf(whole[index]!) !== index).map(({ name }) => name);
  expect(twice).toEqual([]);
});

test('each is read, judged and shown without an exception, in bounded time and memory', () => {
  expect(readings).toHaveLength(corpus.length);
  expect(readings.filter(({ thrown }) => thrown !== undefined)).toEqual([]);
  const slow = readings
    .filter(({ ms }) => ms > MAX_MS)
    .map(({ folder, ms }) => `${without(folder)}: ${ms} ms`);
  expect(slow).toEqual([]);
});

test('what the player would show of each has no script, no handler, no strange address', () => {
  const harmful = readings.flatMap(({ folder, html }) =>
    html.flatMap((one) => {
      const found = firstHarmful(one);
      return found === undefined ? [] : [`${without(folder)}: ${found}`];
    }),
  );
  expect(harmful).toEqual([]);
  expect(readings.flatMap(({ html }) => html).length).toBeGreaterThan(LEAST_LESSONS);
});

test('terms are marked in what it shows, whatever their words are', () => {
  const marks = readings.flatMap(({ html }) => html.filter((one) => one.includes('data-term="')));
  expect(marks.length).toBeGreaterThan(LEAST_LESSONS / 3);
});

test('raw HTML, foreign addresses, links out of the folder and hidden characters are named to the author', () => {
  const codes = (name: string): readonly string[] =>
    readings.find(({ folder }) => without(folder) === name)?.codes ?? [];
  expect(codes('markup-1')).toContain('PB410');
  expect(codes('link-1')).toContain('PB411');
  expect(codes('picture-path-1')).toContain('PB412');
  expect(codes('way-out-1')).toContain('PB108');
  expect(codes('front-1')).toContain('PB302');
  expect(codes('hidden-1')).toContain('PB106');
  expect(codes('escape-in-output-1')).toContain('PB106');
  expect(codes('run-on-1')).toContain('PB507');
  expect(codes('check-on-1')).toContain('PB710');
});

test('nothing outside its own folder is read or written', () => {
  const outside = ['way-out', 'picture-path', 'link-path'];
  for (const { folder, files } of readings.filter(({ folder }) =>
    outside.some((stem) => without(folder).startsWith(stem)),
  ))
    expect([without(folder), ...files]).toEqual([without(folder), 'lesson.md']);
  expect(readdirSync(root).sort()).toEqual(['lessons', 'secret.svg']);
  expect(readdirSync(lessons)).toHaveLength(corpus.length + 1);
  expect(readFileSync(join(root, 'secret.svg'), 'utf8')).toBe('a secret of the computer');
});
