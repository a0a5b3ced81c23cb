"""``bench site``: list and page of public jobs, against a static file and against nginx, at 50 and at 500 jobs."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from hospes.config import serving
from hospes.demo.bench import asking, copying, load, servers
from hospes.demo.bench.figures import BenchFailed, Report
from hospes.demo.seeds import jobs, people
from hospes.jobs.models import Job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.test import Client

SIZES = (50, 500)
LIST = "/en/jobs/"


def run() -> Report:
    """Measure. The data folder must be empty and ours alone."""
    report = Report("site")
    serving.prepare()
    jobs.publish_all(people.settle("http://127.0.0.1:8000"))
    for size in SIZES:
        copying.jobs(size)
        _measure(report, size)
    ask = [report.figures[f"job list, {size} jobs: queries"] for size in SIZES]
    if ask[0] != ask[1]:
        raise BenchFailed(f"The list takes more queries with more jobs: {ask}.")
    return report


def _measure(report: Report, size: int) -> None:
    visitor = asking.visitor()
    job = Job.objects.listed().order_by("-pk")[0]
    paths = {"job list": LIST, "job page": f"{LIST}{job.public_id}/"}
    files = {what: _keep(what, asking.body(visitor, path)) for what, path in paths.items()}
    for what, path in paths.items():
        report.figures[f"{what}, {size} jobs: queries"] = asking.queries(visitor, path)
        report.figures[f"{what}, {size} jobs: drawn anew (ms)"] = round(_drawn_anew(visitor, path), 1)
        report.figures[f"{what}, {size} jobs: bytes"] = files[what].stat().st_size
    connection.close()
    with tempfile.TemporaryDirectory() as folder, servers.ours() as port:
        speeds = {what: _speeds(port, path, files[what]) for what, path in paths.items()}
        with servers.nginx(Path(folder) / "nginx", Path(settings.STATIC_ROOT)) as other:
            for what, file in files.items():
                if other is not None:
                    speeds[what]["same bytes from nginx"] = load.rate(other, f"/{file.name}")
    if other is None and not report.notes:
        report.notes.append("nginx is not installed, so it was not measured (Debian: apt-get install nginx-light).")
    for what, found in speeds.items():
        _note(report, f"{what}, {size} jobs", found)


def _drawn_anew(visitor: Client, path: str) -> float:
    """Milliseconds of a drawing: each asks by an address that nobody has kept."""
    number = count(1)
    return asking.milliseconds(lambda: asking.body(visitor, f"{path}?drawn={next(number)}"))


def _speeds(port: int, path: str, file: Path) -> dict[str, float]:
    first = load.once(port, path)
    etag = first.headers.get("etag", "")
    speeds = {"GET": load.rate(port, path), "static file": load.rate(port, f"{settings.STATIC_URL}{file.name}")}
    if etag:  # A page that is different for everybody has none.
        speeds["GET, not modified"] = load.rate(port, path, status=304, if_none_match=etag)
    return speeds


def _note(report: Report, what: str, speeds: Mapping[str, float]) -> None:
    for name, speed in speeds.items():
        report.figures[f"{what}: {name} (1/s)"] = round(speed, 1)
    for name, speed in speeds.items():
        if name != "GET":
            report.ratios[f"{what}: GET / {name}"] = round(speeds["GET"] / speed, 4)


def _keep(what: str, body: bytes) -> Path:
    """Put a page's bytes among the static files; whitenoise sees it when the server starts."""
    file = Path(settings.STATIC_ROOT) / f"bench-{what.replace(' ', '-')}.html"
    file.write_bytes(body)
    return file
