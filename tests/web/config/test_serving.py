"""The site on a port."""

import socket
from contextlib import closing

import pytest

from ddci_web.config.serving import NoFreePort, listen


def test_takes_the_port_asked_for_when_it_is_free():
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]

    with listen("127.0.0.1", port) as listener:
        assert (listener.port, listener.url) == (port, f"http://localhost:{port}/")


def test_goes_to_the_next_one_when_it_is_busy():
    with closing(socket.create_server(("127.0.0.1", 0))) as busy:
        port = busy.getsockname()[1]
        with listen("127.0.0.1", port) as listener:
            assert listener.port > port


def test_says_so_when_only_one_try_is_allowed():
    with closing(socket.create_server(("127.0.0.1", 0))) as busy:
        port = busy.getsockname()[1]
        with pytest.raises(NoFreePort), listen("127.0.0.1", port, tries=1):
            pass


def test_gives_the_port_back_when_the_block_ends():
    with listen("127.0.0.1", 0) as listener:
        port = listener.port

    with closing(socket.create_server(("127.0.0.1", port))):
        pass
