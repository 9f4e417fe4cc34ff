#include "ttyRing.h"

void ring_append(struct ring *ring, const char *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) ring->bytes[(ring->total + i) % RING_BYTES] = bytes[i];
  ring->total += count;
}

size_t ring_read(const struct ring *ring, uint64_t from, char *bytes, size_t size) {
  size_t count = 0;
  while (count < size && from + count < ring->total) {
    bytes[count] = ring->bytes[(from + count) % RING_BYTES];
    count++;
  }
  return count;
}

uint64_t ring_replay_start(const struct ring *ring) {
  if (ring->total <= RING_BYTES) return 0;
  for (uint64_t at = ring->total - RING_BYTES; at < ring->total; at++) {
    if (ring->bytes[at % RING_BYTES] == '\n') return at + 1;
  }
  return ring->total;
}
