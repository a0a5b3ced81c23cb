"""From a message to an envelope: the thread stays one, and somebody answers."""

import re

import pytest

from hospes.conversations import facts, mail
from hospes.conversations.models import Message
from hospes.foundation import clock
from tests.conversations.conftest import DRAFT


def test_letters_of_a_case_are_one_thread(world, letter):
    first, second = world.office.messages("ada@example.org")

    assert second["In-Reply-To"] == first["Message-ID"]
    assert first["Auto-Submitted"] == "auto-replied"
    assert second["Auto-Submitted"] is None


def test_the_approved_text_stands_in_the_letter_word_for_word(world, letter):
    assert letter.text in letter.envelope.text


def test_a_letter_of_somebody_who_left_comes_from_who_acts_now(world, case):
    Message.objects.approve(case, DRAFT, by=world.dan)
    type(world.dan).objects.filter(pk=world.dan.pk).update(is_active=False)

    world.later(seconds=31)

    letter = world.office.messages("ada@example.org")[-1]
    assert letter["From"].addresses[0].addr_spec == "grace@harbourlight.example"


def test_a_letter_without_an_address_is_not_handed_to_post(letter):
    letter.case.candidate.addresses.all().delete()

    with pytest.raises(ValueError, match="page"):
        mail.hand_to_post(letter, now=clock.now())


def test_a_house_without_a_company_row_still_signs(world, letter):
    from hospes.team.models import Company

    Company.objects.all().delete()

    assert "Grace Hopper" in mail._parts(letter)["text"]


def test_a_signature_stands_in_both_parts_instead_of_the_names(world, letter):
    world.grace.describe(by=world.grace.actor, signature={"en": "Grace <Harbourlight>\nTalent & trust"}, phone="+1 416")
    letter.refresh_from_db()

    parts = mail._parts(letter)

    assert letter.text in parts["text"]
    assert "\n--\nGrace <Harbourlight>\nTalent & trust\n" in parts["text"]
    assert "Grace &lt;Harbourlight&gt;<br>Talent &amp; trust" in parts["html"]
    assert "+1 416" not in parts["text"] + parts["html"]


def test_a_signature_in_another_language_is_not_shown(world, letter):
    world.grace.describe(by=world.grace.actor, signature={"zh": "葛瑞丝 敬上"})
    letter.refresh_from_db()

    parts = mail._parts(letter)

    assert "葛瑞丝" not in parts["text"] + parts["html"]
    assert world.grace.email in parts["text"]


def test_the_html_part_loads_nothing_and_links_only_the_page(world, letter):
    html = mail._parts(letter)["html"]

    links = re.findall(r'\b(?:href|src|background)="([^"]*)"', html)
    assert {link for link in links if not link.startswith("mailto:")} == {facts.page_link(letter.case)}
    assert not re.search(r"<(img|link|script|iframe|object|form)\b|@import|url\(", html)


def test_the_html_part_has_a_dark_side_and_what_was_written_is_only_text(world, letter):
    type(letter).objects.filter(pk=letter.pk).update(
        text="Dear <b>Ada</b>,\n\none\ntwo {{ sender.email }}", subject='A "b"'
    )
    letter.refresh_from_db()

    html = mail._parts(letter)["html"]

    assert '<meta name="color-scheme" content="light dark">' in html
    assert "@media (prefers-color-scheme:dark)" in html
    assert "Dear &lt;b&gt;Ada&lt;/b&gt;," in html
    assert "one<br>two {{ sender.email }}</p>" in html
    assert "<title>A &quot;b&quot;</title>" in html


def test_a_chinese_letter_says_so_and_ends_with_where_the_house_is(world, letter):
    from hospes.team.models import Company

    Company.objects.update(legal_name="Harbourlight Ltd & Co", postal_address="12 Quay Street, Toronto")
    type(letter).objects.filter(pk=letter.pk).update(language="zh", text="您好：\n\n还没有决定。")
    letter.refresh_from_db()

    parts = mail._parts(letter)

    assert '<html lang="zh-hans"' in parts["html"]
    assert "PingFang SC" in parts["html"]
    assert "还没有决定。" in parts["html"]
    assert "Harbourlight Ltd &amp; Co<br>12 Quay Street, Toronto" in parts["html"]
    assert parts["text"].endswith("\nHarbourlight Ltd & Co\n12 Quay Street, Toronto\n\n")
    assert "Your page" not in parts["html"] + parts["text"]
