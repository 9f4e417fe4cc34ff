import { message, say } from '../../../protocol/language.ts';
import type { CheckView } from '../../../protocol/playerView.ts';
import { h, setAttributes, setText, show } from '../../element.ts';
import { icon, setIcon, type IconName } from '../../icon.ts';
import { keyed, type Part } from '../../part.ts';
import type { BlockMaker, LessonDeps } from './blockPart.ts';
import { followButton } from './followButton.ts';
import { hintsPart } from './hintsPart.ts';

const MARKS: Readonly<Record<CheckView['status'], { icon: IconName; tone: string; words: string }>> = {
  unknown: { icon: 'circle', tone: 'quiet', words: message('not checked yet') },
  pass: { icon: 'check', tone: 'good', words: message('passes') },
  fail: { icon: 'close', tone: 'bad', words: message('does not pass') },
  error: { icon: 'question', tone: 'doubt', words: message('could not be checked') },
  'not-run': { icon: 'circle', tone: 'quiet', words: message('waits') },
};

export const checksBlock: BlockMaker<'checks'> = (_first, deps) => {
  const list = h('ul', { class: 'checks', role: 'list', 'aria-label': say('Checks') });
  const draw = keyed(
    list,
    (_check: CheckView, index) => String(index),
    (first) => checkRow(first, deps),
  );
  return { element: list, update: ({ checks }) => draw(checks) };
};

function checkRow({ id }: CheckView, { page, showNodes }: LessonDeps): Part<CheckView> {
  const mark = icon('circle');
  const what = h('span', { class: 'check-what' });
  const words = h('span', { class: 'sr-only' });
  const badge = h('span', { class: 'badge' });
  const wanted = h('dd');
  const seen = h('dd');
  const wantedRow = h('div', {}, h('dt', {}, say('wanted')), wanted);
  const seenTerm = h('dt', {}, say('seen'));
  const seenRow = h('div', {}, seenTerm, seen);
  const facts = h('dl', { class: 'check-facts' }, wantedRow, seenRow);
  const hints = hintsPart(() => page.send({ type: 'hint', check: id }));
  const follow = followButton(() => {
    showNodes([]);
    page.send({ type: 'checkWalk', check: id });
  }, 'quiet');
  const element = h(
    'li',
    { class: 'check' },
    h('div', { class: 'check-line' }, mark, h('span', {}, what, words, ' ', badge)),
    facts,
    hints.element,
    follow.element,
  );
  return {
    element,
    update: (check) => {
      const { status } = check;
      const { icon: name, tone, words: stateWords } = MARKS[status];
      setIcon(mark, name, tone);
      setAttributes(element, { 'data-status': status });
      setText(what, check.what);
      setText(words, `: ${say(stateWords)}`);
      setText(badge, badgeText(check));
      show(badge, badge.textContent !== '');
      const hasFacts = status === 'fail' || status === 'error';
      show(wantedRow, check.wanted !== '' && status === 'fail');
      setText(wanted, check.wanted);
      setText(seenTerm, status === 'error' ? say('because') : say('seen'));
      setText(seen, check.seen);
      show(seenRow, check.seen !== '');
      show(facts, hasFacts);
      hints.update(check);
      if (check.packet) follow.update(check.packet);
      show(follow.element, check.packet !== null);
    },
  };
}

function badgeText({ status, seen }: CheckView): string {
  if (status === 'error') return say('could not check');
  if (status !== 'not-run') return '';
  return seen === '' ? say('waits for another check') : seen;
}
