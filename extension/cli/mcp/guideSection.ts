/**
 * A section of the authors' guide by its heading; without one, or for a heading that is not there, the list of them and
 * the guide's beginning, which has a whole lesson.
 */
export function guideSection(guide: string, section: string | undefined): string {
  const lines = guide.split('\n');
  const heads = headings(lines);
  const wanted = section?.trim().toLowerCase();
  const at = heads.findIndex(({ title }) => title.toLowerCase() === wanted);
  const head = heads[at];
  if (head !== undefined) {
    const next = heads.slice(at + 1).find(({ level }) => level <= head.level);
    return lines.slice(head.line, next?.line).join('\n').trim();
  }
  const unknown = section === undefined ? '' : `There is no section “${section.slice(0, 80)}”.\n\n`;
  const list = heads.map(({ level, title }) => `${'  '.repeat(level - 1)}- ${title}`).join('\n');
  const second = heads.filter(({ level }) => level === 2)[1];
  return `${unknown}Sections:\n${list}\n\n${lines.slice(0, second?.line).join('\n').trim()}`;
}

function headings(lines: readonly string[]): { line: number; level: number; title: string }[] {
  let fence: string | undefined;
  return lines.flatMap((text, line) => {
    const marks = /^(`{3,})/.exec(text)?.[1];
    if (marks !== undefined && fence === undefined) fence = marks;
    else if (fence !== undefined && text.trim() === fence) fence = undefined;
    const [, marksOfHeading, title] = (fence === undefined && /^(#{1,4}) (.+)$/.exec(text)) || [];
    return marksOfHeading === undefined || title === undefined
      ? []
      : [{ line, level: marksOfHeading.length, title }];
  });
}
