import ELK from 'elkjs/lib/elk.bundled.js';
import { WebSocket } from 'ws';
import { pause } from '../../../extension/core/async/pause.ts';
import type { ClassParts } from '../../../extension/class/classParts.ts';
import { serveClass, type ServedClass } from '../../../extension/class/serveClass.ts';
import { publicAddress } from '../../../extension/class/web/publicAddress.ts';
import type { MessageFromSeatPage, MessageToSeatPage } from '../../../extension/class/wire/seatMessages.ts';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import type { PlayerView } from '../../../extension/protocol/playerView.ts';
import { FakeMachine, lessonOf } from '../player/fakeMachine.ts';

const elk = new ELK();

export const LESSON = lessonOf(`---
format: 1
title: Two steps
summary: For the tests of a class.
minutes: 1
hosts: [vm]
---

# Two steps

## Make it {#make}

\`\`\`bash {run terminal=left}
ip link add nic0 type dummy
\`\`\`

\`\`\`yaml {check}
- what: There is a NIC called nic0
  link: nic0
\`\`\`

## Use it {#use}

\`\`\`yaml {check}
- what: nic0 is up
  link: nic0
  up: true
\`\`\`
`);

/** For one condition, on busy cores. */
const PATIENCE_MS = 50_000;

/** Waits until an assertion holds. Not vitest's, since a bench uses it too. */
export async function until(assertion: () => void): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return assertion();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(10);
  }
}

/** A class that is served on this computer, with machines that are the test's. */
export interface TestClass {
  readonly served: ServedClass;
  readonly url: string;
  readonly machines: readonly FakeMachine[];
  /** Milliseconds since 1970; the test moves it. */
  now: number;
  /** What ended by destroy, by its id. */
  readonly destroyed: string[];
  /** What outlives this hub, in the order in which it was kept. */
  readonly kept: string[];
  end(): Promise<void>;
}

class NumberedMachine extends FakeMachine {
  override readonly id: never;

  constructor(id: string) {
    super();
    this.id = id as never;
  }
}

export async function serveTestClass(
  options: Partial<ClassParts> & { readonly database?: string } = {},
): Promise<TestClass> {
  const machines: FakeMachine[] = [];
  const destroyed: string[] = [];
  const kept: string[] = [];
  const create = (): Promise<Machine> => {
    const machine: FakeMachine = new NumberedMachine(`m${machines.length + 1}`);
    machine.destroy = () => Promise.resolve(void destroyed.push(machine.id));
    machines.push(machine);
    return Promise.resolve(machine);
  };
  const test = { machines, destroyed, kept, now: Date.UTC(2026, 0, 1) };
  const { database = ':memory:', ...parts } = options;
  const served = await serveClass({
    ...{ name: 'class', host: '127.0.0.1', port: 0, database },
    parts: {
      machines: {
        create,
        attach: (id) => {
          const found = machines.find((machine) => machine.id === id);
          return found ? Promise.resolve(found) : Promise.reject(new Error(`no ${id}`));
        },
        keep: (id) => void kept.push(id),
        running: () => Promise.resolve([]),
      },
      ...{ mostMachines: 2, idleMs: 60_000, mostSeats: 3 },
      lessons: [{ lesson: LESSON, pictures: new Map([['a b.svg', Buffer.from('<svg/>')]]) }],
      assets: new Map([['seat.js', Buffer.from('1')]]),
      layout: (graph) => elk.layout(graph),
      address: publicAddress(undefined, false),
      language: 'en',
      log: () => undefined,
      now: () => test.now,
      ...parts,
    },
  });
  return Object.assign(test, {
    served,
    url: `http://127.0.0.1:${served.port}/`,
    end: () => served.end(),
  });
}

/** A learner's browser: its cookie, and what it asks for. */
export class TestBrowser {
  readonly url: string;
  cookie = '';

  constructor({ url }: Pick<TestClass, 'url'>) {
    this.url = url;
  }

  get(path: string): Promise<Response> {
    return fetch(new URL(path, this.url), { headers: { cookie: this.cookie }, redirect: 'manual' });
  }

  /** Sends a form; what it sets as a cookie is kept. */
  async post(
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(new URL(path, this.url), {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: new URL(this.url).origin, cookie: this.cookie, ...headers },
      redirect: 'manual',
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    return response;
  }

  /** Opens the WebSocket of a page; rejects with the HTTP status where that may not be. */
  socket(
    path: string,
    headers: Record<string, string> = {},
    onMessage: (message: MessageToSeatPage) => void = () => undefined,
  ): Promise<WebSocket> {
    const socket = new WebSocket(new URL(path, this.url.replace('http', 'ws')), {
      headers: { origin: new URL(this.url).origin, cookie: this.cookie, ...headers },
    });
    // Before it is open: the first message may come with that.
    socket.on('message', (data: Buffer) => onMessage(JSON.parse(data.toString()) as MessageToSeatPage));
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket));
      socket.once('error', reject);
      socket.once('unexpected-response', (_request, response) => {
        socket.on('error', () => undefined);
        socket.terminate();
        reject(new Error(String(response.statusCode)));
      });
    });
  }

  /** The page of a lesson, which says that it is there. */
  async play(lesson: string): Promise<TestPage> {
    const told: MessageToSeatPage[] = [];
    const socket = await this.socket(`lessons/${lesson}/socket`, {}, (message) => told.push(message));
    return new TestPage(socket, told);
  }
}

/** A browser that has joined. */
export async function joined(test: TestClass, name: string): Promise<TestBrowser> {
  const browser = new TestBrowser(test);
  await browser.post('join', { name, code: test.served.hub.facts.code });
  return browser;
}

/** A page over its WebSocket; it keeps what it is sent. */
export class TestPage {
  readonly socket: WebSocket;
  readonly told: readonly MessageToSeatPage[];

  constructor(socket: WebSocket, told: readonly MessageToSeatPage[]) {
    this.socket = socket;
    this.told = told;
    this.say({ type: 'player', message: { type: 'ready' } });
  }

  say(message: MessageFromSeatPage): void {
    this.socket.send(JSON.stringify(message));
  }

  get view(): PlayerView | undefined {
    const views = this.told.flatMap((one) =>
      one.type === 'player' && one.message.type === 'view' ? [one.message.view] : [],
    );
    return views.at(-1);
  }

  last<Type extends MessageToSeatPage['type']>(type: Type) {
    return this.told.findLast((one): one is Extract<MessageToSeatPage, { type: Type }> => one.type === type);
  }
}
