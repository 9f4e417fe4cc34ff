import type { Command } from 'commander';
import { CommanderError, Help } from 'commander';
import { afterEach, describe, expect, test } from 'vitest';
import { wantedLanguage } from '../../../extension/cli/optionValues.ts';
import { commandLine } from '../../../extension/cli/usage/commandLine.ts';
import { columnsOf } from '../../../extension/core/language/columns.ts';
import { nearestLanguage } from '../../../extension/core/language/languages.ts';
import { PSEUDO_LANGUAGE, useLanguage } from '../../../extension/core/language/say.ts';
import { machineChoice } from '../../../vm/store/settings.ts';

const COLUMNS = 80;
afterEach(() => useLanguage('en'));

/** The command line as it prints into `write`, on a terminal of so many columns. */
function patchbay(write: (text: string) => void): Command {
  const program = commandLine({
    call: () => Promise.resolve(),
    checkMachine: machineChoice,
    surroundings: () => ({ lessonsFolder: '', machine: undefined, language: 'en' }),
  });
  for (const [, command] of allOf(program))
    command.configureOutput({ writeOut: write, writeErr: write, getOutHelpWidth: () => COLUMNS });
  return program;
}

/** All commands, by the words that call them. */
function allOf(command: Command, before = ''): [string, Command][] {
  const name = `${before}${command.name()}`;
  return [[name, command], ...command.commands.flatMap((below) => allOf(below, `${name} `))];
}

/** What is printed of a command line, and the language that it asks for. */
async function printed(line: string): Promise<string> {
  const words = line.split(' ');
  const parts: string[] = [];
  const asked = wantedLanguage(words);
  if (asked !== undefined) useLanguage(nearestLanguage(asked));
  const program = patchbay((text) => parts.push(text));
  const end = await program.parseAsync(words, { from: 'user' }).catch((error: unknown) => error);
  expect(end).toBeInstanceOf(CommanderError);
  return parts.join('');
}

const commands = allOf(patchbay(() => undefined));

test('there is a help for the whole, and for each command', () => {
  expect(commands.length).toBeGreaterThan(30);
});

describe.each(commands)('%s --help', (_name, command) => {
  test('in English is as commander writes it', () => {
    const plain = new Help();
    plain.prepareContext({ helpWidth: COLUMNS });
    expect(command.helpInformation()).toBe(plain.formatHelp(command, plain));
  });

  test('says nothing past the catalogue', () => {
    useLanguage(PSEUDO_LANGUAGE);
    const [usage, ...lines] = command.helpInformation().split('\n');
    expect(usage).toMatch(/^⟦Úšágé:/);
    expect(lines.filter((line) => /[a-z]{3} [a-z]{3}/.test(line))).toEqual([]);
  });

  test('in Chinese has no English sentence, and fits the terminal', () => {
    useLanguage('zh-cn');
    const help = command.helpInformation();
    expect(help).toMatch(/^用法：patchbay/);
    expect(help).not.toMatch(/ [a-z]+ [a-z]+ [a-z]+/);
    expect(help.split('\n').filter((line) => columnsOf(line) > COLUMNS)).toEqual([]);
    // No line begins with what ends a phrase.
    expect(help).not.toMatch(/^ *[，。：；！？、）”…]/mu);
  });
});

/** A wrong command line, what is said of it in English, and in Chinese. */
const WRONG = [
  [
    'lst',
    "error: unknown command 'lst'\n(Did you mean list?)",
    "错误：没有命令 'lst'\n（你想用的是 list 吗？）",
  ],
  ['xyzzy', "error: unknown command 'xyzzy'", "错误：没有命令 'xyzzy'"],
  [
    'list --jsom',
    "error: unknown option '--jsom'\n(Did you mean --json?)",
    "错误：没有选项 '--jsom'\n（你想用的是 --json 吗？）",
  ],
  ['list --xyzzy', "error: unknown option '--xyzzy'", "错误：没有选项 '--xyzzy'"],
  [
    'doctor --fixes --repory',
    "error: unknown option '--fixes'\n(Did you mean --fix?)",
    "错误：没有选项 '--fixes'\n（你想用的是 --fix 吗？）",
  ],
  ['start', "error: missing required argument 'lesson'", "错误：缺少参数 'lesson'"],
  [
    'start tun --lessons',
    "error: option '--lessons <folder>' argument missing",
    "错误：选项 '--lessons <folder>' 后面缺少值",
  ],
  [
    'list tun',
    "error: too many arguments for 'list'. Expected 0 arguments but got 1.",
    "错误：命令 'list' 的参数太多：应有 0 个，实际有 1 个。",
  ],
  [
    'start tun veth',
    "error: too many arguments for 'start'. Expected 1 argument but got 2.",
    "错误：命令 'start' 的参数太多：应有 1 个，实际有 2 个。",
  ],
  [
    'break tun --level 9',
    "error: option '--level <level>' argument '9' is invalid. Allowed choices are 1, 2, 3.",
    "错误：选项 '--level <level>' 的值 '9' 无效。可选的值有 1, 2, 3。",
  ],
  [
    'walk a b --tcp 70000',
    "error: option '--tcp <port>' argument '70000' is invalid. a whole number from 1 to 65535",
    "错误：选项 '--tcp <port>' 的值 '70000' 无效。应为 1 到 65535 的整数",
  ],
  [
    'list --lang ?',
    "error: option '--lang <language>' argument '?' is invalid. a language such as en or zh-cn",
    "错误：选项 '--lang <language>' 的值 '?' 无效。应为语言，如 en 或 zh-cn",
  ],
] as const;

test.each(WRONG)('patchbay %s: what is wrong is said in either language', async (line, english, chinese) => {
  expect(await printed(line)).toBe(`${english}\n`);
  useLanguage('zh-cn');
  expect(await printed(line)).toBe(`${chinese}\n`);
});

test('what is wrong with a machine is said by the catalogue of failures', async () => {
  useLanguage('zh-cn');
  expect(await printed('list --machine box')).toMatch(
    /^错误：选项 '--machine <name>' 的值 'box' 无效。\p{Script=Han}/u,
  );
});

test.each([
  ['--help --lang zh-cn', /^用法：patchbay \[选项\] \[命令\]\n/],
  ['--lang=zh-tw list --help', /^用法：patchbay list \[选项\]\n/],
  ['help list --lang zh-cn', /^用法：patchbay list/],
  ['class --help --lang zh-cn', /^用法：patchbay class/],
  ['import --help --lang zh-cn', /\n格式：killercoda, runme\n$/],
  ['list --xyzzy --lang zh-cn', /^错误：/],
  ['list --help --lang en', /^Usage: patchbay list \[options\]\n/],
])('%s: the language is known before the rest is read', async (line, wanted) => {
  expect(await printed(line)).toMatch(wanted);
});

test('the language of a program that runs in the machine is not ours; nor is what no language is called', () => {
  expect(wantedLanguage(['exec', '--', 'ls', '--lang', 'zh-cn'])).toBeUndefined();
  expect(wantedLanguage(['list', '--lang'])).toBeUndefined();
  expect(wantedLanguage(['list', '--lang', '简体中文'])).toBeUndefined();
  expect(wantedLanguage(['list', '--lang', 'ZH-CN', '--lang', 'en'])).toBe('zh-cn');
});
