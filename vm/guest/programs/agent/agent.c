/* patchbay-agent: the guest's end of the machine channel, on its stdin and stdout. See agent.h. */
#define _GNU_SOURCE
#include "agent.h"

#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/uio.h>
#include <unistd.h>

void send_frame(enum frame_type type, uint32_t stream, const void *payload, size_t length) {
  char header[HEADER_BYTES] = {(char)type};
  uint32_t numbers[2] = {htonl(stream), htonl((uint32_t)length)};
  memcpy(header + 1, numbers, sizeof numbers);
  struct iovec parts[2] = {{header, sizeof header}, {(void *)payload, length}};
  int at = 0;
  while (at < 2) {
    ssize_t written = writev(STDOUT_FILENO, parts + at, 2 - at);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) exit(1);
    while (at < 2 && (size_t)written >= parts[at].iov_len) written -= (ssize_t)parts[at++].iov_len;
    if (at < 2) {
      parts[at].iov_base = (char *)parts[at].iov_base + written;
      parts[at].iov_len -= (size_t)written;
    }
  }
}

void send_number(enum frame_type type, uint32_t stream, uint32_t number) {
  uint32_t payload = htonl(number);
  send_frame(type, stream, &payload, sizeof payload);
}

/* Reads what came from the caller and takes in the whole frames of it. */
static void read_frames(void) {
  static char *bytes;
  static size_t held, room;
  if (room - held < 64 * 1024) {
    room = held + 128 * 1024;
    bytes = realloc(bytes, room);
    if (!bytes) exit(1);
  }
  ssize_t count = read(STDIN_FILENO, bytes + held, room - held);
  if (count < 0 && errno == EINTR) return;
  /* The caller is gone: what runs for it ends with this process (PR_SET_PDEATHSIG). */
  if (count <= 0) exit(0);
  held += (size_t)count;
  size_t at = 0;
  while (held - at >= HEADER_BYTES) {
    uint32_t numbers[2];
    memcpy(numbers, bytes + at + 1, sizeof numbers);
    size_t length = ntohl(numbers[1]);
    if (length > MOST_PAYLOAD) exit(2);
    if (held - at - HEADER_BYTES < length) break;
    streams_take((unsigned char)bytes[at], ntohl(numbers[0]), bytes + at + HEADER_BYTES, length);
    at += HEADER_BYTES + length;
  }
  memmove(bytes, bytes + at, held - at);
  held -= at;
}

int main(void) {
  signal(SIGPIPE, SIG_IGN);
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, NULL);
  int signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  for (;;) {
    static struct pollfd fds[2 + MOST_STREAMS * POLLS_A_STREAM];
    int timeout;
    fds[0] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
    fds[1] = (struct pollfd){.fd = signals, .events = POLLIN};
    nfds_t count = streams_poll(fds + 2, &timeout);
    if (poll(fds, count + 2, timeout) < 0 && errno != EINTR) return 1;
    streams_serve(fds + 2, count);
    if (fds[1].revents) {
      struct signalfd_siginfo info;
      (void)!read(signals, &info, sizeof info);
      streams_reap();
    }
    if (fds[0].revents) read_frames();
  }
}
