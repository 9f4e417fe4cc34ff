import { asMap, asMaps, asNumber, asText, type Loose } from '../state/looseJson.ts';

export const PROTOCOLS = ['icmp', 'udp', 'tcp'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** A link whose packets are watched. */
export interface WatchedLink {
  readonly inode: number;
  readonly link: string;
}

/** One request, and whether a reply is expected: silence is believed only after replies that are have come. */
export interface Question {
  /** Inodes of the namespaces that send and receive. */
  readonly from: number;
  readonly to: number;
  readonly address: string;
  readonly protocol: Protocol;
  readonly expected: boolean;
}

/** What became of a request. */
export interface Answer {
  readonly replied: boolean;
  /** The inode of the namespace where the request was delivered; null: nowhere that was asked. */
  readonly at: number | null;
  /** The sender's address as it was seen there. */
  readonly source: string | null;
  /** With which it arrived; it was sent with 64. Null for TCP. */
  readonly ttl: number | null;
  /** Why it could not be sent, or the connection not opened: the kernel's words. */
  readonly error: string | null;
  /** Numbers of the watched links that carried the request, and the reply. */
  readonly there: readonly number[];
  readonly back: readonly number[];
}

export const SENT_TTL = 64;

/** The arguments of `patchbay-probe` for these questions. */
export function probeArguments(
  questions: readonly Question[],
  watched: readonly WatchedLink[],
  port: number | undefined,
): string[] {
  return [
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...watched.flatMap(({ inode, link }) => ['-w', `${inode}:${link}`]),
    ...questions.map(({ from, to, address, protocol, expected }) =>
      [from, to, protocol, address, expected ? 1 : 0].join(':'),
    ),
  ];
}

/** Reads what `patchbay-probe` prints, in the order of the questions; null where it is no such list. */
export function readAnswers(text: string, count: number): Answer[] | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const answers = asMaps(raw).map(readAnswer);
  return answers.length === count ? answers : null;
}

function readAnswer(entry: Loose): Answer {
  const numbers = (value: unknown): number[] =>
    Array.isArray(value) ? value.flatMap((item) => asNumber(item) ?? []) : [];
  const { replied, at, source, ttl, error, there, back } = asMap(entry);
  return {
    replied: replied === true,
    at: asNumber(at),
    source: asText(source),
    ttl: asNumber(ttl),
    error: asText(error),
    there: numbers(there),
    back: numbers(back),
  };
}
