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

/* Prints the links and their addresses as an array in the words of `ip -j -d addr show`. */
void print_links(FILE *out, const struct links *links);

/* Prints "linkinfo":{…} of a link: its kind, what the kind says of itself and of being a port. */
void print_link_info(FILE *out, int *count, const struct links *links, const struct rtattr *info);

/* Print arrays in the words of `ip -j -d route show table all`, `ip -j neigh show`, `bridge -j fdb show`, `bridge -j vlan show`. */
void print_routes(FILE *out, const struct links *links);
void print_neighbours(FILE *out, const struct links *links);
void print_fdb(FILE *out, const struct links *links);
void print_vlans(FILE *out, const struct links *links);

#endif
