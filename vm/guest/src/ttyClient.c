/* The client: this process's own terminal, joined to a server's. */
#define _GNU_SOURCE
#include "tty.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

int connect_terminal(const char *name) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  socket_path(address.sun_path, sizeof address.sun_path, name);
  int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
  if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) == 0) return fd;
  close(fd);
  return -1;
}

static void send_size(int fd) {
  struct winsize size;
  char message[5] = {SIZE};
  if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 || size.ws_col == 0) return;
  memcpy(message + 1, &size.ws_row, 2);
  memcpy(message + 3, &size.ws_col, 2);
  (void)!send(fd, message, sizeof message, MSG_NOSIGNAL);
}

/* Writes all, however slowly this side is read: that is what holds the program back in the end. */
static int write_out(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return -1;
    bytes += written;
    count -= (size_t)written;
  }
  return 0;
}

static int stream(int fd, int signals) {
  char message[MESSAGE_BYTES];
  int typing = 1;
  for (;;) {
    struct pollfd fds[3] = {{.fd = fd, .events = POLLIN},
                            {.fd = typing ? STDIN_FILENO : -1, .events = POLLIN},
                            {.fd = signals, .events = POLLIN}};
    if (poll(fds, 3, -1) < 0 && errno != EINTR) return 126;
    if (fds[2].revents) {
      struct signalfd_siginfo info;
      (void)!read(signals, &info, sizeof info);
      if (info.ssi_signo != SIGWINCH) return 129;
      send_size(fd);
    }
    if (fds[0].revents) {
      ssize_t count = recv(fd, message, sizeof message, 0);
      if (count <= 0) return 126;
      if (message[0] == EXIT) return (unsigned char)message[1];
      if (message[0] == DATA && write_out(message + 1, (size_t)count - 1) < 0) return 129;
    }
    if (typing && fds[1].revents) {
      message[0] = DATA;
      ssize_t count = read(STDIN_FILENO, message + 1, 4096);
      if (count <= 0) return 129;
      if (send(fd, message, (size_t)count + 1, MSG_NOSIGNAL) < 0) return 126;
    }
  }
}

int run_client(int fd) {
  struct termios before, raw;
  int has_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
  sigset_t watched;
  sigemptyset(&watched);
  sigaddset(&watched, SIGWINCH);
  sigaddset(&watched, SIGHUP);
  sigaddset(&watched, SIGTERM);
  sigprocmask(SIG_BLOCK, &watched, NULL);
  int signals = signalfd(-1, &watched, SFD_CLOEXEC);
  if (has_terminal) {
    raw = before;
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  }
  send_size(fd);
  int status = stream(fd, signals);
  if (has_terminal) tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
  return status;
}
