"""Files that only their owner may read: secrets, and the database with everything unpublished in it."""

import os
import stat
from pathlib import Path

OWNER_FILE, OWNER_DIRECTORY = 0o600, 0o700
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OF_THE_SYSTEM = {
    *("/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/media", "/mnt", "/opt", "/proc", "/run", "/sbin", "/srv"),
    *("/sys", "/usr", "/usr/lib", "/usr/local", "/usr/share", "/var", "/var/cache", "/var/db", "/var/lib", "/var/log"),
    *("/var/opt", "/var/run", "/var/spool", "/usr/local/lib", "/usr/local/share", "/etc/default"),
}


def keep_private(path: Path) -> None:
    """Take away what group and others may do with a file or directory of ours.

    What belongs to somebody else, is shared by everybody (/tmp) or lies on a read-only disk stays as it is.
    """
    try:
        status = path.stat()
        if status.st_mode & _OTHERS and status.st_uid == os.geteuid() and not _is_shared(path, status):
            path.chmod(stat.S_IMODE(status.st_mode) & ~_OTHERS)
    except OSError:
        return


def _is_shared(path: Path, status: os.stat_result) -> bool:
    """Say whether a directory is more than ours: of the system, sticky, somebody's home, or around the code."""
    if not stat.S_ISDIR(status.st_mode):
        return False
    whole = path.resolve()
    around = any(one.resolve().is_relative_to(whole) for one in (Path(__file__), Path.home()))
    return around or bool(status.st_mode & stat.S_ISVTX) or str(whole) in _OF_THE_SYSTEM


def create_private(path: Path) -> None:
    """Make an empty file that nobody else could read for an instant; an existing one is only closed to others."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_FILE))
    except OSError:
        keep_private(path)
