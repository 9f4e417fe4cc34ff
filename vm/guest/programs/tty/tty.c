/* patchbay-tty: terminals that outlive the connection through which they are used; patchbay-agent connects to them. */
#define _GNU_SOURCE
#include "namespaces.h"
#include "terminalSocket.h"
#include "tty.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes sure that the terminal is there. */
static int open_terminal(const char *name, const struct place *place) {
  if (!is_plain_name(name)) {
    fprintf(stderr, "patchbay-tty: '%s' can't be the name of a terminal\n", name);
    return 2;
  }
  /* One of two that come at once makes the server; the other then finds it. */
  char path[128];
  mkdir("/run/patchbay", 0755);
  mkdir(TTY_FOLDER, 0700);
  snprintf(path, sizeof path, TTY_FOLDER "/%s.lock", name);
  int lock = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  flock(lock, LOCK_EX);
  int fd = connect_terminal(name);
  if (fd >= 0) close(fd);
  int is_there = fd >= 0, has_place = is_there || check_place(place) == 0;
  if (!is_there && has_place) is_there = start_server(name, place) == 0;
  close(lock);
  if (is_there) return 0;
  if (!has_place) return 125;
  fprintf(stderr, "patchbay-tty: terminal %s could not be started\n", name);
  return 126;
}

static int list(void) {
  DIR *folder = opendir(TTY_FOLDER);
  if (!folder) return 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    char path[300], line[256];
    const char *dot = strrchr(entry->d_name, '.');
    if (!dot || strcmp(dot, ".json") != 0) continue;
    snprintf(path, sizeof path, TTY_FOLDER "/%s", entry->d_name);
    FILE *file = fopen(path, "r");
    if (!file) continue;
    if (fgets(line, sizeof line, file)) fputs(line, stdout);
    fclose(file);
  }
  closedir(folder);
  return 0;
}

static int close_terminal(const char *name) {
  char message = CLOSE, answer[MESSAGE_BYTES];
  int fd = connect_terminal(name);
  /* One that is not there is closed. */
  if (fd < 0) return 0;
  (void)!send(fd, &message, 1, MSG_NOSIGNAL);
  /* Until the server says that the shell ended, and all that ran in its terminal. */
  while (recv(fd, answer, sizeof answer, 0) > 0 && answer[0] != EXIT) continue;
  close(fd);
  return 0;
}

int main(int argc, char **argv) {
  const char *verb = argc > 1 ? argv[1] : "";
  if (strcmp(verb, "open") == 0 && argc > 2) {
    struct place place = {.host = argc > 3 ? argv[3] : VM_HOST, .netns = argc > 4 ? argv[4] : ""};
    return open_terminal(argv[2], &place);
  }
  if (strcmp(verb, "list") == 0) return list();
  if (strcmp(verb, "close") == 0 && argc > 2) return close_terminal(argv[2]);
  fprintf(stderr, "usage: patchbay-tty open NAME [HOST [NETNS]] | list | close NAME\n");
  return 2;
}
