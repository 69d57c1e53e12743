/*
 * Preloaded into the writer: notes every write, flush, cut and removal below WRITE_LOG_DIR into WRITE_LOG, in order, so that a power
 * cut after any of them can be replayed. Record: kind, name length, 2 spare bytes, data length (u32), offset (u64), name, data.
 * The threads of the writer take turns, each with its call and the note of it: what was written during another's flush is not flushed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(type, name, ...)                     \
  static type (*next)(__VA_ARGS__);               \
  if (!next) next = dlsym(RTLD_NEXT, name)

static int log_fd = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static int ends_with(const char *text, const char *end) {
  size_t n = strlen(text), m = strlen(end);
  return n >= m && strcmp(text + n - m, end) == 0;
}

/* The path below the watched folder, or NULL. The shared-memory index is rebuilt at each start and does not count. */
static const char *watched(const char *path) {
  const char *folder = getenv("WRITE_LOG_DIR");
  if (!folder || strncmp(path, folder, strlen(folder)) != 0 || ends_with(path, "-shm")) return NULL;
  return path + strlen(folder);
}

static const char *watched_fd(int fd) {
  static __thread char path[1024];
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return NULL;
  path[n] = 0;
  return watched(path);
}

static void note(char kind, const char *name, uint64_t offset, const void *data, uint32_t length) {
  const char *file = getenv("WRITE_LOG");
  if (!file) return;
  if (log_fd < 0) log_fd = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND, 0600);
  struct { char kind; uint8_t name_length; uint16_t spare; uint32_t length; uint64_t offset; } head = {kind, (uint8_t)strlen(name), 0, length, offset};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)name, head.name_length}, {(void *)data, kind == 'W' || kind == 'R' ? length : 0}};
  syscall(SYS_writev, log_fd, parts, 3);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  NEXT(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  pthread_mutex_lock(&turn);
  ssize_t done = next(fd, data, length, offset);
  const char *name = done > 0 ? watched_fd(fd) : NULL;
  if (name) note('W', name, offset, data, done);
  pthread_mutex_unlock(&turn);
  return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
  NEXT(ssize_t, "write", int, const void *, size_t);
  const char *name = fd > 2 ? watched_fd(fd) : NULL;
  if (!name) return next(fd, data, length);
  pthread_mutex_lock(&turn);
  uint64_t offset = (uint64_t)lseek64(fd, 0, SEEK_CUR);
  ssize_t done = next(fd, data, length);
  if (done > 0) note('W', name, offset, data, done);
  pthread_mutex_unlock(&turn);
  return done;
}

/* The n-th flush fails, once, as a dying disk's does; the next one says that all is well (the fsync lesson of 2018). */
static int flush_fails(const char *name) {
  static long flushes = 0;
  const char *at = getenv("WRITE_LOG_FAIL_FLUSH");
  if (!name || !at || ++flushes != atol(at)) return 0;
  errno = EIO;
  return 1;
}

static int flush(int fd, int (*next)(int)) {
  pthread_mutex_lock(&turn);
  const char *name = watched_fd(fd);
  int done = flush_fails(name) ? -1 : next(fd);
  if (name && done == 0) note('S', name, 0, NULL, 0);
  pthread_mutex_unlock(&turn);
  return done;
}

int fdatasync(int fd) {
  NEXT(int, "fdatasync", int);
  return flush(fd, next);
}
int fsync(int fd) {
  NEXT(int, "fsync", int);
  return flush(fd, next);
}

int ftruncate64(int fd, off64_t size) {
  NEXT(int, "ftruncate64", int, off64_t);
  pthread_mutex_lock(&turn);
  int done = next(fd, size);
  const char *name = watched_fd(fd);
  if (name && done == 0) note('T', name, size, NULL, 0);
  pthread_mutex_unlock(&turn);
  return done;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
  NEXT(int, "unlink", const char *);
  pthread_mutex_lock(&turn);
  int done = next(path);
  const char *name = watched(path);
  if (name && done == 0) note('U', name, 0, NULL, 0);
  pthread_mutex_unlock(&turn);
  return done;
}

/* The name after the move is the data of the record. */
int rename(const char *from, const char *to) {
  NEXT(int, "rename", const char *, const char *);
  pthread_mutex_lock(&turn);
  int done = next(from, to);
  const char *old_name = watched(from), *new_name = watched(to);
  if (old_name && new_name && done == 0) note('R', old_name, 0, new_name, strlen(new_name));
  pthread_mutex_unlock(&turn);
  return done;
}
