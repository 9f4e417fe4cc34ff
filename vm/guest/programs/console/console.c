/*
 * patchbay-console: keeps patchbay-agent on the first virtio console, for the emulator at its other end
 * (vm/machines/v86/guestChannel.ts).
 *
 * A restored machine may stand in the middle of anything, so each life of it begins with an agent of its own. On the
 * second console the emulator says a line, a word of its choice. The old agent ends, and with it what ran for it; the
 * word is answered there. Then the emulator says the word on the first console too: what comes before it is of before.
 * The word comes back there, and after it only what the new agent says. An agent that ends by itself is told on the
 * second console: `ended`.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { WORD_BYTES = 64 };

static int channel, control;
static pid_t agent;

static int open_raw(const char *path) {
  struct termios raw;
  int fd = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || tcgetattr(fd, &raw) < 0) exit(1);
  cfmakeraw(&raw);
  if (tcsetattr(fd, TCSANOW, &raw) < 0) exit(1);
  return fd;
}

static void say(int fd, const char *line) {
  size_t left = strlen(line);
  while (left > 0) {
    ssize_t written = write(fd, line, left);
    if (written < 0) exit(1);
    line += written;
    left -= (size_t)written;
  }
}

/* Reads a line, with its end; what is longer than `size` is none. */
static int read_line(int fd, char *line, size_t size) {
  size_t count = 0;
  while (count + 1 < size) {
    if (read(fd, line + count, 1) != 1) exit(1);
    if (line[count++] != '\n') continue;
    line[count] = 0;
    return 1;
  }
  return 0;
}

/* Drops what comes until `word` has come, whose first letter is nowhere else in it. */
static void skip_to(const char *word) {
  size_t matched = 0, length = strlen(word);
  char bytes[1];
  while (matched < length) {
    if (read(channel, bytes, 1) != 1) exit(1);
    matched = bytes[0] == word[matched] ? matched + 1 : bytes[0] == word[0];
  }
}

static void start_agent(void) {
  agent = fork();
  if (agent < 0) exit(1);
  if (agent > 0) return;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  dup2(channel, STDIN_FILENO);
  dup2(channel, STDOUT_FILENO);
  execl("/usr/sbin/patchbay-agent", "patchbay-agent", (char *)NULL);
  _exit(127);
}

static void begin_anew(void) {
  char word[WORD_BYTES];
  if (!read_line(control, word, sizeof word)) return;
  if (agent > 0) {
    kill(agent, SIGKILL);
    waitpid(agent, NULL, 0);
    agent = 0;
  }
  say(control, word);
  skip_to(word);
  say(channel, word);
  start_agent();
}

int main(void) {
  /* A shell that begins a program in the background has it ignore these, and so would all that the agent runs. */
  signal(SIGINT, SIG_DFL);
  signal(SIGQUIT, SIG_DFL);
  channel = open_raw("/dev/hvc0");
  control = open_raw("/dev/hvc1");
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, NULL);
  int signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  for (;;) {
    struct pollfd fds[2] = {{.fd = control, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
    if (poll(fds, 2, -1) < 0) continue;
    if (fds[0].revents) begin_anew();
    if (fds[1].revents) {
      struct signalfd_siginfo info;
      (void)!read(signals, &info, sizeof info);
      if (agent > 0 && waitpid(agent, NULL, WNOHANG) == agent) {
        agent = 0;
        say(control, "ended\n");
      }
    }
  }
}
