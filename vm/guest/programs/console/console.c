/*
 * patchbay-console CHANNEL CONTROL: keeps patchbay-agent on a channel, for the client at its other end, on the computer
 * (vm/transport/agent/guestChannel.ts). Both are virtio consoles (hvc, v86) or virtio ports (QEMU).
 *
 * A restored machine may stand in the middle of anything, and a client may have gone in the middle of a frame, so each
 * client begins with an agent of its own. On the control it says a line, a word of its choice, which begins with the only
 * `@` in it. The old agent ends, and with it what ran for it; the word is answered there. Then the client says the word on
 * the channel too: what comes before it is of before. The word comes back there, and after it only what the new agent
 * says. An agent that ends by itself is told on the control: `ended`.
 *
 * A port whose client is away reads as ended and polls as hung up (port_fops_read and port_fops_poll,
 * drivers/char/virtio_console.c). Edge-triggered epoll(7) hears a client come and go, and does not spin meanwhile.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { WORD_BYTES = 64, SOON_US = 1000, MAX_AWAY = 2000, SAY_MS = 2000 };

static int channel, control;
static pid_t agent;

static int open_raw(const char *path, int flags) {
  struct termios raw;
  int fd = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC | flags);
  if (fd < 0) exit(1);
  /* A port is no terminal. */
  if (tcgetattr(fd, &raw) < 0) return fd;
  cfmakeraw(&raw);
  if (tcsetattr(fd, TCSANOW, &raw) < 0) exit(1);
  return fd;
}

/*
 * Says a line. Where the client is away it is waited for: what it said may be here before the kernel knows that it came. Gives
 * up after `patience` times SOON_US, or where the client takes nothing for SAY_MS.
 */
static void say(int fd, const char *line, int patience) {
  size_t left = strlen(line);
  while (left > 0) {
    ssize_t written = write(fd, line, left);
    if (written >= 0) {
      line += written;
      left -= (size_t)written;
      continue;
    }
    struct pollfd room = {.fd = fd, .events = POLLOUT};
    if (errno != EAGAIN || poll(&room, 1, SAY_MS) <= 0) return;
    if (room.revents & POLLOUT) continue;
    if (patience-- <= 0) return;
    usleep(SOON_US);
  }
}

/* Takes in what was said on the control; whether a whole word is there, the last one. */
static int read_word(char *word) {
  static char line[WORD_BYTES];
  static size_t count;
  char byte;
  int is_whole = 0;
  while (read(control, &byte, 1) == 1) {
    if (byte == '@' || count + 1 == sizeof line) count = 0;
    line[count++] = byte;
    if (byte != '\n') continue;
    line[count] = 0;
    count = 0;
    if (line[0] != '@') continue;
    strcpy(word, line);
    is_whole = 1;
  }
  return is_whole;
}

enum heard { NOTHING, WORD, ANOTHER_WORD };

/* Drops what comes on the channel until `word` has come. A client that says another word meanwhile has it in `word`. */
static enum heard skip_to(char *word) {
  size_t matched = 0, length = strlen(word);
  for (int away = 0; away < MAX_AWAY;) {
    struct pollfd fds[2] = {{.fd = channel, .events = POLLIN}, {.fd = control, .events = POLLIN}};
    if (poll(fds, 2, -1) < 0 && errno != EINTR) exit(1);
    if (fds[1].revents & POLLIN && read_word(word)) return ANOTHER_WORD;
    int is_away = (fds[0].revents | fds[1].revents) & POLLHUP;
    char byte;
    if (matched < length && fds[0].revents & POLLIN && read(channel, &byte, 1) == 1)
      matched = byte == word[matched] ? matched + 1 : byte == word[0];
    else if (is_away)
      away++, usleep(SOON_US);
    /* An agent that began before the kernel knows of the client would end at once. */
    if (matched == length && !is_away) return WORD;
  }
  return NOTHING;
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

static void begin(char *word) {
  enum heard heard;
  do {
    if (agent > 0) {
      kill(agent, SIGKILL);
      waitpid(agent, NULL, 0);
      agent = 0;
    }
    say(control, word, MAX_AWAY);
    heard = skip_to(word);
  } while (heard == ANOTHER_WORD);
  if (heard == NOTHING) return;
  say(channel, word, MAX_AWAY);
  start_agent();
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: patchbay-console CHANNEL CONTROL\n");
    return 2;
  }
  /* A shell that begins a program in the background has it ignore these, and so would all that the agent runs. */
  signal(SIGINT, SIG_DFL);
  signal(SIGQUIT, SIG_DFL);
  channel = open_raw(argv[1], 0);
  control = open_raw(argv[2], O_NONBLOCK);
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, NULL);
  int signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK), events = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event edges = {.events = EPOLLIN | EPOLLET};
  if (signals < 0 || events < 0 || epoll_ctl(events, EPOLL_CTL_ADD, control, &edges) < 0 ||
      epoll_ctl(events, EPOLL_CTL_ADD, signals, &edges) < 0)
    return 1;
  for (;;) {
    char word[WORD_BYTES];
    struct signalfd_siginfo info;
    struct epoll_event event;
    if (epoll_wait(events, &event, 1, -1) < 0) continue;
    if (read_word(word)) begin(word);
    while (read(signals, &info, sizeof info) > 0) continue;
    if (agent > 0 && waitpid(agent, NULL, WNOHANG) == agent) {
      agent = 0;
      say(control, "ended\n", 0);
    }
  }
}
