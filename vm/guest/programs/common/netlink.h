#ifndef PATCHBAY_NETLINK_H
#define PATCHBAY_NETLINK_H

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <stddef.h>
#include <stdint.h>

/* The messages of one dump (netlink(7)), one behind the other. */
struct dump {
  char *bytes;
  size_t length;
};

/*
 * Asks for a dump of `type` on an rtnetlink socket; `body` is the family's header and what follows it. Returns 0, or -1
 * and errno where the kernel refuses. The dump is to be freed with end_dump.
 */
int begin_dump(int fd, uint16_t type, const void *body, size_t size, struct dump *dump);

void end_dump(struct dump *dump);

/*
 * Sends one request (a netlink header and what follows it), and returns the 32-bit value of attribute `wanted` in the
 * answer, behind the message's own header of `head` bytes; -1 where the kernel refuses or does not say it.
 */
int64_t ask_number(int fd, const void *request, size_t size, size_t head, uint16_t wanted);

/* The message after `message`, or the first for NULL; NULL after the last. */
const struct nlmsghdr *next_message(const struct dump *dump, const struct nlmsghdr *message);

/* Attributes by number: `found[n]` is attribute n, or NULL; those of `limit` and above are passed over. */
/* A length is an int: RTA_NEXT takes the padding of an unpadded last attribute below 0. */
void find_attributes(const void *from, int length, const struct rtattr *found[], int limit);

/* The attributes behind a message's own header of `head` bytes. */
void message_attributes(const struct nlmsghdr *message, size_t head, const struct rtattr *found[], int limit);

/* The attributes inside one; none where it is NULL. */
void nested_attributes(const struct rtattr *outer, const struct rtattr *found[], int limit);

/* An attribute's value of up to four bytes, as the host counts; 0 where it is NULL. */
uint32_t attribute_number(const struct rtattr *attribute);

#endif
