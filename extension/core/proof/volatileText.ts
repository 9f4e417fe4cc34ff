/**
 * What differs between two honest runs of the same command: MAC addresses, times, rates, process ids, inode numbers,
 * link-local addresses made from a MAC, interface indices. Two outputs that are alike but for these are the same.
 */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, '<mac>'],
  [/\bfe80::[0-9a-f:]+/gi, '<link-local>'],
  [/\b\d{2}:\d{2}:\d{2}\.\d+/g, '<time>'],
  [/\btime[= ]\d+(?:\.\d+)? ?ms/g, 'time=<ms>'],
  [/= [\d.]+\/[\d.]+\/[\d.]+(?:\/[\d.]+)? ms/g, '= <rtt>'],
  [/\b\d+(?:\.\d+)? (?=[KMGT]?(?:bits\/sec|Bytes\b))/g, '<n> '],
  [/\b(?:id|seq|ack|cksum) (?:0x)?[0-9a-f]+(?::\d+)?/gi, '<field>'],
  [/^\d+: /gm, '<index>: '],
  [/@if\d+/g, '@if<index>'],
  [/\b\d+(?:\.\d+)?(?:sec|ms)\b/g, '<duration>'],
  [/\bpid[=: ]\d+/g, 'pid=<n>'],
  [/[ \t]+/g, ' '],
];

/** Whether two outputs of a command say the same, volatile parts left out. */
export function sameOutput(one: string, other: string): boolean {
  return settled(one) === settled(other);
}

function settled(text: string): string {
  let result = text.trim();
  for (const [pattern, name] of VOLATILE) result = result.replace(pattern, name);
  return result.replace(/ +$/gm, '');
}
