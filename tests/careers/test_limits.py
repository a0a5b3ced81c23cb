import pytest
from django.test import RequestFactory

from hospes.careers import limits


@pytest.mark.parametrize(
    ("nearest", "named", "network"),
    [
        ("127.0.0.1", "", ""),
        ("127.0.0.1", "8.8.8.8", "8.8.8.8"),
        ("10.0.0.2", "1.2.3.4, 8.8.8.8", "8.8.8.8"),
        ("8.8.8.8", "1.1.1.1", "8.8.8.8"),
        ("2001:4860:1:2:3::9", "", "2001:4860:1:2::/64"),
        ("unix:", "", "unix:"),
        ("127.0.0.1", "rubbish", "127.0.0.1"),
    ],
)
def test_a_network_is_told_by_who_is_nearest_or_named_by_our_own_proxy(nearest, named, network):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": named} if named else {}, REMOTE_ADDR=nearest)

    assert limits.network_of(request) == network
