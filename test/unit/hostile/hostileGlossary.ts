/** Words that hostile lessons have in their prose, and what a page must not take from a glossary. */
const WORDS = [
  ...['<script>', '</script>', '<img', 'onerror', 'javascript:alert(1)', '">', "'", '<', '&', '&lt;', '{{'],
  ...['alert', 'script', 'svg', 'a', 'x', 'the', 'is', 'and', 'step', 'lesson', 'word', 'prose', 'it', 'of'],
];

/** A glossary beside hostile lessons: it can be read, and each of its words comes from them. */
export const hostileGlossary = WORDS.map((word, index) =>
  [
    `t${index}:`,
    `  words: [${JSON.stringify(word)}]`,
    `  text: ${JSON.stringify(`<img src=x onerror=alert(1)> ${word}`)}`,
    '  source: "<script>alert(1)</script>"',
    '',
  ].join('\n'),
).join('');
