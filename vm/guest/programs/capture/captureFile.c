/* Writes pcapng: draft-ietf-opsawg-pcapng, in this machine's byte order. */
#define _GNU_SOURCE
#include "captureFile.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECTION = 0x0a0d0d0a, INTERFACE = 1, PACKET = 6 };
enum { OPTION_END = 0, IF_NAME = 2, IF_DESCRIPTION = 3, IF_TSRESOL = 9, EPB_FLAGS = 2 };
static const unsigned char nanoseconds = 9;

static void put(struct capture_file *file, const void *bytes, size_t length) {
  memcpy(file->bytes + file->length, bytes, length);
  file->length += length;
  while (file->length % 4) file->bytes[file->length++] = 0;
}

static void put_option(struct capture_file *file, uint16_t code, const void *value, size_t length) {
  uint16_t head[2] = {code, (uint16_t)length};
  put(file, head, sizeof head);
  put(file, value, length);
}

/* Begins a block; its two lengths are filled in when it ends. Returns where it began. */
static size_t begin(struct capture_file *file, uint32_t type) {
  size_t at = file->length;
  uint32_t head[2] = {type, 0};
  put(file, head, sizeof head);
  return at;
}

static void end(struct capture_file *file, size_t at) {
  uint32_t total = (uint32_t)(file->length - at + 4);
  memcpy(file->bytes + at + 4, &total, sizeof total);
  put(file, &total, sizeof total);
}

static int fits(struct capture_file *file, size_t length) { return file->length + length + 512 < MAX_FILE_BYTES; }

void open_capture_file(struct capture_file *file) {
  memset(file, 0, sizeof *file);
  file->bytes = malloc(MAX_FILE_BYTES);
  if (!file->bytes) exit(125);
  size_t at = begin(file, SECTION);
  struct { uint32_t magic; uint16_t major, minor; int64_t length; } section = {0x1a2b3c4d, 1, 0, -1};
  put(file, &section, sizeof section);
  end(file, at);
}

int find_interface(const struct capture_file *file, ino_t namespace, int index) {
  for (int i = 0; i < file->interface_count; i++) {
    if (file->interfaces[i].namespace == namespace && file->interfaces[i].index == index) return i;
  }
  return -1;
}

int add_interface(struct capture_file *file, ino_t namespace, int index, int linktype, const char *name, const char *description) {
  if (file->interface_count == MAX_INTERFACES || !fits(file, strlen(name) + strlen(description))) return -1;
  size_t at = begin(file, INTERFACE);
  struct { uint16_t linktype, reserved; uint32_t snaplen; } head = {(uint16_t)linktype, 0, 0};
  put(file, &head, sizeof head);
  put_option(file, IF_NAME, name, strlen(name));
  put_option(file, IF_DESCRIPTION, description, strlen(description));
  put_option(file, IF_TSRESOL, &nanoseconds, 1);
  put_option(file, OPTION_END, NULL, 0);
  end(file, at);
  file->interfaces[file->interface_count].namespace = namespace;
  file->interfaces[file->interface_count].index = index;
  return file->interface_count++;
}

/* Whether this frame, wherever it was seen, was added often enough; its addresses of layer 2 do not count. */
static int is_repeated(struct capture_file *file, const unsigned char *frame, size_t kept) {
  uint32_t fingerprint = 2166136261u;
  for (size_t i = 12; i < kept && i < 96; i++) fingerprint = (fingerprint ^ frame[i]) * 16777619u;
  for (uint32_t tries = 0, at = fingerprint; tries < 16; tries++, at++) {
    int *count = &file->kinds[at % MAX_KINDS].count;
    if (*count == 0) file->kinds[at % MAX_KINDS].fingerprint = fingerprint;
    if (file->kinds[at % MAX_KINDS].fingerprint == fingerprint) return ++*count > MAX_REPEATS;
  }
  return 0;
}

void add_frame(struct capture_file *file, int interface, const struct timespec *time, const unsigned char *frame, size_t kept, size_t whole,
               int flags) {
  if (is_repeated(file, frame, kept)) {
    file->repeated++;
    return;
  }
  if (file->frame_count == MAX_FRAMES || !fits(file, kept)) {
    file->dropped++;
    return;
  }
  file->frame_count++;
  uint64_t stamp = (uint64_t)time->tv_sec * 1000000000u + (uint64_t)time->tv_nsec;
  uint32_t head[5] = {(uint32_t)interface, (uint32_t)(stamp >> 32), (uint32_t)stamp, (uint32_t)kept, (uint32_t)whole};
  uint32_t flag_word = (uint32_t)flags;
  size_t at = begin(file, PACKET);
  put(file, head, sizeof head);
  put(file, frame, kept);
  put_option(file, EPB_FLAGS, &flag_word, sizeof flag_word);
  put_option(file, OPTION_END, NULL, 0);
  end(file, at);
}

void print_capture_file(struct capture_file *file) {
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < file->length; i += 3) {
    size_t left = file->length - i;
    uint32_t three = (uint32_t)file->bytes[i] << 16 | (left > 1 ? (uint32_t)file->bytes[i + 1] << 8 : 0) | (left > 2 ? file->bytes[i + 2] : 0);
    putchar_unlocked(letters[three >> 18]);
    putchar_unlocked(letters[three >> 12 & 63]);
    putchar_unlocked(left > 1 ? letters[three >> 6 & 63] : '=');
    putchar_unlocked(left > 2 ? letters[three & 63] : '=');
  }
  putchar('\n');
}
