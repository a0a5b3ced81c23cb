"""Lists: everybody by name, pinyin and word; people and jobs in one list."""

from django.urls import reverse

from hospes.applications.models.submitting import Person
from tests.queries import same_number


def people(house, **query):
    return house.client.get(reverse("desk:people"), query)


def names(page):
    return [row["person"].name for row in page.context["people"]]


def another(house, name, n, **facts):
    facts = {"email": f"p{n}@example.org", "zone": "Asia/Shanghai", **facts}
    return house.world.apply(Person(name=name, **facts), nonce=f"n-{n}")


def test_everybody_who_waits_with_date_and_contact(house):
    page = people(house)

    assert names(page) == ["Ada Lovelace"]
    assert "Grace Hopper" in page.content.decode()


def test_pinyin_initials_and_han_find_the_same_person(house):
    another(house, "王璐", 2)

    for words in ("wanglu", "wl", "王璐"):
        assert names(people(house, q=words)) == ["王璐"]
    assert names(people(house, q="nobody")) == []


def test_filters_by_state_and_job_and_sorts(house):
    another(house, "Zed", 3)
    house.ada.withdraw()
    house.world.work()
    house.world.later(hours=25)

    assert names(people(house)) == ["Zed"]
    assert names(people(house, state="closed")) == ["Ada Lovelace"]
    assert names(people(house, state="all", sort="name")) == ["Ada Lovelace", "Zed"]
    assert names(people(house, state="all", job=house.world.job.public_id, sort="new"))[0] == "Zed"


def test_odd_words_in_the_address_bar_break_nothing(house):
    for odd in ("\0", "'\"<script>", "%", "*", "🎈" * 300, "NEAR(", "a" * 5000):
        assert people(house, q=odd, state=odd, sort=odd, job=odd, page=odd).status_code == 200
        assert house.client.get(reverse("desk:search"), {"q": odd}).status_code == 200


def test_people_and_jobs_in_one_list(house):
    page = house.client.get(reverse("desk:search"), {"q": "technician"})
    assert [job["title"] for job in page.context["jobs"]] == ["Field technician"]

    assert names(house.client.get(reverse("desk:search"), {"q": "lovelace"})) == ["Ada Lovelace"]


def test_strangers_find_nobody(house):
    for stranger in house.strangers():
        house.sign_in(stranger)
        assert names(people(house, state="all")) == []
        assert names(people(house, q="ada")) == []


def test_the_number_of_queries_does_not_grow(house):
    numbers = iter(range(10, 20))
    same_number(lambda: people(house), grow=lambda: another(house, f"Person {next(numbers)}", next(numbers)))
