import { choosesMany, probeOf } from '../../../walk/probe.ts';
import type { BlockContext } from './blockContext.ts';
import { checkHost } from './checkHost.ts';
import type { LookBlock, Span, WalkBlock } from '../../model/lesson.ts';
import type { Options } from './readOptions.ts';

/** Reads a `{look}` fence; undefined, with a problem, where it does not name a link. */
export function readLook(
  text: string,
  span: Span,
  options: Options,
  context: BlockContext,
): LookBlock | undefined {
  const start = { line: span.line, column: 1 };
  const link = options.text('link');
  if (link === undefined) {
    context.problems.add('optionMissing', start, {
      message: 'This {look} does not name a link.',
      instead: 'Add link=…',
    });
    return undefined;
  }
  const host = options.text('host') ?? context.defaultHost;
  checkHost(host, options.at('host') ?? start, context);
  if (text.trim() === '') context.problems.add('blockEmpty', start);
  return { kind: 'look', host, netns: options.text('netns'), link, text, ...span };
}

/** Reads a `{walk}` fence; undefined, with problems, where it lacks `from` or `to`. */
export function readWalk(
  text: string,
  span: Span,
  options: Options,
  context: BlockContext,
): WalkBlock | undefined {
  const { problems } = context;
  const start = { line: span.line, column: 1 };
  const [from, to] = [options.text('from'), options.text('to')];
  if (from === undefined || to === undefined) {
    problems.add('optionMissing', start, {
      message: 'This {walk} does not say from where to where.',
      instead: 'Add from=… and to=…, such as from=red to=green, or from=a:container1 to=10.20.1.12.',
    });
    return undefined;
  }
  for (const name of ['from', 'to']) {
    // More than one colon: an IPv6 address.
    const [host = '', space, more] = options.text(name)?.split(':') ?? [];
    if (space !== undefined && more === undefined && host !== 'container' && host !== 'vm')
      checkHost(host, options.at(name) ?? start, context);
  }
  if (text.trim() === '') problems.add('blockEmpty', start);
  const choice = {
    tcp: number('tcp', 1, 65_535, options, context),
    size: number('size', 0, 65_507, options, context),
    arp: options.has('arp'),
  };
  if (choosesMany(choice))
    problems.add('optionInvalid', start, {
      message: 'This {walk} sends more than one kind of packet.',
      instead: 'Choose one of tcp, arp and size.',
    });
  return { kind: 'walk', from, to, probe: probeOf(choice), text, ...span };
}

function number(
  name: string,
  least: number,
  most: number,
  options: Options,
  { problems }: BlockContext,
): number | undefined {
  const written = options.text(name);
  if (written === undefined) return undefined;
  const value = Number(written);
  if (/^\d{1,5}$/.test(written) && value >= least && value <= most) return value;
  const message = `"${written.slice(0, 80)}" is not a valid ${name}.`;
  problems.add('optionInvalid', options.at(name) ?? { line: 1, column: 1 }, {
    message,
    instead: `Write a whole number from ${least} to ${most}.`,
  });
  return undefined;
}
