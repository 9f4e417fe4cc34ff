import { browser } from './zhCn/browser.ts';
import { change } from './zhCn/change.ts';
import { checks } from './zhCn/checks.ts';
import { classPages } from './zhCn/class.ts';
import { cli } from './zhCn/cli.ts';
import { doctor } from './zhCn/doctor.ts';
import { editor } from './zhCn/editor.ts';
import { classroom } from './zhCn/failures/classroom.ts';
import { commandLine } from './zhCn/failures/commandLine.ts';
import { computer } from './zhCn/failures/computer.ts';
import { emulated } from './zhCn/failures/emulated.ts';
import { lesson } from './zhCn/failures/lesson.ts';
import { machine } from './zhCn/failures/machine.ts';
import { reasons as failureReasons } from './zhCn/failures/reasons.ts';
import { vagrant } from './zhCn/failures/vagrant.ts';
import { help } from './zhCn/help.ts';
import { home } from './zhCn/home.ts';
import { page } from './zhCn/page.ts';
import { player } from './zhCn/player.ts';
import { rebuild } from './zhCn/rebuild.ts';
import { topology } from './zhCn/topology.ts';
import { unusual } from './zhCn/unusual.ts';
import { packets } from './zhCn/walk/packets.ts';
import { hops } from './zhCn/walk/hops.ts';
import { reasons } from './zhCn/walk/reasons.ts';
import { tunnels } from './zhCn/walk/tunnels.ts';
import { verdict } from './zhCn/walk/verdict.ts';

/** English message → the same in another language. */
export type Catalogue = Readonly<Record<string, string>>;

const FAILURES = [computer, emulated, vagrant, machine, failureReasons, lesson, commandLine, classroom];
const WALK = [packets, hops, verdict, reasons, tunnels];
const CATALOGUES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  'zh-cn': mapOf(
    page,
    player,
    editor,
    cli,
    help,
    browser,
    home,
    classPages,
    checks,
    doctor,
    rebuild,
    topology,
    unusual,
    change,
    ...FAILURES,
    ...WALK,
  ),
};
const NONE: ReadonlyMap<string, string> = new Map();

/** The messages of a language; none of English, which is the key itself. */
export function catalogueOf(language: string): ReadonlyMap<string, string> {
  return Object.hasOwn(CATALOGUES, language) ? (CATALOGUES[language] ?? NONE) : NONE;
}

function mapOf(...parts: readonly Catalogue[]): ReadonlyMap<string, string> {
  return new Map(parts.flatMap((part) => Object.entries(part)));
}
