import type { Socket } from 'node:net';

export type Commands = Readonly<
  Record<string, (args: Readonly<Record<string, unknown>>) => Promise<unknown>>
>;

/**
 * Serves `commands` on a connection in the form of QEMU's protocol (docs/interop/qmp-spec), so that both backends
 * have the same client (../../cloned/qmp.ts): each command is a line of JSON, and so is its result.
 */
export function serveControl(connection: Socket, commands: Commands): void {
  let rest = '';
  connection.setEncoding('utf8');
  connection.on('error', () => {});
  connection.on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) void answer(connection, commands, line);
  });
}

async function answer(connection: Socket, commands: Commands, line: string): Promise<void> {
  let id: unknown;
  try {
    const asked = JSON.parse(line) as { id: unknown; execute: string; arguments?: Record<string, unknown> };
    id = asked.id;
    const command = commands[asked.execute];
    if (!command) throw new Error(`there is no command ${asked.execute}`);
    const result = await command(asked.arguments ?? {});
    connection.write(`${JSON.stringify({ id, return: result ?? {} })}\n`);
  } catch (error) {
    const desc = error instanceof Error ? error.message : String(error);
    connection.write(`${JSON.stringify({ id, error: { class: 'GenericError', desc } })}\n`);
  }
}
