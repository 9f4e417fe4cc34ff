import type { Command } from 'commander';
import type { CliContext } from '../../cliServices.ts';
import type { ExitCode } from '../../exitCode.ts';
import type { RemoveClassOptions } from './remove.ts';
import type { ReportClassOptions } from './report.ts';
import type { ServeClassOptions, ServeSurroundings } from './serve.ts';

/** Options of every command that a class asks for. */
interface SharedOptions {
  readonly lessons?: string;
  readonly machine?: string;
  readonly lang?: string;
}

type Register = (
  usage: string,
  description: string,
  run: (context: CliContext, ...args: never[]) => Promise<ExitCode>,
  parent: Command,
) => Command;

type ReadNumber = (text: string) => number;

/**
 * Adds `patchbay class …`. What the commands do is loaded only when one is called: a hub is large, and older Nodes warn of SQLite.
 */
export function addClassCommands(
  program: Command,
  command: Register,
  {
    count,
    portNumber,
    surroundings,
  }: {
    readonly count: ReadNumber;
    readonly portNumber: ReadNumber;
    readonly surroundings: (options: SharedOptions) => ServeSurroundings;
  },
): void {
  const parent = program
    .command('class')
    .description('a class: learners with a browser, and machines on this computer');
  const named = (made: Command): Command => made.option('--name <name>', 'which class', 'class');
  named(
    command(
      'serve',
      'open the class: print its address and code, and serve it until Ctrl-C',
      async (context, options: ServeClassOptions & SharedOptions) =>
        (await import('./serve.ts')).serve(context, options, surroundings(options)),
      parent,
    ),
  )
    .option('--listen <address>', 'the address to listen on', '0.0.0.0')
    .option('--port <port>', 'the TCP port to listen on', portNumber, 8080)
    .option('--public <url>', 'the address that learners type, behind a proxy; it may have a path')
    .option('--tls-cert <file>', 'serve https, with this certificate (PEM)')
    .option('--tls-key <file>', "the certificate's key (PEM)")
    .option('--machines <number>', 'how many machines may run at once', count, 10)
    .option('--idle <minutes>', 'after how many minutes without use a machine is given back', count, 30)
    .option('--seats <number>', 'how many learners may join', count, 100);
  named(
    command(
      'report',
      'print what each learner did at each step, as CSV, or as JSON with --json',
      async (context, options: ReportClassOptions & SharedOptions) =>
        (await import('./report.ts')).report(context, options, surroundings(options).lessonsFolder),
      parent,
    ),
  )
    .option('--weights <file>', 'add a grade by this rule (JSON)')
    .option('--recheck', "run the checks again, on the class's machines that run now");
  named(
    command(
      'remove',
      'end what runs of the class, and remove its names and progress',
      async (context, options: RemoveClassOptions) => (await import('./remove.ts')).remove(context, options),
      parent,
    ),
  ).option('--yes', 'without asking');
}
