/* Dumps from the kernel's routing netlink, and the attributes in them (netlink(7), rtnetlink(7)). */
#define _GNU_SOURCE
#include "netlink.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { ANSWER_BYTES = 64 * 1024, DUMP_BYTES = 4 * 1024 * 1024, TRIES = 3 };

/* Adds one datagram's messages. Returns 1 where they were the last, 0 where more follow, -1 for an error. */
static int keep(struct dump *dump, const char *answer, int length, int *interrupted) {
  for (const struct nlmsghdr *at = (const struct nlmsghdr *)answer; NLMSG_OK(at, length); at = NLMSG_NEXT(at, length)) {
    if (at->nlmsg_flags & NLM_F_DUMP_INTR) *interrupted = 1;
    /* An end carries 0, or what ended the dump before its time; an error carries its number in the same place. */
    int ended = 0;
    if (at->nlmsg_type == NLMSG_DONE || at->nlmsg_type == NLMSG_ERROR) {
      if (at->nlmsg_len >= NLMSG_LENGTH(sizeof ended)) memcpy(&ended, NLMSG_DATA(at), sizeof ended);
      errno = -ended;
      return ended < 0 || at->nlmsg_type == NLMSG_ERROR ? -1 : 1;
    }
    size_t size = NLMSG_ALIGN(at->nlmsg_len);
    errno = ENOBUFS;
    if (dump->length + size > DUMP_BYTES) return -1;
    char *grown = realloc(dump->bytes, dump->length + size);
    if (!grown) return -1;
    memcpy(grown + dump->length, at, at->nlmsg_len);
    dump->bytes = grown;
    dump->length += size;
  }
  return 0;
}

static int ask(int fd, uint16_t type, const void *body, size_t size, struct dump *dump, int *interrupted) {
  static char answer[ANSWER_BYTES];
  struct { struct nlmsghdr header; char body[64]; } request = {
      .header = {.nlmsg_len = NLMSG_LENGTH(size), .nlmsg_type = type, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP}};
  if (size > sizeof request.body) return -1;
  memcpy(request.body, body, size);
  if (send(fd, &request, request.header.nlmsg_len, 0) < 0) return -1;
  int kept = 0;
  while (kept == 0) {
    ssize_t count = recv(fd, answer, sizeof answer, 0);
    kept = count > 0 ? keep(dump, answer, (int)count, interrupted) : -1;
  }
  return kept < 0 ? -1 : 0;
}

int begin_dump(int fd, uint16_t type, const void *body, size_t size, struct dump *dump) {
  *dump = (struct dump){0};
  for (int tries = 0;; tries++) {
    int interrupted = 0, answered = ask(fd, type, body, size, dump, &interrupted);
    /* A table that changed under the dump is read again; one that never rests is taken as it came. */
    if (answered == 0 && (!interrupted || tries == TRIES)) return 0;
    end_dump(dump);
    if (answered < 0) return -1;
  }
}

void end_dump(struct dump *dump) {
  free(dump->bytes);
  dump->bytes = NULL;
  dump->length = 0;
}

const struct nlmsghdr *next_message(const struct dump *dump, const struct nlmsghdr *message) {
  size_t at = message ? (size_t)((const char *)message - dump->bytes) + NLMSG_ALIGN(message->nlmsg_len) : 0;
  return at < dump->length ? (const struct nlmsghdr *)(dump->bytes + at) : NULL;
}

void find_attributes(const void *from, int length, const struct rtattr *found[], int limit) {
  memset(found, 0, sizeof *found * (size_t)limit);
  for (const struct rtattr *at = from; RTA_OK(at, length); at = RTA_NEXT(at, length)) {
    int type = at->rta_type & NLA_TYPE_MASK;
    if (type < limit) found[type] = at;
  }
}

void message_attributes(const struct nlmsghdr *message, size_t head, const struct rtattr *found[], int limit) {
  int before = (int)NLMSG_LENGTH(NLMSG_ALIGN(head));
  find_attributes((const char *)message + before, (int)message->nlmsg_len - before, found, limit);
}

void nested_attributes(const struct rtattr *outer, const struct rtattr *found[], int limit) {
  find_attributes(outer ? RTA_DATA(outer) : NULL, outer ? (int)RTA_PAYLOAD(outer) : 0, found, limit);
}

int64_t ask_number(int fd, const void *request, size_t size, size_t head, uint16_t wanted) {
  char answer[4096];
  const struct nlmsghdr *message = (const struct nlmsghdr *)answer;
  const struct rtattr *found[wanted + 1];
  ssize_t count = send(fd, request, size, 0) < 0 ? -1 : recv(fd, answer, sizeof answer, 0);
  if (count < 0 || !NLMSG_OK(message, (int)count) || message->nlmsg_type == NLMSG_ERROR) return -1;
  message_attributes(message, head, found, wanted + 1);
  return found[wanted] ? (int64_t)attribute_number(found[wanted]) : -1;
}

uint32_t attribute_number(const struct rtattr *attribute) {
  uint8_t one;
  uint16_t two;
  uint32_t four = 0;
  size_t length = attribute ? RTA_PAYLOAD(attribute) : 0;
  if (length >= sizeof four) {
    memcpy(&four, RTA_DATA(attribute), sizeof four);
    return four;
  }
  if (length >= sizeof two) {
    memcpy(&two, RTA_DATA(attribute), sizeof two);
    return two;
  }
  if (length < sizeof one) return 0;
  memcpy(&one, RTA_DATA(attribute), sizeof one);
  return one;
}
