/** One option as written: `until="Listening"`; a flag such as `stays` has the value `true`. */
export interface FenceOption {
  readonly name: string;
  readonly value: string | true;
  /** 1-based column in the line that was read. */
  readonly column: number;
}

/** The part after the marks of a code fence: ```` ```bash {run terminal=left} ````. */
export type FenceInfo =
  | { readonly kind: 'plain' }
  | { readonly kind: 'unreadable'; readonly column: number }
  | {
      readonly kind: 'directive';
      readonly language: string;
      readonly directive: string;
      readonly column: number;
      readonly options: readonly FenceOption[];
    };

const MARKS = /^ *(?:`{3,}|~{3,}) */;
const NAME = '[A-Za-z_][A-Za-z0-9_-]*';
const DIRECTIVE = new RegExp(`^\\s*(${NAME})(?=\\s|$)`);
const OPTION = new RegExp(`\\s+(${NAME})(?:=("(?:[^"\\\\]|\\\\.)*"|[^\\s"=]+))?(?=\\s|$)`, 'y');

/** Reads the opening line of a fence. Braces make it a directive; a fence without them is plain code. */
export function parseFenceLine(line: string): FenceInfo {
  const open = line.indexOf('{');
  if (open < 0) return { kind: 'plain' };
  const unreadable = { kind: 'unreadable', column: open + 1 } as const;
  const whole = line.trimEnd();
  if (!whole.endsWith('}')) return unreadable;
  const inside = whole.slice(open + 1, -1);
  const name = DIRECTIVE.exec(inside);
  if (name?.[1] === undefined) return unreadable;
  const options: FenceOption[] = [];
  OPTION.lastIndex = name[0].length;
  while (inside.slice(OPTION.lastIndex).trim() !== '') {
    const option = OPTION.exec(inside);
    if (option?.[1] === undefined) return unreadable;
    const column = open + 2 + option.index + option[0].indexOf(option[1]);
    options.push({ name: option[1], value: option[2] === undefined ? true : unquote(option[2]), column });
  }
  const column = open + 2 + name[0].length - name[1].length;
  const language = line.slice(0, open).replace(MARKS, '').trim();
  return { kind: 'directive', language, directive: name[1], column, options };
}

function unquote(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value;
}
