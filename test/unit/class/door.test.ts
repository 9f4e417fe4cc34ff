import { readClassAddress } from '../../../extension/class/learner/joinClass.ts';
import { describe, expect, test } from 'vitest';
import { Attempts } from '../../../extension/class/door/attempts.ts';
import {
  isSameSecret,
  newClassCode,
  newSeatCode,
  readClassCode,
  readSeatCode,
} from '../../../extension/class/door/codes.ts';
import { isOwnOrigin } from '../../../extension/class/door/isOwnOrigin.ts';
import { learnerName } from '../../../extension/class/door/learnerName.ts';
import { MessageRate } from '../../../extension/class/door/messageRate.ts';
import { guardSeatMessage } from '../../../extension/class/wire/guardSeatMessage.ts';
import { pathInClass, publicAddress } from '../../../extension/class/web/publicAddress.ts';

describe('codes', () => {
  test('can be typed in any case, with or without their dashes', () => {
    const [code, seat] = [newClassCode(), newSeatCode()];
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
    expect(seat).toMatch(/^[A-HJKMNP-Z2-9]{3}(-[A-HJKMNP-Z2-9]{3}){2}$/);
    expect(readClassCode(` ${code.toLowerCase()} `)).toBe(code);
    expect(readSeatCode(seat.toLowerCase().replaceAll('-', ' '))).toBe(seat);
    expect(newSeatCode()).not.toBe(seat);
  });

  test('are compared whole', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true);
    expect(isSameSecret('abc', 'abd')).toBe(false);
    expect(isSameSecret('', 'abc')).toBe(false);
  });
});

describe('attempts', () => {
  test('ten wrong codes from one address hold that address for a minute, and no other', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    for (let count = 0; count < 10; count += 1) {
      expect(attempts.mayTry('a')).toBe(true);
      attempts.failed('a');
    }
    expect(attempts.mayTry('a')).toBe(false);
    expect(attempts.mayTry('b')).toBe(true);
    now = 60_001;
    expect(attempts.mayTry('a')).toBe(true);
  });

  test('many addresses together are held too', () => {
    const attempts = new Attempts(() => 0);
    for (let count = 0; count < 300; count += 1) attempts.failed(String(count));
    expect(attempts.mayTry('another')).toBe(false);
  });
});

test.each([
  ['  Ann   Lee\n', 'Ann Lee'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['evil\u202egnp.exe', 'evilgnp.exe'],
  ['a\u0000b\u0007', 'a b'],
  ['é', 'é'],
  ['x'.repeat(100), 'x'.repeat(40)],
  [' \u200b ', undefined],
  ['', undefined],
])('the name %j is %j', (typed, name) => {
  expect(learnerName(typed)).toBe(name);
});

test.each([
  ['http://class:8080', 'class:8080', undefined, true],
  ['http://evil.example', 'class:8080', undefined, false],
  ['http://class:8081', 'class:8080', undefined, false],
  ['null', 'class:8080', undefined, false],
  [undefined, 'class:8080', undefined, false],
  ['https://school.example', '127.0.0.1:8080', 'https://school.example', true],
  ['http://127.0.0.1:8080', '127.0.0.1:8080', 'https://school.example', false],
])('origin %s at host %s (public %s): %s', (origin, host, publicOrigin, is) => {
  expect(isOwnOrigin(origin, host, publicOrigin)).toBe(is);
});

test('a page may paste, and not flood', () => {
  let now = 0;
  const rate = new MessageRate(() => now);
  for (let count = 0; count < 1000; count += 1) expect(rate.take()).toBe(true);
  expect(rate.take()).toBe(false);
  now = 1000;
  expect(rate.take()).toBe(true);
});

test.each([
  '',
  '[]',
  'null',
  '{"type":"nothing"}',
  '{"type":"__proto__"}',
  '{"type":"answer","question":-1,"yes":true}',
])('the message %s is none', (text) => {
  expect(guardSeatMessage(text)).toBeUndefined();
});

test('behind a proxy with a path, both ways of handing it on are understood', () => {
  const { base, origin, secure } = publicAddress('https://school.example/lab', false);
  expect({ base, origin, secure }).toEqual({ base: '/lab/', origin: 'https://school.example', secure: true });
  expect(pathInClass('/lab/lessons/tun', base)).toBe('lessons/tun');
  expect(pathInClass('/lessons/tun', base)).toBe('lessons/tun');
  expect(pathInClass('/%E0%A4%A', base)).toBe('%E0%A4%A');
});

test('an address is read with its code, without its scheme, and with its path', () => {
  expect(readClassAddress(' http://10.0.0.5:8080/?code=ABC ')).toEqual({
    address: 'http://10.0.0.5:8080/',
    code: 'ABC',
  });
  expect(readClassAddress('school.example/lab')).toEqual({
    address: 'http://school.example/lab/',
    code: undefined,
  });
  for (const wrong of ['', 'http://', 'two words']) expect(readClassAddress(wrong)).toBeUndefined();
});
