#ifndef PATCHBAY_RING_H
#define PATCHBAY_RING_H

#include <stddef.h>
#include <stdint.h>

enum { RING_BYTES = 1024 * 1024 };

/* The last RING_BYTES of an output; places in it are counted from the first byte that was ever printed. */
struct ring {
  uint64_t total;
  char bytes[RING_BYTES];
};

/* Where the next bytes of the output belong; `size`: how many may be put there in one piece. `total` then grows by them. */
char *ring_end(struct ring *ring, size_t *size);

/* The bytes from `from` on, in place; `size`: the most that are wanted, then how many lie there in one piece. */
char *ring_at(struct ring *ring, uint64_t from, size_t *size);

/* Where a replay begins: the start, or the first line start of what is kept. */
uint64_t ring_replay_start(const struct ring *ring);

#endif
