import { fence } from '../../lesson/lessonSource.ts';

/** One lesson that somebody means ill with: what its folder holds. */
export interface Attack {
  /** Unique; also the name of its folder. */
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Symbolic links: path in the folder, and where it leads. */
  readonly links?: Readonly<Record<string, string>>;
}

const FRONT = 'format: 1\ntitle: Hostile\nsummary: It means ill.\nminutes: 5\nhosts: [vm, a]';
/** A step that is right, so that what is wrong with a lesson is the attack alone. */
export const HARMLESS_STEP = `## Step {#step}\n\n${fence('bash {run}', 'true')}\n${fence('yaml {check}', '- what: br0 is there', '  link: br0')}`;

export function lessonText(body: string, front = FRONT): string {
  return `---\n${front}\n---\n\n# Hostile\n\n${body}`;
}

/** A lesson whose prose is `prose`. */
export function proseAttack(name: string, prose: string): Attack {
  return { name, files: { 'lesson.md': lessonText(`${prose}\n\n${HARMLESS_STEP}`) } };
}

/** A lesson whose front matter is `front`, from beginning to end. */
export function frontAttack(name: string, front: string): Attack {
  return { name, files: { 'lesson.md': lessonText(HARMLESS_STEP, front) } };
}

/** A lesson whose step has these lines. */
export function stepAttack(name: string, ...lines: string[]): Attack {
  return { name, files: { 'lesson.md': lessonText(`## Step {#step}\n\n${lines.join('\n')}`) } };
}

/** Names for the entries of a table: `link-1`, `link-2` … */
export function numbered<T>(
  stem: string,
  entries: readonly T[],
  make: (name: string, entry: T) => Attack,
): Attack[] {
  return entries.map((entry, index) => make(`${stem}-${index + 1}`, entry));
}
