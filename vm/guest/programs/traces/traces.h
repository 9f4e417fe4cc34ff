#ifndef PATCHBAY_TRACES_H
#define PATCHBAY_TRACES_H

#include "netlink.h"

#include <stddef.h>
#include <stdint.h>

enum { KEY_BYTES = 256, REQUEST_BYTES = 512 };

/* One entry that traffic leaves behind: what tells it from others, and the request that removes it. */
struct trace {
  size_t length; /* of the key */
  unsigned char key[KEY_BYTES];
  union { struct nlmsghdr header; char bytes[REQUEST_BYTES]; } removal;
};

/* Called with each entry, and the socket that its removal goes to. */
typedef void (*visit_trace)(int fd, const struct trace *trace, void *context);

/* The entries of the current network namespace that traffic makes: of the neighbour and forwarding tables, and of conntrack. */
void visit_neighbours(visit_trace visit, void *context);
void visit_forwarding(visit_trace visit, void *context);
void visit_connections(visit_trace visit, void *context);

/* Begin a key or a request anew, and add to them. */
void begin_trace(struct trace *trace, char table, uint16_t removal_type, const void *body, size_t size);
void add_key(struct trace *trace, const void *bytes, size_t length);
void add_attribute(struct trace *trace, const struct rtattr *attribute);

#endif
