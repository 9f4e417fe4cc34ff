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
  'grade',
] as const;

/** The report as CSV (RFC 4180); the column `grade` only where there is a rule for it. */
export function reportCsv(rows: readonly ReportRow[], graded: boolean): string {
  const columns = COLUMNS.filter((column) => graded || column !== 'grade');
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
