#ifndef PATCHBAY_STATE_H
#define PATCHBAY_STATE_H

#include <stdio.h>
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

/* Prints "nft":…,"iptables":…, of the current network namespace; null where it has no rules. */
void print_rules(FILE *out);

/* Whether nftables rules were ever made in the current network namespace. */
int has_nft_rules(void);

/* Prints "nsid":[…]: the numbers by which the namespace of an rtnetlink socket knows the others (RTM_GETNSID, ip-netns(8)). */
void print_nsids(FILE *out, const struct world *world, int fd);

/* Prints "sysctl":{…} of the current namespace. */
void print_sysctls(FILE *out);

/* Prints "tuntap":[…]: which processes of a namespace hold which tun or tap (the `iff` line of proc(5) fdinfo),
   and in which namespace that is (TUNGETDEVNETNS). */
void print_tun_holders(FILE *out, const struct namespace *namespace);

/* Prints "docker":[…], the daemon's own list of containers, or nothing where no daemon runs. */
void print_docker(FILE *out);

#endif
