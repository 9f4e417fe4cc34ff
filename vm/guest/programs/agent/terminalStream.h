#ifndef PATCHBAY_TERMINAL_STREAM_H
#define PATCHBAY_TERMINAL_STREAM_H

#include "stream.h"

/* What the caller asks about terminals; the payloads are agent.h's. */
void open_terminal(struct stream *stream, char *payload, size_t length);
void list_terminals(struct stream *stream);
void close_terminal(struct stream *stream, char *payload, size_t length);

void resize_terminal(const struct stream *stream, uint16_t rows, uint16_t columns);

/* The caller takes so many bytes more of what the terminal prints. */
void grant_terminal(const struct stream *stream, uint32_t bytes);

/* Sends on what was typed; the next when the server has passed that on. */
void type_pending(struct stream *stream);

/* Passes on what the server says. */
void read_terminal(struct stream *stream);

#endif
