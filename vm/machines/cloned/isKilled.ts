/**
 * Whether a process was killed from outside, for example by the kernel when memory ran out (signal(7)): then the saved
 * machine is not at fault. A program's own crash (SIGABRT, SIGSEGV) does not count.
 */
export function isKilled({ signal }: { readonly signal: string | null }): boolean {
  return signal !== null && ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'].includes(signal);
}
