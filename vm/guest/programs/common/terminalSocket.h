#ifndef PATCHBAY_TERMINAL_SOCKET_H
#define PATCHBAY_TERMINAL_SOCKET_H

#include <stddef.h>

#define TTY_FOLDER "/run/patchbay/tty"

/*
 * Client and server speak over a SOCK_SEQPACKET unix socket, which keeps message boundaries (unix(7)).
 * The first byte says what follows: DATA bytes either way, SIZE two uint16_t (rows, columns) to the server,
 * KILL nothing to the server, EXIT one byte (exit status) to the client.
 */
enum { DATA = 'd', SIZE = 's', KILL = 'k', EXIT = 'x' };
enum { MESSAGE_BYTES = 16 * 1024 };

/* Fills `path` with the socket of terminal `name`. */
void socket_path(char *path, size_t size, const char *name);

/* A socket connected to the server of `name`; -1 where none listens. */
int connect_terminal(const char *name);

#endif
