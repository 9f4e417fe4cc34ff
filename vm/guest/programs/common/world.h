#ifndef PATCHBAY_WORLD_H
#define PATCHBAY_WORLD_H

#include <sys/types.h>

enum { MAX_NAMESPACES = 256, MAX_PROCESSES = 64, NAME_BYTES = 64, PATH_BYTES = 160 };

struct process {
  pid_t pid;
  char comm[32];
  char container[65]; /* the container's id in its control group's path, or empty */
  int holds_tun;      /* whether one of its descriptors is a tun or tap */
};

/* One network namespace: where it was found, and who lives in it. */
struct namespace {
  int fd;
  ino_t inode;
  char host[NAME_BYTES]; /* empty: of no host (a container's) */
  char name[NAME_BYTES]; /* empty: a host's own, or unnamed */
  char path[PATH_BYTES]; /* of one without a name that nobody lives in: where it is mounted, or empty */
  struct process keeper; /* of the same: who has it open; pid 0 for none */
  int process_count;
  struct process processes[MAX_PROCESSES];
};

struct world {
  int count;
  struct namespace *namespaces;
};

/*
 * Finds every network namespace: the machine's, each host's, the named ones of each, those that processes live in, and those
 * that are only mounted somewhere (Docker's own, /run/docker/netns) or that a process only has open.
 */
void find_namespaces(struct world *world);

/* Watches the folder of names (/run/netns) of each host with an inotify(7) descriptor. */
void watch_hosts(int inotify);

#endif
