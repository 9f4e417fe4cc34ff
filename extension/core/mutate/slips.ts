/** Words of a lesson that a slip may take for each other. */
export interface Vocabulary {
  readonly namespaces: readonly string[];
  /** IPv4 addresses without a prefix length. */
  readonly addresses: readonly string[];
  readonly links: readonly string[];
}

interface Slip {
  readonly pattern: RegExp;
  /** What can replace a match; each makes a mutant. */
  readonly instead: (match: RegExpExecArray, words: Vocabulary) => readonly string[];
}

const MODES: readonly (readonly string[])[] = [
  ['bridge', 'private', 'vepa', 'passthru'],
  ['l2', 'l3', 'l3s'],
  ['tun', 'tap'],
];

/** The word after `word` in a list, around its end; none where it is alone. */
function next(word: string, list: readonly string[]): string[] {
  const others = [...list.slice(list.indexOf(word) + 1), ...list.slice(0, Math.max(list.indexOf(word), 0))];
  const other = others.find((one) => one !== word);
  return other === undefined ? [] : [other];
}

function plusOne(number: string): string {
  return String(Number(number) + 1);
}

/**
 * Slips of the hand: one thing of a command is another one. Ordered, so that mutants have the same
 * names in each run.
 */
export const slips: readonly Slip[] = [
  {
    // ip -n red, ip netns exec red, netns red
    pattern: /(?<=\b(?:netns exec|netns) |-n )[\w-]+/g,
    instead: ([name], { namespaces }) => (namespaces.includes(name) ? next(name, namespaces) : []),
  },
  { pattern: /^ip netns exec \S+ (?!ip )/g, instead: () => [''] },
  {
    pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b(?!\.)/g,
    instead: ([address], { addresses }) => {
      const net = address.replace(/\d+$/, '');
      const near = addresses.filter((one) => one.startsWith(net));
      return near.length > 1 ? next(address, near) : [`${net}${address.endsWith('.250') ? 249 : 250}`];
    },
  },
  {
    pattern: /(?<=\b\d{1,3}(?:\.\d{1,3}){3})\/\d+\b/g,
    instead: ([length]) => {
      const bits = Number(length.slice(1));
      return bits === 32 ? ['/24'] : ['/32', `/${Math.max(bits - 8, 1)}`];
    },
  },
  { pattern: /(?<=\b(?:id|vni|vid) )\d+\b/g, instead: ([id]) => [plusOne(id)] },
  { pattern: /(?<=\b(?:dstport|port|dport|-p) )\d+\b/g, instead: ([port]) => [plusOne(port)] },
  { pattern: /(?<=\bmtu )\d+\b/g, instead: ([mtu]) => [String(Number(mtu) - 50), String(Number(mtu) + 50)] },
  { pattern: /(?<=\s)up(?=\s|$)/g, instead: () => ['down'] },
  {
    pattern: /(?<=\bmode )\w+/g,
    instead: ([mode]) => next(mode, MODES.find((list) => list.includes(mode)) ?? []),
  },
  {
    pattern: /(?<=\b(?:dev|master|link) )[\w.-]+/g,
    instead: ([link], { links }) => (links.includes(link) ? next(link, links) : []),
  },
  { pattern: /(?<==)1\b/g, instead: () => ['0'] },
  { pattern: /\b(ACCEPT|DROP|accept|drop)\b/g, instead: ([verdict]) => [OPPOSITE[verdict] ?? ''] },
  { pattern: /(?<= )-[sd](?= )/g, instead: ([flag]) => [flag === '-s' ? '-d' : '-s'] },
  { pattern: /(?<= )-[io](?= )/g, instead: ([flag]) => [flag === '-i' ? '-o' : '-i'] },
];

const OPPOSITE: Readonly<Record<string, string>> = {
  ACCEPT: 'DROP',
  DROP: 'ACCEPT',
  accept: 'drop',
  drop: 'accept',
};

/** The words of all commands of a lesson. */
export function vocabularyOf(commands: readonly string[]): Vocabulary {
  const text = commands.join('\n');
  const all = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map(([, word = '']) => word)),
  ];
  return {
    namespaces: all(/\bnetns add ([\w-]+)/g),
    addresses: all(/\b(\d{1,3}(?:\.\d{1,3}){3})\b(?!\.)/g),
    links: all(/\b(?:link add (?:link \S+ )?(?:name )?|peer name )(?!link\b|name\b)([\w.-]+)/g),
  };
}

/** Every slip of one command. */
export function slipsOf(command: string, words: Vocabulary): string[] {
  const made = slips.flatMap(({ pattern, instead }) =>
    [...command.matchAll(pattern)].flatMap((match) =>
      instead(match, words).map(
        (word) => command.slice(0, match.index) + word + command.slice(match.index + match[0].length),
      ),
    ),
  );
  return [...new Set(made)].filter((slip) => slip !== command && slip.trim() !== '');
}
