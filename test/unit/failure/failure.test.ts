import { afterEach, expect, test } from 'vitest';
import { failure, failureText } from '../../../extension/core/failure/failure.ts';
import { FailureError, failureLog, failureOf } from '../../../extension/core/failure/failureError.ts';
import { useLanguage } from '../../../extension/core/language/say.ts';

afterEach(() => useLanguage('en'));

test('a failure has its code and the words of the catalogue, with the open places filled', () => {
  expect(failure('data-folder-closed', { folder: '/data', code: 'EROFS' })).toEqual({
    code: 'data-folder-closed',
    what: "Patchbay can't write to its data folder /data.",
    why: 'The system says EROFS.',
    next: 'Make it writable, or set PATCHBAY_HOME to a folder that is.',
  });
});

test.each([
  ['sudo: a password is required', 'sudo: a password is required.'],
  ['E: Unable to fetch some archives.', 'E: Unable to fetch some archives.'],
  ['Wait for it!\n', 'Wait for it!'],
])('what another program said ends with one full stop: %j', (said, why) => {
  expect(failure('packages-not-installed', { packages: 'socat', said }).why).toBe(why);
});

test.each([
  ['sudo: a password is required', 'sudo: a password is required.'],
  ['E: Unable to fetch some archives.', 'E: Unable to fetch some archives.'],
])('in Chinese, a blank stands only after what another program said: %j', (said, why) => {
  useLanguage('zh-cn');
  expect(failureText(failure('packages-not-installed', { packages: 'socat', said }))).toBe(
    `apt 没有装上软件包 socat。${why} 请自行安装：sudo apt-get install socat。`,
  );
});

test('in Chinese, what another program said keeps its own stop, and gets no second one', () => {
  useLanguage('zh-cn');
  expect(failure('rate-unknown', { said: 'error - unable to connect.' }).why).toBe(
    'iperf3 报告：error - unable to connect.',
  );
  expect(failure('rate-unknown', { said: 'no route' }).why).toBe('iperf3 报告：no route。');
});

test('words that a program brings are not read as open places', () => {
  expect(failure('emulator-not-started', { said: 'no {said} $& here' }).why).toBe('no {said} $& here.');
});

test('an error says what, why and what next, and keeps the cause for the log', () => {
  const cause = new Error('ENOSPC');
  const said = failure('no-space', { folder: '/data', reason: 'The disk is full.' });
  const error = new FailureError(said, cause);
  expect(error.message).toBe(failureText(said));
  expect(error.message).toMatch(/^There is not enough free space in \/data\. The disk is full\. Free some /);
  expect(failureOf(error)).toEqual(said);
  expect(failureLog(error)).toMatch(/\[no-space\][^]*caused by: Error: ENOSPC/);
});

test.each([
  [new TypeError('x is not a function'), /: x is not a function\.$/],
  [new RangeError(), /: RangeError\.$/],
  ['a string', /: a string\.$/],
])('any other error is a bug, and says where to report it: %s', (error, why) => {
  expect(failureOf(error)).toMatchObject({ code: 'bug', why: expect.stringMatching(why) as unknown });
  expect(failureOf(error).next).toContain('https://');
});
