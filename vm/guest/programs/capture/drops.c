/*
 * A BPF program at the tracepoint skb:kfree_skb, which every dropped packet passes (Documentation/bpf, bpf(2)). The kernel
 * says there why (enum skb_drop_reason) and who calls; where in the program's structs things are is in the kernel's BTF.
 */
#define _GNU_SOURCE
#include "drops.h"

#include "json.h"

#include <errno.h>
#include <linux/bpf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { RING_BYTES = 1024 * 1024, PROGRAM_LENGTH = 256 };

/* Helper functions, by their numbers (enum bpf_func_id). */
enum { KTIME = BPF_FUNC_ktime_get_ns, STACK = BPF_FUNC_get_stack, READ = BPF_FUNC_probe_read_kernel, RESERVE = BPF_FUNC_ringbuf_reserve,
       SUBMIT = BPF_FUNC_ringbuf_submit, FORMAT = BPF_FUNC_snprintf };
enum { RECORD = BPF_REG_7, PACKET = BPF_REG_8, POINTER = BPF_REG_9, CONTEXT = BPF_REG_6 };

struct program {
  struct bpf_insn code[PROGRAM_LENGTH];
  int length;
};

static void add(struct program *program, uint8_t code, int to, int from, int offset, int value) {
  if (program->length == PROGRAM_LENGTH) abort();
  program->code[program->length++] =
      (struct bpf_insn){.code = code, .dst_reg = to & 15, .src_reg = from & 15, .off = (int16_t)offset, .imm = value};
}

static void move(struct program *program, int to, int from) { add(program, BPF_ALU64 | BPF_MOV | BPF_X, to, from, 0, 0); }
static void set(struct program *program, int to, int value) { add(program, BPF_ALU64 | BPF_MOV | BPF_K, to, 0, 0, value); }
static void plus(struct program *program, int to, int value) { add(program, BPF_ALU64 | BPF_ADD | BPF_K, to, 0, 0, value); }
static void call(struct program *program, int function) { add(program, BPF_JMP | BPF_CALL, 0, 0, 0, function); }
static void load(struct program *program, int size, int to, int from, int offset) {
  add(program, (uint8_t)(BPF_LDX | size | BPF_MEM), to, from, offset, 0);
}
static void store(struct program *program, int size, int to, int offset, int from) {
  add(program, (uint8_t)(BPF_STX | size | BPF_MEM), to, from, offset, 0);
}
static void load_map(struct program *program, int to, int kind, int fd) {
  add(program, BPF_LD | BPF_DW | BPF_IMM, to, kind, 0, fd);
  add(program, 0, 0, 0, 0, 0);
}

/* Copies `size` bytes of the kernel's memory, from the address in a register and on, into the record. */
static void copy(struct program *program, size_t into, int size, int from, int offset) {
  move(program, BPF_REG_1, RECORD);
  plus(program, BPF_REG_1, (int)into);
  set(program, BPF_REG_2, size);
  move(program, BPF_REG_3, from);
  plus(program, BPF_REG_3, offset);
  call(program, READ);
}

/* The same for a pointer, which is then in POINTER. */
static void follow(struct program *program, int from, int offset) {
  copy(program, offsetof(struct drop, pointer), 8, from, offset);
  load(program, BPF_DW, POINTER, RECORD, offsetof(struct drop, pointer));
}

struct layout {
  int dev, sk, head, length, protocol, network, ifindex, nd_net, sk_net, inode;
};

static int find_layout(const struct kernel_types *types, struct layout *layout) {
  int ns = member_offset(types, "net", "ns"), number = member_offset(types, "ns_common", "inum");
  *layout = (struct layout){
      .dev = member_offset(types, "sk_buff", "dev"), .sk = member_offset(types, "sk_buff", "sk"), .head = member_offset(types, "sk_buff", "head"),
      .length = member_offset(types, "sk_buff", "len"), .protocol = member_offset(types, "sk_buff", "protocol"),
      .network = member_offset(types, "sk_buff", "network_header"), .ifindex = member_offset(types, "net_device", "ifindex"),
      .nd_net = member_offset(types, "net_device", "nd_net"), .sk_net = member_offset(types, "sock_common", "skc_net"), .inode = ns < 0 || number < 0 ? -1 : ns + number};
  const int *all = (const int *)layout;
  for (size_t i = 0; i < sizeof *layout / sizeof *all; i++)
    if (all[i] < 0) return -1;
  return 0;
}

