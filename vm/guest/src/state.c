/*
 * patchbay-state: one read of the kernel's network state, as one JSON document.
 * A part that can't be read (its namespace went away meanwhile) is left out and named under "problems": the document
 * is valid whatever happens.
 */
#define _GNU_SOURCE
#include "state.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PART_BYTES = 4 * 1024 * 1024 };

void print_json_string(FILE *out, const char *text) {
  fputc('"', out);
  for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
    if (*at == '"' || *at == '\\') fprintf(out, "\\%c", *at);
    else if (*at < 0x20 || *at >= 0x7f) fprintf(out, "\\u%04x", *at);
    else fputc(*at, out);
  }
  fputc('"', out);
}

static void print_namespace(FILE *out, const struct namespace *namespace, const struct world *world) {
  fprintf(out, "{\"inode\":%lu,\"host\":", (unsigned long)namespace->inode);
  print_json_string(out, namespace->host);
  fputs(",\"name\":", out);
  if (namespace->name[0]) print_json_string(out, namespace->name);
  else fputs("null", out);
  fputs(",\"pids\":[", out);
  for (int i = 0; i < namespace->process_count; i++) {
    const struct process *process = &namespace->processes[i];
    fprintf(out, "%s{\"pid\":%d,\"comm\":", i ? "," : "", process->pid);
    print_json_string(out, process->comm);
    if (process->container[0]) fprintf(out, ",\"container\":\"%s\"", process->container);
    fputc('}', out);
  }
  fputs("],", out);
  print_captures(out);
  print_nsids(out, world);
  fputc(',', out);
  print_sysctls(out);
  fputc(',', out);
  print_tun_holders(out, namespace);
  fputc('}', out);
}

/* The namespace's object, made by a child inside it; NULL where the child failed. */
static char *capture(const struct namespace *namespace, const struct world *world) {
  int pipes[2];
  if (pipe(pipes) < 0) return NULL;
  pid_t child = fork();
  if (child < 0) return NULL;
  if (child == 0) {
    close(pipes[0]);
    FILE *out = fdopen(pipes[1], "w");
    if (!out || setns(namespace->fd, CLONE_NEWNET) < 0) _exit(1);
    print_namespace(out, namespace, world);
    _exit(fclose(out) == 0 ? 0 : 1);
  }
  close(pipes[1]);
  char *text = malloc(PART_BYTES + 1);
  size_t length = 0;
  ssize_t count;
  while (text && length < PART_BYTES && (count = read(pipes[0], text + length, PART_BYTES - length)) > 0) length += (size_t)count;
  close(pipes[0]);
  int status = 1;
  waitpid(child, &status, 0);
  if (!text || status != 0 || length == PART_BYTES) {
    free(text);
    return NULL;
  }
  text[length] = 0;
  return text;
}

int main(void) {
  struct world world;
  struct utsname uname_;
  struct timespec now;
  char time_[32];
  find_namespaces(&world);
  uname(&uname_);
  clock_gettime(CLOCK_REALTIME, &now);
  strftime(time_, sizeof time_, "%Y-%m-%dT%H:%M:%S", gmtime(&now.tv_sec));
  printf("{\"format\":1,\"time\":\"%s.%03ldZ\",\"uname\":\"%s %s %s\",\"namespaces\":[", time_, now.tv_nsec / 1000000,
         uname_.sysname, uname_.release, uname_.machine);
  char problems[16 * 1024] = "";
  int printed = 0;
  for (int i = 0; i < world.count; i++) {
    fflush(stdout);
    char *text = capture(&world.namespaces[i], &world);
    if (text) {
      printf("%s%s", printed++ ? "," : "", text);
    } else if (strlen(problems) < sizeof problems - 128) {
      sprintf(problems + strlen(problems), "%s\"namespace %lu could not be read\"", problems[0] ? "," : "",
              (unsigned long)world.namespaces[i].inode);
    }
    free(text);
  }
  fputs("],", stdout);
  print_docker(stdout);
  printf("\"problems\":[%s]}\n", problems);
  return fflush(stdout) == 0 ? 0 : 1;
}
