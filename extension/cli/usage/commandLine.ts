import { InvalidArgumentError, Option, type Command } from 'commander';
import { back } from '../commands/back.ts';
import { check } from '../commands/check.ts';
import { addClassCommands } from '../commands/class/classCommands.ts';
import type { ServeSurroundings } from '../commands/class/serve.ts';
import { doctor } from '../commands/doctor.ts';
import { exec } from '../commands/exec.ts';
import { breakLesson, repaired } from '../commands/faults.ts';
import { hint } from '../commands/hint.ts';
import { explain } from '../commands/network/explain.ts';
import { importLesson, IMPORTS } from '../commands/authoring/importLesson.ts';
import { mcp } from '../commands/mcp.ts';
import { destroy, reset } from '../commands/lifecycle.ts';
import { lint, LINT_REPORTERS } from '../commands/authoring/lint.ts';
import { translate } from '../commands/authoring/translate.ts';
import { list } from '../commands/list.ts';
import { mutate } from '../commands/authoring/mutate.ts';
import { newLesson } from '../commands/authoring/newLesson.ts';
import { rates } from '../commands/network/rates.ts';
import { record } from '../commands/authoring/record.ts';
import { glossary } from '../commands/remember/glossary.ts';
import { review, type ReviewOptions } from '../commands/remember/review.ts';
import { play } from '../commands/sandbox/play.ts';
import { save } from '../commands/sandbox/save.ts';
import { shell } from '../commands/shell.ts';
import { solve } from '../commands/solve.ts';
import { start } from '../commands/start.ts';
import { state } from '../commands/network/state.ts';
import { test } from '../commands/authoring/test.ts';
import { topology, TOPOLOGY_FORMATS } from '../commands/network/topology.ts';
import { walk } from '../commands/network/walk.ts';
import type { FaultLevel } from '../../core/faults/hideFault.ts';
import { message, say } from '../../core/language/say.ts';
import type { CliContext } from '../cliServices.ts';
import type { ExitCode } from '../exitCode.ts';
import { count, languageName, markNumber, payloadSize, portNumber, whole } from '../optionValues.ts';
import { UsageCommand } from './usageCommand.ts';

/** Options of every command. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly machine?: string;
  readonly lessons?: string;
  readonly verbose?: boolean;
  readonly lang?: string;
}

/** A command's work: its arguments, and then its options. */
type Run = (context: CliContext, ...args: never[]) => Promise<ExitCode>;

interface CommandLinePorts {
  /** Does the work of the command that was called. */
  readonly call: (name: string, run: Run, args: readonly unknown[], options: GlobalOptions) => Promise<void>;
  /** Whether there can be such a machine; throws what is wrong with it. */
  readonly checkMachine: (name: string) => void;
  readonly surroundings: (options: GlobalOptions) => ServeSurroundings;
}

const MACHINES = message('auto, qemu, vagrant, v86, or ssh://user@host:port');
const LANGUAGE = message(
  'the language of lessons and messages, such as en or zh-cn; $LANG where it is not given',
);
const VERBOSE = message('say on stderr what is done, as PATCHBAY_LOG=debug does');

/**
 * Every command with its options. Their descriptions are messages of the catalogue, said when the help is printed
 * (`usageCommand.ts`).
 */
