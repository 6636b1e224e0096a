"""Notes whom a program, and every process that it starts, calls on a network: Python's calls, and on Linux everybody's.

A Python that finds `sitecustomize.py` runs it before anything else: there a hook notes what sockets are asked for.
Libraries that call the system by themselves pass by it; on Linux, with a C compiler, a library that is loaded before
all others stands in the place of the system's functions and notes them as well, but for calls that stay on this
computer: there MediaPipe's messages to its maker end (see `vision.estimators.nowhere`). Sockets with a file's
name are of no network, and never noted.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LOG = "DANCEGAME_NETWORK_LOG"
HOOK = f"""
import os, socket, sys

ASKED = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind")
NAMED = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


def note(event, words):
    is_call = event in ASKED and words[0].family in (socket.AF_INET, socket.AF_INET6)
    if is_call or event in NAMED:
        with open(os.environ["{LOG}"], "a", encoding="utf-8") as log:
            log.write(event + " " + repr(words[1:] if is_call else words) + "\\n")


sys.addaudithook(note)
"""
LIBRARY = f"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void note(const char *what) {{
    const char *path = getenv("{LOG}");
    int log = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (log < 0) return;
    (void)!write(log, what, strlen(what));
    close(log);
}}

static int is_far(const struct sockaddr *to) {{
    if (!to) return 0;
    if (to->sa_family == AF_INET)
        return ntohl(((const struct sockaddr_in *)to)->sin_addr.s_addr) >> 24 != IN_LOOPBACKNET;
    return to->sa_family == AF_INET6 && !IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)to)->sin6_addr);
}}

int connect(int socket, const struct sockaddr *to, socklen_t size) {{
    int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "connect");
    if (is_far(to)) note("connect\\n");
    return real(socket, to, size);
}}

ssize_t sendto(int socket, const void *what, size_t size, int flags, const struct sockaddr *to, socklen_t to_size) {{
    ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "sendto");
    if (is_far(to)) note("sendto\\n");
    return real(socket, what, size, flags, to, to_size);
}}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found) {{
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
        dlsym(RTLD_NEXT, "getaddrinfo");
    if (name && strncmp(name, "127.", 4)) note("getaddrinfo\\n");
    return real(name, service, hints, found);
}}
"""


@dataclass(frozen=True)
class NetworkWatch:
    """A folder with what watches. environment: what a watched program is started with."""

    environment: dict[str, str]
    log: Path

    @property
    def sees_libraries(self) -> bool:
        """Whether calls that do not come from Python are noted, too."""
        return "LD_PRELOAD" in self.environment

    def noted(self) -> list[str]:
        """Return what has been asked for so far, a line each."""
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []


def network_watch(folder: Path) -> NetworkWatch:
    """Put into a folder what watches, and say how a program is started under it."""
    (folder / "sitecustomize.py").write_text(HOOK, "utf-8")
    path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))
    environment = {LOG: str(folder / "network.log"), "PYTHONPATH": path}
    compiler = shutil.which("cc")
    if sys.platform == "linux" and compiler:
        source, library = folder / "watch.c", folder / "watch.so"
        source.write_text(LIBRARY, "utf-8")
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True, timeout=60)
        environment["LD_PRELOAD"] = str(library)
    return NetworkWatch(environment, folder / "network.log")
