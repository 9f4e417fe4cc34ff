import type { ReportRow } from './classReport.ts';

const COLUMNS = [
  'name',
  'seat',
  'lesson',
  'step',
  'achieved',
  'skipped',
  'minutes',
  'tries',
  'hints',
  'shown',
  'where',
  'recheck',
  'grade',
] as const;

/** The report as CSV (RFC 4180). The columns `recheck` and `grade` are there only where they were asked for. */
export function reportCsv(
  rows: readonly ReportRow[],
  asked: { readonly recheck: boolean; readonly grade: boolean },
): string {
  const columns = COLUMNS.filter((column) => (column !== 'recheck' && column !== 'grade') || asked[column]);
  const lines = [
    columns.join(','),
    ...rows.map((row) => columns.map((column) => field(row[column])).join(',')),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** A name that begins like a formula gets an apostrophe: a spreadsheet would run it. */
function field(value: ReportRow[(typeof COLUMNS)[number]]): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
