/*
 * patchbay-wake SECONDS.NANOS SEEDHEX [sessions]: run once, right after a clone of a template, or of a checkpoint, goes on.
 * With `sessions` it ends the ssh sessions of before.
 * A clone has its template's clock, random pool and machine-id; two clones would choose the same "random" numbers.
 * The clock: clock_settime(2). The pool: RNDADDENTROPY and RNDRESEEDCRNG of random(4). The id: machine-id(5).
 */
#include "staleSessions.h"

#include <fcntl.h>
#include <linux/random.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { SEED_BYTES = 32 };

static int fail(const char *what) {
  perror(what);
  return 1;
}

static int read_seed(const char *hex, unsigned char *seed) {
  if (strlen(hex) < 2 * SEED_BYTES) return -1;
  for (int i = 0; i < SEED_BYTES; i++) {
    unsigned byte;
    if (sscanf(hex + 2 * i, "%2x", &byte) != 1) return -1;
    seed[i] = (unsigned char)byte;
  }
  return 0;
}

int main(int argc, char **argv) {
  struct { struct rand_pool_info info; unsigned char seed[SEED_BYTES]; } pool;
  if (argc < 3 || argc > 4 || read_seed(argv[2], pool.seed) < 0) {
    fprintf(stderr, "usage: patchbay-wake SECONDS.NANOS SEED (64 hex digits) [sessions]\n");
    return 2;
  }
  char *point;
  struct timespec now = {.tv_sec = strtoll(argv[1], &point, 10)};
  if (*point == '.') now.tv_nsec = strtol(point + 1, NULL, 10);
  if (clock_settime(CLOCK_REALTIME, &now) < 0) return fail("patchbay-wake: clock");

  if (argc == 4) end_stale_sessions();

  int fd = open("/dev/urandom", O_RDWR);
  pool.info.entropy_count = 8 * SEED_BYTES;
  pool.info.buf_size = SEED_BYTES;
  if (fd < 0 || ioctl(fd, RNDADDENTROPY, &pool.info) < 0 || ioctl(fd, RNDRESEEDCRNG) < 0) {
    return fail("patchbay-wake: random pool");
  }
  unsigned char id[16];
  if (read(fd, id, sizeof id) != sizeof id) return fail("patchbay-wake: /dev/urandom");
  FILE *file = fopen("/etc/machine-id", "w");
  if (!file) return fail("patchbay-wake: /etc/machine-id");
  for (size_t i = 0; i < sizeof id; i++) fprintf(file, "%02x", id[i]);
  fputc('\n', file);
  return fclose(file) == 0 ? 0 : fail("patchbay-wake: /etc/machine-id");
}
