import { expect, test } from 'vitest';
import { explainFault, placesOf } from '../../../extension/core/faults/explainFault.ts';
import { faultsFrom, faultsOf } from '../../../extension/core/faults/faultsOf.ts';
import type { FaultLook } from '../../../extension/core/faults/symptoms.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { lessonParts } from '../../../extension/core/lesson/translation/lessonParts.ts';
import { mapWords } from '../../../extension/core/lesson/translation/mapWords.ts';
import { noProgress, readProgress, withoutFault } from '../../../extension/core/session/lessonProgress.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';

const checks = [
  '- {what: eth0 is up, link: eth0, netns: red, up: true}',
  '- {what: the route is there, route: default, host: a}',
  '- {what: red answers, reach: 10.0.0.1, from: red}',
];
const lesson = parseLesson(
  lessonSource(
    head.replace('hosts: [vm]', 'hosts: [vm, a]') +
      `## One {#one}\n${fence('yaml {check}', '- {what: br0 is there, link: br0}')}` +
      `## Two {#two}\n${fence('yaml {check}', ...checks)}`,
    {
      'wrong/one--nothing.sh': 'true',
      'wrong/two--down.sh': '# The other end\n# stays down.\n# says: /eth0 is down/\nip link set eth0 down\n',
      'wrong/two--route.sh': 'ip route del default\n',
    },
  ),
).lesson!;
const [linkCheck, routeCheck, reachCheck] = lesson.steps[1]!.checks;
const failing = (check: typeof linkCheck, seen: string): FaultLook['causes'][number] => ({
  check: check!,
  result: { what: check!.what, status: 'fail', wanted: '', seen, ms: 1 },
});
const state: NetworkState = { namespaces: [], containers: [], unread: [] } as unknown as NetworkState;

test('the faults of a lesson are its wrong states that a packet can show; a seed means one of them', () => {
  const faults = faultsOf(lesson);
  expect(faults.map(({ step, attempt }) => `${step.id} ${attempt.name}`)).toEqual(['two down', 'two route']);
  expect(faultsFrom(faults, 3).map(({ attempt }) => attempt.name)).toEqual(['route', 'down']);
  expect(faultsFrom([], 3)).toEqual([]);
});

test('the author’s words of a wrong state are translated with the lesson; a script without a comment has none', () => {
  const key = 'two/wrong-down';
  const parts = lessonParts(lesson).filter((part) => part.key.includes('/wrong-'));
  expect(parts).toEqual([{ key, form: 'line', source: 'The other end stays down.' }]);
  const chinese = mapWords(lesson, (part) => (part.key === key ? '另一端没有启用。' : part.source));
  const [down] = faultsOf(chinese);
  expect(explainFault(down!, { symptoms: [], causes: [] }, state).words).toBe('另一端没有启用。');
});

test('what it was: the author’s words and the first fact; the look is for the place where it is', () => {
  const [down, route] = faultsOf(lesson);
  const symptoms = [failing(reachCheck, 'no reply')];
  expect(
    explainFault(down!, { symptoms, causes: [failing(linkCheck, 'eth0 is down')] }, state),
  ).toMatchObject({
    words: 'The other end stays down.',
    fact: { what: 'eth0 is up', seen: 'eth0 is down' },
    look: { host: 'vm', command: 'ip -n red -d link' },
  });
  expect(explainFault(route!, { symptoms, causes: [failing(routeCheck, 'no route')] }, state)).toMatchObject({
    words: '',
    fact: { seen: 'no route' },
    look: { host: 'a', command: 'ip route' },
  });
  expect(explainFault(route!, { symptoms, causes: [] }, state)).toMatchObject({
    fact: { what: 'red answers', seen: 'no reply' },
  });
  expect(placesOf({ symptoms, causes: [failing(linkCheck, ''), failing(routeCheck, '')] }, 'vm')).toEqual([
    'red',
    'a',
  ]);
});

test('a hidden fault is kept with the progress, and one that is malformed is not read', () => {
  const fault = {
    ...{ step: 'two', name: 'down', began: '2026-11-30T00:00:00Z', told: ['a'], was: ['b'] },
    look: { host: 'vm', command: 'ip link' },
  };
  const progress = { ...noProgress('sample'), fault };
  const read = (value: object) => readProgress('sample', JSON.parse(JSON.stringify(value)));
  expect(read(progress)).toEqual(progress);
  expect(read(withoutFault(progress))).toEqual(noProgress('sample'));
  expect(read({ ...progress, fault: { ...fault, told: [1] } })).toEqual(noProgress('sample'));
});
