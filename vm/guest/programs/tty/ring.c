#include "ring.h"

char *ring_end(struct ring *ring, size_t *size) {
  size_t at = ring->total % RING_BYTES;
  *size = RING_BYTES - at;
  return ring->bytes + at;
}

char *ring_at(struct ring *ring, uint64_t from, size_t *size) {
  size_t at = from % RING_BYTES;
  if (*size > ring->total - from) *size = ring->total - from;
  if (*size > RING_BYTES - at) *size = RING_BYTES - at;
  return ring->bytes + at;
}

uint64_t ring_replay_start(const struct ring *ring) {
  if (ring->total <= RING_BYTES) return 0;
  for (uint64_t at = ring->total - RING_BYTES; at < ring->total; at++) {
    if (ring->bytes[at % RING_BYTES] == '\n') return at + 1;
  }
  return ring->total;
}
