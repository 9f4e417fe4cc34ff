#ifndef PATCHBAY_CLOCK_H
#define PATCHBAY_CLOCK_H

#include <time.h>

/* Milliseconds of a clock that only goes on (CLOCK_MONOTONIC, clock_gettime(2)). */
static inline long long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* When something is due, in now_ms; NEVER where nothing is. */
typedef long long deadline;
enum { NEVER = -1 };

static inline int is_due(deadline at) { return at != NEVER && now_ms() >= at; }

/* The earlier of two. */
static inline deadline sooner(deadline a, deadline b) { return a == NEVER ? b : b == NEVER || a < b ? a : b; }

/* The time-out of poll(2) until then: 0 where it is due, -1 for NEVER. */
static inline int wait_ms(deadline at) {
  if (at == NEVER) return -1;
  long long left = at - now_ms();
  return left > 0 ? (int)left : 0;
}

#endif
