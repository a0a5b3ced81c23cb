from hospes.privacy.models import Erasure
from tests.portal.test_behind_the_code import open_up


def test_what_it_means_is_read_behind_a_code(client, world, link):
    assert client.get(f"{link}erasure/").status_code == 302
    open_up(client, world, link)

    page = client.get(f"{link}erasure/").content.decode()

    assert "Your application for " in page
    assert "Delete everything about me" in page
    assert f"{link}erasure/" in client.get(f"{link}file/").content.decode()


def test_without_the_tick_nothing_happens(client, world, link):
    open_up(client, world, link)

    answer = client.post(f"{link}erasure/")

    assert answer.status_code == 422
    assert "Please tick that everything is to be deleted." in answer.content.decode()
    assert not Erasure.objects.exists()


def test_pressed_it_is_done_and_the_page_is_gone(client, world, link):
    open_up(client, world, link)

    assert client.post(f"{link}erasure/", {"yes": "1"}).status_code == 302
    assert "A last letter is on its way" in client.get(f"{link}erasure/").content.decode()
    assert client.get(link).status_code == 200
    world.work()

    assert Erasure.objects.get().erased_at is not None
    assert client.get(link).status_code == 404


def test_a_stranger_without_the_code_deletes_nothing(client, link):
    assert client.post(f"{link}erasure/", {"yes": "1"}).status_code == 302

    assert not Erasure.objects.exists()
