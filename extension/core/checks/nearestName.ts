/** Edit distance: how many letters to insert, remove or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known name that was probably meant, or undefined where none is close. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  // Two letters swapped are two edits.
  const limit = name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3));
  return known
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
    .map((candidate) => ({
      candidate,
      far: distance(name.slice(0, 80).toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)[0]?.candidate;
}
