#ifndef PATCHBAY_JSON_H
#define PATCHBAY_JSON_H

#include <stdint.h>
#include <stdio.h>

/* Begins a member of an object, or with a NULL key an element of an array; `count` counts those of the one that is open. */
void json_next(FILE *out, int *count, const char *key);

void json_text(FILE *out, int *count, const char *key, const char *text);
void json_number(FILE *out, int *count, const char *key, uint32_t number);
void json_bool(FILE *out, int *count, const char *key, int value);

/* An address as text: 4 bytes as IPv4, 16 as IPv6; any other length as MAC. Nothing where there are none. */
void json_address(FILE *out, int *count, const char *key, const void *bytes, size_t length);

/* Prints text as a JSON string (RFC 8259), whatever its bytes. */
void print_json_string(FILE *out, const char *text);

#endif
