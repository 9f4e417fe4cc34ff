#ifndef PATCHBAY_DROPS_H
#define PATCHBAY_DROPS_H

#include "kernelTypes.h"

#include <stdint.h>
#include <stdio.h>

enum { DROP_BYTES = 128, DROP_CALLERS = 12, DROP_SYMBOLS = 448, MAX_DROPS = 1024 };

/* One packet that the kernel dropped, as the BPF program writes it. */
struct drop {
  uint64_t time; /* nanoseconds of CLOCK_MONOTONIC */
  uint64_t pointer; /* what the program reads through */
  int64_t stack_bytes; /* 8 for each caller */
  uint32_t reason;
  uint32_t namespace; /* inode */
  uint32_t ifindex;
  uint32_t length; /* bytes that the packet had then, from where the kernel was in it */
  uint16_t protocol; /* EtherType, in network order */
  uint16_t network; /* where its network header begins, behind `head` */
  uint32_t unused;
  unsigned char bytes[DROP_BYTES]; /* from its network header on */
  char symbols[DROP_SYMBOLS]; /* the callers' names, with a bar between them */
};

/* What the kernel says of packets that it drops: the tracepoint skb:kfree_skb. */
struct drops {
  int ring; /* to poll for; -1 where nothing is heard */
  int link, program;
  const char *why; /* nothing is heard */
  struct kernel_types types;
  unsigned char *consumer, *producer;
  int count;
  unsigned long left_out;
  struct drop *kept;
};

/* Begins to hear; where this kernel can't, says why in `why`. */
void open_drops(struct drops *drops);

/* Takes what was heard. */
void take_drops(struct drops *drops);

/* `"drops":[…],"dropsUnheard":null` or the reason; ends hearing. */
void print_drops(FILE *out, struct drops *drops);

#endif
