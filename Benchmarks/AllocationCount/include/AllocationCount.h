#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

/* Counts the program's heap allocations, on all threads and by all libraries. Linked in, it takes the place of malloc and its
 * relatives, which go on to the C library's own. */

/* From now on, from zero. */
void allocation_count_begin(void);

/* No more; how many there were. A realloc counts as one. */
long allocation_count_end(void);

#endif
