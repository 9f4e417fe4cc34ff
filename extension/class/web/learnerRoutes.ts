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
import { file, json, notFound, page, seeOther, type Reply } from './reply.ts';

const TOO_MANY = message('Too many wrong codes came from your network. Wait a minute, and try again.');

/** Why somebody gets no seat, with the HTTP status that says so. */
interface Refusal {
  readonly status: number;
  readonly problem: string;
}

/** What a learner's browser or editor can ask for. */
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
    const { form } = request;
    const typed = { name: form.get('name') ?? '', code: form.get('code') ?? '' };
    if (path === 'join') return this.#sit(this.#enter(request), typed);
    if (path === 'return') return this.#sit(this.#comeBack(request, typed.code), {});
    if (path === 'editor/join') return this.#sitInEditor(request);
    if (path === 'leave') return this.#leave(request);
    return notFound();
  }

  /** A new seat, where the code is right. */
  #enter({ form, address }: ClassRequest): Seat | Refusal {
    const { seats, facts, parts } = this.#hub;
    if (!this.#attempts.mayTry(address)) return { status: 429, problem: say(TOO_MANY) };
    if (!isSameSecret(readClassCode(form.get('code') ?? ''), facts.code)) {
      this.#attempts.failed(address);
      return { status: 403, problem: say('This is not the code of the class.') };
    }
    const name = learnerName(form.get('name') ?? '');
    if (name === undefined)
      return { status: 400, problem: say('Type a name, so that your teacher knows you.') };
    if (seats.all().length >= parts.mostSeats) return { status: 403, problem: say('The class is full.') };
    return this.#hub.addSeat(name);
  }

  /** The seat with this code. */
  #comeBack({ address }: ClassRequest, code: string): Seat | Refusal {
    if (!this.#attempts.mayTry(address)) return { status: 429, problem: say(TOO_MANY) };
    const seat = this.#hub.seats.byCode(readSeatCode(code));
    if (seat) return seat;
    this.#attempts.failed(address);
    return { status: 403, problem: say('There is no seat with this code.') };
  }

  #leave({ cookies }: ClassRequest): Reply {
    const token = cookies.get(this.#cookie);
    if (token !== undefined) this.#hub.seats.close(token);
    return this.#toDoor(this.#set(''));
  }

  #sit(seat: Seat | Refusal, tried: JoinTry): Reply {
    if ('problem' in seat) return this.#join({ ...tried, problem: seat.problem }, seat.status);
    return this.#toDoor(this.#set(this.#hub.seats.open(seat.id)));
  }

  /** The same for an editor, which keeps the cookie itself. */
  #sitInEditor(request: ClassRequest): Reply {
    const seatCode = request.form.get('seatCode');
    const seat = seatCode === null ? this.#enter(request) : this.#comeBack(request, seatCode);
    if ('problem' in seat) return json(seat.status, { problem: seat.problem });
    return json(200, { name: seat.name, cookie: `${this.#cookie}=${this.#hub.seats.open(seat.id)}` });
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
