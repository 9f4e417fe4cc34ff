import { pause } from '../async/pause.ts';
import { Semaphore } from '../async/semaphore.ts';
import type { Machine } from '../machine/machine.ts';
import { LANGUAGES } from '../language/languages.ts';
import { inEnglish, say, spokenLanguage } from '../language/say.ts';
import { FailureError } from '../failure/failureError.ts';
import type { NetworkState } from '../state/networkState.ts';
import { CHECK_MARK, CouldNotRun, NoNamespace, type ExecView, type Outcome } from './checkKind.ts';
import { checkKind, type CheckSpec } from './checkKinds.ts';
import { CheckTraces } from './checkTraces.ts';
import { unlessUnread } from './unreadForCheck.ts';

const POLL_MS = 300;
const AT_ONCE = 4;
const EXEC_TIMEOUT_MS = 30_000;
/** Where a check looks for programs: a learner's own of the same name, in /usr/local or elsewhere, is not asked. */
const CHECK_PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

export interface CheckResult {
  readonly what: string;
  readonly status: 'pass' | 'fail' | 'error' | 'not-run';
  readonly wanted: string;
  readonly seen: string;
  /**
   * What was seen, in English and without the author's words, for a comparison with another run. Only of a check that
   * fails; absent where it is known in the reader's language alone.
   */
  readonly plain?: string;
  /** From a question to nearly the answer; absent where the check passes or has none. */
  readonly hints?: readonly string[];
  /** Wall-clock milliseconds from the first try to the last. */
  readonly ms: number;
}

export interface CheckContext {
  readonly machine: Pick<Machine, 'exec'>;
  /** Reads the guest again; called once a round, for all checks that are about state. */
  readonly readState: () => Promise<NetworkState>;
  /** The host of a check that names none. */
  readonly defaultHost: string;
  readonly signal?: AbortSignal | undefined;
  /** Each check for itself, as it is now: neither `after` others, nor with the time that it may `wait`. */
  readonly alone?: boolean | undefined;
  readonly onResult?: ((result: CheckResult, check: CheckSpec) => void) | undefined;
}

/**
 * Runs checks in rounds until each has a result; the results are in the order of the checks.
 * Rejects only with the signal's reason: whatever else goes wrong is the status `error` of a check.
 */
export async function runChecks(checks: readonly CheckSpec[], context: CheckContext): Promise<CheckResult[]> {
  const traces = new CheckTraces(context.machine);
  try {
    return await runRounds(checks, context, traces);
  } finally {
    await traces.undo();
  }
}

async function runRounds(
  checks: readonly CheckSpec[],
  context: CheckContext,
  traces: CheckTraces,
): Promise<CheckResult[]> {
  const results: (CheckResult | undefined)[] = checks.map(() => undefined);
  const begun = new Map<number, number>();
  const finish = (
    index: number,
    check: CheckSpec,
    outcome: Omit<CheckResult, 'what' | 'hints' | 'ms'>,
  ): void => {
    const ms = Math.round(performance.now() - (begun.get(index) ?? performance.now()));
    const hints = outcome.status === 'fail' && check.hint !== undefined ? { hints: check.hint } : {};
    const seen = inAuthorsWords(check, outcome);
    const result: CheckResult = { what: check.what, ...outcome, seen, ...hints, ms };
    results[index] = result;
    context.onResult?.(result, check);
  };

  for (;;) {
    context.signal?.throwIfAborted();
    const open = [...checks.entries()].filter(([index]) => results[index] === undefined);
    if (open.length === 0) return results as CheckResult[];
    const waiting = open.map(([index, check]) => ({
      index,
      check,
      waits: context.alone ? null : waitsFor(check, checks, results),
    }));
    const ready = waiting.filter(({ waits }) => waits === null);
    const barred = waiting.filter(({ waits }) => waits?.final === true);
    // What waits only for others that wait is a circle.
    for (const { index, check, waits } of ready.length > 0 || barred.length > 0 ? barred : waiting) {
      finish(index, check, {
        status: 'not-run',
        wanted: describe(check),
        seen: say('waits for: {what}', { what: waits?.words ?? '' }),
      });
    }
    if (ready.length === 0) continue;
    for (const { index } of ready) if (!begun.has(index)) begun.set(index, performance.now());

    const round = new StateRound(context.readState);
    let finished = 0;
    const places = new Semaphore(AT_ONCE);
    const look = async ({ index, check }: (typeof ready)[number]): Promise<void> => {
      const outcome = await tryCheck(check, context, round);
      const spent = performance.now() - (begun.get(index) ?? 0);
      if (outcome.status !== 'pass' && !context.alone && spent < (check.wait ?? 0)) return;
      finished++;
      finish(index, check, outcome);
    };
    // Checks of the state come first: they must not see what the packets of the others leave behind.
    const fromState = ready.filter(({ check }) => readsState(check));
    const fromMachine = ready.filter(({ check }) => !readsState(check));
    await Promise.all(fromState.map(look));
    if (fromMachine.length > 0) await traces.keep();
    await Promise.all(fromMachine.map((one) => places.run(context.signal, () => look(one))));
    // An INCOMPLETE neighbour entry (arp(7)) makes the next packet there fail with its last request, even if the path works
    // by then: what is tried again starts from the tables as they were.
    if (fromMachine.some(({ index }) => results[index] === undefined)) await traces.undo();
    if (finished === 0) await pause(POLL_MS, context.signal);
  }
}

