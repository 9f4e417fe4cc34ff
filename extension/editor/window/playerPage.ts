import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import type { ShownPage } from '../../protocol/messages.ts';

/** Where the window finds its parts; addresses that the editor made for it. */
export interface PlayerPageParts {
  readonly script: string;
  readonly style: string;
  /** The source that the editor serves local files from. */
  readonly source: string;
  readonly nonce: string;
  readonly title: string;
  readonly page: ShownPage;
  readonly language: string;
}

/**
 * The player's page. Nothing but our own script runs (by nonce), nothing is fetched from anywhere but the extension.
 * xterm.js makes style elements of its own; the script gives them the nonce.
 */
export function playerPage({ script, style, source, nonce, title, page, language }: PlayerPageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    // A lesson's picture whose words are translated is a data: address.
    `img-src ${source} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeMarkup(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">
<title>${escapeMarkup(title)}</title>
<link rel="stylesheet" href="${escapeMarkup(style)}">
</head>
<body>
<div id="player" data-page="${page}"></div>
<script nonce="${nonce}" src="${escapeMarkup(script)}"></script>
</body>
</html>`;
}
