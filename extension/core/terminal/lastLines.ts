/** The end of what a program printed, in one line, for a message: its last five lines with text, at most 300 characters. */
export function lastLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-5).join(' / ').slice(-300);
}
