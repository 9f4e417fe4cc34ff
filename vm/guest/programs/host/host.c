/*
 * patchbay-host: hosts inside the machine. A host is a network, mount and UTS namespace without a process of its own;
 * its own /run/netns makes `ip netns add x` on one host unseen on the others (namespaces(7), ip-netns(8)).
 */
#define _GNU_SOURCE
#include "namespaces.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(const char *host, const char *what) {
  fprintf(stderr, "patchbay-host: %s: %s: %s\n", host, what, strerror(errno));
  return -1;
}

static int write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return -1;
  ssize_t written = write(fd, text, strlen(text));
  close(fd);
  return written < 0 ? -1 : 0;
}

static int loopback_up(void) {
  struct ifreq request = {.ifr_name = "lo"};
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  int result = ioctl(fd, SIOCGIFFLAGS, &request);
  request.ifr_flags |= IFF_UP;
  if (result == 0) result = ioctl(fd, SIOCSIFFLAGS, &request);
  close(fd);
  return result;
}

/* An interface that a host gets sends nothing by itself, whatever the kernel's default is; localhost is there as ever. */
static void quiet_ipv6(void) {
  write_file("/proc/sys/net/ipv6/conf/default/disable_ipv6", "1\n");
  write_file("/proc/sys/net/ipv6/conf/lo/disable_ipv6", "0\n");
}

/* A folder for the hosts that is a private mount: a mount namespace can't be kept alive below a shared one. */
static int prepare_folder(void) {
  mkdir("/run/patchbay", 0755);
  if (mkdir(HOSTS_FOLDER, 0755) < 0) return errno == EEXIST ? 0 : -1;
  if (mount(HOSTS_FOLDER, HOSTS_FOLDER, NULL, MS_BIND, NULL) < 0) return -1;
  return mount("", HOSTS_FOLDER, NULL, MS_PRIVATE, NULL);
}

/* Runs in the child that becomes the host's first and only process: makes the world that the bind mounts then keep. */
static int become_host(const char *host) {
  char path[160], text[256];
  if (unshare(CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWUTS) < 0) return fail(host, "new namespaces");
  if (mount("", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0) return fail(host, "private mounts");
  if (sethostname(host, strlen(host)) < 0) return fail(host, "host name");
  quiet_ipv6();
  if (loopback_up() < 0) return fail(host, "loopback");
  mkdir("/run/netns", 0755);
  if (mount("netns", "/run/netns", "tmpfs", 0, "mode=755") < 0) return fail(host, "/run/netns");
  if (mount_own_sys() < 0) return fail(host, "/sys");
  snprintf(path, sizeof path, HOSTS_FOLDER "/%s/hostname", host);
  snprintf(text, sizeof text, "%s\n", host);
  if (write_file(path, text) < 0 || mount(path, "/etc/hostname", NULL, MS_BIND, NULL) < 0) return fail(host, path);
  snprintf(path, sizeof path, HOSTS_FOLDER "/%s/hosts", host);
  snprintf(text, sizeof text, "127.0.0.1 localhost %s\n::1 localhost\n", host);
  if (write_file(path, text) < 0 || mount(path, "/etc/hosts", NULL, MS_BIND, NULL) < 0) return fail(host, path);
  return 0;
}

static int keep(const char *host, pid_t child, const char *kind) {
  char from[64], to[128];
  snprintf(from, sizeof from, "/proc/%d/ns/%s", child, kind);
  snprintf(to, sizeof to, HOSTS_FOLDER "/%s/%s", host, kind);
  if (write_file(to, "") < 0 || mount(from, to, NULL, MS_BIND, NULL) < 0) return fail(host, to);
  return 0;
}

static int add(const char *host) {
  char path[128];
  int ready[2], done[2];
  if (!is_plain_name(host) || strcmp(host, VM_HOST) == 0) {
    fprintf(stderr, "patchbay-host: '%s' can't be the name of a new host\n", host);
    return -1;
  }
  if (prepare_folder() < 0) return fail(host, HOSTS_FOLDER);
  snprintf(path, sizeof path, HOSTS_FOLDER "/%s", host);
  if (mkdir(path, 0755) < 0) return errno == EEXIST ? 0 : fail(host, path);
  if (pipe(ready) < 0 || pipe(done) < 0) return fail(host, "pipe");
  pid_t child = fork();
  if (child < 0) return fail(host, "fork");
  if (child == 0) {
    close(done[1]);
    char made = become_host(host) == 0;
    if (write(ready[1], &made, 1) != 1) _exit(1);
    /* Ends when the parent has bind-mounted the namespaces, or is gone. */
    _exit(read(done[0], &made, 1) < 0);
  }
  char made = 0;
  close(ready[1]);
  int result = read(ready[0], &made, 1) == 1 && made ? 0 : -1;
  if (result == 0 && (keep(host, child, "net") < 0 || keep(host, child, "uts") < 0 || keep(host, child, "mnt") < 0)) result = -1;
  close(done[0]);
  close(done[1]);
  close(ready[0]);
  waitpid(child, NULL, 0);
  return result;
}

static int del(const char *host) {
  static const char *const files[] = {"net", "uts", "mnt", "hostname", "hosts"};
  char path[160];
  if (!is_plain_name(host)) return -1;
  for (size_t i = 0; i < 5; i++) {
    snprintf(path, sizeof path, HOSTS_FOLDER "/%s/%s", host, files[i]);
    umount2(path, MNT_DETACH);
    unlink(path);
  }
  snprintf(path, sizeof path, HOSTS_FOLDER "/%s", host);
  return rmdir(path) < 0 ? fail(host, "del") : 0;
}

static int list(void) {
  DIR *folder = opendir(HOSTS_FOLDER);
  if (!folder) return 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] != '.') puts(entry->d_name);
  }
  closedir(folder);
  return 0;
}

static int run(int count, char **arguments) {
  int at = 1;
  if (count < 2 || enter_host(arguments[0]) < 0) return 125;
  if (count > at + 1 && strcmp(arguments[at], "--netns") == 0) {
    if (enter_netns(arguments[at + 1]) < 0) return 125;
    at += 2;
  }
  if (at < count && strcmp(arguments[at], "--") == 0) at++;
  if (at >= count) {
    fprintf(stderr, "patchbay-host: exec: say what to run\n");
    return 125;
  }
  execvp(arguments[at], arguments + at);
  fprintf(stderr, "patchbay-host: %s: %s\n", arguments[at], strerror(errno));
  return errno == ENOENT ? 127 : 126;
}

static int each(int count, char **names, int (*action)(const char *)) {
  int result = 0;
  for (int i = 0; i < count; i++) {
    if (action(names[i]) < 0) result = 1;
  }
  return result;
}

int main(int argc, char **argv) {
  const char *verb = argc > 1 ? argv[1] : "";
  if (strcmp(verb, "add") == 0 && argc > 2) return each(argc - 2, argv + 2, add);
  if (strcmp(verb, "del") == 0 && argc > 2) return each(argc - 2, argv + 2, del);
  if (strcmp(verb, "list") == 0) return list();
  if (strcmp(verb, "exec") == 0) return run(argc - 2, argv + 2);
  if (strcmp(verb, "underlay") == 0 && argc > 3) {
    execv("/usr/lib/patchbay/underlay", argv + 1);
    perror("patchbay-host: underlay");
    return 126;
  }
  fprintf(stderr, "usage: patchbay-host add NAME… | del NAME… | list | exec NAME [--netns NS] [--] CMD… |\n"
                  "       underlay NAME HOST:IFNAME:CIDR…\n");
  return 2;
}
