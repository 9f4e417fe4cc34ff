/*
 * patchbay-probe: who reaches whom, all questions at once.
 *   patchbay-probe [-p PORT] [-w INODE:LINK]... FROM:TO:PROTOCOL:ADDRESS:EXPECTED...
 * FROM and TO are inodes of network namespaces (TO 0: of none here), PROTOCOL is icmp, udp or tcp, EXPECTED is 1 or 0.
 * Where something is sent to, a server of our own replies on PORT, or on one that the kernel chooses, so that a reply
 * proves who gave it. -w watches a link. Prints one JSON array in the order of the probes, with the inode of the namespace
 * where each request was delivered.
 */
#define _GNU_SOURCE
#include "clock.h"
#include "json.h"
#include "probe.h"
#include "world.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

/* An expected reply may take LONGEST_MS; silence is believed when replies have been there for as long as they took. */
enum { LONGEST_MS = 1500, SILENCE_MS = 150, UNEXPECTED_MS = 400, AGAIN_MS = 400, MAX_CONNECTIONS = MAX_PROBES };

struct connection { int fd; const struct place *place; };

static const char *const protocols[] = {"icmp", "udp", "tcp"};
static struct connection connections[MAX_CONNECTIONS];
static int connection_count;

static int fail(const char *why, const char *what) {
  fprintf(stderr, "patchbay-probe: %s: %s\n", why, what);
  return 2;
}

static struct place *place_of(struct run *run, const struct world *world, ino_t inode) {
  for (int i = 0; i < run->place_count; i++)
    if (run->places[i].inode == inode) return &run->places[i];
  for (int i = 0; i < world->count && run->place_count < MAX_PLACES; i++) {
    if (world->namespaces[i].inode != inode) continue;
    struct place *place = &run->places[run->place_count++];
    *place = (struct place){.inode = inode, .fd = world->namespaces[i].fd, .icmp = -1, .udp = -1, .tcp = -1};
    return place;
  }
  return NULL;
}

/* Reads one probe; 0, or -1. The text is taken apart. */
static int read_probe(struct run *run, const struct world *world, char *text) {
  char *parts[5];
  for (int i = 0; i < 5; i++) parts[i] = strsep(&text, ":");
  struct probe *probe = &run->probes[run->probe_count];
  *probe = (struct probe){.client = -1, .protocol = PROBE_TCP + 1};
  if (!parts[4]) return -1;
  for (int i = PROBE_ICMP; i <= PROBE_TCP; i++)
    if (strcmp(parts[2], protocols[i]) == 0) probe->protocol = (enum protocol)i;
  ino_t to = strtoul(parts[1], NULL, 10);
  probe->from = place_of(run, world, strtoul(parts[0], NULL, 10));
  probe->to = to ? place_of(run, world, to) : NULL;
  probe->expected = parts[4][0] == '1';
  if (!probe->from || (to && !probe->to) || probe->protocol > PROBE_TCP) return -1;
  if (inet_pton(AF_INET, parts[3], &probe->address) != 1) return -1;
  run->probe_count++;
  return 0;
}

/* -w INODE:LINK; a link that is not there sees nothing. */
static void watch(struct run *run, const struct world *world, char *text) {
  char *link = strchr(text, ':');
  int fd = -1;
  ino_t inode = strtoul(text, NULL, 10);
  for (int i = 0; i < world->count && link; i++)
    if (world->namespaces[i].inode == inode && setns(world->namespaces[i].fd, CLONE_NEWNET) == 0) fd = open_watch(link + 1);
  run->watched[run->watched_count++] = fd;
}

static int open_all(struct run *run, in_port_t port) {
  for (int i = 0; i < run->place_count; i++) {
    struct place *place = &run->places[i];
    int udp = 0, tcp = 0;
    for (int j = 0; j < run->probe_count; j++) {
      udp |= run->probes[j].to == place && run->probes[j].protocol == PROBE_UDP;
      tcp |= run->probes[j].to == place && run->probes[j].protocol == PROBE_TCP;
    }
    if (open_place(place, udp, tcp, port) < 0) return -1;
  }
  for (int i = 0; i < run->place_count; i++) {
    if (setns(run->places[i].fd, CLONE_NEWNET) < 0) return -1;
    for (int j = 0; j < run->probe_count; j++)
      if (run->probes[j].from == &run->places[i] && run->probes[j].protocol != PROBE_ICMP) open_client(&run->probes[j]);
  }
  return 0;
}

/* Whether all that may come of a probe has come. */
static int is_answered(const struct probe *probe) {
  if (!probe->replied || !probe->to || probe->at) return probe->replied;
  /* Where the port is somebody else's, nobody tells us of the delivery. */
  return probe->protocol != PROBE_ICMP && (probe->protocol == PROBE_UDP ? probe->to->udp : probe->to->tcp) < 0;
}

static int count_open(const struct run *run, int expected) {
  int open = 0;
  for (int i = 0; i < run->probe_count; i++) open += run->probes[i].expected == expected && !is_answered(&run->probes[i]);
  return open;
}

static int add(struct pollfd *polled, int count, int fd, short events) {
  polled[count] = (struct pollfd){.fd = fd, .events = events};
  return count + 1;
}

