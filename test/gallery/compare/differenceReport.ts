import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../extension/build/root.ts';

/** What a scene looks like in a theme, other than it was accepted. */
export interface Difference {
  readonly scene: string;
  readonly theme: string;
  readonly words: string;
  /** PNGs; undefined where nothing was accepted yet. */
  readonly expected: Buffer | undefined;
  readonly actual: Buffer;
  readonly diff: Buffer | undefined;
}

/** Keeps what differs in a folder: pictures of what was expected, of what is there and of the difference, and a page of all. */
export class DifferenceReport {
  readonly folder: string;
  readonly #rows: string[] = [];

  /** Begins with an empty folder. */
  constructor(folder = join(ROOT, 'test-results/gallery')) {
    this.folder = folder;
    rmSync(folder, { recursive: true, force: true });
  }

  add({ scene, theme, words, ...pictures }: Difference): void {
    mkdirSync(this.folder, { recursive: true });
    const cells = (['expected', 'actual', 'diff'] as const).map((what) => {
      const bytes = pictures[what];
      if (bytes === undefined) return '<td>none</td>';
      const file = `${scene}.${theme.replaceAll(' ', '-')}.${what}.png`;
      writeFileSync(join(this.folder, file), bytes);
      return `<td><a href="${file}"><img src="${file}" alt="${what}"></a></td>`;
    });
    this.#rows.push(`<h2>${scene}, ${theme}</h2>
<p>${words} If this is right: <code>npm run gallery -- --accept ${scene}</code></p>
<table><tr><th>expected<th>actual<th>difference</tr><tr>${cells.join('')}</tr></table>`);
    writeFileSync(join(this.folder, 'index.html'), page(this.#rows));
  }
}

function page(rows: readonly string[]): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The gallery: what differs</title>
<style>body{font:14px system-ui,sans-serif}td{vertical-align:top}img{border:1px solid #888;max-width:640px}</style></head>
<body><h1>${rows.length} pictures differ</h1>
${rows.join('\n')}</body></html>\n`;
}
