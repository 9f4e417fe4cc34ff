import { LANGUAGES } from '../../core/language/languages.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';

/** A file of the site: text or bytes, by its path from the site's root. */
export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;

/** What says how the site is installed, in English. */
export const WEB_MANIFEST = 'site.webmanifest';

/** A file that the site has in each language: `index.html`, `index.zh-cn.html`. */
export function fileIn(language: string, file: string): string {
  return language === LANGUAGES[0].id ? file : file.replace('.', `.${language}.`);
}

/**
 * A page of the site. Nothing comes from elsewhere: `default-src` allows the site alone, and the emulator's WebAssembly,
 * whose own workers are made in the page (`blob:`). xterm writes styles into the page.
 * `root`: from the page to the site's root.
 */
export function htmlPage(page: {
  readonly root: string;
  readonly language: string;
  readonly title: string;
  readonly description: string;
  /** The name of its script and style sheet. */
  readonly asset: string;
  readonly body: string;
}): string {
  const { root, language, title, description, asset, body } = page;
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeMarkup(title)}</title>
<meta name="description" content="${escapeMarkup(description)}">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1f1f1f">
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="${root}assets/icon.png">
<link rel="manifest" href="${root}${fileIn(language, WEB_MANIFEST)}">
<link rel="stylesheet" href="${root}assets/${asset}.css">
</head>
<body>
${body}
<script src="${root}assets/${asset}.js"></script>
</body>
</html>
`;
}
