#ifndef PATCHBAY_CAPTURE_FILE_H
#define PATCHBAY_CAPTURE_FILE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

/* www.tcpdump.org/linktypes.html; RAW begins with the IP header. */
enum { LINKTYPE_ETHERNET = 1, LINKTYPE_RAW = 101 };
/* The lowest bits of epb_flags: direction, and above it how it was addressed. */
enum { FRAME_IN = 1, FRAME_OUT = 2 };
/*
 * A walk needs few frames; a storm makes more than anybody reads. A frame that was seen so often is in a loop, and must not
 * take the room of the others.
 */
enum { MAX_INTERFACES = 1024, MAX_FRAMES = 6000, MAX_REPEATS = 300, MAX_KINDS = 8192, MAX_FILE_BYTES = 3 * 1024 * 1024 };

/* A pcapng file in memory. What does not fit is counted and left out. */
struct capture_file {
  unsigned char *bytes;
  size_t length;
  int interface_count, frame_count;
  struct { ino_t namespace; int index; } interfaces[MAX_INTERFACES];
  unsigned long dropped, repeated;
  struct { uint32_t fingerprint; int count; } kinds[MAX_KINDS];
};

void open_capture_file(struct capture_file *file);

/* The number of a link in the file, or -1 where it was not added yet. */
int find_interface(const struct capture_file *file, ino_t namespace, int index);

/* Adds an interface description block; returns its number, or -1 where the file is full. */
int add_interface(struct capture_file *file, ino_t namespace, int index, int linktype, const char *name, const char *description);

/* Adds an enhanced packet block; `whole` is the frame's length on the wire, `kept` how much of it there is. */
void add_frame(struct capture_file *file, int interface, const struct timespec *time, const unsigned char *frame, size_t kept, size_t whole,
               int flags);

/* Prints the file on stdout as a line of base64 (RFC 4648). */
void print_capture_file(struct capture_file *file);

#endif
