/* Where network namespaces are found: hosts, /run/netns of each, processes, mounts and descriptors (namespaces(7)). */
#define _GNU_SOURCE
#include "namespaces.h"
#include "world.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* /dev/net/tun (Documentation/admin-guide/devices.txt). */
enum { TUN_MAJOR = 10, TUN_MINOR = 200 };

static struct namespace *find(struct world *world, ino_t inode) {
  for (int i = 0; i < world->count; i++) {
    if (world->namespaces[i].inode == inode) return &world->namespaces[i];
  }
  return NULL;
}

static struct namespace *add(struct world *world, const char *path, const char *host, const char *name) {
  struct stat status;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || world->count == MAX_NAMESPACES || fstat(fd, &status) < 0) {
    if (fd >= 0) close(fd);
    return NULL;
  }
  struct namespace *known = find(world, status.st_ino);
  if (known) {
    close(fd);
    return known;
  }
  struct namespace *added = &world->namespaces[world->count++];
  added->fd = fd;
  added->inode = status.st_ino;
  snprintf(added->host, sizeof added->host, "%s", host);
  snprintf(added->name, sizeof added->name, "%s", name);
  return added;
}

/* Whether a namespace has neither a host nor a name. */
static int is_nobodys(const struct namespace *namespace) { return !namespace->host[0] && !namespace->name[0]; }

/* The named namespaces of the host whose mount namespace this process is in. */
static void add_named(struct world *world, const char *host) {
  DIR *folder = opendir("/run/netns");
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));) {
    char path[300];
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "/run/netns/%s", entry->d_name);
    /* A name whose mount is gone is an empty file, no namespace. */
    struct stat file, proc;
    if (stat(path, &file) < 0 || stat("/proc/self/ns/net", &proc) < 0 || file.st_dev != proc.st_dev) continue;
    add(world, path, host, entry->d_name);
  }
  closedir(folder);
}

/* Calls `visit` for each host, first in the machine's own mounts and then in the host's. */
static void in_each_host(void (*visit)(void *context, const char *host, int inside), void *context) {
  DIR *folder = opendir(HOSTS_FOLDER);
  int own = open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC);
  if (!folder || own < 0) return;
  for (struct dirent *entry; (entry = readdir(folder));) {
    char path[300];
    if (entry->d_name[0] == '.') continue;
    visit(context, entry->d_name, 0);
    snprintf(path, sizeof path, HOSTS_FOLDER "/%s/mnt", entry->d_name);
    int mounts = open(path, O_RDONLY | O_CLOEXEC);
    if (mounts >= 0 && setns(mounts, CLONE_NEWNS) == 0) visit(context, entry->d_name, 1);
    if (mounts >= 0) close(mounts);
    if (setns(own, CLONE_NEWNS) < 0) exit(1);
  }
  closedir(folder);
  close(own);
}

static void add_host(void *world, const char *host, int inside) {
  char path[128];
  snprintf(path, sizeof path, HOSTS_FOLDER "/%s/net", host);
  if (inside) add_named(world, host);
  else add(world, path, host, "");
}

static void watch_host(void *inotify, const char *host, int inside) {
  (void)host;
  if (inside) inotify_add_watch(*(int *)inotify, "/run/netns", IN_CREATE | IN_DELETE);
}

void watch_hosts(int inotify) { in_each_host(watch_host, &inotify); }

static void read_line(const char *path, char *text, int size) {
  FILE *file = fopen(path, "r");
  text[0] = 0;
  if (!file) return;
  if (!fgets(text, size, file)) text[0] = 0;
  text[strcspn(text, "\n")] = 0;
  fclose(file);
}

/* The control groups of Docker and Podman end in the container's id: 64 hexadecimal digits. */
static void find_container(struct process *process) {
  char path[64], line[512];
  snprintf(path, sizeof path, "/proc/%d/cgroup", process->pid);
  read_line(path, line, sizeof line);
  size_t run = 0;
  for (char *at = line; *at; at++) {
    run = isxdigit((unsigned char)*at) ? run + 1 : 0;
    if (run == 64) snprintf(process->container, sizeof process->container, "%.64s", at - 63);
  }
}

/*
 * The namespaces that are mounted anywhere in the mount namespace of a process. A field of mountinfo (proc(5)) tells what of
 * the file system is mounted: of a namespace "net:[NUMBER]"; the next one tells where.
 */
static void add_mounted(struct world *world, int pid) {
  char path[300], line[1024];
  snprintf(path, sizeof path, "/proc/%d/mountinfo", pid);
  FILE *file = fopen(path, "r");
  if (!file) return;
  while (fgets(line, sizeof line, file)) {
    const char *at = strstr(line, " net:[");
    unsigned long inode;
    char where[PATH_BYTES];
    if (!at || sscanf(at, " net:[%lu] %159s", &inode, where) != 2) continue;
    struct namespace *found = find(world, inode);
    snprintf(path, sizeof path, "/proc/%d/root%s", pid, where);
    if (!found) found = add(world, path, "", "");
    if (found && is_nobodys(found) && !found->path[0]) snprintf(found->path, sizeof found->path, "%s", where);
  }
  fclose(file);
}

