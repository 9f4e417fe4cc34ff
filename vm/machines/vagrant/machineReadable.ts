/** One line of `vagrant --machine-readable`: `timestamp,target,type,data…`. */
export interface VagrantLine {
  /** The machine's name; empty where the line is of no machine. */
  readonly target: string;
  readonly type: string;
  readonly data: readonly string[];
}

/**
 * Reads a line of machine-readable output, whose data escapes commas, line ends and carriage returns
 * (Vagrant's documentation, "Machine Readable Output"); undefined for any other line.
 */
export function parseVagrantLine(line: string): VagrantLine | undefined {
  const [timestamp = '', target = '', type, ...data] = line.split(',');
  if (!/^\d+$/.test(timestamp) || !type) return undefined;
  return { target, type, data: data.map(unescape) };
}

/** What the lines of one call come to. */
export interface VagrantReport {
  /** Class and text of the error that ended the call. */
  readonly error: { readonly class: string; readonly text: string } | undefined;
  /** Everything that was said to a person, oldest first. */
  readonly said: readonly string[];
}

export function vagrantReport(stdout: string): VagrantReport {
  let error: VagrantReport['error'];
  const said: string[] = [];
  for (const line of stdout.split('\n')) {
    const parsed = parseVagrantLine(line.replace(/\r$/, ''));
    if (parsed?.type === 'error-exit') {
      error = { class: (parsed.data[0] ?? '').split('::').at(-1) ?? '', text: parsed.data[1] ?? '' };
    }
    if (parsed?.type === 'ui') said.push(parsed.data[1] ?? '');
  }
  return { error, said };
}

function unescape(text: string): string {
  return text.replaceAll('%!(VAGRANT_COMMA)', ',').replaceAll('\\n', '\n').replaceAll('\\r', '\r');
}
