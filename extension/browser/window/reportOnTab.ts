import { say } from '../../core/language/say.ts';
import { ask } from './dialog.ts';

/** What the machine needs of the browser, in bytes: its memory, and the compiled code of the emulator. */
const LEAST_BYTES = 60e6;

/** What this browser has of what a lesson needs, a sentence each; the first page's doctor. */
export async function tabFindings(): Promise<readonly string[]> {
  const room = await roomBytes();
  return [
    hasWebAssembly()
      ? say('It runs WebAssembly, which the emulated PC is written in.')
      : say(
          'It does not run WebAssembly, which the emulated PC needs. Use a newer browser, or allow WebAssembly for this page.',
        ),
    isSecureContext
      ? say(
          'The page has a secure address, so the machine can be kept for the next time and for offline use.',
        )
      : say('The page has no https address: nothing is kept, and the machine is fetched at each start.'),
    room >= LEAST_BYTES
      ? say('It has room to keep the machine: {megabytes} MB.', { megabytes: Math.round(room / 1e6) })
      : say('It has no room to keep the machine (a private window has little): it is fetched at each start.'),
  ];
}

/** A page without https is told nothing, and keeps nothing. */
async function roomBytes(): Promise<number> {
  const { storage } = navigator as Partial<Navigator>;
  try {
    const { quota = 0, usage = 0 } = (await storage?.estimate()) ?? {};
    return quota - usage;
  } catch {
    return 0;
  }
}

export function hasWebAssembly(): boolean {
  return typeof WebAssembly === 'object' && typeof WebAssembly.instantiate === 'function';
}

/** Shows them. */
export async function reportOnTab(): Promise<void> {
  await ask({ title: say('What this browser has'), lines: await tabFindings(), buttons: [say('Close')] });
}
