import { Emitter, type Event } from '../core/lifetime/emitter.ts';
import { Hub } from './hub.ts';
import type { ClassParts } from './classParts.ts';
import { openDatabase } from './store/database.ts';
import { Board } from './board/board.ts';
import { BoardRoutes } from './web/boardRoutes.ts';
import { classSockets } from './web/classSockets.ts';
import { LearnerRoutes } from './web/learnerRoutes.ts';
import { openWebServer, type WebOptions } from './web/webServer.ts';

export interface ServeOptions extends Pick<WebOptions, 'host' | 'port' | 'tls'> {
  /** The file of the class's database, or `:memory:`. */
  readonly database: string;
  readonly parts: ClassParts;
  readonly name: string;
}

/** A class that is served. */
export interface ServedClass {
  readonly hub: Hub;
  readonly port: number;
  /** The teacher ended the class on the board; it is to be ended. */
  readonly onEnd: Event<void>;
  /** Ends the machines and the connections; seats and progress stay. */
  end(): Promise<void>;
}

/** Serves a class until it is ended. Rejects with the system's error where it can't listen. */
export async function serveClass({
  database: path,
  parts,
  name,
  ...web
}: ServeOptions): Promise<ServedClass> {
  const database = await openDatabase(path);
  const hub = new Hub(database, parts);
  try {
    await hub.resume();
    const ended = new Emitter<void>();
    const board = new Board(hub, name, () => ended.fire());
    const routes = { learners: new LearnerRoutes(hub), teacher: new BoardRoutes(hub) };
    const server = await openWebServer({
      ...web,
      address: parts.address,
      log: parts.log,
      onRequest: (request) =>
        (routes.teacher.takes(request.path) ? routes.teacher : routes.learners).answer(request),
      onSocket: classSockets(hub, board, routes),
    });
    return {
      hub,
      port: server.port,
      onEnd: ended.event,
      async end() {
        await server.end();
        board.dispose();
        await hub.close();
        database.close();
      },
    };
  } catch (error) {
    await hub.close();
    database.close();
    throw error;
  }
}
