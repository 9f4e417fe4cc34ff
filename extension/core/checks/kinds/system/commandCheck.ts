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
  [
    `exit code ${check.exit ?? 0}`,
    check.output !== undefined && `output that matches ${check.output}`,
    check.notOutput !== undefined && `no output that matches ${check.notOutput}`,
  ]
    .filter(Boolean)
    .join(', ');

/** A bash script, its exit code and its output: for what no other kind covers. */
export const commandCheck = defineCheck({
  name: 'command',
  schema,
  example: 'command: sysctl -n net.ipv4.ip_forward\noutput: ^1$',
  reads: 'machine',
  describe: describeCommand,
  async evaluate(check, view) {
    const { stdout, stderr, exitCode } = await view.run(check.command, [], { netns: check.netns });
    const output = stdout + stderr;
    const met =
      exitCode === (check.exit ?? 0) &&
      (check.output === undefined || textPattern(check.output)(output)) &&
      (check.notOutput === undefined || !textPattern(check.notOutput)(output));
    const text = output.trim();
    const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
    const seen = `exit code ${exitCode ?? 'none'}, ${shown === '' ? 'no output' : `output: ${shown}`}`;
    return { status: met ? 'pass' : 'fail', wanted: describeCommand(check), seen };
  },
});
