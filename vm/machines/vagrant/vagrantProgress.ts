import { message, say } from '../../../extension/core/language/say.ts';
import type { Progress } from '../../../extension/core/machine/machine.ts';
import type { VagrantLine } from './machineReadable.ts';

/** Vagrant has no structured progress: what it says to people are the milestones, in the order in which they come. */
const MILESTONES: readonly (readonly [pattern: RegExp, words: string, fraction: number])[] = [
  [/^Adding box|could not be found\. Attempting to find/, message('Fetching the box, this once'), 0.05],
  [/^Verifying checksum/, message('Verifying the box'), 0.25],
  [/^Successfully added box/, message('The box is here'), 0.3],
  [/^Uploading base box image/, message('Copying the box to where libvirt keeps disks, this once'), 0.35],
  [
    /^Importing base box|^Cloning|^Preparing master VM|^Creating image|^Copying box/,
    message('Making its disk'),
    0.45,
  ],
  [/^Creating domain|^Creating and registering/, message('Making the machine'), 0.5],
  [/^Starting domain|^Booting VM|^Starting the VM|^Verifying VMnet/, message('Starting the machine'), 0.55],
  [/to get an IP address|report its IP address/, message('Waiting for its network'), 0.6],
  [/^Waiting for machine to boot|^Waiting for SSH/, message('Waiting for Linux to boot'), 0.65],
  [/^Machine booted and ready|^Machine is booted/, message('Linux is up'), 0.75],
  [/^Restoring the snapshot/, message('Restoring the machine'), 0.3],
  [/^Snapshotting/, message('Saving the machine as it is'), 0.9],
  [/^Removing domain|^Destroying VM/, message('Removing the machine'), 0.5],
];
/** A download says how far it is: `Progress: 12% (Rate: 3M/s, …)`. It lies between the first two milestones. */
const DOWNLOAD = /Progress: (\d+)%/;

/** The progress that a line of machine-readable output means; undefined where it is no milestone. */
export function vagrantProgress({ type, data }: VagrantLine): Progress | undefined {
  if (type !== 'ui') return undefined;
  // A text may have the machine's name before it, as on a terminal: `==> name: text`.
  const text = (data[1] ?? '').replace(/^(==>)?\s*[\w.-]+: /, '').trim();
  const percent = DOWNLOAD.exec(data[1] ?? '')?.[1];
  if (percent !== undefined)
    return {
      message: say('Fetching the box: {percent} %', { percent }),
      fraction: 0.05 + Number(percent) / 500,
    };
  const found = MILESTONES.find(([pattern]) => pattern.test(text));
  return found && { message: say(found[1]), fraction: found[2] };
}
