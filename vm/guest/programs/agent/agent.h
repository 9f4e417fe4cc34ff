#ifndef PATCHBAY_AGENT_H
#define PATCHBAY_AGENT_H

#include "terminalSocket.h"

#include <poll.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The machine channel: one connection carries every program and terminal. Frames both ways: type (1 byte), stream
 * (uint32_t), length (uint32_t), payload; numbers in network byte order. A stream is one program or terminal; the
 * caller chooses its number. vm/transport/agent/agentFrames.ts is the other end.
 *
 * Flow control is by credit: each side may send WINDOW_BYTES of data on a stream, and more only when the other
 * grants it, as ssh does (RFC 4254, 5.2). So one stream that nobody reads never holds up another. What a terminal prints
 * is counted by its server alone (terminalSocket.h): grants are passed on to it, and the caller gives them as it shows
 * what was printed.
 */
enum frame_type {
  RUN = 'r',      /* > milliseconds, host, netns (or empty), argv…; each ends with NUL */
  TERMINAL = 't', /* > name, host, netns (or empty), rows, columns; each ends with NUL */
  TERMINALS = 'l', /* > nothing; its output is a line of JSON for each terminal: name, host, netns, pid */
  CLOSE_TERMINAL = 'c', /* > name, ends with NUL; ends when the terminal has, with all that ran in it */
  INPUT = 'd',    /* > bytes for stdin or the terminal */
  INPUT_END = 'e',
  RESIZE = 's',   /* > rows, columns: two uint16_t */
  GIVE_UP = 'k',  /* > ends the program; leaves the terminal, which goes on */
  GRANT = 'w',    /* <> uint32_t: so many bytes more */
  OPENED = 'a',   /* < the terminal is there */
  OUTPUT = 'o',   /* < stdout, or what the terminal shows */
  ERRORS = 'f',   /* < stderr, or why there is no terminal */
  ENDED = 'x'     /* < int32_t: the exit code; the last frame of a stream */
};

enum { HEADER_BYTES = 9, PIECE_BYTES = 16 * 1024, MOST_PAYLOAD = 4 * 1024 * 1024 };

/* Writes one frame to the caller, or ends this process where nobody reads any more. */
void send_frame(enum frame_type type, uint32_t stream, const void *payload, size_t length);
void send_number(enum frame_type type, uint32_t stream, uint32_t number);

enum { MOST_STREAMS = 96, POLLS_A_STREAM = 3 };

/* Takes in one frame of the caller. */
void streams_take(enum frame_type type, uint32_t stream, char *payload, size_t length);

/* Fills `fds` with what the streams wait for; returns how many. `timeout`: milliseconds until streams_serve is due, or -1. */
nfds_t streams_poll(struct pollfd *fds, int *timeout);

/* Does what can be done after poll(2). */
void streams_serve(const struct pollfd *fds, nfds_t count);

/* A child process ended, of whatever stream. */
void streams_reap(void);

#endif
