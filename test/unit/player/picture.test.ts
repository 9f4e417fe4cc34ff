import ELK from 'elkjs/lib/elk.bundled.js';
import { afterEach, expect, test, vi } from 'vitest';
import { readState } from '../../../extension/core/state/readState.ts';
import { NetworkPicture, PictureChoices } from '../../../extension/player/network/networkPicture.ts';
import { FakeMachine } from './fakeMachine.ts';

/** Layouts take as long as the computer is busy. */
const waitFor = (expectation: () => void): Promise<void> => vi.waitFor(expectation, { timeout: 60_000 });
vi.setConfig({ testTimeout: 120_000 });

const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.dispose()));

async function pictureOf(world: string, choices?: PictureChoices): Promise<NetworkPicture> {
  const elk = new ELK();
  const machine = new FakeMachine();
  machine.world = world;
  const picture = new NetworkPicture(
    (graph) => elk.layout(graph),
    (message) => expect(message).toBe(''),
    { ...(choices && { choices }) },
  );
  open.push(picture);
  picture.show(await readState(machine));
  await waitFor(() => expect(picture.view).not.toBeNull());
  return picture;
}
const namesIn = (picture: NetworkPicture): string[] =>
  (picture.view?.nodes ?? []).map(({ name }) => name).sort();

test('a filter narrows what is drawn, and an empty one shows everything again', async () => {
  const picture = await pictureOf('veth-bridge');
  const all = namesIn(picture);
  picture.filter('red');
  await waitFor(() => expect(picture.view?.filter).toBe('red'));
  expect(namesIn(picture)).toEqual(expect.arrayContaining(['eth0', 'vred']));
  expect(namesIn(picture)).not.toContain('vblue');
  picture.filter('');
  await waitFor(() => expect(namesIn(picture)).toEqual(all));
});

test('a box is closed and opened; its name is a button that says which', async () => {
  const picture = await pictureOf('veth-bridge');
  expect(picture.view?.svg).toMatch(
    /data-box="vm[^"]*red" tabindex="0" role="button" aria-label="namespace red" aria-expanded="true"/,
  );
  picture.toggle('vm/red');
  await waitFor(() => expect(picture.view?.svg).toMatch(/data-box="vm[^"]*red"[^>]*aria-expanded="false"/));
  const closed = picture.view?.nodes.find(({ id }) => id === 'vm/red|');
  expect(closed).toMatchObject({ name: '1 interface', isLink: false, host: 'vm', netns: 'red' });
  expect(picture.view?.drawnInstead).toEqual({ 'vm/red|eth0': 'vm/red|' });
  picture.toggle('vm/red');
  await waitFor(() => expect(picture.view?.nodes.some(({ id }) => id === 'vm/red|eth0')).toBe(true));
  expect(picture.view?.drawnInstead).toEqual({});
});

test('what is saved is what is drawn, with its own colours, and as Mermaid', async () => {
  const picture = await pictureOf('veth-bridge');
  picture.filter('red');
  const saved = await picture.export();
  expect(saved?.svg).toMatch(/^<svg xmlns[^>]* width="\d+/);
  expect(saved?.svg).toContain('<style>');
  expect(saved?.svg).not.toContain('data-box');
  expect(saved?.mermaid).toContain('["namespace red"]');
  expect(saved?.mermaid).not.toContain('namespace blue');
});

test('what is closed and narrowed stays so on the next machine, as after a reset', async () => {
  const choices = new PictureChoices();
  const first = await pictureOf('veth-bridge', choices);
  first.toggle('vm/red');
  first.filter('red');
  await waitFor(() => expect(first.view?.filter).toBe('red'));
  const next = await pictureOf('veth-bridge', choices);
  expect(next.view?.filter).toBe('red');
  expect(next.view?.svg).toMatch(/data-box="vm[^"]*red"[^>]*aria-expanded="false"/);
  expect(namesIn(next)).not.toContain('vblue');
});
