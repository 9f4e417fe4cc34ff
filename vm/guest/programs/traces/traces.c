/*
 * patchbay-traces: takes back what traffic left behind in the tables of every namespace while somebody only looked.
 *   patchbay-traces keep FILE   remembers which neighbours, forwarding entries and connections there are
 *   patchbay-traces undo FILE   removes those that came since, and FILE
 * Counters can't be taken back. Entries that commands wrote, and connections that are open, stay.
 */
#define _GNU_SOURCE
#include "traces.h"
#include "world.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* One remembered entry, in memory and in the file; padded with zeros, so that it can be compared as bytes. */
struct known {
  uint64_t inode;
  uint64_t length;
  unsigned char key[KEY_BYTES];
};

struct memory {
  struct known *known;
  size_t count, room;
  uint64_t inode; /* of the namespace that is looked at */
};

void begin_trace(struct trace *trace, char table, uint16_t removal_type, const void *body, size_t size) {
  memset(trace, 0, sizeof *trace);
  trace->key[trace->length++] = (unsigned char)table;
  trace->removal.header = (struct nlmsghdr){
      .nlmsg_len = NLMSG_LENGTH(size), .nlmsg_type = removal_type, .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK};
  memcpy(NLMSG_DATA(&trace->removal.header), body, size);
}

void add_key(struct trace *trace, const void *bytes, size_t length) {
  if (length > KEY_BYTES - trace->length) length = KEY_BYTES - trace->length;
  memcpy(trace->key + trace->length, bytes, length);
  trace->length += length;
}

void add_attribute(struct trace *trace, const struct rtattr *attribute) {
  size_t at = NLMSG_ALIGN(trace->removal.header.nlmsg_len);
  if (at + RTA_ALIGN(attribute->rta_len) > REQUEST_BYTES) return;
  memcpy(trace->removal.bytes + at, attribute, attribute->rta_len);
  trace->removal.header.nlmsg_len = (uint32_t)(at + RTA_ALIGN(attribute->rta_len));
}

static struct known known_of(const struct memory *memory, const struct trace *trace) {
  struct known known = {.inode = memory->inode, .length = trace->length};
  memcpy(known.key, trace->key, trace->length);
  return known;
}

static void remember(int fd, const struct trace *trace, void *context) {
  struct memory *memory = context;
  (void)fd;
  if (memory->count == memory->room) {
    memory->room = memory->room ? memory->room * 2 : 64;
    memory->known = realloc(memory->known, memory->room * sizeof *memory->known);
    if (!memory->known) exit(1);
  }
  memory->known[memory->count++] = known_of(memory, trace);
}

static void remove_new(int fd, const struct trace *trace, void *context) {
  const struct memory *memory = context;
  const struct known known = known_of(memory, trace);
  char answer[1024];
  for (size_t i = 0; i < memory->count; i++)
    if (memcmp(&memory->known[i], &known, sizeof known) == 0) return;
  /* An entry that went by itself is gone, as it should be. */
  if (send(fd, &trace->removal, trace->removal.header.nlmsg_len, 0) > 0) (void)recv(fd, answer, sizeof answer, 0);
}

static void visit_world(struct memory *memory, visit_trace visit) {
  struct world world;
  find_namespaces(&world);
  for (int i = 0; i < world.count; i++) {
    if (setns(world.namespaces[i].fd, CLONE_NEWNET) < 0) continue;
    memory->inode = world.namespaces[i].inode;
    visit_connections(visit, memory);
    visit_forwarding(visit, memory);
    visit_neighbours(visit, memory);
  }
}

static int fail(const char *file) {
  fprintf(stderr, "patchbay-traces: %s: %s\n", file, strerror(errno));
  return 1;
}

static int keep(const char *path) {
  struct memory memory = {0};
  visit_world(&memory, remember);
  FILE *file = fopen(path, "we");
  if (!file) return fail(path);
  fwrite(memory.known, sizeof *memory.known, memory.count, file);
  return fclose(file) == 0 ? 0 : fail(path);
}

static int undo(const char *path) {
  struct memory memory = {0};
  FILE *file = fopen(path, "re");
  if (!file) return fail(path);
  for (struct known known; fread(&known, sizeof known, 1, file) == 1;) {
    struct trace trace = {.length = known.length};
    memcpy(trace.key, known.key, sizeof known.key);
    memory.inode = known.inode;
    remember(-1, &trace, &memory);
  }
  fclose(file);
  unlink(path);
  visit_world(&memory, remove_new);
  return 0;
}

int main(int argc, char **argv) {
  if (argc == 3 && strcmp(argv[1], "keep") == 0) return keep(argv[2]);
  if (argc == 3 && strcmp(argv[1], "undo") == 0) return undo(argv[2]);
  fputs("usage: patchbay-traces keep|undo FILE\n", stderr);
  return 2;
}
