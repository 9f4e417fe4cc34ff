#ifndef PATCHBAY_STATE_LINKS_H
#define PATCHBAY_STATE_LINKS_H

#include "netlink.h"

#include <stdio.h>

/* The links of one network namespace, as RTM_GETLINK dumped them. */
struct links {
  int fd; /* an rtnetlink socket of that namespace */
  struct dump dump;
};

/* Opens a socket in the current network namespace and reads its links; returns 0, or -1. */
int open_links(struct links *links);

void close_links(struct links *links);

/* The name of a link by its index, or NULL. */
const char *link_name(const struct links *links, uint32_t index);

/* Whether a link of this kind ("bridge", "vxlan"…) is there. */
int has_link_of(const struct links *links, const char *kind);

/*
 * Prints an array of what a dump tells: `print` adds an element for a message (json_next with `printed` and no key), or
 * none. A dump that the kernel refuses is the word "unread" in place of the array; of what this kernel does not have, there
 * is none.
 */
void print_table(FILE *out, const struct links *links, uint16_t type, const void *body, size_t size,
                 void (*print)(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed));

/* Prints the links and their addresses as an array in the words of `ip -j -d addr show`. */
void print_links(FILE *out, const struct links *links);

/* Prints "linkinfo":{…} of a link: its kind, what the kind says of itself and of being a port. */
void print_link_info(FILE *out, int *count, const struct links *links, const struct rtattr *info);

/* The name of a routing table; `number` (12 bytes) is for those that have none. */
const char *table_name(uint32_t table, char *number);

/*
 * Print arrays in the words of `ip -j -d route show table all`, `ip -j rule show` (each with its family), `ip -j neigh show`,
 * `ip -j neigh show proxy`, `bridge -j fdb show`, `bridge -j vlan show` (and `bridge -j vlan tunnelshow` beside it),
 * `bridge -j vni show`, `tc -j -s qdisc show` (without the kernel's own queues that drop nothing).
 */
void print_routes(FILE *out, const struct links *links);
void print_routing_rules(FILE *out, const struct links *links);
void print_neighbours(FILE *out, const struct links *links);
void print_proxies(FILE *out, const struct links *links);
void print_fdb(FILE *out, const struct links *links);
void print_vlans(FILE *out, const struct links *links);
void print_vnis(FILE *out, const struct links *links);
void print_qdiscs(FILE *out, const struct links *links);

/* Prints the filters of all queueing disciplines, as `tc -j filter show` has them, with the link and the side of each. */
void print_filters(FILE *out, const struct links *links);

/* Prints "sysctl":{…} of the current namespace: those of all, and of a link those that differ from what is usual. */
void print_sysctls(FILE *out, const struct links *links);

#endif
