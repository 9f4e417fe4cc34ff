import { z } from 'zod';
import { failure, type Result } from '../../core/failure/failure.ts';
import { wordsOf } from '../../core/failure/failureError.ts';
import type { ClassTicket } from './classTicket.ts';

/** A hub on the same network answers at once, or is not there. */
const PATIENCE_MS = 15_000;

const answerSchema = z.union([
  z.object({ problem: z.string().max(2000) }),
  z.object({ name: z.string().max(200), cookie: z.string().max(500) }),
]);

/** An address as a learner has it: with the code or without, perhaps without `http://`. Undefined where it is none. */
export function readClassAddress(
  typed: string,
): { readonly address: string; readonly code: string | undefined } | undefined {
  const text = typed.trim();
  const whole = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return { address: `${url.origin}${path}`, code: url.searchParams.get('code') ?? undefined };
}

/** Takes a seat in a class, or opens one that the learner has (`seatCode`). */
export async function joinClass(
  address: string,
  form: { readonly name: string; readonly code: string } | { readonly seatCode: string },
): Promise<Result<ClassTicket>> {
  let said: string;
  try {
    const response = await fetch(new URL('editor/join', address), {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: new URL(address).origin },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const read = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (!read.success) return { ok: false, failure: failure('class-no-hub', { address }) };
    if ('cookie' in read.data) return { ok: true, value: { address, ...read.data, lessons: [] } };
    return { ok: false, failure: failure('class-not-joined', { said: read.data.problem }) };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    said = wordsOf(cause ?? error);
  }
  return { ok: false, failure: failure('class-out-of-reach', { address, said }) };
}

/** Gives the cookie back, where the hub can be reached: it opens the seat no longer. */
export async function leaveSeat({ address, cookie }: Pick<ClassTicket, 'address' | 'cookie'>): Promise<void> {
  await fetch(new URL('leave', address), {
    method: 'POST',
    headers: { origin: new URL(address).origin, cookie },
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
}
