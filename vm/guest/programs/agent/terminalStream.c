/* The terminals of patchbay-agent: each a socket of its server. */
#define _GNU_SOURCE
#include "terminalStream.h"

#include "namespaces.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Makes the server of a terminal where there is none; its exit code. Why it can't be had is passed on. */
static int make_terminal(const struct stream *stream, const char *name, const char *host, const char *netns) {
  int status, why[2];
  char text[512];
  if (pipe2(why, O_CLOEXEC) < 0) return 126;
  pid_t pid = fork();
  if (pid == 0) {
    signal(SIGPIPE, SIG_DFL);
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 2; fd++) dup2(nothing, fd);
    dup2(why[1], STDERR_FILENO);
    execl("/usr/sbin/patchbay-tty", "patchbay-tty", "open", name, host, netns, (char *)NULL);
    _exit(127);
  }
  close(why[1]);
  ssize_t count = pid < 0 ? 0 : read(why[0], text, sizeof text);
  close(why[0]);
  if (pid < 0 || waitpid(pid, &status, 0) != pid) return 126;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 126;
  if (code != 0 && count > 0) send_frame(ERRORS, stream->id, text, (size_t)count);
  return code;
}

void resize_terminal(const struct stream *stream, uint16_t rows, uint16_t columns) {
  char message[5] = {SIZE};
  if (rows == 0 || columns == 0) return;
  memcpy(message + 1, &rows, 2);
  memcpy(message + 3, &columns, 2);
  (void)!send(stream->in, message, sizeof message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void open_terminal(struct stream *stream, char *payload, size_t length) {
  char *at = payload, *payload_end = payload + length;
  const char *name = next_string(&at, payload_end), *host = next_string(&at, payload_end);
  const char *netns = next_string(&at, payload_end);
  const char *rows = next_string(&at, payload_end), *columns = next_string(&at, payload_end);
  int code = 0;
  stream->is_terminal = 1;
  stream->in = stream->out = columns ? connect_terminal(name) : -1;
  if (stream->in < 0 && columns) {
    code = make_terminal(stream, name, host, netns);
    if (code == 0) stream->in = stream->out = connect_terminal(name);
  }
  if (stream->in < 0) return end_stream(stream, code == 0 ? 126 : code);
  resize_terminal(stream, (uint16_t)atoi(rows), (uint16_t)atoi(columns));
  send_frame(OPENED, stream->id, NULL, 0);
}

void type_pending(struct stream *stream) {
  char message[INPUT_BYTES + 1] = {DATA};
  size_t count = stream->pending_bytes < INPUT_BYTES ? stream->pending_bytes : INPUT_BYTES;
  if (count == 0 || stream->untaken > 0) return;
  memcpy(message + 1, stream->pending, count);
  if (send(stream->in, message, count + 1, MSG_NOSIGNAL | MSG_DONTWAIT) < 0 && (errno == EAGAIN || errno == EINTR)) return;
  stream->untaken = count;
  forget_pending(stream, count);
}

void grant_terminal(const struct stream *stream, uint32_t bytes) {
  char message[5] = {MORE};
  memcpy(message + 1, &bytes, sizeof bytes);
  (void)!send(stream->in, message, sizeof message, MSG_NOSIGNAL);
}

void read_terminal(struct stream *stream) {
  char message[MESSAGE_BYTES];
  ssize_t count = recv(stream->out, message, sizeof message, MSG_DONTWAIT);
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (count <= 0) return end_stream(stream, 126);
  if (message[0] == EXIT) return end_stream(stream, (unsigned char)message[1]);
  if (message[0] == TAKEN) {
    send_number(GRANT, stream->id, (uint32_t)stream->untaken);
    stream->untaken = 0;
    return type_pending(stream);
  }
  if (message[0] == DATA) send_frame(OUTPUT, stream->id, message + 1, (size_t)count - 1);
}

void list_terminals(struct stream *stream) {
  start_program(stream, VM_HOST, "", 0, (char *[]){"patchbay-tty", "list", NULL});
}

void close_terminal(struct stream *stream, char *payload, size_t length) {
  char *at = payload, *name = next_string(&at, payload + length);
  if (!name) exit(2);
  start_program(stream, VM_HOST, "", 0, (char *[]){"patchbay-tty", "close", name, NULL});
}
