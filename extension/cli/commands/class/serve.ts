import { renderUnicodeCompact } from 'uqr';
import { classAddresses } from '../../../class/classAddresses.ts';
import { startClass } from '../../../class/composeClass.ts';
import { columnsOf, columnStart } from '../../../core/language/columns.ts';
import { say } from '../../../core/language/say.ts';
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
    const { code } = served.hub.facts;
    context.print(say('The class {name} is open. Its code is {code}.', { name, code }));
    const firstLine = say('Learners: {address}', { address: first });
    const label = columnsOf(firstLine) - columnsOf(first);
    context.print(firstLine);
    for (const address of others)
      context.print(columnStart(say('or: {address}', { address }), label + address.length));
    context.print(say('Your board: {address}', { address: board }));
    context.print(say('Keep the address of the board to yourself: it opens every page of the class.'));
    context.print(say('Ctrl-C ends it and its machines; seats and progress stay for the next time.'));
  }
  await new Promise<void>((resolve) => {
    if (context.signal.aborted) resolve();
    context.signal.addEventListener('abort', () => resolve(), { once: true });
    served.onEnd(() => resolve());
  });
  context.note(say('Ending the machines of the class …'));
  await served.end();
  context.note(
    say('The class {name} is closed. Open it again with: patchbay class serve --name {name}', { name }),
  );
  return EXIT.ok;
}