/* Waits for packets until `until` at most, and reads those that came. */
static void turn(struct run *run, deadline until) {
  static struct pollfd polled[3 * MAX_PLACES + MAX_WATCHED + MAX_PROBES + MAX_CONNECTIONS];
  static char said_hello[MAX_PROBES];
  int count = 0;
  for (int i = 0; i < run->watched_count; i++) count = add(polled, count, run->watched[i], POLLIN);
  for (int i = 0; i < run->place_count; i++) {
    count = add(polled, count, run->places[i].icmp, POLLIN);
    count = add(polled, count, run->places[i].udp, POLLIN);
    count = add(polled, count, run->places[i].tcp, POLLIN);
  }
  int clients = count;
  for (int i = 0; i < run->probe_count; i++) {
    const struct probe *probe = &run->probes[i];
    int connecting = probe->protocol == PROBE_TCP && !said_hello[i];
    count = add(polled, count, probe->replied || probe->error ? -1 : probe->client, connecting ? POLLOUT : POLLIN);
  }
  int served = count, known = connection_count;
  for (int i = 0; i < known; i++) count = add(polled, count, connections[i].fd, POLLIN);
  if (poll(polled, (nfds_t)count, wait_ms(until)) <= 0) return;

  const struct pollfd *at = polled;
  for (int i = 0; i < run->watched_count; i++)
    if ((at++)->revents) read_watched(run, i);
  for (int i = 0; i < run->place_count; i++) {
    struct place *place = &run->places[i];
    if ((at++)->revents) read_icmp(run, place);
    if ((at++)->revents) read_udp_server(run, place);
    if (!(at++)->revents) continue;
    for (int fd; connection_count < MAX_CONNECTIONS && (fd = accept_tcp(place)) >= 0;)
      connections[connection_count++] = (struct connection){fd, place};
  }
  for (int i = 0; i < run->probe_count; i++) {
    short seen = polled[clients + i].revents;
    if (!seen) continue;
    if (run->probes[i].protocol == PROBE_TCP && !said_hello[i] && !(seen & (POLLERR | POLLHUP))) {
      struct cookie cookie = cookie_of(run, i, 0);
      said_hello[i] = send(run->probes[i].client, &cookie, sizeof cookie, MSG_NOSIGNAL) > 0;
      /* Where the port is somebody else's, that it takes the connection is the reply. */
      if (said_hello[i] && run->probes[i].to && run->probes[i].to->tcp < 0) run->probes[i].replied = 1;
    } else {
      read_client(run, i);
    }
  }
  for (int i = 0; i < known; i++) {
    if (!polled[served + i].revents || read_tcp_server(run, connections[i].place, connections[i].fd)) continue;
    close(connections[i].fd);
    connections[i].fd = -1;
  }
}

static void run_probes(struct run *run) {
  deadline began = now_ms(), last = began + LONGEST_MS, again = began;
  if (count_open(run, 1) == 0) last = began + UNEXPECTED_MS;
  int settled = count_open(run, 1) == 0;
  while (!is_due(last)) {
    if (!settled && count_open(run, 1) == 0) {
      long long took = now_ms() - began;
      settled = 1;
      last = count_open(run, 0) == 0 ? now_ms() : sooner(last, now_ms() + (took > SILENCE_MS ? took : SILENCE_MS));
    }
    if (is_due(again)) {
      for (int i = 0; i < run->probe_count; i++)
        if (!is_answered(&run->probes[i])) send_request(run, i);
      again = now_ms() + AGAIN_MS;
    }
    turn(run, sooner(last, again));
  }
  /* What lies in the sockets of watched links when the last reply has come. */
  for (int i = 0; i < run->watched_count; i++)
    if (run->watched[i] >= 0) read_watched(run, i);
}

static void print_links(int *count, const char *key, uint32_t links) {
  int printed = 0;
  json_next(stdout, count, key);
  putchar('[');
  for (int i = 0; i < MAX_WATCHED; i++)
    if (links >> i & 1) printf("%s%d", printed++ ? "," : "", i);
  putchar(']');
}

static void print_probe(const struct probe *probe, int *printed) {
  int count = 0;
  json_next(stdout, printed, NULL);
  putchar('{');
  json_bool(stdout, &count, "replied", probe->replied);
  if (probe->at) {
    json_next(stdout, &count, "at");
    printf("%lu", (unsigned long)probe->at->inode);
    json_address(stdout, &count, "source", &probe->seen_source, sizeof probe->seen_source);
    if (probe->ttl) json_number(stdout, &count, "ttl", (uint32_t)probe->ttl);
  }
  if (probe->error) json_text(stdout, &count, "error", strerror(probe->error));
  print_links(&count, "there", probe->there);
  print_links(&count, "back", probe->back);
  putchar('}');
}

int main(int argc, char **argv) {
  static struct run run;
  struct world world;
  in_port_t port = 0;
  int printed = 0;
  run.probes = calloc(MAX_PROBES, sizeof *run.probes);
  if (!run.probes || getrandom(run.magic, sizeof run.magic, 0) != (ssize_t)sizeof run.magic) return fail("no memory", "or no random bytes");
  run.echo_id = (uint16_t)(run.magic[0] << 8 | run.magic[1]);
  find_namespaces(&world);
  for (int option; (option = getopt(argc, argv, "p:w:")) != -1;) {
    if (option == 'p') port = htons((uint16_t)atoi(optarg));
    else if (option == 'w' && run.watched_count < MAX_WATCHED) watch(&run, &world, optarg);
    else return fail("unknown option", argv[optind - 1]);
  }
  for (int i = optind; i < argc; i++) {
    char *text = strdup(argv[i]);
    if (!text || run.probe_count == MAX_PROBES || read_probe(&run, &world, text) < 0) return fail("no such probe", argv[i]);
  }
  if (open_all(&run, port) < 0) return fail("a namespace could not be entered", strerror(errno));
  run_probes(&run);
  putchar('[');
  for (int i = 0; i < run.probe_count; i++) print_probe(&run.probes[i], &printed);
  puts("]");
  return fflush(stdout) == 0 ? 0 : 1;
}
