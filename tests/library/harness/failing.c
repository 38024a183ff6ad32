/* A disk that fails: loaded before the C library, it lets writes fail as a broken drive does.

   NEC_FAIL: a file; while it is there, writes to files of a library fail. What it holds says how: "io" for EIO,
   "full" for ENOSPC, "readonly" for EROFS, "half" for a write that writes half of what it was given and then fails, "sync" for fsync only.
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int how(int fd, char *mode, size_t size) {
    char link[64], path[4096];
    const char *name = getenv("NEC_FAIL");
    FILE *said;
    ssize_t length;
    if (!name || fd < 3) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (!strstr(path, "library") && !strstr(path, ".docx")) return 0;
    said = fopen(name, "r");
    if (!said) return 0;
    if (!fgets(mode, (int)size, said)) mode[0] = 0;
    fclose(said);
    mode[strcspn(mode, "\n")] = 0;
    return mode[0] != 0;
}

static int fails(const char *mode) {
    errno = !strcmp(mode, "full") ? ENOSPC : !strcmp(mode, "readonly") ? EROFS : EIO;
    return strcmp(mode, "sync") != 0;
}

ssize_t write(int fd, const void *data, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    char mode[16];
    if (!real) real = dlsym(RTLD_NEXT, "write");
    if (how(fd, mode, sizeof mode) && fails(mode)) {
        if (!strcmp(mode, "half") && count > 1) real(fd, data, count / 2);
        fails(mode);
        return -1;
    }
    return real(fd, data, count);
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    char mode[16];
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    if (how(fd, mode, sizeof mode) && fails(mode)) {
        if (!strcmp(mode, "half") && count > 1) real(fd, data, count / 2, at);
        fails(mode);
        return -1;
    }
    return real(fd, data, count, at);
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at) { return pwrite64(fd, data, count, at); }

static int synced(int fd, const char *name) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    char mode[16];
    if (how(fd, mode, sizeof mode)) {
        errno = EIO;
        return -1;
    }
    return real(fd);
}

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }
