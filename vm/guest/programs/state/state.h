#ifndef PATCHBAY_STATE_H
#define PATCHBAY_STATE_H

#include "world.h"

#include <stdio.h>

/* Prints "nft":…,"iptables":…, of the current network namespace; null where it has no rules. */
void print_rules(FILE *out);

/* Whether nftables rules were ever made in the current network namespace. */
int has_nft_rules(void);

/* Prints "nsid":[…]: the numbers by which the namespace of an rtnetlink socket knows the others (RTM_GETNSID, ip-netns(8)). */
void print_nsids(FILE *out, const struct world *world, int fd);

/* Prints "counters":{…}: under the names of nstat(8), those of packets that went no further, where they are not 0. */

/* Prints "tuntap":[…]: which processes of a namespace hold which tun or tap (the `iff` line of proc(5) fdinfo),
   and in which namespace that is (TUNGETDEVNETNS). */
void print_tun_holders(FILE *out, const struct namespace *namespace);

/* Prints "docker":[…], the daemon's own list of containers, or nothing where no daemon runs. */
void print_docker(FILE *out);

#endif