static void write_program(struct program *program, const struct layout *layout, int ring, int format) {
  move(program, CONTEXT, BPF_REG_1);
  load_map(program, BPF_REG_1, BPF_PSEUDO_MAP_FD, ring);
  set(program, BPF_REG_2, sizeof(struct drop));
  set(program, BPF_REG_3, 0);
  call(program, RESERVE);
  add(program, BPF_JMP | BPF_JNE | BPF_K, BPF_REG_0, 0, 2, 0);
  set(program, BPF_REG_0, 0);
  add(program, BPF_JMP | BPF_EXIT, 0, 0, 0, 0);
  move(program, RECORD, BPF_REG_0);
  call(program, KTIME);
  store(program, BPF_DW, RECORD, offsetof(struct drop, time), BPF_REG_0);
  /* The tracepoint's arguments: the packet, who frees it, why. */
  load(program, BPF_DW, PACKET, CONTEXT, 0);
  load(program, BPF_DW, BPF_REG_1, CONTEXT, 16);
  store(program, BPF_W, RECORD, offsetof(struct drop, reason), BPF_REG_1);
  set(program, BPF_REG_1, 0);
  store(program, BPF_W, RECORD, offsetof(struct drop, namespace), BPF_REG_1);
  store(program, BPF_W, RECORD, offsetof(struct drop, ifindex), BPF_REG_1);
  copy(program, offsetof(struct drop, length), 4, PACKET, layout->length);
  copy(program, offsetof(struct drop, protocol), 2, PACKET, layout->protocol);
  copy(program, offsetof(struct drop, network), 2, PACKET, layout->network);
  /* A packet on its way out is on no link yet: its socket knows the namespace. A struct sock begins with a sock_common. */
  follow(program, PACKET, layout->sk);
  follow(program, POINTER, layout->sk_net);
  copy(program, offsetof(struct drop, namespace), 4, POINTER, layout->inode);
  follow(program, PACKET, layout->dev);
  int jump = program->length;
  add(program, BPF_JMP | BPF_JEQ | BPF_K, POINTER, 0, 0, 0);
  copy(program, offsetof(struct drop, ifindex), 4, POINTER, layout->ifindex);
  follow(program, POINTER, layout->nd_net);
  copy(program, offsetof(struct drop, namespace), 4, POINTER, layout->inode);
  program->code[jump].off = (int16_t)(program->length - jump - 1);
  follow(program, PACKET, layout->head);
  load(program, BPF_H, BPF_REG_1, RECORD, offsetof(struct drop, network));
  add(program, BPF_ALU64 | BPF_ADD | BPF_X, POINTER, BPF_REG_1, 0, 0);
  copy(program, offsetof(struct drop, bytes), DROP_BYTES, POINTER, 0);
  /* The callers' addresses are on the program's stack: bpf_snprintf may not have the record twice. */
  set(program, BPF_REG_1, 0);
  for (int i = 1; i <= DROP_CALLERS; i++) store(program, BPF_DW, BPF_REG_10, -8 * i, BPF_REG_1);
  move(program, BPF_REG_1, CONTEXT);
  move(program, BPF_REG_2, BPF_REG_10);
  plus(program, BPF_REG_2, -8 * DROP_CALLERS);
  set(program, BPF_REG_3, DROP_CALLERS * 8);
  set(program, BPF_REG_4, 0);
  call(program, STACK);
  store(program, BPF_DW, RECORD, offsetof(struct drop, stack_bytes), BPF_REG_0);
  move(program, BPF_REG_1, RECORD);
  plus(program, BPF_REG_1, offsetof(struct drop, symbols));
  set(program, BPF_REG_2, DROP_SYMBOLS);
  load_map(program, BPF_REG_3, BPF_PSEUDO_MAP_VALUE, format);
  move(program, BPF_REG_4, BPF_REG_10);
  plus(program, BPF_REG_4, -8 * DROP_CALLERS);
  set(program, BPF_REG_5, DROP_CALLERS * 8);
  call(program, FORMAT);
  move(program, BPF_REG_1, RECORD);
  set(program, BPF_REG_2, 0);
  call(program, SUBMIT);
  set(program, BPF_REG_0, 0);
  add(program, BPF_JMP | BPF_EXIT, 0, 0, 0, 0);
}

