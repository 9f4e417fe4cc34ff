/* Where network namespaces are found: hosts, /run/netns of each, and the processes that hold one. */
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

/* Docker's control groups end in the container's id: 64 hexadecimal digits. */
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

static void add_processes(struct world *world) {
  DIR *folder = opendir("/proc");
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));) {
    char path[300];
    if (!isdigit((unsigned char)entry->d_name[0])) continue;
    struct process process = {.pid = atoi(entry->d_name)};
    snprintf(path, sizeof path, "/proc/%s/comm", entry->d_name);
    read_line(path, process.comm, sizeof process.comm);
    /* It lives in a namespace of its own, which is no part of anybody's network. */
    if (strcmp(process.comm, "patchbay-watch") == 0) continue;
    snprintf(path, sizeof path, "/proc/%s/ns/net", entry->d_name);
    struct namespace *namespace = add(world, path, "", "");
    if (!namespace || namespace->process_count == MAX_PROCESSES) continue;
    snprintf(path, sizeof path, "/proc/%s/exe", entry->d_name);
    /* Kernel threads have no program; they say nothing about who lives in a namespace. */
    char program[8];
    if (readlink(path, program, sizeof program) < 0) continue;
    find_container(&process);
    namespace->processes[namespace->process_count++] = process;
  }
  closedir(folder);
}

void find_namespaces(struct world *world) {
  world->count = 0;
  world->namespaces = calloc(MAX_NAMESPACES, sizeof *world->namespaces);
  if (!world->namespaces) exit(1);
  add(world, "/proc/1/ns/net", VM_HOST, "");
  add_named(world, VM_HOST);
  in_each_host(add_host, world);
  add_processes(world);
}
