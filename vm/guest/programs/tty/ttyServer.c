/* The server of one terminal: holds the pty, so that its shell outlives every connection. */
#define _GNU_SOURCE
#include "client.h"
#include "clock.h"
#include "json.h"
#include "ring.h"
#include "shell.h"
#include "terminalSocket.h"
#include "tty.h"

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

/*
 * A program that prints line by line would wake this process for each line. Of output that goes on (the last was read
 * less than BURST_MS ago) some is gathered before the next read, for a shorter time where much comes: a pty holds back
 * its program once 4 KiB wait (N_TTY_BUF_SIZE). The echo of a key is not gathered.
 */
enum { BURST_MS = 20, GATHER_MS = 4, MUCH_BYTES = 2048, GATHER_MUCH_MS = 1, PIECE_BYTES = 16 * 1024 };
/* A terminal that is closed gives what runs in it this long to end by itself. */
enum { HANGUP_MS = 500 };
/* A client that shows nothing of a shell's last words for so long is not waited for. */
enum { LAST_WORDS_MS = 10000 };

static struct ring ring;
/* When the next output is read. */
static deadline gathered_at = NEVER;
/* When what still runs in a terminal that is closed is killed. */
static deadline killed_at = NEVER;
static int is_closing;

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

static void hang_up(pid_t shell) {
  signal_session(shell, SIGHUP);
  signal_session(shell, SIGCONT);
  is_closing = 1;
  killed_at = now_ms() + HANGUP_MS;
}

static void read_client(struct client *client, int master, pid_t shell) {
  char message[MESSAGE_BYTES];
  ssize_t count = recv(client->fd, message, sizeof message, MSG_DONTWAIT);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0) {
    drop_client(client);
  } else if (message[0] == DATA) {
    take_input(client, master, message + 1, (size_t)count - 1);
  } else if (message[0] == MORE && count == 5) {
    uint32_t bytes;
    memcpy(&bytes, message + 1, sizeof bytes);
    grant_client(client, bytes);
  } else if (message[0] == SIZE && count == 5) {
    struct winsize size = {0};
    memcpy(&size.ws_row, message + 1, 2);
    memcpy(&size.ws_col, message + 3, 2);
    ioctl(master, TIOCSWINSZ, &size);
  } else if (message[0] == CLOSE) {
    ignore_output(&ring, client);
    hang_up(shell);
  }
}

/* Reads what the program printed into the ring; false once the pty has no more. */
static int read_output(int master) {
  static long long before;
  size_t room;
  char *end = ring_end(&ring, &room);
  ssize_t count = read(master, end, room < PIECE_BYTES ? room : PIECE_BYTES);
  int is_empty = count < 0 && errno == EAGAIN;
  if (count > 0) ring.total += (uint64_t)count;
  long long now = now_ms();
  if (now - before < BURST_MS) gathered_at = now + (count >= MUCH_BYTES ? GATHER_MUCH_MS : GATHER_MS);
  before = now;
  return count > 0 || is_empty;
}

static void forget(const char *name) {
  char path[128];
  socket_path(path, sizeof path, name);
  unlink(path);
  snprintf(path, sizeof path, TTY_FOLDER "/%s.json", name);
  unlink(path);
}

/* The shell has ended: its name is free, and each client gets the rest of what was printed, and how it ended. */
static void end(const char *name, int listening, int master, int status) {
  forget(name);
  close(listening);
  for (uint64_t until = ring.total + WINDOW_BYTES, before; ring.total < until;) {
    before = ring.total;
    if (!read_output(master) || ring.total == before) break;
  }
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  for (deadline last = now_ms() + LAST_WORDS_MS; end_clients(&ring, code) && !is_due(last);) {
    struct pollfd fds[CLIENTS];
    poll_clients(&ring, fds);
    if (poll(fds, CLIENTS, wait_ms(last)) < 0 && errno != EINTR) break;
    for (int i = 0; i < CLIENTS; i++) {
      if (fds[i].fd < 0 || !(fds[i].revents & ~POLLOUT)) continue;
      read_client(&clients[i], master, 0);
      last = now_ms() + LAST_WORDS_MS;
    }
  }
  _exit(0);
}

static void serve(const char *name, int listening, int master, int signals, pid_t shell) {
  for (;;) {
    if (is_due(gathered_at)) gathered_at = NEVER;
    if (is_due(killed_at)) {
      killed_at = NEVER;
      signal_session(shell, SIGKILL);
    }
    int is_read = gathered_at == NEVER && all_take(&ring), is_written = has_input();
    struct pollfd fds[CLIENTS + 3] = {
        {.fd = is_read || is_written ? master : -1, .events = (short)((is_read ? POLLIN : 0) | (is_written ? POLLOUT : 0))},
        {.fd = listening, .events = POLLIN},
        {.fd = signals, .events = POLLIN},
    };
    deadline stalled_at = poll_clients(&ring, fds + 3);
    if (poll(fds, CLIENTS + 3, wait_ms(sooner(sooner(gathered_at, killed_at), stalled_at))) < 0 && errno != EINTR) _exit(1);
    if (fds[2].revents) {
      int status;
      struct signalfd_siginfo info;
      (void)!read(signals, &info, sizeof info);
      if (waitpid(shell, &status, WNOHANG) == shell) {
        if (is_closing) signal_session(shell, SIGKILL);
        end(name, listening, master, status);
      }
    }
    if (fds[1].revents) accept_client(&ring, listening);
    for (int i = 0; i < CLIENTS; i++) {
      if (fds[i + 3].fd >= 0 && fds[i + 3].fd == clients[i].fd && (fds[i + 3].revents & ~POLLOUT)) {
        read_client(&clients[i], master, shell);
      }
    }
    if (is_written && fds[0].revents) write_input(master);
    if (is_read && (fds[0].revents & ~POLLOUT) && !read_output(master)) {
      /* The last process left the pty; the shell's end is on its way. */
      int status;
      if (waitpid(shell, &status, 0) == shell) end(name, listening, master, status);
    }
    drop_stalled(&ring);
    for (int i = 0; i < CLIENTS; i++) {
      if (clients[i].fd >= 0) send_output(&ring, &clients[i]);
    }
  }
}

static void describe(const char *name, const struct place *place, pid_t shell) {
  char path[128];
  snprintf(path, sizeof path, TTY_FOLDER "/%s.json", name);
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "{\"name\":\"%s\",\"host\":\"%s\",\"netns\":", name, place->host);
  if (place->netns[0]) print_json_string(file, place->netns);
  else fputs("null", file);
  fprintf(file, ",\"pid\":%d}\n", shell);
  fclose(file);
}

int start_server(const char *name, const struct place *place) {
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
    become_shell(name, place);
  }
  fcntl(master, F_SETFL, O_NONBLOCK);
  fcntl(master, F_SETFD, FD_CLOEXEC);
  for (int i = 0; i < CLIENTS; i++) clients[i].fd = -1;
  describe(name, place, shell);
  ok = 1;
  (void)!write(ready[1], &ok, 1);
  close(ready[1]);
  serve(name, listening, master, signals, shell);
  _exit(0);
}
