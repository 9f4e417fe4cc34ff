/* What the Docker daemon says of its containers (Engine API, GET /containers/json), without the price of its client. */
#define _GNU_SOURCE
#include "state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

enum { ANSWER_BYTES = 1024 * 1024 };

static char *ask_daemon(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/run/docker.sock"};
  /* HTTP/1.0: the answer comes in one piece and ends with the connection. */
  static const char request[] = "GET /containers/json?all=1 HTTP/1.0\r\nHost: docker\r\n\r\n";
  struct timeval limit = {.tv_sec = 3};
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return NULL;
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  char *text = calloc(1, ANSWER_BYTES + 1);
  size_t length = 0;
  ssize_t count;
  if (text && connect(fd, (struct sockaddr *)&address, sizeof address) == 0 && send(fd, request, sizeof request - 1, MSG_NOSIGNAL) > 0) {
    while (length < ANSWER_BYTES && (count = recv(fd, text + length, ANSWER_BYTES - length, 0)) > 0) length += (size_t)count;
  }
  close(fd);
  return text;
}

void print_docker(FILE *out) {
  if (access("/run/docker.sock", F_OK) < 0) return;
  char *answer = ask_daemon();
  char *body = answer ? strstr(answer, "\r\n\r\n") : NULL;
  size_t length = body ? strlen(body) : 0;
  while (length > 0 && strchr("\r\n ", body[length - 1])) body[--length] = 0;
  if (length > 5 && body[4] == '[' && body[length - 1] == ']') fprintf(out, "\"docker\":%s,", body + 4);
  free(answer);
}
