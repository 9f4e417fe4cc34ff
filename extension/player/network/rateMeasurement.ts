import { say } from '../../core/language/say.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import { measureChart } from '../../core/rates/measureChart.ts';
import type { RateChart } from '../../core/rates/rateChart.ts';
import { withRate } from '../../core/session/lessonProgress.ts';
import type { Session } from '../../core/session/session.ts';
import { NOT_MEASURED, type MeasurementStatus } from '../view/playerFacts.ts';
import { failureText } from '../../core/failure/failure.ts';
import { failureOf } from '../../core/failure/failureError.ts';

/** Measures the paths of the lesson's charts, one chart at a time; the rates are kept with the learner's progress. */
export class RateMeasurement implements Disposable {
  readonly #session: Session;
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  readonly #status = new Map<string, MeasurementStatus>();
  #running: { readonly block: string; readonly cancel: AbortController } | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  status(block: string): MeasurementStatus {
    return this.#status.get(block) ?? NOT_MEASURED;
  }

  /** Measures a block's chart; where it is being measured, ends that. */
  async toggle(block: string, chart: RateChart): Promise<void> {
    const before = this.#running?.block;
    this.stop();
    if (before === block) return;
    const session = this.#session;
    const cancel = new AbortController();
    const { signal } = cancel;
    this.#running = { block, cancel };
    this.#show(block, { running: true, message: say('Measuring…') });
    let message: string;
    try {
      const measured = await measureChart(session.machine, chart, {
        defaultHost: session.lesson.defaultHost,
        signal,
        onProgress: (progress) => this.#show(block, { running: true, message: `${progress.message}…` }),
        onMeasured: (path, rate) => session.remember((progress) => withRate(progress, path, rate)),
      });
      message = measured
        .flatMap(({ path, measured: rate }) => (rate.ok ? [] : [`${path}: ${failureText(rate.failure)}`]))
        .join(' ');
    } catch (error) {
      message = failureText(failureOf(error));
    }
    if (signal.aborted) return;
    this.#running = undefined;
    this.#show(block, { running: false, message });
  }

  /** Ends what is being measured; the rates that are known stay. */
  stop(): void {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    running.cancel.abort(new Error('the measuring was stopped'));
    this.#show(running.block, { running: false, message: say('Stopped.') });
  }

  dispose(): void {
    this.stop();
    this.#changes.dispose();
  }

  #show(block: string, status: MeasurementStatus): void {
    this.#status.set(block, status);
    this.#changes.fire();
  }
}