/* Whether an open file is a network namespace: its file system has namespaces of all kinds (ioctl_ns(2)). */
static int is_network(int fd) { return ioctl(fd, NS_GET_NSTYPE) == CLONE_NEWNET; }

/*
 * What a process has open: whether a tun, and namespaces that perhaps are known by nothing else. A namespace is known by its
 * file system: the name that the descriptor was opened by may be gone.
 */
static void add_open(struct world *world, struct process *process) {
  char path[300];
  struct stat own, status;
  snprintf(path, sizeof path, "/proc/%d/fd", process->pid);
  DIR *folder = opendir(path);
  if (!folder || stat("/proc/self/ns/net", &own) < 0) return;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.' || fstatat(dirfd(folder), entry->d_name, &status, 0) < 0) continue;
    if (S_ISCHR(status.st_mode) && status.st_rdev == makedev(TUN_MAJOR, TUN_MINOR)) process->holds_tun = 1;
    if (status.st_dev != own.st_dev) continue;
    struct namespace *found = find(world, status.st_ino);
    if (!found) {
      snprintf(path, sizeof path, "/proc/%d/fd/%.16s", process->pid, entry->d_name);
      int fd = open(path, O_RDONLY | O_CLOEXEC);
      if (fd >= 0 && is_network(fd)) found = add(world, path, "", "");
      if (fd >= 0) close(fd);
    }
    if (found && is_nobodys(found) && !found->keeper.pid) found->keeper = *process;
  }
  closedir(folder);
}

/* Mount namespaces whose mounts were looked through. */
struct seen {
  int count;
  ino_t inodes[MAX_NAMESPACES];
};

static int is_new(struct seen *seen, int pid) {
  char path[64];
  struct stat status;
  snprintf(path, sizeof path, "/proc/%d/ns/mnt", pid);
  if (stat(path, &status) < 0 || seen->count == MAX_NAMESPACES) return 0;
  for (int i = 0; i < seen->count; i++)
    if (seen->inodes[i] == status.st_ino) return 0;
  seen->inodes[seen->count++] = status.st_ino;
  return 1;
}

/* The network namespace that a process is in; NULL where it has ended. */
static struct namespace *home_of(struct world *world, int pid) {
  char path[64];
  struct stat status;
  snprintf(path, sizeof path, "/proc/%d/ns/net", pid);
  struct namespace *known = stat(path, &status) == 0 ? find(world, status.st_ino) : NULL;
  return known ? known : add(world, path, "", "");
}

/* All that one process shows: where it lives, what it has open, and what is mounted where it is. */
static void add_process(struct world *world, struct seen *mounts, int pid) {
  char path[64], program[8];
  struct process process = {.pid = pid};
  snprintf(path, sizeof path, "/proc/%d/exe", pid);
  /* Kernel threads have no program; all are in the machine's own namespaces. */
  if (readlink(path, program, sizeof program) < 0) return;
  snprintf(path, sizeof path, "/proc/%d/comm", pid);
  read_line(path, process.comm, sizeof process.comm);
  /* Our own programs are no part of anybody's network; the watch has a namespace of its own. */
  if (strcmp(process.comm, "patchbay-watch") == 0) return;
  struct namespace *home = home_of(world, pid);
  /* Those of ours that have a namespace open look at it, and keep it only so long. */
  if (strncmp(process.comm, "patchbay-", 9) != 0) add_open(world, &process);
  if (is_new(mounts, pid)) add_mounted(world, pid);
  if (!home || home->process_count == MAX_PROCESSES) return;
  if (!home->host[0]) find_container(&process);
  home->processes[home->process_count++] = process;
}

static void add_processes(struct world *world) {
  struct seen mounts = {0};
  DIR *folder = opendir("/proc");
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));)
    if (isdigit((unsigned char)entry->d_name[0])) add_process(world, &mounts, atoi(entry->d_name));
  closedir(folder);
  /* What keeps a namespace alive is told of those that nobody lives in. */
  for (int i = 0; i < world->count; i++) {
    struct namespace *found = &world->namespaces[i];
    if (found->process_count == 0) continue;
    found->path[0] = 0;
    found->keeper.pid = 0;
  }
}

/* Names first: what finds a namespace first says what it is called. The rest is found in one pass through the processes. */
void find_namespaces(struct world *world) {
  world->count = 0;
  world->namespaces = calloc(MAX_NAMESPACES, sizeof *world->namespaces);
  if (!world->namespaces) exit(1);
  add(world, "/proc/1/ns/net", VM_HOST, "");
  add_named(world, VM_HOST);
  in_each_host(add_host, world);
  add_processes(world);
}
