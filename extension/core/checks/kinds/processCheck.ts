import { CHECK_MARK, CouldNotRun, type ExecKind } from '../checkKind.ts';
import { placeName } from '../inNamespace.ts';
import { z } from 'zod';
import { commonFields, nameField, regexField } from '../commonFields.ts';

/** A running process: a pattern on its command line; `holds` names a tun or tap that it keeps open. */
export const processSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('process'),
  process: regexField,
  holds: nameField.optional(),
  absent: z.boolean().optional(),
});

type ProcessCheck = z.output<typeof processSchema>;

// One line a process of this host: pid, the tuns it holds (proc(5), fdinfo `iff:`), the command line; by tabs.
// A host is known by its UTS namespace; $1 non-empty asks for this network namespace too. The pattern stays outside.
const SCRIPT = `
uts=$(readlink /proc/self/ns/uts); net=$(readlink /proc/self/ns/net)
[ -n "$uts" ] || exit 97
for dir in /proc/[0-9]*; do
  pid=\${dir#/proc/}
  [ "$pid" = $$ ] || [ "$pid" = "$PPID" ] && continue
  [ "$(readlink "$dir/ns/uts" 2>/dev/null)" = "$uts" ] || continue
  [ -z "$1" ] || [ "$(readlink "$dir/ns/net" 2>/dev/null)" = "$net" ] || continue
  line=$(tr '\\0\\n\\t' '   ' < "$dir/cmdline" 2>/dev/null)
  [ -n "$line" ] || continue
  held=$(sed -n 's/^iff:[[:space:]]*//p' "$dir"/fdinfo/* 2>/dev/null | tr '\\n' ',')
  printf '%s\\t%s\\t%s\\n' "$pid" "$held" "$line"
done
true
`;

const describeProcess = (check: ProcessCheck): string =>
  `${check.absent === true ? 'no process' : 'a process'} that matches ${check.process}${check.holds === undefined ? '' : ` and holds ${check.holds}`}`;

export const processKind: ExecKind<ProcessCheck> = {
  reads: 'machine',
  describe: describeProcess,
  async evaluate(check, view) {
    const result = await view.run(SCRIPT, [check.netns ?? ''], { netns: check.netns });
    if (result.exitCode !== 0) throw new CouldNotRun('the processes could not be listed');
    const pattern = new RegExp(check.process, 'm');
    const running = result.stdout.split('\n').flatMap((line) => {
      const [pid, held = '', command] = line.split('\t');
      return command === undefined || command.includes(CHECK_MARK) || !pattern.test(command.trim())
        ? []
        : [{ pid, held: held.split(','), command }];
    });
    const { holds } = check;
    const found = running.find((process) => holds === undefined || process.held.includes(holds));
    const near = running[0];
    const seen =
      found !== undefined
        ? `${found.command.trim()} runs (pid ${found.pid})`
        : near === undefined
          ? `no such process runs on ${placeName(view.host, check.netns)}`
          : `${near.command.trim()} runs and does not hold ${holds}`;
    const status = (found !== undefined) !== (check.absent ?? false) ? 'pass' : 'fail';
    return { status, wanted: describeProcess(check), seen };
  },
};
