import { say } from '../../core/language/say.ts';
import { isSameSecret } from '../door/codes.ts';
import { Attempts } from '../door/attempts.ts';
import { cookieName, setCookie } from '../door/cookies.ts';
import type { Hub } from '../hub.ts';
import { boardPage, noBoardPage, watchPage } from './boardPages.ts';
import type { ClassRequest } from './classRequest.ts';
import { file, notFound, page, plain, seeOther, type Reply } from './reply.ts';

/** What the teacher's browser can ask for; all of it is below `board`, and so is its cookie. */
export class BoardRoutes {
  readonly #hub: Hub;
  readonly #attempts: Attempts;
  readonly #cookie: string;

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#attempts = new Attempts(hub.parts.now);
    this.#cookie = cookieName('board', hub.facts.secret);
  }

  /** Whether a path is the board's. */
  takes(path: string): boolean {
    return path === 'board' || path.startsWith('board/');
  }

  mayOpen({ cookies }: ClassRequest): boolean {
    return isSameSecret(cookies.get(this.#cookie) ?? '', this.#hub.facts.secret);
  }

  answer(request: ClassRequest): Reply {
    const { method, path, query, address } = request;
    if (method !== 'GET' && method !== 'HEAD') return notFound();
    const key = query.get('key');
    if (path === 'board' && key !== null) {
      if (!this.#attempts.mayTry(address))
        return plain(429, say('Too many wrong keys. Wait a minute, and try again.'));
      if (isSameSecret(key, this.#hub.facts.secret)) return this.#open();
      this.#attempts.failed(address);
    }
    if (!this.mayOpen(request)) return page(noBoardPage(this.#hub.parts.address), 403);
    return this.#shown(path);
  }

  #shown(path: string): Reply {
    const { parts, seats } = this.#hub;
    if (path === 'board') return page(boardPage(parts.address, 'board'));
    if (path === 'board/projector') return page(boardPage(parts.address, 'projector'));
    const [, lesson = '', picture = ''] = /^board\/lessons\/([\w-]+)\/(.+)$/.exec(path) ?? [];
    const bytes = this.#hub.lesson(lesson)?.pictures.get(picture);
    if (bytes) return file(picture, bytes);
    const id = Number(/^board\/seats\/(\d+)$/.exec(path)?.[1] ?? 0);
    const seat = seats.find(id);
    if (!seat || seat.lesson === null) return notFound();
    return page(watchPage(parts.address, { id, name: seat.name, lesson: seat.lesson }));
  }

  /** The key leaves the address, and so the browser's history of it. */
  #open(): Reply {
    const { base, secure } = this.#hub.parts.address;
    const cookie = setCookie(this.#cookie, this.#hub.facts.secret, { path: `${base}board`, secure });
    return seeOther(`${base}board`, cookie);
  }
}