static int bpf(int command, union bpf_attr *attributes) { return (int)syscall(SYS_bpf, command, attributes, sizeof *attributes); }

static int make_map(uint32_t type, uint32_t key, uint32_t value, uint32_t entries, uint32_t flags) {
  union bpf_attr attributes = {.map_type = type, .key_size = key, .value_size = value, .max_entries = entries, .map_flags = flags};
  return bpf(BPF_MAP_CREATE, &attributes);
}

/* The format of the callers' names: bpf_snprintf takes it from a map that can't change any more. */
static int make_format(void) {
  char text[64] = "";
  uint32_t first = 0;
  for (int i = 0; i < DROP_CALLERS; i++) strcat(text, "%ps|");
  int map = make_map(BPF_MAP_TYPE_ARRAY, sizeof first, sizeof text, 1, BPF_F_RDONLY_PROG);
  union bpf_attr put = {.map_fd = (uint32_t)map, .key = (uint64_t)(uintptr_t)&first, .value = (uint64_t)(uintptr_t)text};
  union bpf_attr freeze = {.map_fd = (uint32_t)map};
  return map < 0 || bpf(BPF_MAP_UPDATE_ELEM, &put) < 0 || bpf(BPF_MAP_FREEZE, &freeze) < 0 ? -1 : map;
}

static int load_program(const struct program *program) {
  union bpf_attr attributes = {.prog_type = BPF_PROG_TYPE_RAW_TRACEPOINT, .insn_cnt = (uint32_t)program->length,
                               .insns = (uint64_t)(uintptr_t)program->code, .license = (uint64_t)(uintptr_t) "Dual MIT/GPL"};
  return bpf(BPF_PROG_LOAD, &attributes);
}

/* The ring's memory: a page that says how far was read, a page that says how far was written, and the data twice. */
static int map_ring(struct drops *drops) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  drops->consumer = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, drops->ring, 0);
  drops->producer = mmap(NULL, page + 2 * RING_BYTES, PROT_READ, MAP_SHARED, drops->ring, (off_t)page);
  return drops->consumer == MAP_FAILED || drops->producer == MAP_FAILED ? -1 : 0;
}

static const char *begin(struct drops *drops) {
  struct layout layout;
  struct program program = {.length = 0};
  if (sizeof(void *) != 8) return "this machine has 32 bits";
  /* A kernel without reasons (before 5.17) would have us guess. */
  if (open_kernel_types(&drops->types) < 0) return "this kernel does not describe its types (BTF)";
  if (find_layout(&drops->types, &layout) < 0 || !enum_name(&drops->types, "skb_drop_reason", 2))
    return "this kernel gives no reasons for dropping packets";
  int format = make_format();
  drops->ring = make_map(BPF_MAP_TYPE_RINGBUF, 0, 0, RING_BYTES, 0);
  if (format < 0 || drops->ring < 0 || map_ring(drops) < 0) return "this kernel has no BPF ring buffer";
  write_program(&program, &layout, drops->ring, format);
  drops->program = load_program(&program);
  if (drops->program < 0) return "this kernel does not take the BPF program";
  union bpf_attr attach = {.raw_tracepoint = {.name = (uint64_t)(uintptr_t) "kfree_skb", .prog_fd = (uint32_t)drops->program}};
  drops->link = bpf(BPF_RAW_TRACEPOINT_OPEN, &attach);
  drops->kept = calloc(MAX_DROPS, sizeof *drops->kept);
  return drops->link < 0 || !drops->kept ? "this kernel lets nobody hear what it drops" : NULL;
}

