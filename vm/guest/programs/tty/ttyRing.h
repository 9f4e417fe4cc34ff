#ifndef PATCHBAY_TTY_RING_H
#define PATCHBAY_TTY_RING_H

#include <stddef.h>
#include <stdint.h>

enum { RING_BYTES = 1024 * 1024 };

/* The last RING_BYTES of an output; places in it are counted from the first byte that was ever printed. */
struct ring {
  uint64_t total;
  char bytes[RING_BYTES];
};

/* Appends; `count` is at most RING_BYTES. */
void ring_append(struct ring *ring, const char *bytes, size_t count);

/* Copies up to `size` bytes that begin at `from`; returns how many. */
size_t ring_read(const struct ring *ring, uint64_t from, char *bytes, size_t size);

/* Where a replay begins: the start, or the first line start of what is kept. */
uint64_t ring_replay_start(const struct ring *ring);

#endif
