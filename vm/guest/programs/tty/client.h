#ifndef PATCHBAY_CLIENT_H
#define PATCHBAY_CLIENT_H

#include "clock.h"
#include "ring.h"
#include "terminalSocket.h"

#include <poll.h>

enum { CLIENTS = 16 };

/* Who is connected to a terminal: what it was sent of the output, and what it typed that the program has not read. */
struct client {
  int fd; /* -1: free */
  uint64_t sent;
  uint64_t limit;      /* how far it may be sent output; it grants more as it shows it */
  uint64_t replay_end; /* 0: nothing is replayed, or all of it was */
  long long holds_since; /* others wait for it since then; NEVER: they do not */
  size_t input_bytes;
  int owes_taken;
  char input[INPUT_BYTES];
};

extern struct client clients[CLIENTS];

void accept_client(const struct ring *ring, int listening);
void drop_client(struct client *client);

/* The client takes so many bytes more. */
void grant_client(struct client *client, uint32_t bytes);

/* The client wants no more output. */
void ignore_output(const struct ring *ring, struct client *client);

/* Whether each client takes more than was printed so far; if not, the program has to wait. */
int all_take(const struct ring *ring);

/* A client that takes nothing for long is dropped, so that it does not hold up the others. */
void drop_stalled(const struct ring *ring);

/* Fills `fds` with what the clients wait for; when drop_stalled is due. */
deadline poll_clients(const struct ring *ring, struct pollfd *fds);

/* Sends a client what was printed, as far as it takes it. */
void send_output(struct ring *ring, struct client *client);

/* Sends each client the rest and the exit code, then drops it; returns how many still wait for some of it. */
int end_clients(struct ring *ring, int code);

/* What a client typed: passed on to the program as far as that takes it. */
void take_input(struct client *client, int master, const char *bytes, size_t count);
void write_input(int master);
int has_input(void);

#endif
