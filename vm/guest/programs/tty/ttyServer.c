/* The server of one terminal: holds the pty, so that its shell outlives every connection. */
#define _GNU_SOURCE
#include "clock.h"
#include "namespaces.h"
#include "terminalSocket.h"
#include "tty.h"
#include "ttyRing.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 16, STALLED_MS = 30000 };
/* How far a client may lag behind before the program's output is held back (flow control). */
enum { LAG_BYTES = 256 * 1024 };
/*
 * A program that prints line by line would wake this process for each line. Of output that goes on (the last was read
 * less than BURST_MS ago) and comes in small pieces, some is gathered before the next read. The echo of a key is not.
 */
enum { BURST_MS = 20, GATHER_MS = 4, SMALL_BYTES = 2048 };

/*
 * A client that finds output of before gets it between these marks, so that it does not take old prompts for news.
 * OSC 633;P sets a property, as VS Code's shell integration does; terminals that know nothing of it ignore it.
 */
#define REPLAY_STARTS "\033]633;P;PatchbayReplay=1\a"
#define REPLAY_ENDS "\033]633;P;PatchbayReplay=0\a"

struct client {
  int fd; /* -1: free */
  uint64_t sent;
  uint64_t replay_end; /* 0: nothing is replayed, or all of it was */
  long long moved;
};

static struct ring ring;
static struct client clients[CLIENTS];
/* When the next output is read, in milliseconds. */
static long long gathered_at;

static int listen_at(const char *name) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  mkdir("/run/patchbay", 0755);
  mkdir(TTY_FOLDER, 0700);
  socket_path(address.sun_path, sizeof address.sun_path, name);
  unlink(address.sun_path);
  int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0 || listen(fd, 8) < 0) return -1;
  chmod(address.sun_path, 0600);
  return fd;
}

static void become_shell(const char *name, const char *host) {
  clearenv();
  setenv("HOME", "/root", 1);
  setenv("USER", "root", 1);
  setenv("LOGNAME", "root", 1);
  setenv("SHELL", "/bin/bash", 1);
  setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1);
  setenv("TERM", "xterm-256color", 1);
  setenv("LANG", "C.UTF-8", 1);
  setenv("PATCHBAY_TERMINAL", name, 1);
  if (enter_host(host) < 0) _exit(125);
  if (chdir("/root/lesson") < 0 && chdir("/root") < 0) _exit(125);
  execl("/bin/bash", "bash", "--rcfile", "/usr/lib/patchbay/bashrc", "-i", (char *)NULL);
  _exit(127);
}

static void drop(struct client *client) {
  close(client->fd);
  client->fd = -1;
}

/* A message of our own among the program's output; returns 0 where it has to be tried again. */
static int send_text(const struct client *client, const char *text) {
  char message[64];
  message[0] = DATA;
  size_t count = strlen(text);
  memcpy(message + 1, text, count);
  return send(client->fd, message, count + 1, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
}

static void accept_client(int listening) {
  int fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  for (int i = 0; fd >= 0 && i < CLIENTS; i++) {
    if (clients[i].fd >= 0) continue;
    clients[i] = (struct client){.fd = fd, .sent = ring_replay_start(&ring), .replay_end = ring.total, .moved = now_ms()};
    if (ring.total > 0) send_text(&clients[i], REPLAY_STARTS);
    return;
  }
  if (fd >= 0) close(fd);
}

static void send_output(struct client *client) {
  char message[MESSAGE_BYTES];
  message[0] = DATA;
  while (client->sent < ring.total || client->replay_end > 0) {
    if (client->replay_end > 0 && client->sent >= client->replay_end) {
      if (!send_text(client, REPLAY_ENDS)) return;
      client->replay_end = 0;
      continue;
    }
    size_t most = sizeof message - 1;
    if (client->replay_end > 0 && client->replay_end - client->sent < most) most = client->replay_end - client->sent;
    size_t count = ring_read(&ring, client->sent, message + 1, most);
    if (send(client->fd, message, count + 1, MSG_NOSIGNAL | MSG_DONTWAIT) < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        if (now_ms() - client->moved > STALLED_MS) drop(client);
      } else {
        drop(client);
      }
      return;
    }
    client->sent += count;
    client->moved = now_ms();
  }
  client->moved = now_ms();
}

static void write_all(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, count);
    if (written < 0 && errno == EAGAIN) {
      /* The program reads slower than is typed; a paste waits, for as long as it may take. */
      struct pollfd wait = {.fd = fd, .events = POLLOUT};
      if (poll(&wait, 1, 1000) <= 0) return;
      continue;
    }
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static void read_client(struct client *client, int master, pid_t shell) {
  char message[MESSAGE_BYTES];
  ssize_t count = recv(client->fd, message, sizeof message, MSG_DONTWAIT);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0) {
    drop(client);
  } else if (message[0] == DATA) {
    write_all(master, message + 1, (size_t)count - 1);
  } else if (message[0] == SIZE && count == 5) {
    struct winsize size = {0};
    memcpy(&size.ws_row, message + 1, 2);
    memcpy(&size.ws_col, message + 3, 2);
    ioctl(master, TIOCSWINSZ, &size);
  } else if (message[0] == KILL) {
    kill(-shell, SIGHUP);
    kill(shell, SIGKILL);
  }
}

