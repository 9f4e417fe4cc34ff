import { spokenLanguage } from '../../core/language/say.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import type { PublicAddress } from './publicAddress.ts';

/** A page of the class; `script` and `style` name a file of its assets, `body` is HTML. */
export function classPage(
  { base }: PublicAddress,
  page: { readonly title: string; readonly style: string; readonly script?: string; readonly body: string },
): string {
  const { title, style, script, body } = page;
  const asset = (name: string): string => escapeMarkup(`${base}assets/${name}`);
  return `<!DOCTYPE html>
<html lang="${escapeMarkup(spokenLanguage())}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${escapeMarkup(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${asset(style)}">
</head>
<body>
${body}
${script === undefined ? '' : `<script src="${asset(script)}"></script>`}
</body>
</html>
`;
}
