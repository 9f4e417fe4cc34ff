#ifndef PATCHBAY_KERNEL_TYPES_H
#define PATCHBAY_KERNEL_TYPES_H

#include <stddef.h>
#include <stdint.h>

/* The running kernel's own account of its types: BTF, at /sys/kernel/btf/vmlinux. */
struct kernel_types {
  char *bytes;
  const char *names;
  const uint32_t **types; /* by their number, which begins at 1 */
  uint32_t count;
};

/* Returns 0, or -1 where this kernel has none. */
int open_kernel_types(struct kernel_types *types);
void close_kernel_types(struct kernel_types *types);

/* Where a member begins in a struct, in bytes; -1 where there is no such member. */
int member_offset(const struct kernel_types *types, const char *structure, const char *member);

/* The name of a value of an enum; NULL where it has none. Lives as long as `types`. */
const char *enum_name(const struct kernel_types *types, const char *enumeration, uint32_t value);

#endif