static int lagging(void) {
  for (int i = 0; i < CLIENTS; i++) {
    if (clients[i].fd >= 0 && ring.total - clients[i].sent > LAG_BYTES) return 1;
  }
  return 0;
}

/* Reads what the program printed; false once the pty has no more. */
static int read_output(int master) {
  static long long before;
  char bytes[MESSAGE_BYTES];
  ssize_t count = read(master, bytes, sizeof bytes);
  long long now = now_ms();
  if (count > 0) ring_append(&ring, bytes, (size_t)count);
  if (count < SMALL_BYTES && now - before < BURST_MS) gathered_at = now + GATHER_MS;
  before = now;
  return count > 0 || (count < 0 && errno == EAGAIN);
}

static void end(const char *name, int master, int status) {
  char path[128], message[2] = {EXIT, 0};
  while (read_output(master) && errno != EAGAIN) errno = 0;
  message[1] = (char)(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  for (int i = 0; i < CLIENTS; i++) {
    if (clients[i].fd < 0) continue;
    for (int tries = 0; tries < 20 && clients[i].fd >= 0 && clients[i].sent < ring.total; tries++) {
      struct pollfd wait = {.fd = clients[i].fd, .events = POLLOUT};
      poll(&wait, 1, 100);
      send_output(&clients[i]);
    }
    if (clients[i].fd >= 0) (void)!send(clients[i].fd, message, 2, MSG_NOSIGNAL);
  }
  socket_path(path, sizeof path, name);
  unlink(path);
  snprintf(path, sizeof path, TTY_FOLDER "/%s.json", name);
  unlink(path);
  _exit(0);
}

static void serve(const char *name, int listening, int master, int signals, pid_t shell) {
  for (;;) {
    long long gathering = gathered_at - now_ms();
    struct pollfd fds[CLIENTS + 3] = {
        {.fd = gathering > 0 || lagging() ? -1 : master, .events = POLLIN},
        {.fd = listening, .events = POLLIN},
        {.fd = signals, .events = POLLIN},
    };
    int behind = 0;
    for (int i = 0; i < CLIENTS; i++) {
      int late = clients[i].fd >= 0 && (clients[i].sent < ring.total || clients[i].replay_end > 0);
      behind |= late;
      fds[i + 3] = (struct pollfd){.fd = clients[i].fd, .events = (short)(POLLIN | (late ? POLLOUT : 0))};
    }
    if (poll(fds, CLIENTS + 3, gathering > 0 ? (int)gathering : behind ? 1000 : -1) < 0 && errno != EINTR) _exit(1);
    if (fds[2].revents) {
      int status;
      struct signalfd_siginfo info;
      (void)!read(signals, &info, sizeof info);
      if (waitpid(shell, &status, WNOHANG) == shell) end(name, master, status);
    }
    if (fds[1].revents) accept_client(listening);
    for (int i = 0; i < CLIENTS; i++) {
      if (clients[i].fd >= 0 && fds[i + 3].fd == clients[i].fd && (fds[i + 3].revents & (POLLIN | POLLHUP | POLLERR))) {
        read_client(&clients[i], master, shell);
      }
    }
    if (fds[0].fd >= 0 && fds[0].revents && !read_output(master)) {
      /* The last process left the pty; the shell's end is on its way. */
      int status;
      if (waitpid(shell, &status, 0) == shell) end(name, master, status);
    }
    for (int i = 0; i < CLIENTS; i++) {
      if (clients[i].fd >= 0) send_output(&clients[i]);
    }
  }
}

static void describe(const char *name, const char *host, pid_t shell) {
  char path[128];
  snprintf(path, sizeof path, TTY_FOLDER "/%s.json", name);
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "{\"name\":\"%s\",\"host\":\"%s\",\"pid\":%d}\n", name, host, shell);
  fclose(file);
}

int start_server(const char *name, const char *host) {
  int ready[2];
  char ok = 0;
  if (pipe2(ready, O_CLOEXEC) < 0) return -1;
  pid_t middle = fork();
  if (middle < 0) return -1;
  if (middle > 0) {
    close(ready[1]);
    waitpid(middle, NULL, 0);
    ssize_t count = read(ready[0], &ok, 1);
    close(ready[0]);
    return count == 1 && ok ? 0 : -1;
  }
  /* A session of its own, with nothing of the connection that asked for it: it goes on when that ends. */
  setsid();
  if (fork() != 0) _exit(0);
  int nothing = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3; fd++) dup2(nothing, fd);
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, NULL);
  int signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  int listening = listen_at(name), master;
  struct winsize size = {.ws_row = 24, .ws_col = 80};
  pid_t shell = listening < 0 ? -1 : forkpty(&master, NULL, NULL, &size);
  if (shell < 0) _exit(1);
  if (shell == 0) {
    sigprocmask(SIG_UNBLOCK, &child, NULL);
    become_shell(name, host);
  }
  fcntl(master, F_SETFL, O_NONBLOCK);
  fcntl(master, F_SETFD, FD_CLOEXEC);
  for (int i = 0; i < CLIENTS; i++) clients[i].fd = -1;
  describe(name, host, shell);
  ok = 1;
  (void)!write(ready[1], &ok, 1);
  close(ready[1]);
  serve(name, listening, master, signals, shell);
  _exit(0);
}
