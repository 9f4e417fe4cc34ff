import { AREAS } from '../../../extension/core/failure/catalogue.ts';
import type { FailureText } from '../../../extension/core/failure/failureText.ts';

/** docs/troubleshooting.md: every failure of the catalogue, with its symptom, cause and remedy. */
export function troubleshootingPage(): string {
  const areas = AREAS.map(
    ({ title, failures }) => `## ${title}\n\n${Object.entries<FailureText>(failures).map(entry).join('\n')}`,
  );
  return `# Troubleshooting

<!-- Made from extension/core/failure/catalogue.ts by \`npm run generate\`. -->

Every failure that Patchbay reports: what you see, why it happens, and what to do. Search this page for the words that you see; parts
in capitals stand for something that differs, such as a path. \`patchbay doctor\` checks this computer for the most frequent ones, and
prints the same words. The heading of each failure is its code.

${areas.join('\n')}`;
}

function entry([code, { what, why, next, cause }]: [string, FailureText]): string {
  return [
    `### ${code}`,
    `- **You see:** ${text(what)}`,
    `- **Cause:** ${text(cause ?? why)}`,
    `- **Remedy:** ${text(next)}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n\n(?=- \*\*[CR])/g, '\n');
}

/** A text as Markdown: what is filled in stands in capitals, and nothing in it is markup. */
function text(words: string): string {
  return words
    .trim()
    .replace(/[\\`*_<>[\]|#]/g, '\\$&')
    .replace(/\{(\w+)\}/g, (_, name: string) => `*${name.toUpperCase()}*`);
}
