/* What is sent and what comes: each packet carries the cookie of its probe. */
#define _GNU_SOURCE
#include "probe.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PAYLOAD_BYTES = 56, SNAP_BYTES = 2048, ICMP_BYTES = 8 };

struct cookie cookie_of(const struct run *run, int index, int reply) {
  struct cookie cookie = {.index = (uint16_t)index, .reply = (unsigned char)reply};
  memcpy(cookie.magic, run->magic, sizeof cookie.magic);
  return cookie;
}

const unsigned char *find_cookie(const struct run *run, const void *bytes, size_t length, int *index, int *reply) {
  const unsigned char *at = memmem(bytes, length, run->magic, sizeof run->magic);
  struct cookie cookie;
  if (!at || at + sizeof cookie > (const unsigned char *)bytes + length) return NULL;
  memcpy(&cookie, at, sizeof cookie);
  *index = cookie.index;
  *reply = cookie.reply;
  return cookie.index < run->probe_count ? at : NULL;
}

static uint16_t checksum(const uint16_t *words, size_t bytes) {
  uint32_t sum = 0;
  for (size_t i = 0; i < bytes / 2; i++) sum += words[i];
  sum = (sum >> 16) + (sum & 0xffff);
  return (uint16_t)~(sum + (sum >> 16));
}

static void send_echo_request(struct run *run, int index) {
  struct probe *probe = &run->probes[index];
  union { struct icmphdr header; uint16_t words[(ICMP_BYTES + PAYLOAD_BYTES) / 2]; } packet = {0};
  struct cookie cookie = cookie_of(run, index, 0);
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr = probe->address};
  packet.header.type = ICMP_ECHO;
  packet.header.un.echo.id = run->echo_id;
  packet.header.un.echo.sequence = htons((uint16_t)index);
  memcpy((char *)&packet + ICMP_BYTES, &cookie, sizeof cookie);
  packet.header.checksum = checksum(packet.words, sizeof packet);
  ssize_t sent = sendto(probe->from->icmp, &packet, sizeof packet, MSG_NOSIGNAL, (struct sockaddr *)&to, sizeof to);
  probe->error = sent < 0 ? errno : 0;
}

void send_request(struct run *run, int index) {
  struct probe *probe = &run->probes[index];
  struct cookie cookie = cookie_of(run, index, 0);
  if (probe->protocol == PROBE_ICMP) {
    send_echo_request(run, index);
  } else if (probe->protocol == PROBE_UDP && probe->client >= 0) {
    /* send(2) tells first what became of earlier tries: an address without a neighbour, a closed port. */
    probe->error = send(probe->client, &cookie, sizeof cookie, MSG_NOSIGNAL) < 0 ? errno : 0;
  }
}

/* A request was delivered here: the first delivery counts. */
static void arrived(struct probe *probe, const struct place *place, struct in_addr source, int ttl) {
  if (probe->at) return;
  probe->at = place;
  probe->seen_source = source;
  probe->ttl = ttl;
}

void read_icmp(struct run *run, struct place *place) {
  unsigned char bytes[SNAP_BYTES];
  for (ssize_t length; (length = recv(place->icmp, bytes, sizeof bytes, 0)) > 0;) {
    const struct iphdr *ip = (const struct iphdr *)bytes;
    size_t head = (size_t)ip->ihl * 4;
    int index, reply;
    if ((size_t)length < head + ICMP_BYTES) continue;
    const struct icmphdr *icmp = (const struct icmphdr *)(bytes + head);
    const unsigned char *payload = bytes + head + ICMP_BYTES;
    if (find_cookie(run, payload, (size_t)length - head - ICMP_BYTES, &index, &reply) != payload) continue;
    struct probe *probe = &run->probes[index];
    if (probe->protocol != PROBE_ICMP) continue;
    if (icmp->type == ICMP_ECHO) arrived(probe, place, (struct in_addr){ip->saddr}, ip->ttl);
    if (icmp->type == ICMP_ECHOREPLY && probe->from == place && ip->saddr == probe->address.s_addr) probe->replied = 1;
  }
}

