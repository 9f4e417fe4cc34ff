import { message } from '../../language/say.ts';

/** A format that the picture can be saved in. */
interface PictureFormat {
  /** How files' names may end, the usual one first. */
  readonly ends: readonly [string, ...string[]];
  readonly media: string;
  /** A message. */
  readonly label: string;
}

/** The formats, in the order in which they are offered. */
export const PICTURE_FORMATS = {
  svg: { ends: ['svg'], media: 'image/svg+xml', label: message('Picture (SVG)') },
  drawio: { ends: ['drawio'], media: 'application/vnd.jgraph.mxfile', label: 'draw.io' },
  mermaid: { ends: ['mmd', 'mermaid'], media: 'text/plain', label: message('Mermaid text') },
} as const satisfies Readonly<Record<string, PictureFormat>>;

/** The text of a picture's file, by format. */
export type SavedPicture = Readonly<Record<keyof typeof PICTURE_FORMATS, string>>;

/** Their names, in that order. */
export const PICTURE_FORMAT_NAMES = Object.keys(PICTURE_FORMATS) as (keyof SavedPicture)[];

/** The format that a file's name asks for: SVG where its end says nothing else. */
export function formatOfFile(name: string): keyof SavedPicture {
  const end = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = PICTURE_FORMAT_NAMES.find((format) =>
    (PICTURE_FORMATS[format].ends as readonly string[]).includes(end),
  );
  return found ?? 'svg';
}
