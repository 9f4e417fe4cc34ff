import type { Operation } from '../../extension/core/machine/machine.ts';
import { chooseMachine } from '../machines/chooseMachine.ts';
import { openDataFolder, type DataFolder } from '../store/dataFolder.ts';
import { machineChoice, readSettings, type MachineSettings } from '../store/settings.ts';
import type { Finding } from './finding.ts';
import type { AskedLesson } from './ssh/lessonsFinding.ts';
import { qemuFindings } from './qemu/qemuFindings.ts';
import { sshFindings } from './ssh/sshFindings.ts';
import { v86Findings } from './v86/v86Findings.ts';
import { vagrantFindings } from './vagrant/vagrantFindings.ts';

/**
 * Looks at what the machine that is chosen needs here, in the order in which it can be mended. Changes nothing.
 * `lessons`: those of which it is said whether the machine can play them.
 */
export async function diagnose(
  operation: Operation = {},
  data: DataFolder = openDataFolder(),
  settings: MachineSettings = readSettings(data),
  lessons: readonly AskedLesson[] = [],
): Promise<Finding[]> {
  const choice = await chooseMachine(machineChoice(settings.machine), data, operation.signal);
  switch (choice.kind) {
    case 'qemu':
      return qemuFindings(data, operation);
    case 'v86':
      return v86Findings(data);
    case 'vagrant':
      return vagrantFindings(data, settings.vagrant, operation);
    case 'ssh':
      return sshFindings({ data, place: choice.place, settings: settings.ssh, lessons }, operation);
  }
}