void open_drops(struct drops *drops) {
  *drops = (struct drops){.ring = -1, .link = -1, .program = -1};
  drops->why = begin(drops);
  if (drops->why) drops->ring = -1;
}

void take_drops(struct drops *drops) {
  if (drops->ring < 0) return;
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  unsigned long *read = (unsigned long *)drops->consumer;
  unsigned long written = __atomic_load_n((unsigned long *)drops->producer, __ATOMIC_ACQUIRE);
  while (*read < written) {
    const unsigned char *at = drops->producer + page + (*read & (RING_BYTES - 1));
    uint32_t length = __atomic_load_n((const uint32_t *)at, __ATOMIC_ACQUIRE);
    if (length & BPF_RINGBUF_BUSY_BIT) return;
    if (drops->count < MAX_DROPS) memcpy(&drops->kept[drops->count++], at + BPF_RINGBUF_HDR_SZ, sizeof(struct drop));
    else drops->left_out++;
    length &= ~(BPF_RINGBUF_BUSY_BIT | BPF_RINGBUF_DISCARD_BIT);
    __atomic_store_n(read, *read + ((length + BPF_RINGBUF_HDR_SZ + 7) & ~7u), __ATOMIC_RELEASE);
  }
}

/* What to add to the tracepoint's clock for the capture's. */
static uint64_t clock_difference(void) {
  struct timespec real, monotonic;
  clock_gettime(CLOCK_MONOTONIC, &monotonic);
  clock_gettime(CLOCK_REALTIME, &real);
  return (uint64_t)(real.tv_sec - monotonic.tv_sec) * 1000000000u + (uint64_t)real.tv_nsec - (uint64_t)monotonic.tv_nsec;
}

/* The callers from the one that dropped the packet outward, without those of the tracepoint itself. */
static void print_callers(FILE *out, struct drop *drop) {
  char *names[DROP_CALLERS], *at = drop->symbols;
  int count = 0, first = 0, printed = 0, most = (int)(drop->stack_bytes / 8);
  drop->symbols[DROP_SYMBOLS - 1] = 0;
  for (char *end; count < DROP_CALLERS && count < most && (end = strchr(at, '|')); at = end + 1) {
    *end = 0;
    names[count++] = at;
  }
  for (int i = 0; i < count; i++)
    if (strstr(names[i], "skb_reason") || strstr(names[i], "kfree_skb") || (i < 3 && strstr(names[i], "bpf_"))) first = i + 1;
  fputs(",\"callers\":[", out);
  for (int i = first; i < count; i++) json_text(out, &printed, NULL, names[i]);
  fputc(']', out);
}

static void print_drop(FILE *out, const struct drops *drops, struct drop *drop, uint64_t difference) {
  const char *reason = enum_name(&drops->types, "skb_drop_reason", drop->reason);
  uint16_t protocol = (uint16_t)(drop->protocol >> 8 | drop->protocol << 8);
  fprintf(out, "{\"time\":\"%llu\",\"inode\":%u,\"ifindex\":%u,\"protocol\":%u,\"reason\":", (unsigned long long)(drop->time + difference),
          drop->namespace, drop->ifindex, protocol);
  print_json_string(out, reason ? reason : "");
  print_callers(out, drop);
  fputs(",\"bytes\":\"", out);
  for (int i = 0; i < DROP_BYTES; i++) fprintf(out, "%02x", drop->bytes[i]);
  fputs("\"}", out);
}

void print_drops(FILE *out, struct drops *drops) {
  uint64_t difference = clock_difference();
  take_drops(drops);
  if (drops->link >= 0) close(drops->link);
  fputs("\"drops\":[", out);
  for (int i = 0; i < drops->count; i++) {
    if (i) fputc(',', out);
    print_drop(out, drops, &drops->kept[i], difference);
  }
  fputs("],\"dropsUnheard\":", out);
  if (drops->why) print_json_string(out, drops->why);
  else if (drops->left_out) fprintf(out, "\"%lu more\"", drops->left_out);
  else fputs("null", out);
  close_kernel_types(&drops->types);
}
