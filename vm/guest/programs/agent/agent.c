/* patchbay-agent: the guest's end of the machine channel, on its stdin and stdout. See agent.h. */
#define _GNU_SOURCE
#include "agent.h"

#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* In one piece: a virtio port takes each write(2) of its own to the computer (port_fops_write, virtio_console.c). */
void send_frame(enum frame_type type, uint32_t stream, const void *payload, size_t length) {
  static char frame[HEADER_BYTES + PIECE_BYTES];
  uint32_t numbers[2] = {htonl(stream), htonl((uint32_t)length)};
  if (length > PIECE_BYTES) exit(1);
  frame[0] = (char)type;
  memcpy(frame + 1, numbers, sizeof numbers);
  if (length > 0) memcpy(frame + HEADER_BYTES, payload, length);
  for (size_t at = 0; at < HEADER_BYTES + length;) {
    ssize_t written = write(STDOUT_FILENO, frame + at, HEADER_BYTES + length - at);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) exit(1);
    at += (size_t)written;
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
