import { say } from '../../../protocol/language.ts';
import type { RunView } from '../../../protocol/playerView.ts';
import { button } from '../../button.ts';
import { h, passFocus, setAttributes, setText, show } from '../../element.ts';
import { icon, setIcon, type IconName } from '../../icon.ts';
import type { BlockMaker } from './blockPart.ts';

/** Commands with Run, Stop and Copy; a task's solution stays hidden until the learner opens it. */
export const runBlock: BlockMaker<'run'> = (first, { page, showTerminal, playFrom }) => {
  let view = first;
  const hidden = h(
    'div',
    { class: 'hidden-solution' },
    icon('lightbulb'),
    h('span', { class: 'grow' }, say('Try it yourself first.')),
    button({ label: say('Show the solution') }, () => {
      page.send({ type: 'reveal', block: view.id });
      // The button disappears: the focus moves to the commands that replace it.
      code.focus();
    }),
  );

  const label = h('div', { class: 'run-label' }, say('Solution'));
  const code = h('pre', { tabindex: 0, role: 'group' }, h('code'));
  const mark = icon('check');
  const status = h('span', { class: 'run-status' });
  const where = h('span', { class: 'run-where' });
  const run = button({ label: say('Run'), icon: 'play', kind: 'primary' }, () => {
    showTerminal(view.terminal);
    page.send({ type: 'run', block: view.id });
  });
  const stop = button({ label: say('Stop'), icon: 'stop' }, () =>
    page.send({ type: 'stop', terminal: view.terminal }),
  );
  const copy = button({ label: say('Copy'), icon: 'copy', kind: 'quiet' }, () => {
    void navigator.clipboard.writeText(view.code).then(
      () => page.announce(say('Copied')),
      (error: unknown) => page.send({ type: 'report', message: `copying failed: ${String(error)}` }),
    );
  });
  const bar = h(
    'div',
    { class: 'run-bar' },
    h('span', { class: 'run-about' }, where, h('span', { class: 'run-state' }, mark, status)),
    copy,
    stop,
    run,
  );
  const body = h('div', { class: 'run' }, label, code, bar);
  const element = h('div', { class: 'run-block' }, hidden, body);

  return {
    element,
    update: (next) => {
      view = next;
      const shown = !view.hidden || view.revealed;
      show(hidden, !shown);
      show(body, shown);
      show(label, view.hidden);
      drawLines(code.firstElementChild ?? code, view.code);
      setText(where, whereText(view));
      const { words, mark: name, tone } = statusText(view);
      setText(status, words);
      setIcon(mark, name, tone);
      show(mark, words !== '');
      const running = view.status === 'running';
      if (running && document.activeElement === run) queueMicrotask(() => passFocus(stop));
      if (!running && document.activeElement === stop) queueMicrotask(() => passFocus(run));
      show(stop, running);
      show(run, !running && !playFrom);
      const again = view.status === 'done' || view.status === 'failed';
      setText(run.querySelector('.label') ?? run, again ? say('Run again') : say('Run'));
      run.classList.toggle('primary', !again);
      run.classList.toggle('secondary', again);
      const named = firstLine(view.code);
      setAttributes(code, { 'aria-label': say('Commands for {host}', { host: view.host }) });
      setAttributes(run, {
        'aria-label': again
          ? say('Run again: {named} on {host}', { named, host: view.host })
          : say('Run: {named} on {host}', { named, host: view.host }),
      });
      setAttributes(stop, {
        'aria-label': say('Stop: {named} in the terminal {terminal}', { named, terminal: view.terminal }),
      });
      setAttributes(copy, { 'aria-label': say('Copy: {named}', { named }) });
    },
  };
};

/** Each line by itself, so that one that is wrapped can be told from two. */
function drawLines(element: Element, code: string): void {
  if (element.textContent === code) return;
  const lines = code.split('\n');
  element.replaceChildren(
    // The line's end stays in the text, for who copies a selection.
    ...lines.map((line, index) =>
      h('span', { class: 'line' }, index < lines.length - 1 ? `${line}\n` : line),
    ),
  );
}

function firstLine(code: string): string {
  const lines = code.trim().split('\n');
  const first = (lines[0] ?? '').replace(/\s*\\$/, '');
  return lines.length > 1
    ? say('{first} and {count, plural, one {# more line} other {# more lines}}', {
        first,
        count: lines.length - 1,
      })
    : first;
}

function whereText({ host, terminal }: RunView): string {
  return host === terminal
    ? say('runs on {host}', { host })
    : say('runs in {terminal} ({host})', { terminal, host });
}

function statusText({ status, stays, why }: RunView): { words: string; mark: IconName; tone: string } {
  switch (status) {
    case 'ready':
      return { words: '', mark: 'check', tone: '' };
    case 'running':
      return {
        words: stays ? say('running until it is stopped') : say('running'),
        mark: 'loading',
        tone: 'now',
      };
    case 'done':
      return { words: say('done'), mark: 'check', tone: 'good' };
    case 'failed':
      return { words: why ?? say('did not work'), mark: 'error', tone: 'bad' };
  }
}
