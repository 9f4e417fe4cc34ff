/* JSON (RFC 8259), printed as it comes. */
#define _GNU_SOURCE
#include "json.h"

#include <arpa/inet.h>

/* The bytes of the UTF-8 character that begins here (RFC 3629), or 0 where there is none: names are any bytes. */
static int character(const unsigned char *at) {
  int length = at[0] < 0x80 ? 1 : at[0] >= 0xc2 && at[0] < 0xe0 ? 2 : (at[0] & 0xf0) == 0xe0 ? 3 : at[0] >= 0xf0 && at[0] < 0xf5 ? 4 : 0;
  for (int i = 1; i < length; i++)
    if ((at[i] & 0xc0) != 0x80) return 0;
  /* Over-long forms, and halves of surrogate pairs. */
  if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xed && at[1] > 0x9f)) return 0;
  return at[0] == 0xf4 && at[1] > 0x8f ? 0 : length;
}

void print_json_string(FILE *out, const char *text) {
  fputc('"', out);
  for (const unsigned char *at = (const unsigned char *)text; *at;) {
    int length = character(at);
    if (*at == '"' || *at == '\\') fprintf(out, "\\%c", *at);
    else if (*at < 0x20 || *at == 0x7f || length == 0) fprintf(out, "\\u%04x", *at);
    else fwrite(at, 1, (size_t)length, out);
    at += length ? length : 1;
  }
  fputc('"', out);
}

void json_next(FILE *out, int *count, const char *key) {
  if ((*count)++) fputc(',', out);
  if (!key) return;
  print_json_string(out, key);
  fputc(':', out);
}

void json_text(FILE *out, int *count, const char *key, const char *text) {
  json_next(out, count, key);
  print_json_string(out, text);
}

void json_number(FILE *out, int *count, const char *key, uint32_t number) {
  json_next(out, count, key);
  fprintf(out, "%u", number);
}

void json_bool(FILE *out, int *count, const char *key, int value) {
  json_next(out, count, key);
  fputs(value ? "true" : "false", out);
}

void json_address(FILE *out, int *count, const char *key, const void *bytes, size_t length) {
  char text[3 * 32 + 1] = "";
  if (length == 4 || length == 16) {
    inet_ntop(length == 4 ? AF_INET : AF_INET6, bytes, text, sizeof text);
  } else {
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < length && i < 32; i++) sprintf(text + i * 3 - (i > 0), i ? ":%02x" : "%02x", byte[i]);
  }
  if (text[0]) json_text(out, count, key, text);
}
