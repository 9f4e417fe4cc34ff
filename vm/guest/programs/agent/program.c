/* One program on a host or in a namespace of it, ended with all its children when its time is up. */
#define _GNU_SOURCE
#include "program.h"

#include "namespaces.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TIMED_OUT = 124, CANNOT_START = 125, CANNOT_RUN = 126, NOT_FOUND = 127, KILLED = 137, KILL_AFTER_MS = 2000 };

static int start(char **program) {
  /* A group of its own, so that its children end with it. */
  setpgid(0, 0);
  signal(SIGTERM, SIG_DFL);
  signal(SIGPIPE, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execvp(program[0], program);
  fprintf(stderr, "patchbay: %s: %s\n", program[0], strerror(errno));
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
    /* Processes of its group that ignored SIGTERM end here, too. */
    kill(-child, SIGKILL);
    if (got == SIGTERM) return exit_code(status);
    return killed ? KILLED : TIMED_OUT;
  }
  return exit_code(status);
}

int run_program(const char *host, const char *netns, long ms, char **argv) {
  /* The script that cleans a machine up knows by it what was started here (vm/provision/world.sh). */
  setenv("PATCHBAY_EXEC", "1", 1);
  if (enter_host(host) < 0 || (netns && enter_netns(netns) < 0)) return CANNOT_START;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGCHLD);
  sigaddset(&signals, SIGTERM);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  pid_t child = fork();
  if (child < 0) {
    perror("patchbay: fork");
    return CANNOT_START;
  }
  if (child == 0) _exit(start(argv));
  setpgid(child, child);
  return supervise(child, &signals, ms);
}
