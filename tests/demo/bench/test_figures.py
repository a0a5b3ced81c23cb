from hospes.demo.bench import figures
from hospes.demo.bench.figures import Report


def test_report_has_the_keys_that_stay():
    assert {"name", "figures", "ratios", "machine"} <= set(Report("site").as_facts())


def test_table_shows_every_figure_ratio_and_note():
    report = Report("site", {"list (1/s)": 1234.5, "queries": 9}, {"list / static": 0.01234}, ["nginx is missing"])

    words = " ".join("\n".join(figures.table(report.as_facts())).split())

    assert "list (1/s) 1,234" in words
    assert "queries 9" in words
    assert "list / static 0.0123" in words
    assert "nginx is missing" in words
