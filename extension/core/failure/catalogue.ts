import { browserEdition } from './catalogue/browserEdition.ts';
import { browserTab } from './catalogue/browserTab.ts';
import { classroom } from './catalogue/classroom.ts';
import { commandLine } from './catalogue/commandLine.ts';
import { computer } from './catalogue/computer.ts';
import { emulated } from './catalogue/emulated.ts';
import { lesson } from './catalogue/lesson.ts';
import { machine } from './catalogue/machine.ts';
import { network } from './catalogue/network.ts';
import { ourselves } from './catalogue/ourselves.ts';
import { qemu } from './catalogue/qemu.ts';
import { ssh } from './catalogue/ssh.ts';
import { vagrant } from './catalogue/vagrant.ts';
import { vagrantBoxes } from './catalogue/vagrantBoxes.ts';

/** All failures by where they appear, in the order of docs/troubleshooting.md. */
export const AREAS = [
  { title: 'The computer (doctor)', failures: computer },
  { title: 'QEMU (doctor, start)', failures: qemu },
  { title: 'The emulated machine (doctor, start)', failures: emulated },
  { title: 'Vagrant (doctor, start)', failures: vagrant },
  { title: 'Vagrant boxes (doctor, start)', failures: vagrantBoxes },
  { title: 'A machine over ssh (doctor, start)', failures: ssh },
  { title: 'Any machine (start, reset, shell, exec)', failures: machine },
  { title: 'Lessons (list, start, check, solve)', failures: lesson },
  { title: 'The network (topology, state, walk, rates)', failures: network },
  { title: 'The command line', failures: commandLine },
  { title: 'A class (class serve, report, remove)', failures: classroom },
  { title: 'VS Code in the browser (npm start)', failures: browserEdition },
  { title: 'A browser tab (the site)', failures: browserTab },
  { title: 'Patchbay itself', failures: ourselves },
] as const;

/** Every failure that Patchbay reports, by its code. */
export const CATALOGUE = {
  ...computer,
  ...qemu,
  ...emulated,
  ...vagrant,
  ...vagrantBoxes,
  ...ssh,
  ...machine,
  ...lesson,
  ...network,
  ...commandLine,
  ...classroom,
  ...browserEdition,
  ...browserTab,
  ...ourselves,
} as const;

export type FailureCode = keyof typeof CATALOGUE;
