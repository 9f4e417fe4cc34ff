import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineFacts, MachineKind, MachineRequirements } from '../../extension/core/machine/machine.ts';
import { identityOf, isAlive, type ProcessIdentity } from '../process/processIdentity.ts';
import type { DataFolder } from './dataFolder.ts';
import { storeFailure } from './diskSpace.ts';
import type { SshAddress, SshSettings } from './settings.ts';
import { writeWhole } from './wholeFile.ts';

/** What a later process needs to find a machine again; removed with the machine. */
export interface MachineRecord {
  readonly format: 1;
  readonly id: string;
  readonly kind: MachineKind;
  /** The virtual machine's process; absent where it is not ours (vagrant, ssh). */
  readonly process?: ProcessIdentity | undefined;
  /** The process that will end the machine; absent where it was left running on purpose. */
  readonly owner?: ProcessIdentity | undefined;
  /** A window left it: its owner waits whether another window takes it, see machines/caretaker. */
  readonly left?: boolean | undefined;
  /** TCP port of its ssh server; 0 where it has none (qemu, v86). */
  readonly port: number;
  /** Where that is; absent: 127.0.0.1. */
  readonly address?: string | undefined;
  /** `ssh-ed25519 AAAA…`; empty where it has no ssh server. */
  readonly hostKey: string;
  /** Folder name of the template that it is a clone of (qemu, v86). */
  readonly template?: string | undefined;
  /** How it was reached (ssh). */
  readonly ssh?: (SshSettings & { readonly place: SshAddress }) | undefined;
  readonly facts: MachineFacts;
  readonly lesson?: string | undefined;
  readonly requirements: MachineRequirements;
  /** ISO 8601. */
  readonly startedAt: string;
}

const NOTHING_REQUIRED: MachineRequirements = { docker: false, internet: false };

/** Whether the record's machine may still run; without a process of ours, we assume that until it does not answer. */
export function mayRun(record: MachineRecord): boolean {
  return record.process === undefined || isAlive(record.process);
}

/** Writes the record of a machine; throws FailureError where the disk is full. */
export function saveRecord(folder: DataFolder, record: MachineRecord): void {
  try {
    writeWhole(recordPath(folder, record.id), `${JSON.stringify(record, undefined, 2)}\n`);
  } catch (error) {
    throw storeFailure(error, folder.root);
  }
}

/**
 * The process that inherits a machine which this process leaves: the one in $PATCHBAY_WHILE (`npm start`, for the windows
 * that it serves). Undefined where there is none: then the machine stays.
 */
export function heir(env: NodeJS.ProcessEnv = process.env): ProcessIdentity | undefined {
  const pid = Number(env['PATCHBAY_WHILE']);
  return Number.isInteger(pid) && pid > 0 ? identityOf(pid) : undefined;
}

/** Whether its last user left the machine, so that another may take it. */
export function isLeft({ owner, left }: MachineRecord): boolean {
  return owner === undefined || owner.pid === heir()?.pid || left === true;
}

export function removeRecord(folder: DataFolder, id: string): void {
  rmSync(recordPath(folder, id), { force: true });
}

/** Undefined where there is no such record, or it is damaged. */
export function loadRecord(folder: DataFolder, id: string): MachineRecord | undefined {
  try {
    const value = JSON.parse(readFileSync(recordPath(folder, id), 'utf8')) as Partial<MachineRecord> | null;
    if (value?.format !== 1 || value.id !== id) return undefined;
    if (typeof value.kind !== 'string' || typeof value.port !== 'number') return undefined;
    if ((value.kind === 'qemu' || value.kind === 'v86') && typeof value.process?.pid !== 'number')
      return undefined;
    // Records of older versions call the requirements `needs`, and name the backend otherwise; it is the kind.
    const { needs, ...record } = value as MachineRecord & { readonly needs?: MachineRequirements };
    const requirements = (record as Partial<MachineRecord>).requirements ?? needs ?? NOTHING_REQUIRED;
    return { ...record, requirements, facts: { ...record.facts, backend: record.kind } };
  } catch {
    return undefined;
  }
}

/** All records that can be read, oldest first. */
export function listRecords(folder: DataFolder): MachineRecord[] {
  return recordIds(folder)
    .flatMap((id) => loadRecord(folder, id) ?? [])
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}

/** The ids of all record files, readable or not. */
export function recordIds(folder: DataFolder): string[] {
  try {
    return readdirSync(folder.machines).flatMap((name) =>
      name.endsWith('.json') ? [name.slice(0, -5)] : [],
    );
  } catch {
    return [];
  }
}

function recordPath(folder: DataFolder, id: string): string {
  return join(folder.machines, `${id}.json`);
}
