import { message, say } from '../../core/language/say.ts';
import type { CheckSpec } from '../../core/checks/checkKinds.ts';
import type { CheckResult } from '../../core/checks/runChecks.ts';
import type { NetworkDifference } from '../../core/difference/compareNetworks.ts';
import { factWords } from '../../core/difference/factWords.ts';
import { differenceCount } from '../../core/difference/lessonDifferences.ts';
import { faultsOf } from '../../core/faults/faultsOf.ts';
import { hintKey, openHints } from '../../core/session/hintLadder.ts';
import { lastingChecks } from '../../core/session/lastingChecks.ts';
import { packetOf } from '../../core/session/lostPacket.ts';
import { LANGUAGES, languageName } from '../../core/language/languages.ts';
import type { Block, Lesson, Step, StopBlock } from '../../core/lesson/model/lesson.ts';
import type { ProseRenderer } from '../../core/prose/renderProse.ts';
import { looksLikeText } from '../../core/signatures/looksLike.ts';
import { nodeId } from '../../core/topology/topologyIds.ts';
import type {
  BlockView,
  CheckView,
  DifferencesView,
  LanguageView,
  PlayerView,
  QuizView,
  RunView,
  StepView,
  StopView,
} from '../../protocol/playerView.ts';
import { blockId } from '../../core/lesson/model/blockIds.ts';
import { LessonProse } from './lessonProse.ts';
import { chartView, lookView } from './pictureBlocks.ts';
import type { PlayerFacts } from './playerFacts.ts';

/** Everything that the player shows, from what the host knows. Pure. */
export function buildView(known: PlayerFacts, renderer: ProseRenderer): PlayerView {
  // What the checks see would tell the learner where the fault is.
  const facts = known.progress.fault === undefined ? known : { ...known, results: new Map() };
  const { lesson, machine, current, terminals, network, walk, settings } = facts;
  const { id, title, summary, minutes, hosts, language, untranslated } = lesson;
  const prose = new LessonProse(lesson, renderer);
  const intro = blockViews('intro', lesson.intro, facts, renderer, prose);
  const steps = lesson.steps.map((step) => stepView(step, facts, renderer, prose));
  return {
    lesson: { id, title, summary, minutes, hosts, language, untranslated },
    machine,
    intro,
    steps,
    terms: prose.terms,
    current,
    terminals,
    fault: facts.fault,
    hasFaults: faultsOf(lesson).length > 0,
    network,
    walk,
    settings,
    languages: languagesFor(lesson),
  };
}

function languagesFor({ translations }: Lesson): LanguageView[] {
  const ids = new Set([...LANGUAGES.map(({ id }) => id), ...translations.map(({ language }) => language)]);
  return [...ids].map((id) => ({ id, name: languageName(id) }));
}

function stepView(step: Step, facts: PlayerFacts, renderer: ProseRenderer, prose: LessonProse): StepView {
  const { progress, checking, solving } = facts;
  const results = step.checks.map((check) => facts.results.get(check));
  const undone = step.id === facts.current ? undoneChecks(step, facts, renderer) : [];
  const looked = results.length > 0 && results.every((result) => result !== undefined);
  const trueNow = looked ? undone.length === 0 && results.every(({ status }) => status === 'pass') : null;
  const mistake = trueNow === false && step.id === facts.current ? facts.looksLike(step.id) : undefined;
  return {
    id: step.id,
    title: step.title,
    achieved: progress.achieved[step.id] !== undefined,
    trueNow,
    couldNotCheck: results.some((result) => result?.status === 'error'),
    skipped: progress.skipped?.[step.id] !== undefined,
    checking: checking === step.id,
    solving: solving === step.id,
    blocks: withChecks(blockViews(step.id, step.blocks, facts, renderer, prose), undone),
    differences:
      trueNow === true && step.id === facts.current ? differencesView(facts.differences(step.id)) : null,
    looksLike: mistake === undefined ? null : looksLikeText(mistake),
  };
}

const DIFFERENCES = {
  more: message('more'),
  missing: message('missing'),
} as const satisfies Record<NetworkDifference['kind'], string>;

function differencesView(differences: readonly NetworkDifference[]): DifferencesView | null {
  if (differences.length === 0) return null;
  const places = differences.map(({ kind, text, fact }) => ({
    text: say('{kind}: {fact}', { kind: say(DIFFERENCES[kind]), fact: factWords(text) }),
    node: fact?.link == null ? null : nodeId(fact.space, fact.link),
  }));
  return { title: say('Passed. {count}.', { count: differenceCount(differences) }), places };
}

