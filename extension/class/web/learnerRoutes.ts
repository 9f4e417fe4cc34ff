import { message, say } from '../../core/language/say.ts';
import type { Hub } from '../hub.ts';
import { Attempts } from '../door/attempts.ts';
import { isSameSecret, readClassCode, readSeatCode } from '../door/codes.ts';
import { cookieName, setCookie } from '../door/cookies.ts';
import { learnerName } from '../door/learnerName.ts';
import { loadProgress } from '../store/seatProgress.ts';
import type { Seat } from '../store/seatStore.ts';
import type { ClassRequest } from './classRequest.ts';
import { joinPage, type JoinTry } from './joinPage.ts';
import { lessonsPage } from './lessonsPage.ts';
import { playerPage } from './playerPage.ts';
import { file, notFound, page, seeOther, type Reply } from './reply.ts';

const TOO_MANY = message('Too many wrong codes came from your network. Wait a minute, and try again.');

/** What a learner's browser can ask for. */
export class LearnerRoutes {
  readonly #hub: Hub;
  readonly #attempts: Attempts;
  readonly #cookie: string;

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#attempts = new Attempts(hub.parts.now);
    this.#cookie = cookieName('seat', hub.facts.secret);
  }

  /** The seat that the browser has open: no request names a seat in any other way. */
  seatOf({ cookies }: ClassRequest): Seat | undefined {
    const token = cookies.get(this.#cookie);
    return token === undefined ? undefined : this.#hub.seats.byToken(token);
  }

  answer(request: ClassRequest): Reply {
    const { method, path } = request;
    if (method === 'POST') return this.#post(path, request);
    if (method !== 'GET' && method !== 'HEAD') return notFound();
    const asset = /^assets\/([\w.-]+)$/.exec(path)?.[1];
    if (asset !== undefined) return fileOf(asset, this.#hub.parts.assets.get(asset));
    const seat = this.seatOf(request);
    if (!seat) return path === '' ? this.#join({ code: request.query.get('code') ?? '' }) : this.#toDoor();
    if (path === '') return this.#lessons(seat);
    const [, id = '', inside] = /^lessons\/([\w-]+)(?:\/(.+))?$/.exec(path) ?? [];
    const found = this.#hub.lesson(id);
    if (!found) return notFound();
    if (inside !== undefined) return fileOf(inside, found.pictures.get(inside));
    return page(playerPage(this.#hub.parts.address, found.lesson));
  }

  #post(path: string, request: ClassRequest): Reply {
    if (path === 'join') return this.#enter(request);
    if (path === 'return') return this.#comeBack(request);
    if (path === 'leave') return this.#leave(request);
    return notFound();
  }

  #enter({ form, address }: ClassRequest): Reply {
    const { seats, facts, parts } = this.#hub;
    const typed = { name: form.get('name') ?? '', code: form.get('code') ?? '' };
    if (!this.#attempts.mayTry(address)) return this.#join({ ...typed, problem: say(TOO_MANY) }, 429);
    if (!isSameSecret(readClassCode(typed.code), facts.code)) {
      this.#attempts.failed(address);
      return this.#join({ ...typed, problem: say('This is not the code of the class.') }, 403);
    }
    const name = learnerName(typed.name);
    if (name === undefined)
      return this.#join({ ...typed, problem: say('Type a name, so that your teacher knows you.') }, 400);
    if (seats.all().length >= parts.mostSeats)
      return this.#join({ ...typed, problem: say('The class is full.') }, 403);
    return this.#sit(this.#hub.addSeat(name));
  }

  #comeBack({ form, address }: ClassRequest): Reply {
    if (!this.#attempts.mayTry(address)) return this.#join({ problem: say(TOO_MANY) }, 429);
    const seat = this.#hub.seats.byCode(readSeatCode(form.get('code') ?? ''));
    if (seat) return this.#sit(seat);
    this.#attempts.failed(address);
    return this.#join({ problem: say('There is no seat with this code.') }, 403);
  }

  #leave({ cookies }: ClassRequest): Reply {
    const token = cookies.get(this.#cookie);
    if (token !== undefined) this.#hub.seats.close(token);
    return this.#toDoor(this.#set(''));
  }

  #sit(seat: Seat): Reply {
    return this.#toDoor(this.#set(this.#hub.seats.open(seat.id)));
  }

  #set(value: string): string {
    const { base, secure } = this.#hub.parts.address;
    return setCookie(this.#cookie, value, { path: base, secure });
  }

  #toDoor(...cookies: readonly string[]): Reply {
    return seeOther(this.#hub.parts.address.base, ...cookies);
  }

  #join(tried: JoinTry, status = 200): Reply {
    return page(joinPage(this.#hub.parts.address, tried), status);
  }

  #lessons(seat: Seat): Reply {
    const { database, parts } = this.#hub;
    const entries = parts.lessons.map(({ lesson }) => ({
      lesson,
      progress: loadProgress(database, seat.id, lesson.id),
    }));
    return page(lessonsPage(parts.address, seat, entries));
  }
}

function fileOf(name: string, bytes: Uint8Array | undefined): Reply {
  return bytes === undefined ? notFound() : file(name, bytes);
}
