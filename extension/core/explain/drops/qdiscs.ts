import type { Drop } from '../../capture/drop.ts';
import { because, type Explanation } from '../explanation.ts';
import { dropEvidence } from './dropEvidence.ts';
import type { Known } from '../known.ts';
import { say } from '../../language/say.ts';

/** A packet that a queueing discipline dropped (tc(8)). */
export function droppedByQdisc(known: Known, drop: Drop): Explanation {
  const { space, link, where } = drop;
  const kernel = dropEvidence(known, drop);
  if (space === null || link === null) return because(say('a qdisc drops it'), kernel);
  const said = known.ask(space, ['tc', '-s', 'qdisc', 'show', 'dev', link.name]);
  const shown =
    said?.exitCode === 0
      ? said.text
          .trim()
          .split('\n')
          .map((line) => line.trim())
      : [];
  const lines = shown.filter((line) => /^qdisc|dropped/.test(line)).slice(0, 6);
  const [first] = lines;
  const only = lines.filter((line) => line.startsWith('qdisc')).length === 1 && first !== undefined;
  const plain = say('the qdisc of {where} drops it', { where });
  const which = only ? first.replace(/^qdisc (\S+) \S+ (root )?(refcnt \d+ )?/, '$1 ') : null;
  return because(
    which === null ? plain : say('{plain}: {which}', { plain, which }),
    kernel,
    ...(lines.length === 0 ? [] : [{ kind: 'qdisc' as const, where, shows: lines.join(' ') }]),
  );
}