/** What earlier steps achieved and is no longer so, as checks of this one. */
function undoneChecks(step: Step, facts: PlayerFacts, renderer: ProseRenderer): CheckView[] {
  const { lesson, progress, results } = facts;
  return lastingChecks(lesson, step, progress.skipped).flatMap(({ step: earlier, check }) => {
    const result = results.get(check);
    if (result?.status !== 'fail') return [];
    return [
      checkView(
        hintKey(earlier.id, earlier.checks.indexOf(check)),
        {
          ...check,
          what: say('No longer true, from “{title}”: {what}', { title: earlier.title, what: check.what }),
        },
        result,
        facts,
        renderer,
      ),
    ];
  });
}

/** The blocks with more checks at the end of the last list of checks. */
function withChecks(blocks: BlockView[], more: readonly CheckView[]): BlockView[] {
  const last = blocks.findLastIndex(({ kind }) => kind === 'checks');
  return blocks.map((block, index) =>
    index === last && block.kind === 'checks' ? { ...block, checks: [...block.checks, ...more] } : block,
  );
}

function blockViews(
  step: string,
  blocks: readonly Block[],
  facts: PlayerFacts,
  renderer: ProseRenderer,
  lessonProse: LessonProse,
): BlockView[] {
  const prose = lessonProse.step();
  return blocks.map((block, index): BlockView => {
    const id = blockId(step, index);
    switch (block.kind) {
      case 'prose':
        return { kind: 'prose', html: prose(block.markdown) };
      case 'run':
        return runView(id, block, facts);
      case 'stop':
        return stopView(id, block, facts);
      case 'output':
        return { kind: 'output', text: block.text };
      case 'quiz':
        return quizView(id, block, facts, renderer);
      case 'checks': {
        const own = facts.lesson.steps.find(({ id }) => id === step)?.checks ?? [];
        const checks = block.checks.map((check) =>
          checkView(hintKey(step, own.indexOf(check)), check, facts.results.get(check), facts, renderer),
        );
        return { kind: 'checks', checks };
      }
      case 'look':
        return lookView(block, facts.network, prose(block.text));
      case 'walk': {
        const { from, to } = block;
        return { kind: 'walk', id, from, to, html: prose(block.text), status: facts.offered(id) };
      }
      case 'chart':
        return chartView(id, block, facts.progress.rates ?? {}, facts.measurement(id));
    }
  });
}

function runView(id: string, block: Extract<Block, { kind: 'run' }>, facts: PlayerFacts): RunView {
  const { code, terminal, host, hidden, stays } = block;
  const known = facts.status(id);
  return {
    ...{ kind: 'run', id, code, terminal, host, hidden, stays },
    revealed: facts.revealed.has(id),
    status: known?.status ?? 'ready',
    why: known?.why ?? null,
  };
}

function stopView(id: string, { terminal, text }: StopBlock, facts: PlayerFacts): StopView {
  const known = facts.status(id)?.status;
  const there = facts.terminals.find((candidate) => candidate.id === terminal)?.state;
  // Once something runs there again, it does not matter how it was stopped: here, or with Ctrl-C.
  const busy = there === 'busy' || there === 'unfinished';
  const status = known === 'running' ? 'running' : busy ? 'ready' : known === 'done' ? 'done' : 'idle';
  return { kind: 'stop', id, terminal, text, status };
}

function quizView(
  id: string,
  block: Extract<Block, { kind: 'quiz' }>,
  { progress }: PlayerFacts,
  renderer: ProseRenderer,
): QuizView {
  const answer = progress.answers?.[id];
  // The lesson may have changed since it was answered.
  const chosen = answer !== undefined && answer < block.options.length ? answer : null;
  const options = block.options.map(({ text, right, why }) => ({
    html: renderer.line(text),
    right: chosen === null ? null : right,
    whyHtml: chosen === null ? null : renderer.line(why),
  }));
  return { kind: 'quiz', id, questionHtml: renderer.line(block.question), options, chosen };
}

function checkView(
  id: string,
  check: CheckSpec,
  result: CheckResult | undefined,
  { lesson, progress, offered }: PlayerFacts,
  renderer: ProseRenderer,
): CheckView {
  const { what } = check;
  const unknown = { id, what, status: 'unknown', wanted: '', seen: '' } as const;
  if (!result) return { ...unknown, hintsHtml: [], moreHints: 0, packet: null };
  const { status, wanted, seen, hints } = result;
  const { open, more } = openHints(hints, progress.hints?.[id]);
  const packet = status === 'fail' ? packetOf(check, lesson.defaultHost) : undefined;
  return {
    ...{ id, what, status, wanted, seen },
    hintsHtml: open.map((hint) => renderer.line(hint)),
    moreHints: more,
    packet: packet === undefined ? null : { from: packet.from, to: packet.to, status: offered(id) },
  };
}
