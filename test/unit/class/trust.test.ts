import { afterAll, beforeAll, expect, test } from 'vitest';
import { joined, serveTestClass, TestBrowser, type TestClass } from './classOn.ts';

/** What a stranger and a curious learner try. */
let test1: TestClass;
let lesson: string;
beforeAll(async () => {
  test1 = await serveTestClass({ mostSeats: 4 });
  lesson = test1.served.hub.parts.lessons[0]?.lesson.id ?? '';
});
afterAll(() => test1.end());
const code = (): string => test1.served.hub.facts.code;

test('without a cookie there is a door and nothing else', async () => {
  const stranger = new TestBrowser(test1);
  expect(await (await stranger.get('')).text()).toContain('Join the class');
  expect((await stranger.get(`lessons/${lesson}`)).status).toBe(303);
  expect((await stranger.get(`lessons/${lesson}/a%20b.svg`)).status).toBe(303);
  await expect(stranger.socket(`lessons/${lesson}/socket`)).rejects.toThrow('403');
});

test('a cookie that was made up opens nothing', async () => {
  const ann = await joined(test1, 'Ann');
  const stranger = new TestBrowser(test1);
  stranger.cookie = `${ann.cookie.split('=')[0] ?? ''}=AAAAAAAA`;
  await expect(stranger.socket(`lessons/${lesson}/socket`)).rejects.toThrow('403');
});

test('a seat cookie is for no script, no other site, and one seat', async () => {
  const ann = new TestBrowser(test1);
  const response = await ann.post('join', { name: 'Ann', code: code() });
  expect(response.headers.get('set-cookie')).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  const ben = await joined(test1, 'Ben');
  expect(await (await ann.get('')).text()).not.toContain('Ben');
  expect(await (await ben.get('')).text()).not.toContain('Ann');
  await ben.post('leave', {});
  await expect(ben.socket(`lessons/${lesson}/socket`)).rejects.toThrow('403');
});

test("another site's page can send no form and open no WebSocket, with the cookie too", async () => {
  const ann = await joined(test1, 'Ann again');
  const evil = { origin: 'http://evil.example' };
  await expect(ann.socket(`lessons/${lesson}/socket`, evil)).rejects.toThrow('403');
  expect((await ann.post('leave', {}, evil)).status).toBe(403);
  expect(await (await ann.get('')).text()).toContain('Ann again');
});

test('a full class takes nobody more', async () => {
  const late = new TestBrowser(test1);
  const response = await late.post('join', { name: 'Late', code: code() });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('The class is full');
});

test('a name is text, in HTML too', async () => {
  const other = await serveTestClass();
  const browser = await joined(other, '<img src=x onerror=alert(1)>"\'');
  const html = await (await browser.get('')).text();
  expect(html).not.toContain('<img');
  expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;');
  await other.end();
});

test('a form that is too long is not read, and no page shows in a frame elsewhere', async () => {
  const stranger = new TestBrowser(test1);
  expect((await stranger.post('join', { name: 'x'.repeat(5000), code: code() })).status).toBe(413);
  const { headers } = await stranger.get('');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
});

test('a page that sends too much, or what is no message, is cut off', async () => {
  const ann = await joined(await oneMore(), 'Ann');
  const closed = async (
    send: (socket: Awaited<ReturnType<TestBrowser['socket']>>) => void,
  ): Promise<number> => {
    const socket = await ann.socket(`lessons/${lesson}/socket`);
    send(socket);
    return new Promise((resolve) => socket.once('close', resolve));
  };
  expect(await closed((socket) => socket.send('{"type":"nothing"}'))).toBe(1008);
  expect(await closed((socket) => socket.send(Buffer.from([1, 2])))).toBe(1008);
  expect(
    await closed((socket) => {
      for (let count = 0; count < 1100; count += 1) socket.send('{"type":"player","message":{}}');
    }),
  ).toBe(1008);
  expect(await closed((socket) => socket.send('x'.repeat(5 * 1024 * 1024)))).toBe(1009);
});

test('wrong codes are limited, for the class and for seats together, and then the right one waits too', async () => {
  const other = await oneMore();
  const stranger = new TestBrowser(other);
  for (let count = 0; count < 5; count += 1) {
    expect((await stranger.post('join', { name: 'x', code: 'AAAAAA' })).status).toBe(403);
    expect((await stranger.post('return', { code: 'AAA-AAA-AAA' })).status).toBe(403);
  }
  expect((await stranger.post('join', { name: 'x', code: other.served.hub.facts.code })).status).toBe(429);
  expect((await stranger.post('return', { code: 'AAA-AAA-AAA' })).status).toBe(429);
  // An address that is written into the header is not believed where there is no proxy.
  const forged = { 'x-forwarded-for': '10.9.9.9' };
  expect((await stranger.post('join', { name: 'x', code: 'AAAAAA' }, forged)).status).toBe(429);
  other.now += 61_000;
  expect((await stranger.post('join', { name: 'x', code: other.served.hub.facts.code })).status).toBe(303);
});

const others: TestClass[] = [];
afterAll(async () => {
  for (const one of others) await one.end();
});
async function oneMore(): Promise<TestClass> {
  const one = await serveTestClass();
  others.push(one);
  return one;
}
