#ifndef PATCHBAY_TERMINAL_SOCKET_H
#define PATCHBAY_TERMINAL_SOCKET_H

#include <stddef.h>

#define TTY_FOLDER "/run/patchbay/tty"

/*
 * Client and server speak over a SOCK_SEQPACKET unix socket, which keeps message boundaries (unix(7)).
 * The first byte says what follows:
 *   DATA   bytes, either way;
 *   TAKEN  to the client: the program's pty has taken the client's last DATA, and the next may come;
 *   MORE   uint32_t, to the server: so many bytes more may be printed;
 *   SIZE   two uint16_t (rows, columns), to the server;
 *   CLOSE  to the server: all that runs in the terminal is to end;
 *   EXIT   one byte (exit status), to the client.
 *
 * Flow control has one window, from the program to the client that shows its output: the server reads from the pty while
 * every client has shown all but WINDOW_BYTES. Nothing between them counts or holds.
 */
enum { DATA = 'd', TAKEN = 't', MORE = 'w', SIZE = 's', CLOSE = 'k', EXIT = 'x' };
enum { MESSAGE_BYTES = 16 * 1024, INPUT_BYTES = 4 * 1024, WINDOW_BYTES = 256 * 1024 };

/* Fills `path` with the socket of terminal `name`. */
void socket_path(char *path, size_t size, const char *name);

/* A socket connected to the server of `name`; -1 where none listens. */
int connect_terminal(const char *name);

#endif
