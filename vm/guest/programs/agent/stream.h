#ifndef PATCHBAY_STREAM_H
#define PATCHBAY_STREAM_H

#include "agent.h"
#include "clock.h"

#include <sys/types.h>

struct stream {
  uint32_t id;
  int used, is_terminal;
  pid_t pid;           /* of the process that watches the program; 0: a terminal, or ended */
  int code;            /* once it has ended */
  deadline linger;     /* when its output is no longer waited for; NEVER: it runs */
  int in, out, err;    /* -1: closed; a terminal's socket is in both `in` and `out` */
  long long credit;    /* bytes that the caller still takes; of a terminal's its server keeps count */
  char *pending;       /* what waits to be read from `in` */
  size_t pending_bytes;
  size_t untaken;      /* of a terminal: what was sent on and is not yet with the program */
  int input_ended;
};

/* Its last frame; the stream's place is free then. */
void end_stream(struct stream *stream, int code);

/* Starts a program whose pipes are the stream's; see run_program. */
void start_program(struct stream *stream, const char *host, const char *netns, long ms, char **argv);

/* The first `count` bytes of what waits to be read have gone. */
void forget_pending(struct stream *stream, size_t count);

/* The next of a payload's strings, or NULL where there is none. */
char *next_string(char **at, const char *payload_end);

#endif
