import type { DataFolder } from '../store/dataFolder.ts';
import { loadRecord, saveRecord } from '../store/machineRecord.ts';

/** From now on the machine goes on when this process ends, however that is; a later one attaches to it. */
export function keepMachine(data: DataFolder, id: string): void {
  const record = loadRecord(data, id);
  if (record) saveRecord(data, { ...record, owner: undefined });
}
