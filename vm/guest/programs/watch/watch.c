/*
 * patchbay-watch: prints the network state of every namespace (patchbay-state's document, and after it the byte RS) as it
 * is now, and again whenever it changes; it sleeps otherwise. A state is read when the one before has been taken: who
 * reads slowly gets the newest, and what changes in a burst is one state.
 *
 * One socket hears all namespaces (NETLINK_LISTEN_ALL_NSID, netlink(7)), because a socket inside a namespace would keep
 * it alive after `ip netns del`. A namespace is heard once it has a number in ours (RTM_NEWNSID); numbers are kept in a
 * namespace of our own, so that `ip netns list` of the machine does not show them.
 */
#define _GNU_SOURCE
#include "clock.h"
#include "namespaces.h"
#include "world.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/net_namespace.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* What changes within so many milliseconds of a first event is read once with it; and reading takes half the time at most. */
enum { SETTLE_MS = 40 };
/* Record separator: ends a state. No document has it, since JSON escapes control characters (RFC 8259). */
enum { RS = 0x1e };
/* `ip netns add` makes the file first and the namespace a little later. */
enum { SECOND_LOOK_MS = 250 };

static int listen_to(int protocol, const int *groups, int count) {
  struct sockaddr_nl address = {.nl_family = AF_NETLINK};
  int on = 1, size = 4 * 1024 * 1024;
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, protocol);
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0) return -1;
  setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
  if (setsockopt(fd, SOL_NETLINK, NETLINK_LISTEN_ALL_NSID, &on, sizeof on) < 0) return -1;
  for (int i = 0; i < count; i++) setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &groups[i], sizeof groups[i]);
  return fd;
}

/* Gives a namespace a number in ours; one that has a number already answers EEXIST, which is as good. */
static void number(int namespace) {
  struct {
    struct nlmsghdr header;
    struct rtgenmsg message;
    char pad[3];
    struct { uint16_t length, type; int32_t value; } id, fd;
  } request = {
      .header = {.nlmsg_len = sizeof request, .nlmsg_type = RTM_NEWNSID, .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK},
      .message = {.rtgen_family = AF_UNSPEC},
      .id = {.length = 8, .type = NETNSA_NSID, .value = -1},
      .fd = {.length = 8, .type = NETNSA_FD, .value = namespace}};
  char answer[512];
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (fd < 0) return;
  if (send(fd, &request, sizeof request, 0) > 0) (void)!recv(fd, answer, sizeof answer, 0);
  close(fd);
}

/* Finds the namespaces there are now; the watches on the folders of their names are added where they are missing. */
static void look(int names) {
  struct world world;
  find_namespaces(&world);
  for (int i = 0; i < world.count; i++) {
    number(world.namespaces[i].fd);
    close(world.namespaces[i].fd);
  }
  free(world.namespaces);
  static const char *const folders[] = {"/run", "/run/netns", "/run/patchbay", HOSTS_FOLDER};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) inotify_add_watch(names, folders[i], IN_CREATE | IN_DELETE);
  watch_hosts(names);
}

static void drain(int fd) {
  static char buffer[256 * 1024];
  while (read(fd, buffer, sizeof buffer) > 0 || errno == ENOBUFS) errno = 0;
}

/* Prints the state as it is seen from the machine's own namespace, and not from that of the watch; false where nobody reads. */
static int print_state(int own) {
  pid_t child = fork();
  if (child == 0) {
    if (setns(own, CLONE_NEWNET) < 0) _exit(1);
    execl("/usr/sbin/patchbay-state", "patchbay-state", (char *)NULL);
    _exit(127);
  }
  if (child < 0 || waitpid(child, NULL, 0) != child) return 0;
  static const char end = RS;
  return write(STDOUT_FILENO, &end, 1) == 1;
}

int main(void) {
  static const int route[] = {RTNLGRP_LINK,       RTNLGRP_NEIGH,        RTNLGRP_IPV4_IFADDR,  RTNLGRP_IPV6_IFADDR,
                              RTNLGRP_IPV4_ROUTE, RTNLGRP_IPV6_ROUTE,   RTNLGRP_IPV4_RULE,    RTNLGRP_IPV6_RULE,
                              RTNLGRP_BRVLAN,     RTNLGRP_IPV4_NETCONF, RTNLGRP_IPV6_NETCONF, RTNLGRP_TC,
                              RTNLGRP_TUNNEL};
  static const int nft[] = {NFNLGRP_NFTABLES};
  int own = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  if (own < 0 || unshare(CLONE_NEWNET) < 0) {
    perror("patchbay-watch: a namespace of its own");
    return 1;
  }
  int names = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  int links = listen_to(NETLINK_ROUTE, route, sizeof route / sizeof *route);
  int rules = listen_to(NETLINK_NETFILTER, nft, 1);
  if (names < 0 || links < 0) {
    perror("patchbay-watch: netlink");
    return 1;
  }
  deadline due = now_ms(), again = NEVER;
  long long settle = SETTLE_MS;
  for (;;) {
    struct pollfd fds[] = {{.fd = links, .events = POLLIN}, {.fd = rules, .events = POLLIN},
                           {.fd = names, .events = POLLIN}, {.fd = STDOUT_FILENO, .events = 0}};
    if (poll(fds, 4, wait_ms(sooner(due, again))) < 0 && errno != EINTR) return 1;
    if (fds[3].revents) return 0;
    for (int i = 0; i < 3; i++) {
      if (!fds[i].revents) continue;
      drain(fds[i].fd);
      if (due == NEVER) due = now_ms() + settle;
      if (i == 2) again = now_ms() + SECOND_LOOK_MS;
    }
    if (is_due(sooner(due, again))) {
      if (is_due(again)) again = NEVER;
      due = NEVER;
      look(names);
      long long begun = now_ms();
      if (!print_state(own)) return 0;
      settle = now_ms() - begun > SETTLE_MS ? now_ms() - begun : SETTLE_MS;
    }
  }
}
