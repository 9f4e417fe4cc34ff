#define _GNU_SOURCE
#include "namespaces.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

int is_plain_name(const char *name) {
  size_t length = strlen(name);
  if (length < 1 || length > 32 || !isalnum((unsigned char)name[0])) return 0;
  for (size_t i = 0; i < length; i++) {
    if (!isalnum((unsigned char)name[i]) && !strchr("-_.", name[i])) return 0;
  }
  return 1;
}

static int enter(const char *path, int kind) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  int result = setns(fd, kind);
  close(fd);
  return result;
}

int enter_host(const char *host) {
  if (strcmp(host, VM_HOST) == 0) return 0;
  if (!is_plain_name(host)) {
    fprintf(stderr, "patchbay: '%s' can't be the name of a host\n", host);
    return -1;
  }
  char path[128];
  /* The mount namespace comes last: the others' files are seen from outside only. */
  static const struct { const char *file; int kind; } parts[] = {
      {"net", CLONE_NEWNET}, {"uts", CLONE_NEWUTS}, {"mnt", CLONE_NEWNS}};
  for (size_t i = 0; i < 3; i++) {
    snprintf(path, sizeof path, HOSTS_FOLDER "/%s/%s", host, parts[i].file);
    if (enter(path, parts[i].kind) < 0) {
      if (errno == ENOENT) fprintf(stderr, "patchbay: there is no host '%s'\n", host);
      else fprintf(stderr, "patchbay: host '%s' could not be entered: %s\n", host, strerror(errno));
      return -1;
    }
  }
  return 0;
}

int mount_own_sys(void) {
  umount2("/sys", MNT_DETACH);
  if (mount("sysfs", "/sys", "sysfs", 0, NULL) < 0) return -1;
  /* Docker and systemd's tools need it to see a host's control groups; nothing else does. */
  (void)mount("cgroup2", "/sys/fs/cgroup", "cgroup2", 0, NULL);
  return 0;
}

int enter_netns(const char *name) {
  char path[300];
  snprintf(path, sizeof path, "/run/netns/%s", name);
  if (strchr(name, '/') || enter(path, CLONE_NEWNET) < 0) {
    /* ip-netns(8)'s own words, which the checks know. */
    fprintf(stderr, "Cannot open network namespace \"%s\": %s\n", name, strerror(errno));
    return -1;
  }
  if (unshare(CLONE_NEWNS) < 0 || mount("", "/", NULL, MS_SLAVE | MS_REC, NULL) < 0 || mount_own_sys() < 0) {
    fprintf(stderr, "patchbay: /sys of namespace %s could not be mounted: %s\n", name, strerror(errno));
    return -1;
  }
  return 0;
}
