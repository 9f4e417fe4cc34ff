import type { BlockContext } from './blockContext.ts';
import { checkHost } from './checkHost.ts';
import { didYouMean } from '../../problems/didYouMean.ts';
import { directives, isDirectiveName, type DirectiveName } from './directives.ts';
import type { Block, Span } from '../../model/lesson.ts';
import type { Fence } from '../outline.ts';
import { readChart } from './readChart.ts';
import { readChecks } from './readChecks.ts';
import { readOptions, type Options } from './readOptions.ts';
import { readLook, readWalk } from './readPictureBlocks.ts';
import { readQuiz } from './readQuiz.ts';

/** Reads one fence with braces into a block; undefined, with problems, where that is not possible. */
export function readBlock(fence: Fence, context: BlockContext): Block | undefined {
  const { problems } = context;
  const line = fence.start + 1;
  const { info } = fence;
  if (info.kind !== 'directive') {
    if (info.kind === 'unreadable') problems.add('bracesUnreadable', { line, column: info.column });
    return undefined;
  }
  const at = { line, column: info.column };
  if (!isDirectiveName(info.directive)) {
    const message = `There is no directive "${info.directive.slice(0, 80)}".`;
    problems.add('directiveUnknown', at, didYouMean(message, info.directive, Object.keys(directives)));
    return undefined;
  }
  const directive = directives[info.directive];
  const languages: readonly string[] = directive.languages;
  if (!languages.includes(info.language)) {
    problems.add(
      'languageWrong',
      { line, column: 1 },
      {
        message: `A {${info.directive}} block is not written in "${info.language.slice(0, 80)}".`,
        instead: `Write \`\`\`${languages[0] ?? ''} {${info.directive}}.`,
      },
    );
  }
  if (directive.inStep && !context.inStep) problems.add('blockBeforeSteps', at);
  const options = readOptions(info.directive, line, info.options, problems);
  return build(info.directive, fence, options, context);
}

function build(
  name: DirectiveName,
  fence: Fence,
  options: Options,
  context: BlockContext,
): Block | undefined {
  const span: Span = { line: fence.start + 1, endLine: fence.end };
  const text = fence.content.replace(/\n$/, '');
  // An open fence may be the file's last line.
  const origin = { line: Math.min(fence.start + 2, fence.end), indent: 0 };
  switch (name) {
    case 'run':
    case 'solution':
      return buildRun(name === 'solution', text, span, options, context);
    case 'stop': {
      const terminal = options.text('terminal') ?? context.defaultHost;
      return { kind: 'stop', terminal, text: text.trim(), ...span };
    }
    case 'output':
      return { kind: 'output', text, ...span };
    case 'quiz': {
      const quiz = readQuiz(fence.content, origin, context.problems);
      return quiz === undefined ? undefined : { kind: 'quiz', ...quiz, ...span };
    }
    case 'check':
      return { kind: 'checks', ...readChecks(fence.content, origin, context), ...span };
    case 'chart': {
      const chart = readChart(fence.content, origin, context.ratePaths, context.problems);
      return chart === undefined ? undefined : { kind: 'chart', chart, ...span };
    }
    case 'look':
      return readLook(text, span, options, context);
    case 'walk':
      return readWalk(text, span, options, context);
  }
}

function buildRun(hidden: boolean, code: string, span: Span, options: Options, context: BlockContext): Block {
  const { problems, defaultHost } = context;
  const start = { line: span.line, column: 1 };
  const host = options.text('host') ?? defaultHost;
  checkHost(host, options.at('host') ?? start, context);
  const stays = options.has('stays');
  const until = options.text('until');
  if (stays && until === undefined) problems.add('untilMissing', options.at('stays') ?? start);
  if (!stays && until !== undefined) problems.add('untilWithoutStays', options.at('until') ?? start);
  if (code.trim() === '') problems.add('blockEmpty', start);
  const terminal = options.text('terminal') ?? host;
  return { kind: 'run', code, terminal, host, hidden, stays, until, fails: options.has('fails'), ...span };
}
