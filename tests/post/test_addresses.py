import pytest

from hospes.post import addresses
from hospes.post.refusals import BadAddress, NoReplySender


@pytest.mark.parametrize(
    "address",
    ["ada@example.org", "a.b+c@x.example", "王@例子.测试", "x..y@docomo.example", "root@localhost", "o'b@e.ie"],
)
def test_an_address_is_kept_as_it_is(address):
    assert addresses.check(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@@example.org",
        "a b@example.org",
        "ada@exa mple.org",
        "ada@example.org\nBcc: eve@example.org",
        "ada\r\n@example.org",
        "<ada@example.org>",
        "ada@-example.org",
        "ada@example..org",
        "ada@" + "a" * 64 + ".org",
        "a" * 65 + "@example.org",
        "ada@" + ".".join(["a" * 60] * 5),
    ],
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(BadAddress):
        addresses.check(address)


@pytest.mark.parametrize(
    "local",
    [
        "no-reply",
        "noreply",
        "No.Reply",
        "no_reply+jobs",
        "jobs-noreply",
        "do-not-reply",
        "DoNotReply",
        "不回复",
        "请勿回复",
    ],
)
def test_a_sender_nobody_reads_cannot_be_used(local):
    with pytest.raises(NoReplySender) as refused:
        addresses.check_sender(f"{local}@example.org")

    assert f"{local}@example.org" in str(refused.value)


@pytest.mark.parametrize("address", ["grace@example.org", "norbert.reply@example.org", "reply@example.org"])
def test_a_person_can_be_a_sender(address):
    assert addresses.check_sender(address) == address


def test_a_domain_goes_over_the_wire_in_ascii():
    assert addresses.on_the_wire("ada@bücher.example") == "ada@xn--bcher-kva.example"
    assert addresses.domain_of("ada@bücher.example") == "xn--bcher-kva.example"
