import { fromBase64 } from '../../capture/base64.ts';
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
  png: { ends: ['png'], media: 'image/png', label: message('Picture in pixels (PNG)') },
  drawio: { ends: ['drawio'], media: 'application/vnd.jgraph.mxfile', label: 'draw.io' },
  mermaid: { ends: ['mmd', 'mermaid'], media: 'text/plain', label: message('Mermaid text') },
} as const satisfies Readonly<Record<string, PictureFormat>>;

type FormatName = keyof typeof PICTURE_FORMATS;

/** The text of a picture's file, by format; `png` in base64, where a page could draw it in pixels. */
export type SavedPicture = Readonly<Record<Exclude<FormatName, 'png'>, string>> & { readonly png?: string };

/** The formats that a picture is there in, in the order in which they are offered. */
export function formatsOf(picture: SavedPicture): FormatName[] {
  return FORMAT_NAMES.filter((name) => picture[name] !== undefined);
}

/** What a picture's file contains in a format. */
export function contentOf(picture: SavedPicture, format: FormatName): string | Uint8Array {
  const text = picture[format] ?? picture.svg;
  return format === 'png' && picture.png !== undefined ? fromBase64(text) : text;
}

const FORMAT_NAMES = Object.keys(PICTURE_FORMATS) as FormatName[];

/** The format that a file's name asks for: SVG where its end says nothing else. */
export function formatOfFile(name: string): FormatName {
  const end = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = FORMAT_NAMES.find((format) =>
    (PICTURE_FORMATS[format].ends as readonly string[]).includes(end),
  );
  return found ?? 'svg';
}
