/** Text that differs between two runs of the same command, and the name that replaces it in a comparison. */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, '<mac>'],
  // A bridge's id ends in its MAC address (IEEE 802.1D).
  [/\b8000\.[0-9a-f]{12}\b/g, '<bridge-id>'],
  [/\bfe80::[0-9a-f:]+/gi, '<link-local>'],
  [/\b\d{2}:\d{2}:\d{2}\.\d+/g, '<time>'],
  [/\b[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}\b/g, '<date>'],
  [/\btime[= ]\d+(?:\.\d+)? ?ms/g, 'time=<ms>'],
  [/= [\d.]+\/[\d.]+\/[\d.]+(?:\/[\d.]+)? ms/g, '= <rtt>'],
  [/\b\d+(?:\.\d+)? (?=[KMGT]?(?:bits\/sec|Bytes\b))/g, '<n> '],
  [/\b(?:id|seq|ack|cksum) (?:0x)?[0-9a-f]+(?::\d+)?/gi, '<field>'],
  [/^\d+: /gm, '<index>: '],
  [/@if\d+/g, '@if<index>'],
  [/\b\d+(?:\.\d+)?(?:sec|ms)\b/g, '<duration>'],
  [/\b\d+\.\d\d$/gm, '<seconds>'],
  [/\bpid[=: ]\d+/g, 'pid=<n>'],
  // Ports that the kernel chooses (ip_local_port_range, from 32768), and how long conntrack(8) remembers.
  [/(port[ =]|\.)(?:3[2-9]|[456]\d)\d{3}\b/g, '$1<port>'],
  [/^(tcp|udp) +(\d+) \d+ /gm, '$1 $2 <seconds> '],
  [/[ \t]+/g, ' '],
];

/**
 * Whether two outputs of a command are the same except for volatile parts, white space at line ends and empty lines.
 * Adjacent lines with a MAC address may come in any order, because tables are often sorted by it.
 */
export function sameOutput(one: string, other: string): boolean {
  return settled(one) === settled(other);
}

/** The text with a name in place of each volatile part. */
export function withoutVolatile(text: string): string {
  return VOLATILE.reduce((result, [pattern, name]) => result.replace(pattern, name), text);
}

function settled(text: string): string {
  const lines = withoutVolatile(text.replace(/[ \t\r]+$/gm, ''))
    .split('\n')
    .filter((line) => line.trim() !== '');
  const ordered: string[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at + 1;
    while (end < lines.length && hasMac(lines[at]) && hasMac(lines[end])) end++;
    ordered.push(...lines.slice(at, end).sort());
    at = end;
  }
  return ordered.join('\n');
}

function hasMac(line: string | undefined): boolean {
  return line?.includes('<mac>') ?? false;
}
