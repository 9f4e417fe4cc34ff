#ifndef PATCHBAY_WORLD_H
#define PATCHBAY_WORLD_H

#include <sys/types.h>

enum { MAX_NAMESPACES = 256, MAX_PROCESSES = 32, NAME_BYTES = 64 };

struct process {
  pid_t pid;
  char comm[32];
  char container[65]; /* the Docker id in its control group's path, or empty */
};

/* One network namespace: where it was found, and who lives in it. */
struct namespace {
  int fd;
  ino_t inode;
  char host[NAME_BYTES]; /* empty: of no host (a container's) */
  char name[NAME_BYTES]; /* empty: a host's own, or unnamed */
  int process_count;
  struct process processes[MAX_PROCESSES];
};

struct world {
  int count;
  struct namespace *namespaces;
};

/* Finds every network namespace: the machine's, each host's, the named ones of each, and those that only a process holds. */
void find_namespaces(struct world *world);

/* Watches the folder of names (/run/netns) of each host with an inotify(7) descriptor. */
void watch_hosts(int inotify);

#endif
