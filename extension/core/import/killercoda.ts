import { z } from 'zod';
import type { LessonSource } from '../lesson/model/lesson.ts';
import { lessonLimits } from '../lesson/model/lessonLimits.ts';
import { withoutHidden } from '../lesson/read/lessonText.ts';
import { convertMarkdown, type Dialect } from './foreignMarkdown.ts';
import type { ImportedLesson, LeftOut } from './importedLesson.ts';
import { killercodaAssets, type Asset } from './killercodaAssets.ts';
import { lessonText } from './lessonMarkdown.ts';

const part = z.object({
  title: z.string().optional(),
  text: z.string().optional(),
  verify: z.string().optional(),
  hint: z.string().optional(),
  foreground: z.string().optional(),
  background: z.string().optional(),
});
type Part = z.output<typeof part>;

/** index.json of a scenario: https://killercoda.com/creators/docs. What it has beside this is left out. */
const scenario = z.object({
  title: z.string().default(''),
  description: z.string().default(''),
  time: z.string().optional(),
  details: z.object({
    intro: part.optional(),
    steps: z.array(part).max(100).default([]),
    finish: part.optional(),
    assets: z
      .record(
        z.string(),
        z.array(z.object({ file: z.string(), target: z.string(), chmod: z.string().optional() })),
      )
      .optional(),
  }),
  backend: z.object({ imageid: z.string().optional() }).optional(),
});

const MINUTES_PER_STEP = 5;
/** Images of Killercoda that are a plain Linux. */
const PLAIN_LINUX = /^ubuntu/;
/** YAML in a lesson has a limit, and a script is indented in it. */
const LONGEST_SCRIPT = lessonLimits.yamlCharacters / 2;

/**
 * `patchbay import killercoda DIR`: a scenario as a lesson. Undefined where the folder has no index.json of a scenario.
 */
export function importKillercoda(source: LessonSource): ImportedLesson | undefined {
  const index = scenario.safeParse(json(textOf(source, 'index.json')));
  return index.success ? new Import(source, index.data).run() : undefined;
}

class Import {
  readonly #source: LessonSource;
  readonly #scenario: z.output<typeof scenario>;
  readonly #left: LeftOut[] = [];
  readonly #pictures = new Map<string, string>();

  constructor(source: LessonSource, index: z.output<typeof scenario>) {
    this.#source = source;
    this.#scenario = index;
  }

  run(): ImportedLesson {
    const { title, description, time, details, backend } = this.#scenario;
    const image = backend?.imageid ?? '';
    if (image !== '' && !PLAIN_LINUX.test(image))
      this.#leave('index.json', `The image ${image} was left out: a lesson runs in Patchbay's own Linux.`);
    const files = this.#copyPictures();
    const finish = this.#finish();
    const steps = details.steps.map((step, index) => ({
      title: step.title ?? `Step ${index + 1}`,
      markdown: [
        this.#foreground(step),
        this.#markdown(step),
        index === details.steps.length - 1 ? finish : '',
      ]
        .filter(Boolean)
        .join('\n\n'),
      verify: this.#verify(step, step.title ?? `Step ${index + 1}`),
      hint: step.hint,
    }));
    if (steps.length === 0) this.#leave('index.json', 'The scenario has no steps: a lesson needs one.');
    const assets = killercodaAssets(this.#source, details.assets ?? {}, this.#left);
    for (const { path, bytes } of assets) files.set(`files/${path}`, bytes);
    const setup = this.#setup(assets);
    if (setup !== undefined) files.set('setup.sh', encode(setup));
    const lesson = lessonText({
      title,
      summary: description,
      minutes: minutesOf(time) ?? Math.max(1, steps.length) * MINUTES_PER_STEP,
      intro: details.intro === undefined ? '' : this.#markdown(details.intro),
      steps,
    });
    files.set('lesson.md', encode(lesson));
    return { id: this.#source.id, files, left: this.#left };
  }

  #markdown(step: Part): string {
    if (step.text === undefined) return '';
    const text = this.#read(step.text);
    if (text === undefined) return '';
    const file = step.text;
    const lines = withoutHidden(text).split('\n');
    const pictures = this.#pictures;
    return convertMarkdown({ file, lines, from: 0, pictures }, dialect, this.#left);
  }

  /** The commands that Killercoda types when the step begins. */
  #foreground(step: Part): string {
    if (step.background !== undefined)
      this.#leave(
        step.background,
        'It runs unseen when the step begins: put it into setup.sh, or into a {run}.',
      );
    const script = step.foreground === undefined ? undefined : this.#read(step.foreground);
    if (script === undefined) return '';
    const code = withoutHidden(script)
      .replace(/^#!.*\n/, '')
      .trim();
    return code === '' ? '' : `\`\`\`\`bash {run}\n${code}\n\`\`\`\``;
  }

  #verify(step: Part, title: string): string | undefined {
    const script = step.verify === undefined ? undefined : this.#read(step.verify);
    if (script !== undefined && script.length <= LONGEST_SCRIPT && script.trim() !== '')
      return withoutHidden(script);
    if (script === undefined)
      this.#leave('index.json', `The step “${title}” verifies nothing: write a {check}.`);
    else this.#leave(step.verify ?? '', 'The script is empty or too long for a check: write a {check}.');
    return undefined;
  }

