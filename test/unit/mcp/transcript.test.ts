import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { CliContext, CliServices } from '../../../extension/cli/cliServices.ts';
import type { Audience } from '../../../extension/cli/mcp/audience.ts';
import { mcpServer } from '../../../extension/cli/mcp/mcpServer.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { fence, head, upCheck } from '../lesson/lessonSource.ts';
import { FakeMachine, lessonOf } from '../player/fakeMachine.ts';

const TEXT = `${head}# A switch

## Make it {#make}

Make br0, and switch it on.

${fence('bash {solution}', 'ip link add br0 type bridge', 'ip link set br0 up')}
${upCheck.replace('  up: true', '  up: true\n  hint: A new bridge is off.')}`;

interface Opened {
  readonly client: Client;
  readonly machine: FakeMachine;
  /** The text of a tool's result; errors begin with `ERROR `. */
  readonly call: (name: string, args?: Record<string, unknown>) => Promise<string>;
}

const silent = (): void => undefined;
const opened: Client[] = [];
afterEach(async () => {
  for (const client of opened.splice(0)) await client.close();
});

async function open(audience: Audience, running = true): Promise<Opened> {
  const machine = new FakeMachine();
  const lesson = lessonOf(TEXT);
  const services: Partial<CliServices> = {
    running: () =>
      Promise.resolve(
        running ? [{ id: 'fake', kind: 'fake', lesson: lesson.id, startedAt: '2026-11-30T12:00:00Z' }] : [],
      ),
    attach: () => Promise.resolve(machine),
    lesson: (id) =>
      id === lesson.id
        ? Promise.resolve(lesson)
        : Promise.reject(
            new FailureError(failure('unknown-lesson', { name: id, folder: 'here', known: lesson.id })),
          ),
    lessons: () => Promise.resolve({ lessons: [lesson], problems: [] }),
    lessonText: () => Promise.resolve(TEXT),
    guide: () => Promise.resolve('# Guide\n\n## Begin\n\nSo.\n\n## Good checks\n\nLook at the state.\n'),
    lint: () => Promise.resolve([]),
    log: () => ({ error: silent, warn: silent, info: silent, debug: silent, trace: silent }),
    progress: { load: (id) => Promise.resolve(noProgress(id)), save: () => Promise.resolve() },
  };
  const context: CliContext = {
    services: services as CliServices,
    json: false,
    signal: new AbortController().signal,
    print: () => expect.fail('a tool printed on the protocol’s own channel'),
    note: () => undefined,
    work: (task) => task({}),
    confirm: () => Promise.resolve(false),
    ask: () => Promise.resolve(undefined),
  };
  const client = new Client({ name: 'scripted', version: '1' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await mcpServer(context, audience, '1.2.3').connect(theirs);
  await client.connect(ours);
  opened.push(client);
  const call: Opened['call'] = async (name, args = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: args });
    const [first] = content as { type: string; text: string }[];
    return `${isError === true ? 'ERROR ' : ''}${first?.text ?? ''}`;
  };
  return { client, machine, call };
}

const names = async ({ client }: Opened): Promise<string[]> =>
  (await client.listTools()).tools.map(({ name }) => name).sort();

