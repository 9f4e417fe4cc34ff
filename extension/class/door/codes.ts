import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Without letters and digits that look alike on a board: I, L, O, 0, 1. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** What learners type to join: 6 of 31 characters, about 900 million codes. */
export function newClassCode(): string {
  return characters(6);
}

/** What opens a seat in another browser: 9 of 31 characters, in groups that can be read out. */
export function newSeatCode(): string {
  return `${characters(3)}-${characters(3)}-${characters(3)}`;
}

/** 256 bits, for what nobody types. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A class's code as it was typed: in lower case, with spaces. */
export function readClassCode(typed: string): string {
  return letters(typed);
}

/** A seat's code as it was typed: without its dashes, in lower case. */
export function readSeatCode(typed: string): string {
  return letters(typed).replace(/(.{3})(?=.)/g, '$1-');
}

/** Whether two secrets are the same, in a time that does not say where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function characters(count: number): string {
  return Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

function letters(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 20);
}