  #finish(): string {
    const { finish } = this.#scenario.details;
    if (finish === undefined) return '';
    for (const script of [finish.foreground, finish.background])
      if (script !== undefined)
        this.#leave(script, 'It runs when the scenario ends: a lesson runs nothing then.');
    const text = this.#markdown(finish);
    return text === '' ? '' : `### ${finish.title ?? 'Finish'}\n\n${text}`;
  }

  /** What must be so before the first step. */
  #setup(assets: readonly Asset[]): string | undefined {
    const { intro } = this.#scenario.details;
    const scripts = [intro?.background, intro?.foreground].flatMap((path) => {
      const text = path === undefined ? undefined : this.#read(path);
      return text === undefined
        ? []
        : [
            `# ${path}\n${withoutHidden(text)
              .replace(/^#!.*\n/, '')
              .trim()}`,
          ];
    });
    const copies = assets.map(({ copy }) => copy);
    return scripts.length + copies.length === 0 ? undefined : `${[...copies, ...scripts].join('\n\n')}\n`;
  }

  #copyPictures(): Map<string, Uint8Array> {
    const files = new Map<string, Uint8Array>();
    for (const [path, bytes] of this.#source.files) {
      const name = path.split('/').at(-1) ?? '';
      const ours = `media/${name}`;
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]*\.(?:svg|png)$/.test(name) || files.has(ours)) continue;
      files.set(ours, bytes);
      this.#pictures.set(path, ours);
    }
    return files;
  }

  #read(path: string): string | undefined {
    const text = textOf(this.#source, path.replace(/^\.\//, ''));
    if (text === undefined) this.#leave(path, 'This file is named in index.json, and cannot be read.');
    return text;
  }

  #leave(file: string, what: string): void {
    this.#left.push({ file, what });
  }
}

/** `{{exec}}` and its kin, behind code in a line or behind a block: https://killercoda.com/creators/docs. */
const dialect: Dialect = {
  fence({ info, code, tail }, leave) {
    const action = /^\{\{(.*)\}\}$/.exec(tail)?.[1]?.trim() ?? '';
    const runs = /\bexec(?:ute)?\b/.test(action) && code.trim() !== '';
    if (runs && /\binterrupt\b/.test(action)) leave('It interrupts what runs before: write a {stop} block.');
    if (runs) return { kind: 'run', code };
    return { kind: 'plain', language: /^[\w+#.-]*/.exec(info)?.[0] ?? '', code };
  },
  line(text, leave) {
    const commands: string[] = [];
    const shown = text
      .replaceAll(/(`+)([^`]+)\1\{\{([^{}]*)\}\}/g, (_, marks: string, code: string, action: string) => {
        if (/\bexec(?:ute)?\b/.test(action)) commands.push(code.trim());
        if (/\bopen\b/.test(action)) leave(`Nothing opens the file ${code}: say how to open it.`);
        return marks + code + marks;
      })
      .replaceAll(/\{\{(?:TRAFFIC|ACCESS)[^{}]*\}\}/g, (whole) => {
        leave(`The address ${whole} was left out: nothing outside reaches a lesson's machine.`);
        return '';
      });
    return { text: shown, commands };
  },
};

function minutesOf(time: string | undefined): number | undefined {
  const minutes = Number(/\d{1,3}/.exec(time ?? '')?.[0]);
  return minutes >= 1 && minutes <= 600 ? minutes : undefined;
}

function textOf({ files }: LessonSource, path: string): string | undefined {
  const bytes = files.get(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