describe("a learner's assistant", () => {
  test('has the guarded set, and nothing that proves, records or writes', async () => {
    expect(await names(await open('learner'))).toEqual([
      ...['check', 'explain', 'list_lessons', 'next_hint', 'state', 'topology', 'walk'],
    ]);
  });

  test('looks at the state, checks, walks, and gets one hint after another', async () => {
    const { call, machine } = await open('learner');
    expect(await call('state')).toContain('lo');
    const check = { lesson: 'sample', step: 'make' };
    expect(await call('check', check)).toMatch(/^fail: br0 is up\n {2}wanted: .*\n {2}seen: .*br0/);
    expect(await call('walk', { from: 'nowhere', to: '10.0.0.1' })).toMatch(/^ERROR .*nowhere/);
    expect(await call('next_hint', check)).toBe('This is not so yet: br0 is up\n(Hint 1 of 3.)');
    expect(await call('next_hint', check)).toMatch(/^Wanted: .* Seen: .*\n\(Hint 2 of 3\.\)$/s);
    expect(await call('next_hint', check)).toBe('A new bridge is off.\n(Hint 3 of 3.)');
    expect(await call('next_hint', check)).toMatch(/^There is no further hint/);
    expect(machine.ran.filter((words) => words.includes('ip link'))).toEqual([]);
  });

  test('never reads the solution, in no tool, resource or prompt', async () => {
    const { client, call } = await open('learner');
    const { resources } = await client.listResources();
    expect(resources.map(({ uri, title }) => [uri, title])).toEqual([
      ['patchbay://lesson/sample', 'A switch'],
    ]);
    const read = await client.readResource({ uri: 'patchbay://lesson/sample' });
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(['why_does_it_not_work']);
    const prompt = await client.getPrompt({
      name: 'why_does_it_not_work',
      arguments: { lesson: 'sample', step: 'make' },
    });
    const step = { lesson: 'sample', step: 'make' };
    const told = [JSON.stringify(read), JSON.stringify(prompt)];
    for (const name of ['list_lessons', 'state', 'topology', 'explain']) told.push(await call(name));
    for (const name of ['check', 'next_hint', 'next_hint', 'next_hint', 'next_hint'])
      told.push(await call(name, step));
    expect(told.join('\n')).toContain('Make br0, and switch it on.');
    expect(told.join('\n')).not.toContain('ip link add');
    await expect(client.getPrompt({ name: 'write_a_lesson', arguments: { topic: 'x' } })).rejects.toThrow();
    expect(await call('lint', { path: 'lessons' })).toMatch(/^ERROR .*not found/);
  });

  test('hears in words what could not be done', async () => {
    const { call } = await open('learner', false);
    expect(await call('state')).toMatch(/^ERROR No machine is running\b|^ERROR .*running.*patchbay start/);
    expect(await call('check', { lesson: 'no-such', step: 'x' })).toMatch(
      /^ERROR There is no lesson 'no-such'/,
    );
    expect(await call('check', { step: 'make' })).toMatch(/^ERROR .*lesson/s);
  });
});

describe("an author's assistant", () => {
  test('has the format, the whole lesson, and tools to lint, prove and record', async () => {
    const author = await open('author');
    expect(await names(author)).toEqual([
      ...['check', 'explain', 'lesson_format', 'lint', 'list_lessons', 'mutate', 'new_lesson', 'record'],
      ...['state', 'test', 'topology', 'walk'],
    ]);
    const { contents } = await author.client.readResource({ uri: 'patchbay://lesson/sample' });
    expect(contents).toMatchObject([{ text: TEXT }]);
    expect((await author.client.listPrompts()).prompts.map(({ name }) => name).sort()).toEqual([
      'why_does_it_not_work',
      'write_a_lesson',
    ]);
  });

  test('reads the guide by sections, lints, and sees the hints of checks', async () => {
    const { call } = await open('author');
    expect(await call('lesson_format')).toMatch(
      /^Sections:\n- Guide\n {2}- Begin\n {2}- Good checks\n\n# Guide/,
    );
    expect(await call('lesson_format', { section: 'good checks' })).toBe(
      '## Good checks\n\nLook at the state.',
    );
    expect(await call('lesson_format', { section: 'Nothing' })).toMatch(/^There is no section “Nothing”/);
    expect(await call('lint', { path: 'lessons/sample' })).toBe('No problems.');
    expect(await call('check', { lesson: 'sample' })).toContain('"hint": "A new bridge is off."');
    expect(await call('topology', { format: 'mermaid' })).toMatch(/^flowchart/);
  });
});
