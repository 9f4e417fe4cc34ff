import type { CheckView, QuizView } from '../../../extension/protocol/playerView.ts';
import { blockScene, type Scene } from './scene.ts';

/** A quiz, before it is answered or after. */
export const quizView = (id: string, chosen: number | null): QuizView => ({
  kind: 'quiz',
  id,
  questionHtml: 'Which port does the bridge send the frame out of?',
  options: [
    ['All of them', false, 'It does so only for an address that it does not know.'],
    ['The one that its table names', true, 'It has learned the address from the frame before.'],
  ].map(([html, right, why]) => ({
    html: String(html),
    right: chosen === null ? null : right === true,
    whyHtml: chosen === null ? null : String(why),
  })),
  chosen,
});

const check = (status: CheckView['status'], change: Partial<CheckView> = {}): CheckView => ({
  id: 'bridge/1',
  what: `br0 is a bridge, and it is up`,
  status,
  wanted: '',
  seen: '',
  hintsHtml: [],
  moreHints: 0,
  packet: null,
  ...change,
});
const hint = 'A new link starts DOWN. <code>ip link set</code> changes that.';
const hintsHtml = [hint];

/** Questions and checks: what the learner sees of an answer. */
export const answerScenes: readonly Scene[] = [
  blockScene('quiz', 900, [quizView('open', null), quizView('wrong', 0), quizView('right', 1)]),
  blockScene('checks', 700, [
    {
      kind: 'checks',
      checks: [
        check('unknown'),
        check('pass', { seen: 'up' }),
        check('fail', { wanted: 'up', seen: 'down', hintsHtml }),
        check('error', { seen: 'ip ended with 255.', hintsHtml }),
        check('not-run', { seen: 'br0 is there' }),
      ],
    },
  ]),
  blockScene('check-packet', 500, [
    {
      kind: 'checks',
      checks: [
        check('fail', {
          ...{ what: 'red reaches green', wanted: '10.0.0.2 replies from red', hintsHtml },
          seen: '10.0.0.2 did not reply: 1 packets transmitted, 0 received, 100% packet loss, time 0ms',
          packet: { from: 'vm:red', to: '10.0.0.2', status: 'ready' },
        }),
      ],
    },
  ]),
  {
    ...blockScene('check-hint', 500, [
      {
        kind: 'checks',
        checks: [
          check('fail', {
            ...{ wanted: 'up', seen: 'down' },
            ...{ hintsHtml: ['What does <code>ip -br link</code> say of br0?', hint], moreHints: 1 },
          }),
        ],
      },
    ]),
    act: (page) => page.getByText('Hint 2 of 3').click(),
  },
];
