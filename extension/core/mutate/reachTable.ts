import { VM_HOST, type Machine } from '../machine/machine.ts';
import { probeArguments, PROTOCOLS, readAnswers, type Question } from '../reach/probeGuest.ts';
import { spaceName } from '../state/networkLocation.ts';
import type { NetworkState } from '../state/networkState.ts';

/** Twelve places give about 400 questions. */
const MAX_PLACES = 12;

/** Who reaches whom: a line for each request, with its result. */
export async function reachTable(
  machine: Pick<Machine, 'exec'>,
  state: NetworkState,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const places = state.namespaces
    .flatMap((space) => {
      const address = space.links
        .flatMap(({ addresses, kind }) => (kind === null ? [] : addresses))
        .find(({ family, scope }) => family === 'inet' && scope === 'global');
      return address === undefined
        ? []
        : [{ space, label: spaceName(state, space), address: address.address }];
    })
    .filter(({ space }, index, all) => all.findIndex((one) => one.space.inode === space.inode) === index)
    .slice(0, MAX_PLACES);
  const asked = places.flatMap((from) =>
    places.filter((to) => to !== from).flatMap((to) => PROTOCOLS.map((protocol) => ({ from, to, protocol }))),
  );
  if (asked.length === 0) return [];
  const questions = asked.map(({ from, to, protocol }): Question => ({
    from: from.space.inode,
    to: to.space.inode,
    address: to.address,
    protocol,
    expected: true,
  }));
  const argv = ['patchbay-probe', ...probeArguments(questions, [], undefined)] as const;
  const { stdout } = await machine.exec(VM_HOST, { argv }, { signal, timeoutMs: 60_000 });
  const answers = readAnswers(stdout, questions.length) ?? [];
  return asked.map(({ from, to, protocol }, index) => {
    const answer = answers[index];
    const at = places.find(({ space }) => space.inode === answer?.at)?.label ?? 'nobody';
    return `${from.label} to ${to.label} by ${protocol}: ${answer?.replied ? 'a reply' : 'none'}, at ${at}`;
  });
}
