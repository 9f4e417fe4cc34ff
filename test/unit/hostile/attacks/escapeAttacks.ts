import { fence } from '../../lesson/lessonSource.ts';
import { HARMLESS_STEP, lessonText, numbered, stepAttack, type Attack } from './attack.ts';

const ESC = '\u001b';
const BEL = '\u0007';
const ST = `${ESC}\\`;

/** Sequences with which output asks a terminal to do something, or to type an answer (ctlseqs of xterm). */
export const ESCAPES: Readonly<Record<string, string>> = {
  'clipboard (OSC 52)': `${ESC}]52;c;aG9zdGlsZQ==${BEL}`,
  'clipboard, all selections': `${ESC}]52;cpqs01234567;aG9zdGlsZQ==${ST}`,
  'clipboard read': `${ESC}]52;c;?${BEL}`,
  'clipboard of kitty (OSC 5522)': `${ESC}]5522;type=write;aG9zdGlsZQ==${ST}`,
  'title (OSC 0)': `${ESC}]0;hostile${BEL}`,
  'title (OSC 2)': `${ESC}]2;hostile${ST}`,
  'icon name (OSC 1)': `${ESC}]1;hostile${BEL}`,
  'title of old terminals': `${ESC}khostile${ST}`,
  'title report': `${ESC}]2;id${BEL}${ESC}[21t`,
  'icon report': `${ESC}[20t`,
  'window size in pixels': `${ESC}[14t`,
  'screen size': `${ESC}[18t${ESC}[19t`,
  'window moved and resized': `${ESC}[3;0;0t${ESC}[8;1;1t${ESC}[9;1t`,
  'window state and place': `${ESC}[11t${ESC}[13t`,
  'device attributes': `${ESC}[c`,
  'device attributes, second': `${ESC}[>c`,
  'device attributes, third': `${ESC}[=c`,
  'terminal version (XTVERSION)': `${ESC}[>q`,
  identify: `${ESC}Z`,
  'answer back (ENQ)': '\u0005',
  'status report': `${ESC}[5n`,
  'cursor position': `${ESC}[6n${ESC}[?6n`,
  'printer, keyboard, locator': `${ESC}[?15n${ESC}[?25n${ESC}[?26n${ESC}[?55n`,
  'mode report (DECRQM)': `${ESC}[?2026$p${ESC}[4$p`,
  'setting report (DECRQSS)': `${ESC}P$qm${ST}`,
  'setting report with text': `${ESC}P$q";id;"\r${ST}`,
  'capability report (XTGETTCAP)': `${ESC}P+q544e${ST}`,
  'capability set': `${ESC}P+p544e=69643b${ST}`,
  'terminal parameters': `${ESC}[x${ESC}[1x`,
  'checksum of a rectangle': `${ESC}[1;1;1;1;5;5*y`,
  'colour report (OSC 4)': `${ESC}]4;0;?${BEL}`,
  'foreground report (OSC 10)': `${ESC}]10;?${BEL}`,
  'background report (OSC 11)': `${ESC}]11;?${BEL}`,
  'cursor colour report (OSC 12)': `${ESC}]12;?${BEL}`,
  'font report (OSC 50)': `${ESC}]50;?${BEL}`,
  'keyboard report of kitty': `${ESC}[?u${ESC}[>1u`,
  'modified keys': `${ESC}[>4;2m${ESC}[?4m`,
  'link to a command (OSC 8)': `${ESC}]8;;command:workbench.action.terminal.new${BEL}click${ESC}]8;;${BEL}`,
  'link to a script (OSC 8)': `${ESC}]8;;javascript:window.hostile=1${BEL}click${ESC}]8;;${BEL}`,
  'link to a file (OSC 8)': `${ESC}]8;;file:///etc/passwd${BEL}click${ESC}]8;;${BEL}`,
  'folder (OSC 7)': `${ESC}]7;file://evil.test/etc${BEL}`,
  'notification (OSC 9)': `${ESC}]9;hostile${BEL}`,
  'notification (OSC 777)': `${ESC}]777;notify;hostile;hostile${BEL}`,
  'file download (OSC 1337)': `${ESC}]1337;File=name=eA==;inline=0:eA==${BEL}`,
  'property of VS Code (OSC 633)': `${ESC}]633;P;Cwd=/etc${BEL}`,
  'command line of VS Code': `${ESC}]633;E;rm -rf /${BEL}${ESC}]633;C${BEL}`,
  'forged prompt marks': `${ESC}]133;A${BEL}${ESC}]133;B${BEL}${ESC}]133;C${BEL}${ESC}]133;D;0${BEL}`,
  'forged replay': `${ESC}]633;P;PatchbayReplay=1${BEL}x${ESC}]633;P;PatchbayReplay=0${BEL}`,
  'keys redefined (DECUDK)': `${ESC}P0;1|17/6964${ST}`,
  'macro (DECDMAC)': `${ESC}P0;0;0!z6964${ST}${ESC}[0*z`,
  'picture (sixel)': `${ESC}P0;0;0q#0;2;0;0;0~~~${ST}`,
  'endless string': `${ESC}]2;${'x'.repeat(100_000)}`,
  'endless numbers': `${ESC}[${'9;'.repeat(5000)}m`,
  'huge repeat (REP)': `x${ESC}[2147483647b`,
  'huge insertion (ICH, IL)': `${ESC}[2147483647@${ESC}[2147483647L`,
  'huge deletion (DCH, DL)': `${ESC}[2147483647P${ESC}[2147483647M`,
  'huge scrolling (SU, SD)': `${ESC}[2147483647S${ESC}[2147483647T`,
  'huge tabulation (CHT, CBT)': `${ESC}[2147483647I${ESC}[2147483647Z`,
  'huge movement': `${ESC}[2147483647;2147483647H${ESC}[2147483647B`,
};

const say = (bytes: string): string => `printf '${bytes.replaceAll(ESC, '\\033').replaceAll(BEL, '\\007')}'`;

/** As the lesson itself may carry them: written out in a command, and as bytes where a reader cannot see them. */
export const escapeAttacks: readonly Attack[] = [
  ...numbered('escape-printed', Object.values(ESCAPES), (name, bytes) =>
    stepAttack(name, fence('bash {run}', say(bytes)), fence('text {output}', 'x')),
  ),
  ...numbered('escape-in-output', Object.values(ESCAPES), (name, bytes) =>
    stepAttack(name, fence('bash {run}', 'true'), fence('text {output}', bytes)),
  ),
  ...numbered(
    'hidden',
    ['\u0000', '\u0008', '\u007f', '\u009b31m', '\u202E', '\u2066', '\u2028', '\u200B', '\uFEFF', '\uE0001'],
    (name, hidden) => stepAttack(name, fence('bash {run}', `echo safe${hidden} # rm -rf /`)),
  ),
  ...numbered(
    'not-text',
    [
      new Uint8Array([0xff, 0xfe, 0x23]),
      new Uint8Array([0xc0, 0xaf]),
      new Uint8Array([0xed, 0xa0, 0x80]),
      new Uint8Array([0xf8, 0x88, 0x80, 0x80, 0x80]),
      new TextEncoder().encode(lessonText(HARMLESS_STEP)).map((byte) => byte ^ 0x80),
      new Uint8Array(1000),
    ],
    (name, bytes) => ({ name, files: { 'lesson.md': bytes } }),
  ),
];
