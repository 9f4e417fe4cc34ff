import { clauses, say } from '../../../language/say.ts';
import { z } from 'zod';
import { regexField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';
import { textPattern } from '../../textPattern.ts';

const schema = {
  command: z
    .string()
    .min(1, 'is empty')
    .describe('A bash script, for what no other kind covers. It must change nothing.'),
  exit: z.int().min(0).max(255).optional().describe('The expected exit code. Default: 0.'),
  output: regexField.optional().describe('A regular expression that stdout and stderr must match.'),
  notOutput: regexField.optional().describe('A regular expression that stdout and stderr must not match.'),
};

type CommandCheck = FieldsOf<typeof schema>;

const MAX_SHOWN = 200;

const describeCommand = (check: CommandCheck): string =>
  clauses([
    say('exit code {code}', { code: check.exit ?? 0 }),
    check.output !== undefined && say('output that matches {pattern}', { pattern: check.output }),
    check.notOutput !== undefined && say('no output that matches {pattern}', { pattern: check.notOutput }),
  ]);

const shorten = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);

/** A bash script, its exit code and its output: for what no other kind covers. */
export const commandCheck = defineCheck({
  name: 'command',
  schema,
  example: 'command: sysctl -n net.ipv4.ip_forward\noutput: ^1$',
  reads: 'machine',
  describe: describeCommand,
  async evaluate(check, view) {
    const { stdout, stderr, exitCode } = await view.run(check.command, [], { netns: check.netns });
    const { output: wantedOutput, notOutput, exit = 0 } = check;
    const output = stdout + stderr;
    // What tcpdump says of each file that it reads is no news.
    const told = output.replace(/^reading from file .*\n?/gm, '').trim();
    const printed = told === '' ? say('no output') : shorten(told);
    const fail = (wanted: string, seen: string) => ({ status: 'fail' as const, wanted, seen });
    // The result shows only what is wrong.
    if (notOutput !== undefined && textPattern(notOutput)(output)) {
      const lines = output.split('\n').filter((line) => textPattern(notOutput)(line));
      return fail(
        say('no output that matches {pattern}', { pattern: notOutput }),
        shorten(lines.join('\n') || told),
      );
    }
    if (exitCode !== exit)
      return fail(
        say('exit code {code}', { code: exit }),
        say('exit code {code}: {printed}', { code: exitCode ?? say('none'), printed }),
      );
    if (wantedOutput !== undefined && !textPattern(wantedOutput)(output))
      return fail(say('output that matches {pattern}', { pattern: wantedOutput }), printed);
    const seen = say('exit code {code}, {printed}', { code: exitCode, printed });
    return { status: 'pass', wanted: describeCommand(check), seen };
  },
});