export function commandLine({ call, checkMachine, surroundings }: CommandLinePorts): Command {
  const machineName = (name: string): string => {
    try {
      checkMachine(name);
      return name;
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
    }
  };
  const withGlobalOptions = (made: Command): Command =>
    made
      .option('--json', 'print the result as JSON')
      .option('--lessons <folder>', 'where the lessons are')
      .option('--machine <name>', MACHINES, machineName)
      .option('--verbose', VERBOSE)
      .option('--lang <language>', LANGUAGE, languageName);
  const program = withGlobalOptions(
    new UsageCommand('patchbay').description(
      'Learn Linux virtual networking by wiring it yourself, in a disposable Linux.',
    ),
  )
    .enablePositionalOptions()
    .exitOverride();
  const command = (usage: string, description: string, run: Run, parent: Command = program): Command =>
    withGlobalOptions(parent.command(usage).description(description)).action((...args: unknown[]) => {
      const self = args.at(-1) as Command;
      // Of options that stand before the command's name, too.
      const options = self.optsWithGlobals<GlobalOptions>();
      return call(self.name(), run, [...args.slice(0, -2), options], options);
    });

  command('doctor', 'list what is missing on this computer, and fix it', doctor)
    .option('--fix', 'fix what can be fixed, after asking')
    .option('--yes', 'fix without asking')
    .option('--report', 'print what an issue needs, with nothing personal in it');
  command('list', 'list the lessons, with your progress', list);
  command('start <lesson>', "start a machine with the lesson's network, and leave it running", start)
    .option('--internet', 'let the machine reach the internet')
    .option('--resume', 'replay the steps that you finished before');
  command('play [file]', 'start a machine without a lesson, or with the network of a saved script', play)
    .option('--hosts <names>', 'hosts beside the machine, with a LAN between them, such as a,b,c')
    .option('--docker', 'with Docker')
    .option('--internet', 'let the machine reach the internet');
  command('save [file]', 'write the network of a machine as the script that builds it', save)
    .option('--as-lesson <id>', 'make the beginning of a lesson instead')
    .option('--in <folder>', 'where that lesson is made', 'lessons')
    .option('--prove', 'build it on a fresh machine, and compare')
    .option('--lesson <id>', 'the machine of this lesson');
  command(
    'shell [host]',
    'open a root shell in the machine',
    (context, host: string | undefined, options: { lesson?: string }) =>
      shell(context, host ?? 'vm', options.lesson),
  ).option('--lesson <id>', 'the machine of this lesson');
  command('exec <command...>', 'run a command in the machine', exec)
    .option('--host <name>', 'the host to run it on', 'vm')
    .option('--netns <name>', 'the network namespace of that host')
    .option('--lesson <id>', 'the machine of this lesson')
    .passThroughOptions();
  command('check <lesson> [step]', 'check the machine: what is right, what is wrong, and why', check);
  command('hint <lesson> [step]', 'open the next hint of a check that fails', hint);
  command('solve <lesson> [step]', 'run the commands of a step, or of all steps', solve).option(
    '--from-start',
    'first bring the machine to where it was at the start of the step',
  );
  command(
    'back [step]',
    'bring the machine to where it was at the start of a step',
    (context, step: string | undefined, options: { lesson?: string }) => back(context, step, options.lesson),
  ).option('--lesson <id>', 'the machine of this lesson');
  command(
    'break <lesson>',
    'hide a fault in the network of a lesson, for you to find',
    (context, lesson: string, options: { seed?: number; level: string; prove?: boolean }) =>
      breakLesson(context, lesson, {
        ...(options.seed !== undefined && { seed: options.seed }),
        level: Number(options.level) as FaultLevel,
        prove: options.prove ?? false,
      }),
  )
    .option('--seed <number>', 'the same fault for the same number', whole(0, 1_000_000))
    .addOption(
      new Option('--level <level>', 'how much Patchbay says of it').choices(['1', '2', '3']).default('2'),
    )
    .option('--prove', 'try all faults of the lesson, and list those that can be found');
  command(
    'repaired <lesson>',
    'check whether the hidden fault is gone, and say what it was',
    repaired,
  ).option('--give-up', 'say what it is, repaired or not');
  command(
    'review',
    'ask you again what you answered in lessons, at growing intervals',
    (context, options: ReviewOptions) => review(context, options),
  )
    .option('--list', 'only say what is due, and what comes next')
    .option('--no-drills', 'only the quizzes, which need no machine');
  command('glossary [term...]', 'explain a term of the lessons, or all of them', glossary);
  command(
    'reset [lesson]',
    'start a fresh machine for the lesson',
    (context, lesson: string | undefined, options: { forget?: boolean }) =>
      reset(context, lesson, options.forget ?? false),
  ).option('--forget', 'also forget the progress');
  command('stop [lesson]', 'end the machine; progress is kept', destroy);
  command('destroy [lesson]', 'end the machine and remove all of it; progress is kept', destroy);
  command(
    'state',
    "print the network as the machine's kernel has it",
    (context, options: { lesson?: string }) => state(context, options.lesson),
  ).option('--lesson <id>', 'the machine of this lesson');
  command('topology', 'draw the network, or describe it in words', topology)
    .option('--svg <file>', 'write the picture to this file')
    .option('--text', 'describe it in words (the default)')
    .addOption(new Option('--format <format>', 'what to print').choices(TOPOLOGY_FORMATS))
    .option('--only <text>', 'only what this text is in, and what it is joined to')
    .option('--collapse <box...>', 'show these hosts or namespaces (a, vm/red) closed')
    .option('--idle', "show the kernel's default devices (tunl0, gre0, …) even if nobody uses them")
    .option('--lesson <id>', 'the machine of this lesson');
  command('explain', 'list what is unusual in the network, and the command that shows it', explain)
    .option('--host <host>', 'only of this host')
    .option('--lesson <id>', 'the machine of this lesson');
  command('walk <from> <to>', 'send one packet, and report its path hop by hop', walk)
    .option('--tcp <port>', 'connect to this TCP port instead of a ping', portNumber)
    .option('--udp <port>', 'send a datagram to this UDP port instead of a ping', portNumber)
    .option('--arp', 'send an ARP request, or a neighbour solicitation, instead of a ping')
    .option('--from-address <address>', 'send it from this address of the sender')
    .option('--mark <number>', 'mark it, for rules of routing', markNumber)
    .option('--size <bytes>', 'payload of the ping', payloadSize)
    .option('--save <file>', 'keep the packets of every link (pcapng, for Wireshark)')
    .option('--lesson <id>', 'the machine of this lesson');
  command('rates [lesson]', "measure the paths of the lesson's charts, and draw them", rates).option(
    '--svg <file>',
    'also write the chart to this file',
  );
  command('lint <path...>', 'list problems in lesson files', lint).addOption(
    new Option('--reporter <name>', 'how they are printed').choices(LINT_REPORTERS).default('text'),
  );
  command('test <path...>', 'prove lessons on fresh machines', test)
    .option('--reporter <name>', 'text, json, junit or github', 'text')
    .option('--repeat <times>', 'how many times to prove each lesson', count, 1)
    .option('--jobs <number>', 'how many lessons to prove at the same time', count, 1)
    .option('--replay', 'only play the lessons: run each step, and its checks must pass', false)
    .option('--drills', 'only prove the drills', false);
  command(
    'mutate <lesson> [step]',
    'run slips in the commands of a lesson, and list those that its checks let pass',
    mutate,
  );
  command('record <lesson>', 'run a lesson and update its recorded outputs', record);
  command('translate <lesson> <language>', 'bring a translation up to date, or begin one', translate).option(
    '--accept [part...]',
    'keep the words of these stale parts (default: of all), which still fit the changed English',
  );
  command('new <id>', 'create a small lesson to start from', (context, id: string, options: { in: string }) =>
    newLesson(context, id, options.in),
  ).option('--in <folder>', 'where', 'lessons');
  command('import <format> <path>', 'make a lesson of a Killercoda scenario or a Runme file', importLesson)
    .addHelpText('after', () => `\n${say('Formats: {formats}', { formats: IMPORTS.join(', ') })}`)
    .option('--in <folder>', 'where', 'lessons')
    .option('--id <id>', 'the id of the lesson');
  command('mcp', 'serve an assistant (Model Context Protocol) on stdin and stdout', mcp).option(
    '--learner',
    'the guarded set: state, walk and checks, hints one by one, no solutions',
  );

  addClassCommands(program, command, { count, portNumber, surroundings });
  return program;
}
