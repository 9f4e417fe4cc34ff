import { isAlive, ownIdentity, type ProcessIdentity } from '../../process/processIdentity.ts';
import { openDataFolder } from '../../store/dataFolder.ts';
import { cleanLeftovers } from '../../store/leftovers.ts';
import { loadRecord, saveRecord } from '../../store/machineRecord.ts';
import { destroyVagrantMachine } from '../vagrant/vagrantFolder.ts';

/** `caretaker HOME ID GRACE_MS`: ends a machine that a window left, see leaveMachine.ts. Killed, it is a crashed owner. */
const [home, id = '', graceMs] = process.argv.slice(2);
const data = openDataFolder({ PATCHBAY_HOME: home });
const record = loadRecord(data, id);
const own = ownIdentity();
if (record?.left === true && record.owner === undefined) {
  saveRecord(data, { ...record, owner: own });
  const isOver = (owner: ProcessIdentity): boolean => owner.pid === own.pid || !isAlive(owner);
  setTimeout(() => void cleanLeftovers(data, { endOutside: destroyVagrantMachine, isOver }), Number(graceMs));
}
