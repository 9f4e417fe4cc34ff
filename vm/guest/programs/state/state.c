/*
 * patchbay-state: one read of the kernel's network state, as one JSON document.
 * A part that can't be read (its namespace went away meanwhile) is left out and named under "problems": the document
 * is valid whatever happens.
 */
#define _GNU_SOURCE
#include "json.h"
#include "state.h"
#include "stateLinks.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

static void print_part(FILE *out, const char *key, void (*print)(FILE *, const struct links *), const struct links *links) {
  fprintf(out, "\"%s\":", key);
  print(out, links);
  fputc(',', out);
}

/* Only these keep forwarding entries worth telling: bridges, their ports, and tunnels with many ends. */
static int has_fdb(const struct links *links) {
  return has_link_of(links, "bridge") || has_link_of(links, "vxlan");
}

static void print_nothing(FILE *out, const struct links *links) {
  (void)links;
  fputs("[]", out);
}

static void print_namespace(FILE *out, const struct namespace *namespace, const struct world *world, const struct links *links) {
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
  if (namespace->path[0]) {
    fputs("\"path\":", out);
    print_json_string(out, namespace->path);
    fputc(',', out);
  }
  if (namespace->keeper.pid) {
    fprintf(out, "\"keeper\":{\"pid\":%d,\"comm\":", namespace->keeper.pid);
    print_json_string(out, namespace->keeper.comm);
    fputs("},", out);
  }
  print_part(out, "addr", print_links, links);
  print_part(out, "route", print_routes, links);
  print_part(out, "rule", print_routing_rules, links);
  print_part(out, "neigh", print_neighbours, links);
  print_part(out, "proxy", print_proxies, links);
  print_part(out, "fdb", has_fdb(links) ? print_fdb : print_nothing, links);
  print_part(out, "vlan", has_link_of(links, "bridge") ? print_vlans : print_nothing, links);
  print_part(out, "vni", has_link_of(links, "vxlan") ? print_vnis : print_nothing, links);
  print_part(out, "qdisc", print_qdiscs, links);
  print_part(out, "filter", print_filters, links);
  print_rules(out);
  print_nsids(out, world, links->fd);
  fputc(',', out);
  print_sysctls(out, links);
  fputc(',', out);
  print_tun_holders(out, namespace);
  fputc('}', out);
}

/* The namespace's object, to be freed; NULL where it could not be entered or read. Leaves this process inside it. */
static char *read_namespace(const struct namespace *namespace, const struct world *world) {
  struct links links;
  char *text = NULL;
  size_t length;
  if (setns(namespace->fd, CLONE_NEWNET) < 0 || open_links(&links) < 0) return NULL;
  FILE *out = open_memstream(&text, &length);
  if (out) print_namespace(out, namespace, world, &links);
  close_links(&links);
  if (out && fclose(out) == 0) return text;
  free(text);
  return NULL;
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
    char *text = read_namespace(&world.namespaces[i], &world);
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
