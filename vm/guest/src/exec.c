/*
 * patchbay-exec: the machine channel. Runs a program on a host or in a namespace of it, ends it with all its children
 * when its time is up, and finds it again by its token when the caller gives it up.
 * Linked statically, as all of these are: under TCG the dynamic linker takes longer than most commands.
 */
#define _GNU_SOURCE
#include "namespaces.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Marks a program's processes in their environment. */
#define TOKEN "PATCHBAY_EXEC"

/* As timeout(1) has them. */
enum { TIMED_OUT = 124, CANNOT_START = 125, CANNOT_RUN = 126, NOT_FOUND = 127, KILLED = 137, KILL_AFTER_MS = 2000 };

static int start(char **program) {
  /* A group of its own, so that its children end with it. */
  setpgid(0, 0);
  signal(SIGTERM, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execvp(program[0], program);
  fprintf(stderr, "patchbay-exec: %s: %s\n", program[0], strerror(errno));
  return errno == ENOENT ? NOT_FOUND : CANNOT_RUN;
}

/* Waits for SIGCHLD or SIGTERM, at most `ms` (0: for ever); the signal, or -1 when the time is up. */
static int next_signal(const sigset_t *signals, long ms) {
  struct timespec left = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
  int got;
  do got = ms == 0 ? sigwaitinfo(signals, NULL) : sigtimedwait(signals, NULL, &left);
  while (got < 0 && errno == EINTR);
  return got;
}

static int exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

static int supervise(pid_t child, const sigset_t *signals, long ms) {
  int status;
  while (waitpid(child, &status, WNOHANG) == 0) {
    int got = next_signal(signals, ms);
    if (got == SIGCHLD) continue;
    kill(-child, SIGTERM);
    kill(-child, SIGCONT);
    int killed = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
      if (next_signal(signals, KILL_AFTER_MS) == SIGCHLD) continue;
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      killed = 1;
      break;
    }
    /* What ignored SIGTERM in its group must not outlive it either. */
    kill(-child, SIGKILL);
    if (got == SIGTERM) return exit_code(status);
    return killed ? KILLED : TIMED_OUT;
  }
  return exit_code(status);
}

static int has_token(const char *pid, const char *wanted) {
  char path[64], environment[65536];
  snprintf(path, sizeof path, "/proc/%.20s/environ", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  size_t size = 0;
  for (ssize_t got; size < sizeof environment - 1; size += got) {
    got = read(fd, environment + size, sizeof environment - 1 - size);
    if (got <= 0) break;
  }
  close(fd);
  environment[size] = 0;
  for (char *at = environment; at < environment + size; at += strlen(at) + 1) {
    if (strcmp(at, wanted) == 0) return 1;
  }
  return 0;
}

static int end(const char *token) {
  char wanted[128];
  snprintf(wanted, sizeof wanted, TOKEN "=%s", token);
  DIR *processes = opendir("/proc");
  if (!processes) return 1;
  for (struct dirent *entry; (entry = readdir(processes));) {
    int pid = atoi(entry->d_name);
    if (pid > 1 && pid != getpid() && has_token(entry->d_name, wanted)) kill(pid, SIGTERM);
  }
  closedir(processes);
  return 0;
}

int main(int argc, char **argv) {
  if (argc == 3 && strcmp(argv[1], "--end") == 0) return end(argv[2]);
  int at = 4;
  const char *netns = NULL;
  if (argc > 5 && strcmp(argv[at], "--netns") == 0) {
    netns = argv[at + 1];
    at += 2;
  }
  if (argc < at + 2 || strcmp(argv[at], "--") != 0) {
    fprintf(stderr, "usage: patchbay-exec TOKEN MILLISECONDS HOST [--netns NS] -- CMD… | --end TOKEN\n");
    return CANNOT_START;
  }
  /* The environment first: a program that can't be placed is not to be looked for. */
  setenv(TOKEN, argv[1], 1);
  if (enter_host(argv[3]) < 0 || (netns && enter_netns(netns) < 0)) return CANNOT_START;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGCHLD);
  sigaddset(&signals, SIGTERM);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  pid_t child = fork();
  if (child < 0) {
    perror("patchbay-exec: fork");
    return CANNOT_START;
  }
  if (child == 0) return start(argv + at + 1);
  setpgid(child, child);
  return supervise(child, &signals, atol(argv[2]));
}
