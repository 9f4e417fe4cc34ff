import { readFileSync } from 'node:fs';
import ELK from 'elkjs/lib/elk.bundled.js';
import { expect, test, vi } from 'vitest';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';
import { runChecks } from '../../../extension/core/checks/runChecks.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { parseStateText } from '../../../extension/core/state/readState.ts';
import { stateIdentity } from '../../../extension/core/state/stateIdentity.ts';
import { stateText } from '../../../extension/core/state/stateText.ts';
import { watchState } from '../../../extension/core/state/watchState.ts';
import { buildTopology } from '../../../extension/core/topology/buildTopology.ts';
import { topologyText } from '../../../extension/core/topology/topologyText.ts';
import { NetworkPicture } from '../../../extension/player/network/networkPicture.ts';

type Capture = { namespaces: Record<string, unknown>[]; problems: string[]; docker?: unknown };

/** What `patchbay-state` printed in a real VM with the namespaces red, green and blue, damaged. */
function damaged(damage: (capture: Capture, red: Record<string, unknown>) => void): string {
  const file = new URL('../../fixtures/state/veth-bridge.json', import.meta.url);
  const capture = JSON.parse(readFileSync(file, 'utf8')) as Capture;
  const red = capture.namespaces.find(({ name }) => name === 'red');
  expect(red).toBeDefined();
  damage(capture, red ?? {});
  return JSON.stringify(capture);
}

const noRoutes = damaged((_capture, red) => (red['route'] = 'Object "route" is unknown'));
/** As the guest says it of a namespace that went away while it was read. */
const noRed = damaged((capture, red) => {
  capture.namespaces = capture.namespaces.filter((space) => space !== red);
  capture.problems.push(`namespace ${String(red['inode'])} could not be read`);
});
const noContainers = damaged((capture) => (capture.docker = { message: 'permission denied' }));

const words = (text: string): string[] => parseStateText(text).unread.map((one) => one.words);

test('a part that is not what the guest prints there is named, with its namespace', () => {
  expect(words(damaged(() => undefined))).toEqual([]);
  expect(parseStateText(noRoutes).unread).toMatchObject([
    { part: 'routes', inode: expect.any(Number) as number, words: 'the routes of red could not be read' },
  ]);
  expect(words(noRed)).toEqual([expect.stringMatching(/^namespace \d+ could not be read$/)]);
  expect(words(noContainers)).toEqual(['the containers could not be read']);
  expect(words(damaged((_capture, red) => (red['fdb'] = [{ ifname: 'eth0' }])))).toEqual([
    'the forwarding entries of red could not be read',
  ]);
  expect(words(damaged((_capture, red) => (red['nft'] = 'Error: syntax error')))).toEqual([
    'the NAT rules of red could not be read',
  ]);
  expect(words(damaged((_capture, red) => (red['addr'] = [7])))).toEqual([
    'the links of red could not be read',
  ]);
  expect(words('{"format":2}')).toEqual(['the guest answered in a format that is not known here']);
});

test('it is said after the state in words and after the picture in words, at most five of many', () => {
  const said = 'Incomplete: the routes of red could not be read.';
  const state = parseStateText(noRoutes);
  expect(stateText(state).endsWith(`\n\n${said}`)).toBe(true);
  expect(topologyText(buildTopology(state)).endsWith(`\n\n${said}`)).toBe(true);
  const many = parseStateText(damaged(({ problems }) => problems.push('a', 'b', 'c', 'd', 'e', 'f', 'g')));
  expect(stateText(many)).toMatch(/Incomplete: a; b; c; d; e; 2 more\.$/);
  expect(stateText(parseStateText(damaged(() => undefined)))).not.toContain('Incomplete');
});

test('it does not make a state another one: it comes and goes', () => {
  const whole = parseStateText(damaged(() => undefined));
  const guest = damaged(({ problems }) => problems.push('namespace 7 could not be read'));
  expect(stateIdentity(parseStateText(guest))).toBe(stateIdentity(whole));
});

test('the watch passes it on, and the picture of the player shows it until it is read again', async () => {
  const picture = new NetworkPicture(
    (graph) => new ELK().layout(graph),
    (message) => expect(message).toBe(''),
  );
  const answer = { stdout: '', stderr: '', exitCode: 0, timedOut: false, truncated: false, ms: 1 };
  const watch = (text: string): Promise<void> =>
    watchState(
      {
        exec: (_host, _command, { onStdout } = {}) => {
          onStdout?.(`${text}\x1e`);
          return Promise.resolve(answer);
        },
      },
      (state) => picture.show(state),
      new AbortController().signal,
    );
  await watch(noRoutes);
  await vi.waitFor(
    () => expect(picture.view?.unread).toBe('Incomplete: the routes of red could not be read.'),
    { timeout: 60_000 },
  );
  await watch(damaged(() => undefined));
  await vi.waitFor(() => expect(picture.view?.unread).toBe(''), { timeout: 60_000 });
  picture.dispose();
}, 120_000);

async function outcome(state: NetworkState, entry: object): Promise<string> {
  const parsed = parseCheck({ what: 'it', ...entry });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const [result] = await runChecks([parsed.check], {
    machine: { exec: () => Promise.reject(new Error('no check here runs anything')) },
    readState: () => Promise.resolve(state),
    defaultHost: 'vm',
  });
  return `${result?.status}: ${result?.seen}`;
}

const ROUTES = 'error: Incomplete: the routes of red could not be read.';
const GONE = /^error: Incomplete: namespace \d+ could not be read\.$/;
test.each([
  // What is missing may be there.
  ['the routes', noRoutes, { route: '10.9.0.0/24', netns: 'red' }, ROUTES],
  ['the routes', noRoutes, { route: '10.9.0.0/24', netns: 'red', absent: true }, ROUTES],
  ['red', noRed, { netns: 'red' }, GONE],
  ['red', noRed, { link: 'eth0', netns: 'red' }, GONE],
  ['red', noRed, { link: 'vred', peer: { link: 'eth0', netns: 'red' } }, GONE],
  ['red', noRed, { fdb: { of: 'eth0', netns: 'red' }, port: 'vred' }, GONE],
  ['the containers', noContainers, { container: 'web' }, /^error: Incomplete: the containers/],
  // What was read is as it is.
  ['the routes', noRoutes, { link: 'eth0', netns: 'red' }, /^pass: /],
  ['the routes', noRoutes, { link: 'eth9', netns: 'red' }, /^fail: no link eth9/],
  ['the routes', noRoutes, { route: '10.9.0.0/24', netns: 'blue' }, /^fail: no route/],
  ['red', noRed, { link: 'eth9', netns: 'blue' }, /^fail: no link eth9/],
  ['red', noRed, { link: 'br0', kind: 'bridge' }, /^pass: /],
  ['red', noRed, { netns: 'red', absent: true }, /^pass: /],
  ['red', noRed, { netns: 'blue', absent: true }, /^fail: there is a namespace blue/],
  ['red', noRed, { container: 'web' }, /^fail: no container web/],
  ['the containers', noContainers, { link: 'br9' }, /^fail: no link br9/],
])(
  'without %s, %#: a check is an error only where it rests on what was not read',
  async (_, text, entry, says) => {
    expect(await outcome(parseStateText(text), entry)).toMatch(says);
  },
);
