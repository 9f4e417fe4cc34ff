/* Where network namespaces are found: hosts, /run/netns of each, processes, mounts and descriptors (namespaces(7)). */
#define _GNU_SOURCE
#include "namespaces.h"
#include "world.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

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
static void add_mounted(struct world *world, const char *process) {
  char path[300], line[1024];
  snprintf(path, sizeof path, "/proc/%s/mountinfo", process);
  FILE *file = fopen(path, "r");
  if (!file) return;
  while (fgets(line, sizeof line, file)) {
    const char *at = strstr(line, " net:[");
    unsigned long inode;
    char where[PATH_BYTES];
    if (!at || sscanf(at, " net:[%lu] %159s", &inode, where) != 2 || find(world, inode)) continue;
    snprintf(path, sizeof path, "/proc/%s/root%s", process, where);
    struct namespace *added = add(world, path, "", "");
    if (added) snprintf(added->path, sizeof added->path, "%s", where);
  }
  fclose(file);
}

/* What a process has open: whether a tun, and namespaces that are known by nothing else. */
static void add_open(struct world *world, struct process *process) {
  char path[300], target[32];
  snprintf(path, sizeof path, "/proc/%d/fd", process->pid);
  DIR *folder = opendir(path);
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));) {
    unsigned long inode;
    snprintf(path, sizeof path, "/proc/%d/fd/%.16s", process->pid, entry->d_name);
    ssize_t length = readlink(path, target, sizeof target - 1);
    if (length < 0) continue;
    target[length] = 0;
    if (strcmp(target, "/dev/net/tun") == 0) process->holds_tun = 1;
    if (sscanf(target, "net:[%lu]", &inode) != 1 || find(world, inode)) continue;
    struct namespace *added = add(world, path, "", "");
    if (added) added->keeper = *process;
  }
  closedir(folder);
}

/* Mount namespaces whose mounts were looked through. */
struct seen {
  int count;
  ino_t inodes[MAX_NAMESPACES];
};

static int is_new(struct seen *seen, const char *process) {
  char path[64];
  struct stat status;
  snprintf(path, sizeof path, "/proc/%.16s/ns/mnt", process);
  if (stat(path, &status) < 0 || seen->count == MAX_NAMESPACES) return 0;
  for (int i = 0; i < seen->count; i++)
    if (seen->inodes[i] == status.st_ino) return 0;
  seen->inodes[seen->count++] = status.st_ino;
  return 1;
}

/* Finds the process in the namespace that it lives in; our own programs are no part of anybody's network. */
static void add_process(struct world *world, const char *number) {
  char path[300];
  struct process process = {.pid = atoi(number)};
  snprintf(path, sizeof path, "/proc/%s/comm", number);
  read_line(path, process.comm, sizeof process.comm);
  if (strcmp(process.comm, "patchbay-watch") == 0) return;
  snprintf(path, sizeof path, "/proc/%s/ns/net", number);
  struct namespace *namespace = add(world, path, "", "");
  snprintf(path, sizeof path, "/proc/%s/exe", number);
  /* Kernel threads have no program; they say nothing about who lives in a namespace. */
  char program[8];
  if (readlink(path, program, sizeof program) < 0) return;
  /* Those of ours that have a namespace open look at it, and keep it only so long. */
  if (strncmp(process.comm, "patchbay-", 9) != 0) add_open(world, &process);
  if (!namespace || namespace->process_count == MAX_PROCESSES) return;
  find_container(&process);
  namespace->processes[namespace->process_count++] = process;
}

static void each_process(struct world *world, void (*visit)(struct world *world, const char *number)) {
  DIR *folder = opendir("/proc");
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));)
    if (isdigit((unsigned char)entry->d_name[0])) visit(world, entry->d_name);
  closedir(folder);
}

static struct seen seen_mounts;

static void add_mounts_of(struct world *world, const char *number) {
  if (is_new(&seen_mounts, number)) add_mounted(world, number);
}

/* Names first, then who lives there, then what only keeps one alive: the first to find a namespace says what it is called. */
void find_namespaces(struct world *world) {
  world->count = 0;
  world->namespaces = calloc(MAX_NAMESPACES, sizeof *world->namespaces);
  if (!world->namespaces) exit(1);
  add(world, "/proc/1/ns/net", VM_HOST, "");
  add_named(world, VM_HOST);
  in_each_host(add_host, world);
  each_process(world, add_process);
  seen_mounts.count = 0;
  each_process(world, add_mounts_of);
}
