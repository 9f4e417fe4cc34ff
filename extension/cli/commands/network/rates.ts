import { failure, failureText } from '../../../core/failure/failure.ts';
import { FailureError, wordsOf } from '../../../core/failure/failureError.ts';
import { writeFile } from 'node:fs/promises';
import type { Lesson } from '../../../core/lesson/model/lesson.ts';
import { chartRows } from '../../../core/rates/chartRows.ts';
import { chartSvg } from '../../../core/rates/chartSvg.ts';
import { chartText } from '../../../core/rates/chartText.ts';
import { measureChart } from '../../../core/rates/measureChart.ts';
import { wholeChart, type RateChart } from '../../../core/rates/rateChart.ts';
import { withRate } from '../../../core/session/lessonProgress.ts';
import type { CliContext, RunningMachine } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { findMachine, onSession, startedLast } from '../../findMachine.ts';

/**
 * `patchbay rates [LESSON]`: measures the paths of the lesson's charts, keeps the numbers for the player, and draws them;
 * exit code 1 where a path could not be measured.
 */
export async function rates(
  context: CliContext,
  lessonName: string | undefined,
  { svg }: { readonly svg?: string },
): Promise<ExitCode> {
  const { lesson, chart, found } = await whatToMeasure(context, lessonName);
  const { defaultHost } = lesson;
  const measured = await onSession(context, found, lesson, (session) =>
    context.work(({ onProgress, signal }) =>
      measureChart(session.machine, chart, {
        defaultHost,
        onProgress,
        signal,
        onMeasured: (path, rate) => session.remember((progress) => withRate(progress, path, rate)),
      }),
    ),
  );
  const now = Object.fromEntries(
    measured.flatMap(({ path, measured: rate }) => (rate.ok ? [[path, rate.value]] : [])),
  );
  const drawn = chartRows(chart, now);
  if (svg !== undefined) {
    try {
      await writeFile(svg, chartSvg(drawn, { standalone: true }));
    } catch (error) {
      throw new FailureError(failure('chart-not-written', { said: wordsOf(error) }), error);
    }
  }
  if (context.json) {
    const paths = measured.map(({ path, measured: rate }, index) => ({
      path,
      links: chart.paths[index]?.links,
      bitsPerSecond: rate.ok ? rate.value : null,
      theirs: chart.paths[index]?.theirs ?? null,
      code: rate.ok ? null : rate.failure.code,
      why: rate.ok ? null : rate.failure.why,
    }));
    const { title, comparedWith = null } = chart;
    context.print(JSON.stringify({ lesson: lesson.id, title, comparedWith, paths }, undefined, 2));
  } else {
    context.print(chartText(drawn));
    for (const { path, measured: rate } of measured)
      if (!rate.ok) context.note(`${path}: ${failureText(rate.failure)}`);
  }
  return measured.every(({ measured: rate }) => rate.ok) ? EXIT.ok : EXIT.failed;
}

/** The named lesson, or the one that was started last, with its chart and its machine. */
async function whatToMeasure(
  context: CliContext,
  lessonName: string | undefined,
): Promise<{ lesson: Lesson; chart: RateChart; found: RunningMachine }> {
  if (lessonName !== undefined) {
    const lesson = await context.services.lesson(lessonName);
    const chart = chartOf(lesson);
    return { lesson, chart, found: await findMachine(context, lesson.id) };
  }
  const running = await context.services.running({ signal: context.signal });
  const found = startedLast(running.filter(({ lesson }) => lesson !== undefined));
  if (found?.lesson === undefined) throw new FailureError(failure('no-lesson-running'));
  const lesson = await context.services.lesson(found.lesson);
  return { lesson, chart: chartOf(lesson), found };
}

function chartOf(lesson: Lesson): RateChart {
  const blocks = [...lesson.intro, ...lesson.steps.flatMap((step) => step.blocks)];
  const chart = wholeChart(blocks.flatMap((block) => (block.kind === 'chart' ? block.chart : [])));
  if (chart) return chart;
  throw new FailureError(failure('lesson-without-chart', { lesson: lesson.id }));
}
