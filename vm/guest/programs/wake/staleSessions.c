#include "staleSessions.h"

#include <ctype.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_PROCESSES = 1024 };

struct process { pid_t pid, parent; int is_session, is_ours, is_stale; };

static struct process processes[MAX_PROCESSES];
static int count;

static struct process *find(pid_t pid) {
  for (int i = 0; i < count; i++) {
    if (processes[i].pid == pid) return &processes[i];
  }
  return NULL;
}

/* proc_pid_stat(5): `pid (comm) state ppid …` */
static void read_processes(void) {
  DIR *folder = opendir("/proc");
  for (struct dirent *entry; folder && count < MAX_PROCESSES && (entry = readdir(folder));) {
    char path[64], line[128];
    if (!isdigit((unsigned char)entry->d_name[0])) continue;
    snprintf(path, sizeof path, "/proc/%.16s/stat", entry->d_name);
    FILE *file = fopen(path, "r");
    if (!file) continue;
    const char *end = fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
    struct process process = {.pid = (pid_t)atoi(line), .is_session = strstr(line, "(dropbear)") != NULL};
    if (end && sscanf(end, ") %*c %d", &process.parent) == 1) processes[count++] = process;
    fclose(file);
  }
  if (folder) closedir(folder);
}

void end_stale_sessions(void) {
  read_processes();
  for (struct process *at = find(getpid()); at; at = find(at->parent)) at->is_ours = 1;
  for (int i = 0; i < count; i++) {
    for (struct process *at = &processes[i]; at && !at->is_ours; at = find(at->parent)) {
      if (at->is_session) processes[i].is_stale = 1;
    }
  }
  for (int i = 0; i < count; i++) {
    if (processes[i].is_stale) kill(processes[i].pid, SIGKILL);
  }
}
