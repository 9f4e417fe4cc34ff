/* Reads BTF (Documentation/bpf/btf.rst in the kernel's tree): only structs, unions and enums matter here. */
#define _GNU_SOURCE
#include "kernelTypes.h"

#include <fcntl.h>
#include <linux/btf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 8 };

static char *read_all(const char *path, size_t *length) {
  struct stat about;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return NULL;
  char *bytes = fstat(fd, &about) == 0 ? malloc((size_t)about.st_size) : NULL;
  *length = 0;
  for (ssize_t count = 1; bytes && count > 0 && *length < (size_t)about.st_size; *length += (size_t)(count > 0 ? count : 0))
    count = read(fd, bytes + *length, (size_t)about.st_size - *length);
  close(fd);
  return bytes;
}

static const struct btf_type *type_of(const struct kernel_types *types, uint32_t number) {
  return number > 0 && number < types->count ? (const struct btf_type *)types->types[number] : NULL;
}

/* Bytes that follow a type: its members, values or parameters. */
static size_t size_after(const struct btf_type *type) {
  size_t members = BTF_INFO_VLEN(type->info);
  switch (BTF_INFO_KIND(type->info)) {
    case BTF_KIND_INT: case BTF_KIND_VAR: case BTF_KIND_DECL_TAG: return 4;
    case BTF_KIND_ARRAY: return sizeof(struct btf_array);
    case BTF_KIND_STRUCT: case BTF_KIND_UNION: return members * sizeof(struct btf_member);
    case BTF_KIND_ENUM: return members * sizeof(struct btf_enum);
    case BTF_KIND_FUNC_PROTO: return members * sizeof(struct btf_param);
    case BTF_KIND_DATASEC: return members * sizeof(struct btf_var_secinfo);
    case BTF_KIND_ENUM64: return members * 12;
    default: return 0;
  }
}

int open_kernel_types(struct kernel_types *types) {
  size_t length;
  *types = (struct kernel_types){.bytes = read_all("/sys/kernel/btf/vmlinux", &length)};
  const struct btf_header *header = (const struct btf_header *)types->bytes;
  if (!header || length < sizeof *header || header->magic != BTF_MAGIC) return -1;
  const char *at = types->bytes + header->hdr_len + header->type_off, *end = at + header->type_len;
  types->names = types->bytes + header->hdr_len + header->str_off;
  if (end > types->bytes + length || types->names + header->str_len > types->bytes + length) return -1;
  /* A type takes at least its own head. */
  types->types = calloc(header->type_len / sizeof(struct btf_type) + 2, sizeof *types->types);
  if (!types->types) return -1;
  for (types->count = 1; at + sizeof(struct btf_type) <= end; at += sizeof(struct btf_type) + size_after((const struct btf_type *)at))
    types->types[types->count++] = (const uint32_t *)at;
  return 0;
}

void close_kernel_types(struct kernel_types *types) {
  free(types->types);
  free(types->bytes);
  *types = (struct kernel_types){0};
}

/* Members of a nameless struct or union in a struct belong to the outer one (C11, 6.7.2.1). */
static int offset_in(const struct kernel_types *types, const struct btf_type *structure, const char *member, int depth) {
  const struct btf_member *members = (const struct btf_member *)(structure + 1);
  for (uint32_t i = 0; i < BTF_INFO_VLEN(structure->info); i++) {
    uint32_t bits = BTF_INFO_KFLAG(structure->info) ? BTF_MEMBER_BIT_OFFSET(members[i].offset) : members[i].offset;
    if (strcmp(types->names + members[i].name_off, member) == 0) return (int)(bits / 8);
    const struct btf_type *inner = members[i].name_off == 0 || !types->names[members[i].name_off] ? type_of(types, members[i].type) : NULL;
    if (!inner || depth == DEEPEST) continue;
    int kind = BTF_INFO_KIND(inner->info);
    int within = kind == BTF_KIND_STRUCT || kind == BTF_KIND_UNION ? offset_in(types, inner, member, depth + 1) : -1;
    if (within >= 0) return (int)(bits / 8) + within;
  }
  return -1;
}

static const struct btf_type *find_type(const struct kernel_types *types, uint32_t kind, const char *name) {
  for (uint32_t i = 1; i < types->count; i++) {
    const struct btf_type *type = type_of(types, i);
    if (BTF_INFO_KIND(type->info) == kind && strcmp(types->names + type->name_off, name) == 0) return type;
  }
  return NULL;
}

int member_offset(const struct kernel_types *types, const char *structure, const char *member) {
  const struct btf_type *type = find_type(types, BTF_KIND_STRUCT, structure);
  return type ? offset_in(types, type, member, 0) : -1;
}

const char *enum_name(const struct kernel_types *types, const char *enumeration, uint32_t value) {
  const struct btf_type *type = find_type(types, BTF_KIND_ENUM, enumeration);
  const struct btf_enum *values = (const struct btf_enum *)(type + 1);
  for (uint32_t i = 0; type && i < BTF_INFO_VLEN(type->info); i++) {
    if ((uint32_t)values[i].val == value) return types->names + values[i].name_off;
  }
  return NULL;
}
