import { escapeMarkup } from '../prose/escapeMarkup.ts';
import { say } from '../language/say.ts';
import type { ChartBar, DrawnChart } from './chartRows.ts';

/** The editor's colours where it has them. The two kinds of bar differ in fill and outline, not in colour alone. */
export const RATES_CSS = `
.rates text{font:12px var(--vscode-font-family,system-ui,sans-serif);fill:var(--vscode-foreground,#3b3b3b)}
.rates .title{font-weight:600;font-size:13px}
.rates .small{font-size:11px;fill:var(--vscode-descriptionForeground,#616161)}
.rates .here{fill:var(--vscode-charts-blue,#1a85ff);stroke:none}
.rates .theirs{fill:none;stroke:var(--vscode-descriptionForeground,#616161);stroke-width:1.2}
.rates .axis{stroke:var(--vscode-widget-border,#c8c8c8)}
`;
const DARK = `@media (prefers-color-scheme:dark){svg.rates{--vscode-foreground:#ccc;--vscode-descriptionForeground:#9d9d9d;--vscode-widget-border:#454545;--vscode-charts-blue:#3794ff;background:#1f1f1f}}`;

const WIDTH = 640;
const LEFT = 190;
const LONGEST = 330;
const BAR = 12;
const GAP = 5;

/** The chart as an SVG element. `standalone` adds what a file needs: its background, a title, how to read it. */
export function chartSvg(chart: DrawnChart, options: { standalone?: boolean } = {}): string {
  const { standalone = false } = options;
  const compared = chart.theirs !== null;
  const rowHeight = (compared ? 2 * BAR + GAP : BAR) + 20;
  const parts: string[] = [];
  let y = 6;
  if (standalone) {
    parts.push(`<text class="title" x="12" y="${y + 18}">${escapeMarkup(chart.title)}</text>`);
    y += 34;
  }
  if (chart.theirs !== null) {
    parts.push(legend(chart.here, 'here', LEFT, y), legend(chart.theirs, 'theirs', LEFT + 150, y));
    y += 28;
  }
  const top = y;
  for (const { path, links, here, theirs } of chart.rows) {
    parts.push(
      `<text x="${LEFT - 12}" y="${y + 11}" text-anchor="end">${escapeMarkup(path)}</text>`,
      `<text class="small" x="${LEFT - 12}" y="${y + 26}" text-anchor="end">${escapeMarkup(links)}</text>`,
      barSvg(here, 'here', y),
      ...(theirs ? [barSvg(theirs, 'theirs', y + BAR + GAP)] : []),
    );
    y += rowHeight;
  }
  parts.push(`<line class="axis" x1="${LEFT}" x2="${LEFT}" y1="${top - 6}" y2="${y - 8}"/>`);
  if (standalone && chart.note !== '') {
    const [first = '', ...rest] = chart.note.split(/(?<=\.) |(?<=。)/);
    parts.push(
      `<text class="small" x="12" y="${y + 12}">${escapeMarkup(first)}</text>`,
      `<text class="small" x="12" y="${y + 28}">${escapeMarkup(rest.join(' '))}</text>`,
    );
    y += 36;
  }
  const style = standalone ? `<style>${RATES_CSS}${DARK}</style>` : '';
  const size = standalone ? ` width="${WIDTH}" height="${y}"` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" class="rates" viewBox="0 0 ${WIDTH} ${y}"${size} role="img" aria-label="${escapeMarkup(chart.title)}">${style}${parts.join('')}</svg>`;
}

function legend(name: string, kind: 'here' | 'theirs', x: number, y: number): string {
  return `<rect class="${kind}" x="${x}" y="${y}" width="14" height="${BAR}"/><text class="small" x="${x + 20}" y="${y + 10}">${escapeMarkup(name)}</text>`;
}

function barSvg(bar: ChartBar | null, kind: 'here' | 'theirs', y: number): string {
  if (!bar)
    return `<text class="small" x="${LEFT + 6}" y="${y + 10}">${escapeMarkup(say('not measured yet'))}</text>`;
  const width = Math.max(2, Math.round(bar.share * LONGEST));
  return `<rect class="${kind}" x="${LEFT}" y="${y}" width="${width}" height="${BAR}"/><text class="small" x="${LEFT + width + 6}" y="${y + 10}">${escapeMarkup(bar.words)}</text>`;
}