/** What was seen, with what the author has to say about it. */
function inAuthorsWords(check: CheckSpec, { status, seen }: Pick<CheckResult, 'status' | 'seen'>): string {
  if (status === 'pass') return check.pass ?? seen;
  return status === 'fail' && check.fail !== undefined
    ? say('{words} ({seen})', { words: check.fail, seen })
    : seen;
}

/** One reading of the guest, made when the first check of the round asks for it. */
class StateRound {
  readonly #readState: () => Promise<NetworkState>;
  #reading: Promise<NetworkState> | undefined;

  constructor(readState: () => Promise<NetworkState>) {
    this.#readState = readState;
  }

  read(): Promise<NetworkState> {
    return (this.#reading ??= onceMore(this.#readState));
  }
}

/** Reads again after a lost connection: reading changes nothing, and the machine reconnects by itself. */
async function onceMore<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof FailureError && error.code === 'connection-lost') return look();
    throw error;
  }
}

/** null: nothing; otherwise the first check that has not passed yet, and whether it never will. */
function waitsFor(
  check: CheckSpec,
  checks: readonly CheckSpec[],
  results: readonly (CheckResult | undefined)[],
): { words: string; final: boolean } | null {
  for (const id of check.after) {
    const at = checks.findIndex((other) => other.id === id);
    const result = results[at];
    if (result?.status === 'pass') continue;
    return {
      words: checks[at]?.what ?? say('{id}, which is not among these checks', { id }),
      final: at < 0 || result !== undefined,
    };
  }
  return null;
}

function readsState({ kind }: CheckSpec): boolean {
  return checkKind(kind).reads === 'state';
}

function describe(check: CheckSpec): string {
  return checkKind(check.kind).describe(check);
}

async function tryCheck(
  check: CheckSpec,
  context: CheckContext,
  round: StateRound,
): Promise<Outcome & Pick<CheckResult, 'plain'>> {
  const host = check.host ?? context.defaultHost;
  const kind = checkKind(check.kind);
  try {
    if (kind.reads === 'state') {
      const view = { state: await round.read(), host };
      const outcome = unlessUnread(check, kind, view, kind.evaluate(check, view));
      if (outcome.status !== 'fail') return outcome;
      return { ...outcome, plain: inEnglish(() => kind.evaluate(check, view).seen) };
    }
    const outcome = await kind.evaluate(check, execView(host, context, round));
    // It can't be asked again, and says itself in one language.
    if (outcome.status !== 'fail' || spokenLanguage() !== LANGUAGES[0].id) return outcome;
    return { ...outcome, plain: outcome.seen };
  } catch (error) {
    context.signal?.throwIfAborted();
    const seen = error instanceof Error ? error.message : String(error);
    return { status: error instanceof NoNamespace ? 'fail' : 'error', wanted: kind.describe(check), seen };
  }
}

function execView(defaultHost: string, context: CheckContext, round: StateRound): ExecView {
  return {
    host: defaultHost,
    readState: () => round.read(),
    async run(script, args, { host = defaultHost, netns, timeoutMs = EXEC_TIMEOUT_MS } = {}) {
      const options = { netns, timeoutMs, signal: context.signal };
      // The comment tells a process check which command lines are checks themselves.
      const marked = `${CHECK_MARK}\nexport PATH=${CHECK_PATH}\n${script}`;
      const result = await onceMore(() => context.machine.exec(host, { script: marked, args }, options));
      if (result.timedOut)
        throw new CouldNotRun(say('no reply within {seconds} s', { seconds: timeoutMs / 1000 }));
      // ip-netns(8) prints this before it would start anything.
      if (
        netns !== undefined &&
        result.exitCode !== 0 &&
        /^Cannot open network namespace/m.test(result.stderr)
      ) {
        throw new NoNamespace(netns);
      }
      return result;
    },
  };
}
