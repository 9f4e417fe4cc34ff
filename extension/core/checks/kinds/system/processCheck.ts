import { phrases, say } from '../../../language/say.ts';
import { CHECK_MARK, CouldNotRun } from '../../checkKind.ts';
import { placeName } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField, regexField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';
import { textPattern } from '../../textPattern.ts';

const schema = {
  process: regexField.describe(
    'A regular expression for the command line of a process on the host. Processes of the checks themselves do not count.',
  ),
  holds: nameField.optional().describe('The tun or tap device that it holds open.'),
  absent: z.boolean().optional().describe('True: there must be no such process.'),
};

type ProcessCheck = FieldsOf<typeof schema>;

// One line a process of this host: pid, the tuns it holds (proc(5), fdinfo `iff:`), the command line; by tabs.
// A host is known by its UTS namespace; $1 non-empty asks for this network namespace too. The pattern stays outside.
// Bash's own words only: a few programs for each process would take seconds under TCG.
const SCRIPT = `
declare -A held
while IFS=: read -r file _ link; do
  pid=\${file#/proc/}; pid=\${pid%%/*}
  held[$pid]+=\${link//[[:space:]]/},
done < <(grep -Hs '^iff:' /proc/[0-9]*/fdinfo/*)
for dir in /proc/[0-9]*; do
  pid=\${dir#/proc/}
  [[ $pid == $$ || $pid == $PPID ]] && continue
  [[ $dir/ns/uts -ef /proc/$$/ns/uts ]] || continue
  [[ -z $1 || $dir/ns/net -ef /proc/$$/ns/net ]] || continue
  mapfile -d '' -t words 2>/dev/null <"$dir/cmdline" || continue
  line=\${words[*]}; line=\${line//[$'\\n\\t']/ }
  [[ -n $line ]] && printf '%s\\t%s\\t%s\\n' "$pid" "\${held[$pid]-}" "$line"
done 2>/dev/null
true
`;

const describeProcess = (check: ProcessCheck): string =>
  phrases([
    check.absent === true
      ? say('no process that matches {pattern}', { pattern: check.process })
      : say('a process that matches {pattern}', { pattern: check.process }),
    check.holds !== undefined && say('and holds {link}', { link: check.holds }),
  ]);

/** A running process: a pattern on its command line; `holds` names a tun or tap that it keeps open. */
export const processCheck = defineCheck({
  name: 'process',
  schema,
  example: 'process: mytun\nholds: tun0',
  reads: 'machine',
  describe: describeProcess,
  async evaluate(check, view) {
    const result = await view.run(SCRIPT, [check.netns ?? ''], { netns: check.netns });
    if (result.exitCode !== 0) throw new CouldNotRun(say('the processes could not be listed'));
    const matches = textPattern(check.process);
    const running = result.stdout.split('\n').flatMap((line) => {
      const [pid, held = '', command] = line.split('\t');
      return command === undefined || command.includes(CHECK_MARK) || !matches(command.trim())
        ? []
        : [{ pid, held: held.split(','), command }];
    });
    const { holds } = check;
    const found = running.find((process) => holds === undefined || process.held.includes(holds));
    const [near, ...others] = running;
    const seen =
      found !== undefined
        ? say('{command} runs (pid {pid})', { command: found.command.trim(), pid: String(found.pid) })
        : near === undefined
          ? say('no such process runs on {place}', { place: placeName(view.host, check.netns) })
          : others.length > 0
            ? say('no matching process holds {link}', { link: holds ?? '' })
            : say('{command} runs, but does not hold {link}', {
                command: near.command.trim(),
                link: holds ?? '',
              });
    const status = (found !== undefined) !== (check.absent ?? false) ? 'pass' : 'fail';
    return { status, wanted: describeProcess(check), seen };
  },
});
