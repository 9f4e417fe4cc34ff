#ifndef PATCHBAY_STALE_SESSIONS_H
#define PATCHBAY_STALE_SESSIONS_H

/*
 * Ends every ssh session but the one that this process belongs to, with the programs that were run through it.
 * A machine that goes on from a saved state has sessions whose other end is gone and will never say so.
 * Terminals stay: their servers belong to no session (see ttyServer.c).
 */
void end_stale_sessions(void);

#endif
