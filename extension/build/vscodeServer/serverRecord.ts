import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { killTree } from '../../../vm/process/killTree.ts';
import { isAlive, ownIdentity, type ProcessIdentity } from '../../../vm/process/processIdentity.ts';
import { writeWhole } from '../../../vm/store/wholeFile.ts';

/** Which process serves from a home folder, for the next one that asks. */
interface ServerRecord {
  readonly server: ProcessIdentity;
  readonly owner: ProcessIdentity;
  readonly url: string;
}

/** Notes that this process serves from `home`. */
export function saveServer(home: string, server: ProcessIdentity, url: string): void {
  const record: ServerRecord = { server, owner: ownIdentity(), url };
  writeWhole(fileOf(home), JSON.stringify(record));
}

export function forgetServer(home: string): void {
  rmSync(fileOf(home), { force: true });
}

/** The address of the server that runs from `home`; one whose owner has crashed is ended, and does not count. */
export function runningServer(home: string): string | undefined {
  const record = readRecord(home);
  if (!record || !isAlive(record.server)) return undefined;
  if (isAlive(record.owner)) return record.url;
  killTree(record.server.pid, true, true);
  return undefined;
}

function readRecord(home: string): ServerRecord | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as ServerRecord;
  } catch {
    return undefined;
  }
}

function fileOf(home: string): string {
  return join(home, 'server.json');
}
