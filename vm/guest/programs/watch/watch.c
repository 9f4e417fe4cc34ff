/*
 * patchbay-watch: prints a line `change` whenever the network state of any namespace changes, and sleeps otherwise.
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
#include <unistd.h>

/* A burst is told once: this long after its first event, in milliseconds. */
enum { SETTLE_MS = 20 };
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

int main(void) {
  static const int route[] = {RTNLGRP_LINK,        RTNLGRP_NEIGH,       RTNLGRP_IPV4_IFADDR, RTNLGRP_IPV6_IFADDR,
                              RTNLGRP_IPV4_ROUTE,  RTNLGRP_IPV6_ROUTE,  RTNLGRP_BRVLAN};
  static const int nft[] = {NFNLGRP_NFTABLES};
  if (unshare(CLONE_NEWNET) < 0) {
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
  look(names);
  puts("ready");
  fflush(stdout);
  deadline due = NEVER, again = NEVER;
  for (;;) {
    struct pollfd fds[] = {{.fd = links, .events = POLLIN}, {.fd = rules, .events = POLLIN},
                           {.fd = names, .events = POLLIN}, {.fd = STDOUT_FILENO, .events = 0}};
    if (poll(fds, 4, wait_ms(sooner(due, again))) < 0 && errno != EINTR) return 1;
    if (fds[3].revents) return 0;
    for (int i = 0; i < 3; i++) {
      if (!fds[i].revents) continue;
      drain(fds[i].fd);
      if (due == NEVER) due = now_ms() + SETTLE_MS;
      if (i == 2) again = now_ms() + SECOND_LOOK_MS;
    }
    if (is_due(sooner(due, again))) {
      if (is_due(again)) again = NEVER;
      due = NEVER;
      look(names);
      puts("change");
      if (fflush(stdout) != 0) return 0;
    }
  }
}
