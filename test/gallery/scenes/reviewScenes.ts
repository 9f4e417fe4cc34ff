import type { CheckView } from '../../../extension/protocol/playerView.ts';
import type {
  AskedDrill,
  AskedQuiz,
  RatingView,
  ReviewView,
} from '../../../extension/protocol/reviewMessages.ts';
import { quizView } from './answerScenes.ts';
import type { Scene } from './scene.ts';

const DUE = ['2 quizzes are due today.', 'Next: 1 quiz on 2026-12-03, in 3 days.'];
const RATINGS: readonly RatingView[] = [
  { rating: 'again', label: 'I guessed', when: 'in 2 days' },
  { rating: 'hard', label: 'Hard', when: 'in 6 days' },
  { rating: 'good', label: 'Good', when: 'in 7 days' },
  { rating: 'easy', label: 'Easy', when: 'in 12 days' },
];

function scene(name: string, asked: ReviewView['asked'], notes: readonly string[] = DUE): Scene {
  const view: ReviewView = { language: 'en', asked, notes };
  return {
    ...{ name, page: 'review', width: 900, height: 560 },
    part: '.review',
    messages: [{ type: 'review', view }],
  };
}

function asked(chosen: number | null, ratings: readonly RatingView[]): AskedQuiz {
  const quiz = { ...quizView('sample/create:3', chosen), once: true };
  return { kind: 'quiz', title: 'A switch made of software, Create the bridge', quiz, ratings };
}

const DRILL: AskedDrill = {
  ...{ kind: 'drill', id: 'veth-bridge/drill:address', state: 'ready', progress: '' },
  title: 'A cable, and a switch made of software, A room of its own',
  taskHtml: '<p>Give <code>eth0</code> in <code>red</code> a second address, 192.168.3.21/24.</p>',
  ...{ failing: [], isRight: false, solution: null, ratings: [] },
};
const FAILING: CheckView = {
  ...{ id: '0', what: 'eth0 in red has the address 192.168.3.21/24', status: 'fail', packet: null },
  ...{ wanted: '192.168.3.21/24 on eth0 in red', seen: '192.168.3.11/24 on eth0 in red' },
  ...{ hintsHtml: [], moreHints: 0 },
};
const SOLUTION = {
  commands: 'ip -n red address add 192.168.3.21/24 dev eth0',
  whyHtml:
    '<p><code>ip -n red</code> does its work in that namespace. An interface may have many addresses, so the first one stays.</p>',
};
const DRILLS_DUE = ['2 drills are due today.', 'Next: 1 quiz on 2026-12-03, in 3 days.'];

/** The review: a quiz before and after its answer, a drill from its beginning to its end, and the end. */
export const reviewScenes: readonly Scene[] = [
  scene('review-asked', asked(null, [])),
  scene('review-right', asked(1, RATINGS)),
  scene('review-wrong', asked(0, [{ rating: 'again', label: 'Continue', when: 'tomorrow' }])),
  scene('review-drill', { ...DRILL, state: 'waiting' }, DRILLS_DUE),
  scene('review-drill-wrong', { ...DRILL, failing: [FAILING] }, DRILLS_DUE),
  scene(
    'review-drill-right',
    {
      ...{ ...DRILL, state: 'over', isRight: true, solution: SOLUTION },
      ratings: [{ rating: 'good', label: 'Continue', when: 'in 17 days' }],
    },
    DRILLS_DUE,
  ),
  scene('review-end', null, ['Nothing is due today.', 'Next: 3 quizzes on 2026-12-03, in 3 days.']),
];
