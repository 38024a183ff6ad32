/* A disk that stops in the middle: loaded before the C library, it counts what is done to the files of one folder.

   NEC_DISK: the folder. NEC_DISK_AT: from which of the acts that change something there it stops (from 1; 0: never).
   NEC_DISK_HOW: "kill" ends the program before that act; "full" refuses what takes room from then on; "readonly"
   refuses every change. NEC_DISK_COUNT: a file to which a byte is added for each act, so that its size counts them.
   NEC_DISK_TRACE: a file to which every act is written with its bytes, and what the program tells, for power_cut.py.
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
enum { ROOM, NO_ROOM };

static int side_file(const char *variable) {
    const char *name = getenv(variable);
    return name ? REAL(open)(name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
}

static void note(char what, const char *path, const char *other, uint64_t at, const void *data, uint64_t length) {
    static int trace = -2;
    if (trace == -2) trace = side_file("NEC_DISK_TRACE");
    if (trace < 0) return;
    uint64_t head[4] = {strlen(path), strlen(other), at, length};
    size_t total = 1 + sizeof head + head[0] + head[1] + length;
    char *whole = malloc(total), *end = whole;
    if (!whole) abort();
    *end++ = what;
    end = mempcpy(end, head, sizeof head);
    end = mempcpy(end, path, head[0]);
    end = mempcpy(end, other, head[1]);
    memcpy(end, data, length);
    if (REAL(write)(trace, whole, total) != (ssize_t)total) abort();
    free(whole);
}

static int watched(const char *path) {
    const char *folder = getenv("NEC_DISK");
    return folder && path && !strncmp(path, folder, strlen(folder)) && path[strlen(folder)] == '/' &&
           !strstr(path, ".lock") && !strstr(path, "-shm");
}

static const char *path_of(int fd, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = fd < 3 ? -1 : readlink(link, path, size - 1);
    path[length < 0 ? 0 : length] = 0;
    return watched(path) ? path : NULL;
}

/* Count an act; return whether it is refused. */
static int refused(int takes) {
    static int count_file = -2;
    static long acts;
    const char *at = getenv("NEC_DISK_AT"), *how = getenv("NEC_DISK_HOW");
    if (count_file == -2) count_file = side_file("NEC_DISK_COUNT");
    if (count_file >= 0) REAL(write)(count_file, "x", 1);
    long from = at ? atol(at) : 0;
    acts++;
    if (!how || !from || acts < from) return 0;
    if (!strcmp(how, "kill")) kill(getpid(), SIGKILL);
    if (!strcmp(how, "full") && takes == NO_ROOM) return 0;
    errno = strcmp(how, "full") ? EROFS : ENOSPC;
    return 1;
}

ssize_t write(int fd, const void *data, size_t count) {
    char path[4096];
    if (fd == 1 && getenv("NEC_DISK_TRACE")) note('T', "", "", 0, data, count);
    if (!path_of(fd, path, sizeof path)) return REAL(write)(fd, data, count);
    if (refused(ROOM)) return -1;
    off_t at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, data, count);
    if (done > 0) note('W', path, "", (uint64_t)at, data, (uint64_t)done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at) {
    char path[4096];
    if (!path_of(fd, path, sizeof path)) return REAL(pwrite64)(fd, data, count, at);
    if (refused(ROOM)) return -1;
    ssize_t done = REAL(pwrite64)(fd, data, count, at);
    if (done > 0) note('W', path, "", (uint64_t)at, data, (uint64_t)done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at) { return pwrite64(fd, data, count, at); }

/* Python then copies by reading and writing. */
ssize_t sendfile64(int to, int from, off64_t *at, size_t count) {
    (void)to, (void)from, (void)at, (void)count;
    errno = ENOSYS;
    return -1;
}

ssize_t sendfile(int to, int from, off_t *at, size_t count) { return sendfile64(to, from, (off64_t *)at, count); }

int ftruncate64(int fd, off64_t length) {
    char path[4096];
    if (path_of(fd, path, sizeof path)) {
        if (refused(NO_ROOM)) return -1;
        note('L', path, "", (uint64_t)length, "", 0);
    }
    return REAL(ftruncate64)(fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int synced(int fd, int (*real)(int)) {
    char path[4096];
    int ours = path_of(fd, path, sizeof path) != NULL;
    if (ours && refused(NO_ROOM)) return -1;
    int done = real(fd);
    if (ours && !done) note('S', path, "", 0, "", 0);
    return done;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

static int opened(int folder, const char *path, int flags, mode_t mode, int (*real)(int, const char *, int, ...)) {
    int changes = flags & (O_CREAT | O_TRUNC) || (flags & O_ACCMODE) != O_RDONLY;
    if (watched(path) && changes) {
        int makes = flags & O_CREAT && access(path, F_OK);
        if (refused(makes ? ROOM : NO_ROOM)) return -1;
        if (makes || flags & O_TRUNC) note('L', path, "", 0, "", 0);
    }
    return real(folder, path, flags, mode);
}

#define OPENED(folder, real)                                     \
    va_list rest;                                                \
    va_start(rest, flags);                                       \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;    \
    va_end(rest);                                                \
    return opened(folder, path, flags, mode, REAL(real))

int openat64(int folder, const char *path, int flags, ...) { OPENED(folder, openat64); }
int openat(int folder, const char *path, int flags, ...) { OPENED(folder, openat64); }
int open64(const char *path, int flags, ...) { OPENED(AT_FDCWD, openat64); }
int open(const char *path, int flags, ...) { OPENED(AT_FDCWD, openat64); }

int unlink(const char *path) {
    if (watched(path) && !access(path, F_OK)) {
        if (refused(NO_ROOM)) return -1;
        note('U', path, "", 0, "", 0);
    }
    return REAL(unlink)(path);
}

int rename(const char *path, const char *to) {
    if (watched(path) || watched(to)) {
        if (refused(NO_ROOM)) return -1;
        note('R', path, to, 0, "", 0);
    }
    return REAL(rename)(path, to);
}

int mkdir(const char *path, mode_t mode) {
    if (watched(path) && access(path, F_OK)) {
        if (refused(ROOM)) return -1;
        note('M', path, "", 0, "", 0);
    }
    return REAL(mkdir)(path, mode);
}
