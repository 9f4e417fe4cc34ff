/** Quotes one word for a POSIX shell (XCU 2.2.2: nothing is special within single quotes). */
export function shellQuote(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** An argument vector as one line for a POSIX shell, which gives the program exactly these arguments. */
export function shellLine(argv: readonly string[]): string {
  return argv.map(shellQuote).join(' ');
}
