"""Requests to the hosts that were named before, and to no other."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from carnet.domain.errors import KnownError

if TYPE_CHECKING:
    import urllib3

CONNECT_S, READ_S = 15.0, 30.0
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Nothing that tells who asks: no version, no system, no language, no cookie.
_HEADERS = {"User-Agent": "carnet", "Accept": "*/*", "Accept-Encoding": "identity"}

AddressRule = Callable[[SplitResult], bool]


def https_only(address: SplitResult) -> bool:
    """The rule for addresses: encrypted, to a named host, without a password in it."""
    return address.scheme == "https" and bool(address.hostname) and address.username is None


class ConnectionFailedError(Exception):
    """No connection, or it broke; the text says why in the system's words. Worth another try."""


class Connection:
    """Opens addresses for reading. `rule` says which kind of address may be used at all.

    The certificates are those that the system trusts, unless `tls` brings others. A proxy of the
    environment is used.
    """

    def __init__(
        self,
        rule: AddressRule = https_only,
        tls: ssl.SSLContext | None = None,
        connect_s: float = CONNECT_S,
        read_s: float = READ_S,
    ) -> None:
        self._rule = rule
        self._tls = tls
        self._timeouts = connect_s, read_s
        self._managers: dict[str, urllib3.PoolManager] = {}

    @contextmanager
    def get(
        self, url: str, hosts: Sequence[str], headers: Mapping[str, str]
    ) -> Iterator[urllib3.BaseHTTPResponse]:
        """The response, unread, after the redirects to `hosts` (names, or "*.example.org").

        Raises `ConnectionFailedError`, or `KnownError` `model-address-refused` for an address
        that is not allowed, wherever it came from.
        """
        import urllib3

        response: urllib3.BaseHTTPResponse | None = None
        try:
            for _ in range(MOST_REDIRECTS + 1):
                self._check(url, hosts)
                response = self._manager(url).request(
                    "GET",
                    url,
                    headers=_HEADERS | dict(headers),
                    redirect=False,
                    retries=False,
                    preload_content=False,
                    decode_content=False,
                )
                target = response.headers.get("Location", "")
                if response.status not in _REDIRECTS or not target:
                    break
                response.close()
                url = urljoin(url, target)
            else:
                raise ConnectionFailedError(f"more than {MOST_REDIRECTS} redirects, last to {url}")
            yield response
        except urllib3.exceptions.HTTPError as error:
            if any(isinstance(one, ssl.SSLCertVerificationError) for one in error.args):
                raise _not_trusted(url, error) from error
            raise ConnectionFailedError(_plain(error)) from error
        finally:
            if response is not None:
                response.close()

    def close(self) -> None:
        """Close what is open."""
        for manager in self._managers.values():
            manager.clear()

    def _check(self, url: str, hosts: Sequence[str]) -> None:
        address = urlsplit(url)
        if self._rule(address) and named(address.hostname or "", hosts):
            return
        raise KnownError(
            "model-address-refused",
            f"The download leads to {address.scheme}://{address.netloc}, which was not named.",
            "Nothing was fetched from there. Try again later; if it happens again, get the file"
            " elsewhere and add it from there.",
            f"{address.scheme}://{address.netloc}{address.path}; named: {', '.join(hosts)}",
        )

    def _manager(self, url: str) -> urllib3.PoolManager:
        """One for each proxy, or for none."""
        import urllib3

        address = urlsplit(url)
        bypassed = proxy_bypass(address.hostname or "")
        proxy = "" if bypassed else getproxies().get(address.scheme, "")
        if proxy not in self._managers:
            connect, read = self._timeouts
            timeout = urllib3.Timeout(connect=connect, read=read)
            if self._tls is None:
                self._tls = _trusted_by_the_system()
            self._managers[proxy] = (
                urllib3.ProxyManager(proxy, timeout=timeout, ssl_context=self._tls)
                if proxy
                else urllib3.PoolManager(timeout=timeout, ssl_context=self._tls)
            )
        return self._managers[proxy]


def _not_trusted(url: str, error: Exception) -> KnownError:
    host = urlsplit(url).hostname
    return KnownError(
        "model-host-not-trusted",
        f"The other side could not prove that it is {host}.",
        "Nothing was fetched. Check the clock of this computer; in a network that looks into"
        " connections, ask those who run it for their certificate.",
        str(error),
    )


def named(host: str, hosts: Sequence[str]) -> bool:
    """Whether a host is among those that were named."""
    return any(
        host == one or (one.startswith("*.") and host.endswith(one[1:]) and host != one[2:])
        for one in (name.lower() for name in hosts)
    )


def _trusted_by_the_system() -> ssl.SSLContext:
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _plain(error: Exception) -> str:
    """The reason alone: what a library wraps around it names objects and addresses in memory."""
    reason = getattr(error, "reason", None) or error
    text = str(reason)
    return text.rpartition(": ")[2] or text if "object at 0x" in text else text
