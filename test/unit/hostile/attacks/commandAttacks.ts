import { fence } from '../../lesson/lessonSource.ts';
import { numbered, stepAttack, type Attack } from './attack.ts';

/** Names of the computer itself, in place of a host of the lesson. */
const HOSTS = [
  'host',
  'localhost',
  'computer',
  '127.0.0.1',
  'root@10.0.2.2',
  '',
  '-',
  'vm;id',
  '$(id)',
  'VM',
  'a b',
  '..',
];

/** What a shell would make a command of, where text is glued into one. `MARK` is where the proof would be. */
export const SHELL_TEXTS = [
  '$(touch MARK)',
  '`touch MARK`',
  '; touch MARK #',
  '| touch MARK',
  '& touch MARK &',
  '\n touch MARK\n',
  "'; touch MARK; '",
  '"; touch MARK; "',
  "\\'; touch MARK #",
  '${x:=`touch MARK`}',
  '<(touch MARK)',
  '>MARK',
  '-w MARK',
  '--file=MARK',
];

/** The fields that go to a program in the machine, by the kind of check; each a whole check but for `what`. */
export const CHECK_FIELDS: Readonly<Record<string, (text: string) => string[]>> = {
  'file path': (text) => [`file: ${text}`],
  'process name': (text) => [`process: ${text}`],
  'reached address': (text) => [`reach: ${text}`],
  'reached from': (text) => ['reach: 127.0.0.1', `from: ${text}`],
  'namespace of a command': (text) => ['command: "true"', `netns: ${text}`],
  'captured link': (text) => [`capture: ${text}`, 'during: "true"'],
  'capture filter': (text) => ['capture: lo', `filter: ${text}`, 'during: "true"'],
  'container name': (text) => [`container: ${text}`],
  'rate target': (text) => [`rate: ${text}`, 'atLeast: 1M'],
  'walk target': (text) => [`walk: ${text}`, 'from: vm'],
  'link name': (text) => [`link: ${text}`],
  'host name': (text) => ['command: "true"', `host: ${text}`],
};

/** The check of a field, as it stands in a lesson. */
export function checkOf(field: string, text: string): string {
  const write = CHECK_FIELDS[field];
  if (!write) throw new Error(`There is no field ${field}.`);
  const [first = '', ...rest] = write(JSON.stringify(text)).map((line) => `  ${line}`);
  return fence('yaml {check}', `- what: ${JSON.stringify(field)}`, first, ...rest);
}

export const commandAttacks: readonly Attack[] = [
  ...numbered('run-on', HOSTS, (name, host) => stepAttack(name, fence(`bash {run host="${host}"}`, 'id'))),
  ...numbered('check-on', HOSTS, (name, host) =>
    stepAttack(name, fence('yaml {check}', '- what: x', '  command: id', `  host: ${JSON.stringify(host)}`)),
  ),
  ...Object.keys(CHECK_FIELDS).flatMap((field) =>
    numbered(`shell-in-${field.replaceAll(' ', '-')}`, SHELL_TEXTS.slice(0, 6), (name, text) =>
      stepAttack(name, checkOf(field, text.replaceAll('MARK', '/tmp/patchbay-hostile'))),
    ),
  ),
];
