import { reportClass } from '../../../class/composeClass.ts';
import { reportCsv } from '../../../class/report/reportCsv.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

export interface ReportClassOptions {
  readonly name: string;
  /** A file with the rule for the grade. */
  readonly weights?: string;
  readonly recheck?: boolean;
}

/** `patchbay class report`: one row a learner and step, as CSV on stdout, or as JSON. */
export async function report(
  context: CliContext,
  { name, weights, recheck = false }: ReportClassOptions,
  lessonsFolder: string,
): Promise<ExitCode> {
  const rows = await reportClass({ name, weights, recheck, lessonsFolder });
  context.print(
    context.json
      ? JSON.stringify({ name, rows })
      : reportCsv(rows, { recheck, grade: weights !== undefined }),
  );
  return EXIT.ok;
}
