/* The streams of patchbay-agent: programs with their pipes, and terminals with their server's socket. */
#define _GNU_SOURCE
#include "program.h"
#include "stream.h"
#include "terminalStream.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Nobody waits longer for the output of what a program left running. */
enum { LINGER_MS = 300 };

static struct stream streams[MOST_STREAMS];

static struct stream *find(uint32_t id) {
  for (struct stream *at = streams; at < streams + MOST_STREAMS; at++) {
    if (at->used && at->id == id) return at;
  }
  return NULL;
}

static struct stream *add(uint32_t id) {
  for (struct stream *at = streams; at < streams + MOST_STREAMS; at++) {
    if (at->used) continue;
    *at = (struct stream){.id = id, .used = 1, .in = -1, .out = -1, .err = -1, .linger = NEVER, .credit = WINDOW_BYTES};
    return at;
  }
  return NULL;
}

static void close_one(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

void end_stream(struct stream *stream, int code) {
  send_number(ENDED, stream->id, (uint32_t)code);
  if (stream->in != stream->out) close_one(&stream->in);
  close_one(&stream->out);
  close_one(&stream->err);
  free(stream->pending);
  stream->used = 0;
}

char *next_string(char **at, const char *payload_end) {
  char *string = *at, *nul = memchr(string, 0, (size_t)(payload_end - string));
  if (!nul) return NULL;
  *at = nul + 1;
  return string;
}

void start_program(struct stream *stream, const char *host, const char *netns, long ms, char **argv) {
  int in[2], out[2], err[2];
  if (pipe2(in, O_CLOEXEC) < 0 || pipe2(out, O_CLOEXEC) < 0 || pipe2(err, O_CLOEXEC) < 0) exit(2);
  pid_t agent = getpid(), pid = fork();
  if (pid == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    /* Another program's pipe that stays open here would never end there. */
    close_range(STDERR_FILENO + 1, ~0U, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != agent) _exit(1);
    _exit(run_program(host, *netns ? netns : NULL, ms, argv));
  }
  close(in[0]);
  close(out[1]);
  close(err[1]);
  fcntl(in[1], F_SETFL, O_NONBLOCK);
  stream->pid = pid;
  stream->in = in[1];
  stream->out = out[0];
  stream->err = err[0];
  if (pid < 0) end_stream(stream, 126);
}

static void run(struct stream *stream, char *payload, size_t length) {
  char *at = payload, *payload_end = payload + length;
  const char *ms = next_string(&at, payload_end), *host = next_string(&at, payload_end);
  const char *netns = next_string(&at, payload_end);
  char **argv = calloc(length + 1, sizeof *argv);
  int count = 0;
  while (argv && (argv[count] = next_string(&at, payload_end))) count++;
  if (count == 0) exit(2);
  start_program(stream, host, netns, atol(ms), argv);
  free(argv);
}

void forget_pending(struct stream *stream, size_t count) {
  stream->pending_bytes -= count;
  memmove(stream->pending, stream->pending + count, stream->pending_bytes);
}

/* Passes on what waits for the program, as far as it takes it. */
static void write_pending(struct stream *stream) {
  size_t done = 0;
  if (stream->is_terminal) return type_pending(stream);
  while (stream->in >= 0 && done < stream->pending_bytes) {
    size_t count = stream->pending_bytes - done;
    ssize_t written = write(stream->in, stream->pending + done, count);
    if (written < 0 && (errno == EAGAIN || errno == EINTR)) break;
    /* A program that no longer reads still runs: its input is dropped, as with a closed pipe. */
    done += written < 0 ? count : (size_t)written;
    if (written < 0) close_one(&stream->in);
  }
  if (stream->in < 0) done = stream->pending_bytes;
  if (done > 0) send_number(GRANT, stream->id, (uint32_t)done);
  forget_pending(stream, done);
  if (stream->input_ended && stream->pending_bytes == 0) close_one(&stream->in);
}

static void take_input(struct stream *stream, const char *bytes, size_t count) {
  if (stream->pending_bytes + count > WINDOW_BYTES) exit(2);
  if (!stream->pending && !(stream->pending = malloc(WINDOW_BYTES))) exit(1);
  memcpy(stream->pending + stream->pending_bytes, bytes, count);
  stream->pending_bytes += count;
  write_pending(stream);
}

void streams_take(enum frame_type type, uint32_t id, char *payload, size_t length) {
  struct stream *stream = find(id);
  uint32_t number;
  if (type == RUN || type == TERMINAL || type == TERMINALS || type == CLOSE_TERMINAL) {
    stream = stream ? NULL : add(id);
    if (!stream) send_number(ENDED, id, 126);
    else if (type == RUN) run(stream, payload, length);
    else if (type == TERMINAL) open_terminal(stream, payload, length);
    else if (type == TERMINALS) list_terminals(stream);
    else close_terminal(stream, payload, length);
    return;
  }
  /* It has ended meanwhile. */
  if (!stream) return;
  switch (type) {
    case INPUT:
      return take_input(stream, payload, length);
    case INPUT_END:
      stream->input_ended = 1;
      return write_pending(stream);
    case RESIZE: {
      uint16_t size[2];
      if (length != sizeof size) return;
      memcpy(size, payload, sizeof size);
      if (stream->is_terminal) resize_terminal(stream, ntohs(size[0]), ntohs(size[1]));
      return;
    }
    case GRANT:
      if (length != sizeof number) return;
      memcpy(&number, payload, sizeof number);
      if (stream->is_terminal) grant_terminal(stream, ntohl(number));
      else stream->credit += ntohl(number);
      return;
    case GIVE_UP:
      if (stream->is_terminal) end_stream(stream, 0);
      else if (stream->pid > 0) kill(stream->pid, SIGTERM);
      return;
    default:
      exit(2);
  }
}

nfds_t streams_poll(struct pollfd *fds, int *timeout) {
  nfds_t count = 0;
  deadline next = NEVER;
  for (struct stream *at = streams; at < streams + MOST_STREAMS; at++) {
    short ready = at->used && at->credit > 0 ? POLLIN : 0, writable = at->used && at->pending_bytes > 0 && at->untaken == 0 ? POLLOUT : 0;
    fds[count++] = (struct pollfd){.fd = at->used && ready ? at->out : -1, .events = ready};
    fds[count++] = (struct pollfd){.fd = at->used && ready ? at->err : -1, .events = ready};
    fds[count++] = (struct pollfd){.fd = writable ? at->in : -1, .events = writable};
    /* Waits for output that the caller does not take yet. */
    if (at->used && at->credit > 0) next = sooner(next, at->linger);
  }
  *timeout = wait_ms(next);
  return count;
}

/* Ends the stream of a program that has ended, once all that it printed was passed on. */
static void end_if_over(struct stream *stream) {
  if (stream->linger == NEVER) return;
  int silent = stream->out < 0 && stream->err < 0;
  if (silent || (stream->credit > 0 && is_due(stream->linger))) end_stream(stream, stream->code);
}

/* Passes on what the program printed. */
static void read_output(struct stream *stream, int *fd, enum frame_type type) {
  char piece[PIECE_BYTES];
  ssize_t count = read(*fd, piece, sizeof piece);
  if (count < 0 && errno == EINTR) return;
  if (count <= 0) return close_one(fd);
  stream->credit -= count;
  send_frame(type, stream->id, piece, (size_t)count);
}

void streams_serve(const struct pollfd *fds, nfds_t count) {
  for (nfds_t i = 0; i + 2 < count; i += POLLS_A_STREAM) {
    struct stream *stream = &streams[i / POLLS_A_STREAM];
    if (!stream->used) continue;
    if (fds[i + 2].fd >= 0 && fds[i + 2].revents) write_pending(stream);
    if (stream->is_terminal) {
      if (fds[i].fd >= 0 && fds[i].revents) read_terminal(stream);
      continue;
    }
    if (fds[i].fd >= 0 && fds[i].revents) read_output(stream, &stream->out, OUTPUT);
    if (fds[i + 1].fd >= 0 && fds[i + 1].revents) read_output(stream, &stream->err, ERRORS);
    end_if_over(stream);
  }
}

void streams_reap(void) {
  for (struct stream *at = streams; at < streams + MOST_STREAMS; at++) {
    int status;
    if (!at->used || at->pid <= 0 || waitpid(at->pid, &status, WNOHANG) != at->pid) continue;
    at->pid = 0;
    at->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    at->linger = now_ms() + LINGER_MS;
    end_if_over(at);
  }
}
