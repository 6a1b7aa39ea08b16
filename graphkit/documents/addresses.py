"""Inputs that are addresses and not files of this machine: a web page, a bucket, an archive.

``https://host/page.html``, ``s3://bucket/2025/*.jsonl.gz``, ``zip://*.txt::articles.zip``: whatever fsspec can open, by
its rules of writing addresses. An address with ``*`` means all files it fits; one that is a folder, all below it; any
other, one file. Only listing and opening happen here; reading is the readers' work.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from graphkit.errors import ConfigError

__all__ = ["Remote", "address_name", "find_remote", "is_address", "open_remote", "why_unread", "without_keys"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|[a-z][a-z0-9+.-]+::", re.IGNORECASE)
_MAGIC = re.compile(r"[*\[{]")  # "?" begins the query of a web address
_KEYS = re.compile(r"(?<=://)[^\s/@'\"]*@|\?[^\s'\")]+")
_INSTALL = "Install what reads addresses; in a clone of graphkit: pip install '.[remote]'."

_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (FileNotFoundError, "not found"),
    (ConnectionRefusedError, "the connection was refused"),
    (socket.gaierror, "there is no such host"),
    (TimeoutError, "no answer in time"),
    (PermissionError, "access denied"),
)


@dataclass(frozen=True, slots=True)
class Remote:
    """One file behind an address.

    Attributes:
        address: Opens it.
        name: What its documents are called after: below the folder or the fixed part of the pattern that was given, or
            the whole address without its scheme, and without passwords and keys.
        given: Whether the user named this very file, and not a folder or a pattern.
    """

    address: str
    name: str
    given: bool

    @property
    def full_name(self) -> str:
        """The address as ``address_name`` gives it: tells files of one name apart."""
        return address_name(self.address)


def is_address(text: str) -> bool:
    """Whether an input is an address; a Windows path with its drive is not."""
    return bool(_ADDRESS.match(text))


def find_remote(given: str) -> list[Remote]:
    """List the files that an address means, sorted by name.

    Raises:
        ConfigError: What reads such addresses is not installed, or the address cannot be listed, or means no file.
    """
    system, path = _system(given)
    inner, _, outer = given.partition("::")
    with _listing_errors(given):
        if _MAGIC.search(inner):
            base, paths = _fixed_part(path), [p for p in system.glob(path) if not system.isdir(p)]
        elif not _is_web(given) and system.isdir(path):
            base, paths = path, system.find(path)
        else:
            if not _is_web(given) and not system.exists(path):
                raise FileNotFoundError(given)
            return [Remote(given, address_name(given), given=True)]
    found = []
    for one in sorted(paths):
        name = one[len(base) :].lstrip("/") if one.startswith(base) else one
        if not any(part.startswith(".") for part in name.split("/")):
            address = system.unstrip_protocol(one) + (f"::{outer}" if outer else "")
            found.append(Remote(address, name, given=False))
    if not found:
        raise ConfigError(f"no file matches {without_keys(given)}", "Check the pattern and your access to it.")
    return found


@contextmanager
def open_remote(address: str) -> Iterator[BinaryIO]:
    """Open a file by its address, unpacked; errors are those of the file system behind it, mostly ``OSError``."""
    fsspec = _fsspec(address)
    packed = "gzip" if urlsplit(address.partition("::")[0]).path.lower().endswith(".gz") else None
    with fsspec.open(address, "rb", compression=packed) as stream:
        yield cast("BinaryIO", stream)


def _system(given: str) -> tuple[Any, str]:
    """The file system behind an address, and the path in it."""
    fsspec = _fsspec(given)
    with _listing_errors(given):
        system, path = fsspec.core.url_to_fs(given)
    return system, str(path)


def without_keys(message: str) -> str:
    """What a file system says of an address, without the address's user and query; see ``address_name``.

    >>> without_keys("403, url='https://me:secret@host/a.html?key=1'")
    "403, url='https://host/a.html'"
    """
    return _KEYS.sub("", message)


def why_unread(error: BaseException) -> str:
    """Why an address cannot be read, in words without the address, which may hold keys.

    fsspec says "file not found" of whatever happens on the web, and keeps the true reason as its cause.

    >>> why_unread(FileNotFoundError("https://host/a.html?key=1"))
    'not found'
    """
    while error.__cause__ is not None:
        error = error.__cause__
    status = getattr(error, "status", None)  # of an answer over HTTP
    if isinstance(status, int):
        return f"not found ({status})" if status in {404, 410} else f"the server answered {status}"
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return type(error).__name__


def _fsspec(given: str) -> Any:
    try:
        import fsspec  # here: it comes with an extra
    except ImportError as error:
        raise ConfigError(f"cannot read {without_keys(given)}: fsspec is not installed", _INSTALL) from error
    return fsspec


@contextmanager
def _listing_errors(given: str) -> Iterator[None]:
    given = without_keys(given)
    try:
        yield
    except ConfigError:
        raise
    except ImportError as error:  # "Install s3fs to access S3"
        raise ConfigError(f"cannot read {given}: {str(error).rstrip('.')}", _INSTALL) from error
    except ValueError as error:  # "Protocol not known: foo"; a host that is none
        if "range requests" in str(error):
            raise ConfigError(
                f"cannot read {given}: its server sends whole files only", "Download it first."
            ) from error
        reason = without_keys(" ".join(str(error).split())) or type(error).__name__
        raise ConfigError(f"cannot read {given}: {reason}", "Check the address for its spelling.") from error
    except FileNotFoundError as error:
        if error.__cause__ is not None:
            reason = why_unread(error)
            raise ConfigError(f"cannot list {given}: {reason}", "Check the address and the network.") from error
        raise ConfigError(f"no such file or folder: {given}", "Check the spelling and your access to it.") from error
    except Exception as error:  # every file system has its own
        reason = without_keys(" ".join(str(error).split())) or type(error).__name__
        raise ConfigError(
            f"cannot list {given}: {reason}", "Check the address, the network and your access."
        ) from error


def _is_web(given: str) -> bool:
    """Web servers do not list folders; a page with links is not one."""
    return given.lower().startswith(("http://", "https://"))


def _fixed_part(pattern: str) -> str:
    """The folders before the first that has a wildcard: "bucket/2025/" of "bucket/2025/*/a.txt"."""
    match = _MAGIC.search(pattern)
    return pattern[: pattern.rfind("/", 0, match.start()) + 1] if match else pattern


def address_name(address: str) -> str:
    """An address as outputs print it: without scheme, query and user, which may hold passwords and keys.

    >>> address_name("https://me:secret@host/a.html?key=1"), address_name("zip://a.txt::articles.zip")
    ('host/a.html', 'articles.zip/a.txt')
    """
    inner, _, outer = address.partition("::")
    parts = urlsplit(inner)
    here = f"{parts.netloc.rpartition('@')[2]}{parts.path}".strip("/")
    return f"{address_name(outer) if is_address(outer) else PurePosixPath(outer).name}/{here}" if outer else here
