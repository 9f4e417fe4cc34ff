/* The clients of a terminal's server: output as each shows it, and what they type. */
#define _GNU_SOURCE
#include "client.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { STALLED_MS = 30000 };

/*
 * A client that connects later gets earlier output between these marks, so that it does not take old prompts for new ones.
 * OSC 633;P sets a property, as VS Code's shell integration does; terminals that know nothing of it ignore it.
 */
#define REPLAY_STARTS "\033]633;P;PatchbayReplay=1\a"
#define REPLAY_ENDS "\033]633;P;PatchbayReplay=0\a"

struct client clients[CLIENTS];

void drop_client(struct client *client) {
  close(client->fd);
  client->fd = -1;
  client->input_bytes = 0;
}

/* Sends one message; 0 where it has to be tried again. A client that is gone is dropped. */
static int send_message(struct client *client, char kind, const void *bytes, size_t count) {
  struct iovec parts[2] = {{&kind, 1}, {(void *)bytes, count}};
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
  if (sendmsg(client->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0) return 1;
  if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return 0;
  drop_client(client);
  return 0;
}

static int send_text(struct client *client, const char *text) { return send_message(client, DATA, text, strlen(text)); }

void accept_client(const struct ring *ring, int listening) {
  int fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  for (int i = 0; fd >= 0 && i < CLIENTS; i++) {
    if (clients[i].fd >= 0) continue;
    uint64_t start = ring_replay_start(ring);
    clients[i] = (struct client){
        .fd = fd, .sent = start, .limit = start + WINDOW_BYTES, .replay_end = ring->total, .holds_since = NEVER};
    if (ring->total > 0) send_text(&clients[i], REPLAY_STARTS);
    return;
  }
  if (fd >= 0) close(fd);
}

void grant_client(struct client *client, uint32_t bytes) {
  client->limit += bytes;
  client->holds_since = NEVER;
}

void ignore_output(const struct ring *ring, struct client *client) {
  client->sent = ring->total;
  client->replay_end = 0;
  client->limit = UINT64_MAX;
}

static int takes(const struct ring *ring, const struct client *client) { return client->limit > ring->total; }

int all_take(const struct ring *ring) {
  for (int i = 0; i < CLIENTS; i++) {
    if (clients[i].fd >= 0 && !takes(ring, &clients[i])) return 0;
  }
  return 1;
}

/* When a client that holds up others is dropped; NEVER where it holds up nobody. */
static deadline stalled_at(const struct ring *ring, struct client *client) {
  int others = 0;
  for (int i = 0; i < CLIENTS; i++) others += clients[i].fd >= 0 && takes(ring, &clients[i]);
  if (client->fd < 0 || others == 0 || takes(ring, client)) return client->holds_since = NEVER;
  if (client->holds_since == NEVER) client->holds_since = now_ms();
  return client->holds_since + STALLED_MS;
}

void drop_stalled(const struct ring *ring) {
  for (int i = 0; i < CLIENTS; i++) {
    if (is_due(stalled_at(ring, &clients[i]))) drop_client(&clients[i]);
  }
}

/* How far it may be sent output for now. */
static uint64_t sendable(const struct ring *ring, const struct client *client) {
  uint64_t until = client->replay_end > 0 ? client->replay_end : ring->total;
  return until < client->limit ? until : client->limit;
}

static int has_output(const struct ring *ring, const struct client *client) {
  int is_replayed = client->replay_end > 0 && client->sent >= client->replay_end;
  return client->owes_taken || is_replayed || client->sent < sendable(ring, client);
}

deadline poll_clients(const struct ring *ring, struct pollfd *fds) {
  deadline due = NEVER;
  for (int i = 0; i < CLIENTS; i++) {
    struct client *client = &clients[i];
    int is_waiting = client->fd >= 0 && has_output(ring, client);
    fds[i] = (struct pollfd){.fd = client->fd, .events = (short)(POLLIN | (is_waiting ? POLLOUT : 0))};
    due = sooner(due, stalled_at(ring, client));
  }
  return due;
}

void send_output(struct ring *ring, struct client *client) {
  if (client->owes_taken) {
    if (!send_message(client, TAKEN, NULL, 0)) return;
    client->owes_taken = 0;
  }
  for (;;) {
    if (client->replay_end > 0 && client->sent >= client->replay_end) {
      if (!send_text(client, REPLAY_ENDS)) return;
      client->replay_end = 0;
    }
    uint64_t until = sendable(ring, client);
    if (client->sent >= until) return;
    size_t count = until - client->sent < MESSAGE_BYTES - 1 ? until - client->sent : MESSAGE_BYTES - 1;
    const char *bytes = ring_at(ring, client->sent, &count);
    if (!send_message(client, DATA, bytes, count)) return;
    client->sent += count;
  }
}

int end_clients(struct ring *ring, int code) {
  int left = 0;
  unsigned char status = (unsigned char)code;
  for (int i = 0; i < CLIENTS; i++) {
    struct client *client = &clients[i];
    if (client->fd >= 0) send_output(ring, client);
    if (client->fd < 0) continue;
    if (client->sent == ring->total && client->replay_end == 0 && send_message(client, EXIT, &status, 1)) drop_client(client);
    else left += client->fd >= 0;
  }
  return left;
}

/* As much of a client's input as the pty takes; the client then hears that it may send the next. */
static void write_client(struct client *client, int master) {
  ssize_t written = write(master, client->input, client->input_bytes);
  if (written < 0 && (errno == EAGAIN || errno == EINTR)) return;
  /* What is typed into a pty that nobody reads is lost. */
  size_t count = written < 0 ? client->input_bytes : (size_t)written;
  client->input_bytes -= count;
  memmove(client->input, client->input + count, client->input_bytes);
  if (client->input_bytes == 0) client->owes_taken = 1;
}

void take_input(struct client *client, int master, const char *bytes, size_t count) {
  if (count > INPUT_BYTES - client->input_bytes) return drop_client(client);
  memcpy(client->input + client->input_bytes, bytes, count);
  client->input_bytes += count;
  if (count > 0) write_client(client, master);
}

void write_input(int master) {
  for (int i = 0; i < CLIENTS; i++) {
    if (clients[i].fd >= 0 && clients[i].input_bytes > 0) write_client(&clients[i], master);
  }
}

int has_input(void) {
  for (int i = 0; i < CLIENTS; i++) {
    if (clients[i].fd >= 0 && clients[i].input_bytes > 0) return 1;
  }
  return 0;
}
