#ifndef PATCHBAY_PROBE_H
#define PATCHBAY_PROBE_H

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { MAX_PLACES = 32, MAX_PROBES = 1024, MAX_WATCHED = 32 };

enum protocol { PROBE_ICMP, PROBE_UDP, PROBE_TCP };

/* One network namespace that sends or is sent to; its sockets stay in it, wherever this process is. */
struct place {
  ino_t inode;
  int fd;            /* of the namespace */
  int icmp;          /* raw: it sees echo requests that were delivered here, and replies (raw(7)) */
  int udp, tcp;      /* our own servers here, or -1: none is wanted, or the port is somebody else's */
  in_port_t udp_port, tcp_port; /* of the servers, in network byte order; of somebody else's where there is none of ours */
};

/* One question: does `from` reach `address`, which `to` has, and does the reply come back? */
struct probe {
  struct place *from, *to; /* `to` is NULL where the address is of no namespace here */
  enum protocol protocol;
  struct in_addr address;
  int expected;            /* whether a reply is expected: silence is told sooner where it is not */
  int client;              /* the socket of a UDP or TCP probe, or -1 */
  int error;               /* of sending or connecting; 0: none */
  const struct place *at;  /* where the request was delivered */
  struct in_addr seen_source;
  int ttl;                 /* with which the request arrived; it leaves with 64. 0: not known (TCP) */
  int replied;
  uint32_t there, back;    /* by watched link: request and reply were seen on it */
};

/* What every packet of ours carries, in clear, in whatever tunnel. */
struct cookie {
  unsigned char magic[8]; /* of this run */
  uint16_t index;         /* of the probe */
  unsigned char reply;    /* set by our own servers */
  unsigned char zero;
};

struct run {
  unsigned char magic[8];
  uint16_t echo_id;
  struct place places[MAX_PLACES];
  int place_count;
  struct probe *probes;
  int probe_count;
  int watched[MAX_WATCHED]; /* packet sockets (packet(7)) */
  int watched_count;
};

/* The cookie of this run in these bytes; NULL where there is none. Sets `index` and `reply`. */
const unsigned char *find_cookie(const struct run *run, const void *bytes, size_t length, int *index, int *reply);

struct cookie cookie_of(const struct run *run, int index, int reply);

/* Opens a place's raw socket and, where asked, its servers on `port` (0: any); the process is left inside the place. */
int open_place(struct place *place, int udp, int tcp, in_port_t port);

/* Opens the client of a UDP or TCP probe, from inside its place; errors are the probe's. */
void open_client(struct probe *probe);

/* Opens a packet socket on a link of the current namespace; -1 where there is none. */
int open_watch(const char *link);

/* Sends a probe's request, again where it was sent before; a TCP connection repeats itself. */
void send_request(struct run *run, int index);

/* Take what has come for a place's sockets, a probe's client, a watched link. Never wait. */
void read_icmp(struct run *run, struct place *place);
void read_udp_server(struct run *run, struct place *place);
int accept_tcp(struct place *place);
/* One connection of our TCP server; returns 0 where it is over. */
int read_tcp_server(struct run *run, const struct place *place, int fd);
void read_client(struct run *run, int index);
void read_watched(struct run *run, int which);

#endif
