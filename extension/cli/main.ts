import { dirname, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { FailureError } from '../core/failure/failureError.ts';
import { readLogChoice, type LogChoice } from '../core/log/logChoice.ts';
import { logOf } from '../core/log/logChannel.ts';
import { machineChoice } from '../../vm/store/settings.ts';
import { askTerminal } from './askTerminal.ts';
import { composeServices } from './composeServices.ts';
import type { CliContext } from './cliServices.ts';
import { EXIT, type ExitCode } from './exitCode.ts';
import { environmentLanguage, speakFor } from './environmentLanguage.ts';
import { wantedLanguage } from './optionValues.ts';
import { runToEnd } from './runToEnd.ts';
import { progressDisplay } from './terminalProgress.ts';
import { commandLine, type GlobalOptions } from './usage/commandLine.ts';

/** Beside the bundle (dist/cli.cjs), in a checkout and in the installed package alike. */
const BUNDLED_LESSONS = resolve(dirname(fileURLToPath(import.meta.url)), '../lessons');

/** Of the package.json beside the bundle's folder. */
const { version: VERSION } = createRequire(import.meta.url)('../package.json') as { version: string };

const cancel = new AbortController();
let code: ExitCode = EXIT.ok;

const program = commandLine({
  async call(name, run, args, options) {
    const context = contextOf(options);
    logOf('cli').info(`patchbay ${name} (${VERSION})`);
    code = await run(context, ...(args as never[]));
  },
  checkMachine: machineChoice,
  surroundings: ({ lessons, machine, lang }) => ({
    lessonsFolder: lessons ?? BUNDLED_LESSONS,
    machine,
    language: lang ?? environmentLanguage(process.env),
  }),
});

function contextOf(options: GlobalOptions): CliContext {
  const json = options.json ?? false;
  const language = speakFor(options.lang, process.env);
  return {
    services: composeServices({
      lessonsFolder: options.lessons ?? BUNDLED_LESSONS,
      machine: options.machine,
      logged: logChoice(options),
      language,
      note: (line) => process.stderr.write(`${line}\n`),
      guide: resolve(BUNDLED_LESSONS, 'AUTHORING.md'),
      version: VERSION,
    }),
    json,
    signal: cancel.signal,
    print: (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
    async work(task) {
      const display = progressDisplay();
      try {
        return await task({ onProgress: display.show, signal: cancel.signal });
      } finally {
        display.end();
      }
    },
    confirm: async (question) => /^y(es)?$/i.test((await askTerminal(`${question} [y/N] `)) ?? ''),
    ask: askTerminal,
  };
}

/** $PATCHBAY_LOG, or what --verbose stands for. */
function logChoice({ verbose = false }: GlobalOptions): LogChoice {
  const chosen = readLogChoice(process.env['PATCHBAY_LOG'] || (verbose ? 'debug' : ''));
  if (!chosen.ok) throw new FailureError(chosen.failure);
  return chosen.value;
}

/** The first Ctrl-C cancels and cleans up; others before the end do nothing. */
function onInterrupt(): void {
  cancel.abort(new Error('Cancelled.'));
}
// The program that reads our output may end early (`patchbay check … | head`): that is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') cancel.abort(new Error('Nobody reads the output any more.'));
  else throw error;
});
process.on('SIGINT', onInterrupt);
process.on('SIGTERM', onInterrupt);

async function main(): Promise<void> {
  // Help, and what is wrong with an option, are said before all options are read.
  speakFor(wantedLanguage(process.argv.slice(2)), process.env);
  const work = async (): Promise<ExitCode> => {
    await program.parseAsync();
    return code;
  };
  process.exitCode = await runToEnd(work, cancel.signal, {
    tell: (line) => process.stderr.write(`${line}\n`),
    log: (message) => logOf('cli').error(message),
  });
}

void main();
