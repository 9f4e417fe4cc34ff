/** A link or picture of a Markdown page. */
export interface MarkdownLink {
  readonly line: number;
  readonly target: string;
}

/** Inline links and pictures of a page, outside of code; reference-style links are not used in this repository. */
export function markdownLinks(markdown: string): MarkdownLink[] {
  return proseLines(markdown).flatMap(({ text, line }) =>
    [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(
      ([, target = '']) => ({ line, target }),
    ),
  );
}

/** The anchors that GitHub and VS Code give a page's headings; a repeated one gets a number. */
export function headingAnchors(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const { text } of proseLines(markdown)) {
    const [, heading] = /^#{1,6}\s+(.+?)\s*#*$/.exec(text) ?? [];
    if (heading === undefined) continue;
    const [, id] = /\{#([\w-]+)\}$/.exec(heading) ?? [];
    const own = id ?? slug(heading);
    let anchor = own;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${own}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

function slug(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Lines that are in no code fence. */
function proseLines(markdown: string): { text: string; line: number }[] {
  let fence: string | undefined;
  return markdown.split('\n').flatMap((text, index) => {
    const [, marker] = /^\s*(`{3,}|~{3,})/.exec(text) ?? [];
    if (marker !== undefined) {
      if (fence === undefined) fence = marker;
      else if (text.trim().startsWith(fence)) fence = undefined;
      return [];
    }
    return fence === undefined ? [{ text, line: index + 1 }] : [];
  });
}
