/**
 * Whether somebody ended a process from outside, or the kernel for want of memory (signal(7)): that says nothing of what it
 * was started from. What a program does to itself (SIGABRT, SIGSEGV) does not count.
 */
export function isKilled({ signal }: { readonly signal: string | null }): boolean {
  return signal !== null && ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'].includes(signal);
}