/* Sends bytes from an address of ours (ip(7), IP_PKTINFO); INADDR_ANY leaves it to the kernel. */
static ssize_t send_from(int fd, const void *bytes, size_t length, struct in_addr source, const struct sockaddr_in *to) {
  struct in_pktinfo info = {.ipi_spec_dst = source};
  char control[CMSG_SPACE(sizeof info)] = {0};
  struct iovec part = {(void *)bytes, length};
  struct msghdr message = {.msg_name = (void *)to, .msg_namelen = sizeof *to, .msg_iov = &part, .msg_iovlen = 1};
  if (source.s_addr != INADDR_ANY) {
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr){.cmsg_level = IPPROTO_IP, .cmsg_type = IP_PKTINFO, .cmsg_len = CMSG_LEN(sizeof info)};
    memcpy(CMSG_DATA(header), &info, sizeof info);
  }
  return sendmsg(fd, &message, MSG_NOSIGNAL);
}

void read_udp_server(struct run *run, struct place *place) {
  struct cookie cookie;
  struct sockaddr_in peer;
  char control[128];
  for (;;) {
    struct iovec part = {&cookie, sizeof cookie};
    struct msghdr message = {.msg_name = &peer, .msg_namelen = sizeof peer, .msg_iov = &part, .msg_iovlen = 1,
                             .msg_control = control, .msg_controllen = sizeof control};
    ssize_t length = recvmsg(place->udp, &message, 0);
    int index, reply, ttl = 0;
    struct in_addr asked = {INADDR_ANY};
    if (length < 0) return;
    if (!find_cookie(run, &cookie, (size_t)length, &index, &reply) || reply || run->probes[index].protocol != PROBE_UDP) continue;
    for (struct cmsghdr *at = CMSG_FIRSTHDR(&message); at; at = CMSG_NXTHDR(&message, at)) {
      if (at->cmsg_type == IP_TTL) memcpy(&ttl, CMSG_DATA(at), sizeof ttl);
      struct in_pktinfo info;
      if (at->cmsg_type != IP_PKTINFO) continue;
      memcpy(&info, CMSG_DATA(at), sizeof info);
      asked = info.ipi_spec_dst;
    }
    arrived(&run->probes[index], place, peer.sin_addr, ttl);
    cookie.reply = 1;
    (void)send_from(place->udp, &cookie, sizeof cookie, asked, &peer);
  }
}

int accept_tcp(struct place *place) { return accept4(place->tcp, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }

int read_tcp_server(struct run *run, const struct place *place, int fd) {
  struct cookie cookie;
  struct sockaddr_in peer;
  socklen_t size = sizeof peer;
  int index, reply;
  ssize_t length = recv(fd, &cookie, sizeof cookie, 0);
  if (length < 0 && errno == EAGAIN) return 1;
  if (length <= 0 || !find_cookie(run, &cookie, (size_t)length, &index, &reply) || run->probes[index].protocol != PROBE_TCP) return 0;
  if (getpeername(fd, (struct sockaddr *)&peer, &size) == 0) arrived(&run->probes[index], place, peer.sin_addr, 0);
  cookie.reply = 1;
  (void)send(fd, &cookie, sizeof cookie, MSG_NOSIGNAL);
  return 1;
}

void read_client(struct run *run, int index) {
  struct probe *probe = &run->probes[index];
  int error = 0, found, reply;
  socklen_t size = sizeof error;
  struct cookie cookie;
  getsockopt(probe->client, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error) probe->error = error;
  ssize_t length = error ? -1 : recv(probe->client, &cookie, sizeof cookie, 0);
  if (length > 0 && find_cookie(run, &cookie, (size_t)length, &found, &reply) && reply && found == index) {
    probe->replied = 1;
    probe->error = 0;
  } else if (length == 0 && probe->protocol == PROBE_TCP) {
    probe->error = ECONNRESET;
  } else if (length < 0 && !error && errno != EAGAIN) {
    probe->error = errno;
  }
}

void read_watched(struct run *run, int which) {
  unsigned char bytes[SNAP_BYTES];
  for (ssize_t length; (length = recv(run->watched[which], bytes, sizeof bytes, 0)) >= 0;) {
    int index, reply;
    const unsigned char *at = find_cookie(run, bytes, (size_t)length, &index, &reply);
    if (!at) continue;
    struct probe *probe = &run->probes[index];
    /* An echo reply carries the request's own bytes; the ICMP header before them says which it is. */
    if (probe->protocol == PROBE_ICMP) reply = at >= bytes + ICMP_BYTES && at[-ICMP_BYTES] == ICMP_ECHOREPLY;
    *(reply ? &probe->back : &probe->there) |= 1u << which;
  }
}
