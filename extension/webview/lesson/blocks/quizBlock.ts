import { say } from '../../../protocol/language.ts';
import type { QuizView } from '../../../protocol/playerView.ts';
import { button } from '../../button.ts';
import { h, setAttributes, setHtml, setText, show } from '../../element.ts';
import { icon, setIcon } from '../../icon.ts';
import { keyed, type Part } from '../../part.ts';
import type { BlockMaker } from './blockPart.ts';

type Option = QuizView['options'][number];

/** A prediction: the learner chooses, then presses a button, because arrow keys in a radio group choose as they pass. */
export const quizBlock: BlockMaker<'quiz'> = (first, { page }) => {
  let view = first;
  let picked: number | null = first.chosen;
  const question = h('div', { class: 'quiz-question prose' });
  const list = h('div', { class: 'quiz-options' });
  const answer = button({ label: say('Answer') }, () => {
    if (picked !== null) page.send({ type: 'answer', block: view.id, option: picked });
  });
  const element = h(
    'fieldset',
    { class: 'quiz' },
    h('legend', {}, h('span', { class: 'eyebrow' }, say('Your guess')), question),
    list,
    h('div', { class: 'quiz-actions' }, answer),
  );
  list.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    picked = Number(event.target.value);
    setAttributes(answer, { 'aria-disabled': false });
  });
  const draw = keyed(
    list,
    (_option: Option, index) => String(index),
    () => option(first.id, list.children.length),
  );
  return {
    element,
    update: (next) => {
      if (next.chosen !== view.chosen && next.chosen !== null) {
        picked = next.chosen;
        const right = next.options[next.chosen]?.right;
        page.announce(right === true ? say('Right') : say('Not right'));
      }
      view = next;
      setHtml(question, view.questionHtml);
      draw(view.options);
      for (const [index, input] of [...list.querySelectorAll('input')].entries())
        input.checked = index === picked;
      const solved = view.chosen !== null && view.options[view.chosen]?.right === true;
      show(answer, !solved && !(view.once === true && view.chosen !== null));
      setText(
        answer.querySelector('.label') ?? answer,
        view.chosen === null ? say('Answer') : say('Answer again'),
      );
      setAttributes(answer, { 'aria-disabled': picked === null });
    },
  };
};

function option(quiz: string, index: number): Part<Option> {
  const text = h('span', { class: 'prose' });
  const input = h('input', { type: 'radio', name: `quiz-${quiz}`, value: index });
  const mark = icon('check');
  const verdict = h('span', { class: 'quiz-verdict' });
  const why = h('div', { class: 'quiz-why prose' });
  const element = h('div', { class: 'quiz-option' }, h('label', {}, input, text, mark, verdict), why);
  return {
    element,
    update: ({ html, right, whyHtml }) => {
      setHtml(text, html);
      const known = right !== null && whyHtml !== null;
      show(mark, known);
      setIcon(mark, right === true ? 'passFilled' : 'error', right === true ? 'good' : 'bad');
      setText(verdict, known ? (right ? say('right') : say('not right')) : '');
      setHtml(why, whyHtml ?? '');
      show(why, whyHtml !== null);
    },
  };
}
