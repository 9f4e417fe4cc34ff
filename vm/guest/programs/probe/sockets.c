/* The sockets of a run: one raw ICMP socket a place, servers where something is sent to, a client for each UDP or TCP probe. */
#define _GNU_SOURCE
#include "probe.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

enum { TTL = 64, BACKLOG = 256, RECEIVE_BYTES = 512 * 1024, NONBLOCKING = SOCK_NONBLOCK | SOCK_CLOEXEC };

static void set(int fd, int level, int option, int value) { setsockopt(fd, level, option, &value, sizeof value); }

/* A server's socket on `port`; -1 where it can't be had. */
static int open_server(int type, in_port_t *port) {
  struct sockaddr_in own = {.sin_family = AF_INET, .sin_port = *port};
  socklen_t size = sizeof own;
  int fd = socket(AF_INET, type | NONBLOCKING, 0);
  if (fd < 0) return -1;
  /* A fixed port must not be kept busy by connections of the last run. */
  if (type == SOCK_STREAM) set(fd, SOL_SOCKET, SO_REUSEADDR, 1);
  if (bind(fd, (struct sockaddr *)&own, sizeof own) < 0 || (type == SOCK_STREAM && listen(fd, BACKLOG) < 0) ||
      getsockname(fd, (struct sockaddr *)&own, &size) < 0) {
    close(fd);
    return -1;
  }
  *port = own.sin_port;
  return fd;
}

int open_place(struct place *place, int udp, int tcp, in_port_t port) {
  place->udp = place->tcp = -1;
  place->udp_port = place->tcp_port = port;
  if (setns(place->fd, CLONE_NEWNET) < 0) return -1;
  place->icmp = socket(AF_INET, SOCK_RAW | NONBLOCKING, IPPROTO_ICMP);
  if (place->icmp < 0) return -1;
  /* The sender's default TTL (ip_default_ttl) would make hops look like what they are not. */
  set(place->icmp, IPPROTO_IP, IP_TTL, TTL);
  set(place->icmp, SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BYTES);
  if (tcp) place->tcp = open_server(SOCK_STREAM, &place->tcp_port);
  if (!udp) return 0;
  place->udp = open_server(SOCK_DGRAM, &place->udp_port);
  if (place->udp < 0) return 0;
  set(place->udp, IPPROTO_IP, IP_RECVTTL, 1);
  /* The reply must come from the address that was asked (ip(7), IP_PKTINFO). */
  set(place->udp, IPPROTO_IP, IP_PKTINFO, 1);
  set(place->udp, SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BYTES);
  return 0;
}

void open_client(struct probe *probe) {
  int stream = probe->protocol == PROBE_TCP;
  in_port_t port = probe->to ? (stream ? probe->to->tcp_port : probe->to->udp_port) : 0;
  struct sockaddr_in other = {.sin_family = AF_INET, .sin_addr = probe->address, .sin_port = port};
  probe->client = socket(AF_INET, (stream ? SOCK_STREAM : SOCK_DGRAM) | NONBLOCKING, 0);
  if (probe->client < 0) {
    probe->error = errno;
    return;
  }
  set(probe->client, IPPROTO_IP, IP_TTL, TTL);
  /* Ends with a reset: neither side nor a connection table on the way remembers it for minutes. */
  struct linger now = {.l_onoff = 1};
  if (stream) setsockopt(probe->client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  if (connect(probe->client, (struct sockaddr *)&other, sizeof other) < 0 && errno != EINPROGRESS) probe->error = errno;
}

int open_watch(const char *link) {
  struct sockaddr_ll at = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = (int)if_nametoindex(link)};
  int fd = at.sll_ifindex ? socket(AF_PACKET, SOCK_RAW | NONBLOCKING, 0) : -1;
  if (fd >= 0) set(fd, SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BYTES);
  if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) == 0) return fd;
  close(fd);
  return -1;
}
