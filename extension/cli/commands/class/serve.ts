import { renderUnicodeCompact } from 'uqr';
import { classAddresses } from '../../../class/classAddresses.ts';
import { startClass } from '../../../class/composeClass.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

export interface ServeClassOptions {
  readonly name: string;
  readonly listen: string;
  readonly port: number;
  readonly public?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly machines: number;
  readonly idle: number;
  readonly seats: number;
}

/** What main.ts knows of a call that is the same for all commands. */
export interface ServeSurroundings {
  readonly lessonsFolder: string;
  readonly machine: string | undefined;
  readonly language: string;
}

/** `patchbay class serve`: serves a class until Ctrl-C, which ends its machines; seats and progress stay. */
export async function serve(
  context: CliContext,
  options: ServeClassOptions,
  surroundings: ServeSurroundings,
): Promise<ExitCode> {
  const { name, listen: host, port, public: publicUrl, tlsCert, tlsKey } = options;
  const served = await startClass({
    ...{ name, host, port, publicUrl, tlsCert, tlsKey },
    ...{ mostMachines: options.machines, idleMinutes: options.idle, mostSeats: options.seats },
    ...surroundings,
  });
  const place = { host, port: served.port, publicUrl, tls: tlsCert !== undefined };
  const { learners, board } = classAddresses(place, served.hub.facts);
  const [first = '', ...others] = learners;
  if (context.json) context.print(JSON.stringify({ name, code: served.hub.facts.code, learners, board }));
  else {
    context.print(renderUnicodeCompact(first));
    context.print(`The class ${name} is open. Its code is ${served.hub.facts.code}.`);
    context.print(`Learners: ${first}${others.map((other) => `\n      or: ${other}`).join('')}`);
    context.print(`Your board: ${board}`);
    context.print('Keep the address of the board to yourself: it opens every page of the class.');
    context.print('Ctrl-C ends it and its machines; seats and progress stay for the next time.');
  }
  await new Promise<void>((resolve) => {
    if (context.signal.aborted) resolve();
    context.signal.addEventListener('abort', () => resolve(), { once: true });
    served.onEnd(() => resolve());
  });
  context.note('Ending the machines of the class …');
  await served.end();
  context.note(`The class ${name} is closed. Open it again with: patchbay class serve --name ${name}`);
  return EXIT.ok;
}
