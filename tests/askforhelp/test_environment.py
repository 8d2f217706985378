"""Where a server is reached, asked in networks of one's own that lead nowhere."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.attacks.apart import ROOT

APART = ("unshare", "--user", "--map-root-user", "--net")
# The number is SIOCSIFADDR: this interface gets that address.
ASKED = """
import fcntl, socket, struct, sys
from askforhelp.environment import reached_at
from django.core.exceptions import ImproperlyConfigured
for address in sys.argv[1:]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        given = struct.pack("16sHH4s16x", b"lo", socket.AF_INET, 0, socket.inet_aton(address))
        fcntl.ioctl(line, 0x8916, given)
try:
    print(reached_at("0.0.0.0"))
except ImproperlyConfigured as refused:
    print(refused)
"""


def may_be_apart() -> bool:
    return (
        shutil.which("unshare") is not None
        and subprocess.run((*APART, "true"), capture_output=True, check=False).returncode == 0
    )


def reached(*addresses: str) -> str:
    words = [*APART, sys.executable, "-c", ASKED, *addresses]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


pytestmark = pytest.mark.skipif(not may_be_apart(), reason="this system gives nobody a network of their own")


def test_where_no_way_leads_outside_people_come_by_the_address_in_their_own_network():
    assert reached("10.5.0.1") == "10.5.0.1"


@pytest.mark.parametrize("addresses", [(), ("127.0.0.1",)])
def test_a_server_for_others_in_no_network_says_so_and_does_not_start(addresses):
    assert reached(*addresses) == (
        "HOST=0.0.0.0 lets others in, and this machine is in no network. Join one, leave HOST out, "
        "or set PUBLIC_URL to the address that people open."
    )
