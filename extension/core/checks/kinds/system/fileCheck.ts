import { phrases, say } from '../../../language/say.ts';
import { CouldNotRun } from '../../checkKind.ts';
import { z } from 'zod';
import { nameField, regexField, textField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';
import { textPattern } from '../../textPattern.ts';

const schema = {
  file: nameField.describe('A path in the machine.'),
  contains: textField.optional().describe('Text that the file must contain.'),
  matches: regexField.optional().describe('A regular expression that it must match.'),
  executable: z
    .boolean()
    .optional()
    .describe('Whether root may execute it. An empty file and a folder can’t be executed.'),
  program: z
    .boolean()
    .optional()
    .describe('True: it must be a compiled program (ELF), and not a script or a text of that name.'),
  absent: z.boolean().optional().describe('True: there must be no such file.'),
};

type FileCheck = FieldsOf<typeof schema>;

// Exit 95: no such file; 96: there, and not readable as a file. The first line says whether it may be executed, and
// whether it is a program (elf(5)).
const SCRIPT = `
[ -e "$1" ] || exit 95
kind=-
[ -f "$1" ] && [ -x "$1" ] && [ -s "$1" ] && kind=x
[ $kind = x ] && [ "$(head -c 4 -- "$1" | od -An -tx1 | tr -d ' ')" = 7f454c46 ] && kind=p
echo "$kind"
[ -d "$1" ] && exit 0
cat -- "$1" || exit 96
`;

const describeFile = (check: FileCheck): string =>
  phrases([
    check.absent === true
      ? say('no file {file}', { file: check.file })
      : say('a file {file}', { file: check.file }),
    check.executable !== undefined &&
      (check.executable ? say('that can be executed') : say('that cannot be executed')),
    check.program === true && say('that is a compiled program'),
    check.contains !== undefined && say('that contains “{text}”', { text: check.contains }),
    check.matches !== undefined && say('that matches {pattern}', { pattern: check.matches }),
  ]);

/** A file of the host. */
export const fileCheck = defineCheck({
  name: 'file',
  schema,
  example: 'file: /root/lesson/mytun\nexecutable: true',
  reads: 'machine',
  describe: describeFile,
  async evaluate(check, view) {
    const wanted = describeFile(check);
    const result = await view.run(SCRIPT, [check.file], { netns: check.netns });
    if (result.exitCode === 95) {
      return {
        status: check.absent === true ? 'pass' : 'fail',
        wanted,
        seen: say('there is no file {file}', { file: check.file }),
      };
    }
    if (result.exitCode !== 0)
      throw new CouldNotRun(
        say('{file} could not be read: {why}', { file: check.file, why: result.stderr.trim() }),
      );
    const program = result.stdout.startsWith('p\n');
    const executable = program || result.stdout.startsWith('x\n');
    const text = result.stdout.slice(2);
    const lacks = [
      check.executable !== undefined &&
        check.executable !== executable &&
        (executable ? say('can be executed') : say('cannot be executed')),
      check.program === true && !program && say('is not a compiled program'),
      check.contains !== undefined &&
        !text.includes(check.contains) &&
        say('does not contain “{text}”', { text: check.contains }),
      check.matches !== undefined &&
        !textPattern(check.matches)(text) &&
        say('does not match {pattern}', { pattern: check.matches }),
    ].filter((lack) => lack !== false);
    const met = lacks.length === 0;
    const seen = met
      ? say('{file} is there', { file: check.file })
      : say('{file} {lacks}', { file: check.file, lacks: lacks.join(say(' and ')) });
    return { status: met !== (check.absent ?? false) ? 'pass' : 'fail', wanted, seen };
  },
});
