import type { LessonSource } from '../lesson/model/lesson.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import type { LeftOut } from './importedLesson.ts';

/** A file that a scenario copies into its machine. */
export interface Asset {
  /** Below `files/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The lines of setup.sh that put it in its place. */
  readonly copy: string;
}

type Wanted = Readonly<
  Record<
    string,
    readonly { readonly file: string; readonly target: string; readonly chmod?: string | undefined }[]
  >
>;

/** The files of `assets/` that index.json names (`*` stands for any), for the first host. */
export function killercodaAssets({ files }: LessonSource, wanted: Wanted, left: LeftOut[]): Asset[] {
  const [first, ...others] = Object.keys(wanted);
  for (const host of others)
    left.push({ file: 'index.json', what: `The assets of ${host} were left out: the lesson has one host.` });
  const taken = new Map<string, Asset>();
  for (const { file, target, chmod } of first === undefined ? [] : (wanted[first] ?? [])) {
    const pattern = new RegExp(`^assets/${file.split('*').map(escape).join('[^/]*')}$`);
    const matching = [...files].filter(([path]) => pattern.test(path));
    if (matching.length === 0)
      left.push({ file: `assets/${file}`, what: 'This file is named in index.json, and cannot be read.' });
    for (const [path, bytes] of matching) {
      const inside = path.slice('assets/'.length);
      taken.set(inside, { path: inside, bytes, copy: copyLines(inside, target, chmod) });
    }
  }
  return [...taken.values()];
}

function copyLines(path: string, target: string, chmod: string | undefined): string {
  const name = path.split('/').at(-1) ?? path;
  const there = shellQuote(`${target.replace(/\/$/, '')}/${name}`);
  const lines = [`mkdir -p ${shellQuote(target)}`, `cp ${shellQuote(`/root/lesson/${path}`)} ${there}`];
  if (chmod !== undefined && /^[\w+=,-]+$/.test(chmod)) lines.push(`chmod ${chmod} ${there}`);
  return lines.join('\n');
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
