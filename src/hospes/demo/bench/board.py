"""``bench board``: the board of a job with 200 and with 2,000 applicants, against one raw query for the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from hospes.applications.models.submitting import Person
from hospes.applications.queries import PER_LANE
from hospes.config import serving
from hospes.demo.bench import asking, copying
from hospes.demo.bench.figures import BenchFailed, Report
from hospes.demo.seeds import jobs, people
from hospes.demo.seeds.haste import in_haste
from hospes.demo.seeds.stage import Stage
from hospes.foundation import clock
from hospes.promises.enums import MAIN_CHAIN, OPEN

if TYPE_CHECKING:
    from hospes.jobs.models import Job

SIZES = (200, 2000)
MOST_QUERIES = 12
PATTERNS = 5
# The cards of the first screen: who, where, by when, and how many wait in each lane.
RAW = """
WITH waiting AS (
  SELECT a.case_id, a.stage_id, a.submitted_at, d.name, d.public_id, c.state, o.name AS contact,
    (SELECT min(p.due) FROM promises_promise p
      WHERE p.case_id = a.case_id AND p.state IN ({open}) AND p.kind IN ({kinds})) AS due
  FROM applications_application a
    JOIN cases_case c ON c.id = a.case_id
    JOIN candidates_candidate d ON d.id = c.candidate_id
    JOIN team_member o ON o.id = c.contact_id
  WHERE a.job_id = %s AND c.state IN ('open', 'closing')
), placed AS (
  SELECT waiting.*, row_number() OVER (PARTITION BY stage_id ORDER BY due, case_id) AS place,
    count(*) OVER (PARTITION BY stage_id) AS total
  FROM waiting
)
SELECT * FROM placed WHERE place <= %s ORDER BY stage_id, place
"""


def run() -> Report:
    """Measure. The data folder must be empty and ours alone."""
    report = Report("board")
    serving.prepare()
    with in_haste():
        members = people.settle("http://127.0.0.1:8000")
        stage = Stage(members, jobs.publish_all(members), clock.now(), clock.now())
        for number in range(PATTERNS):
            stage.apply("R1", Person(f"Ada {number}", f"ada.{number}@example.org"))
        job = stage.jobs["R1"]
        visitor = asking.visitor(members["lin-yue"])
        path = f"/desk/jobs/{job.public_id}/board/"
        for size in SIZES:
            copying.applicants(job, size)
            connection.cursor().execute("ANALYZE")
            _measure(report, visitor, path, job, size)
    return report


def _measure(report: Report, visitor, path: str, job: Job, size: int) -> None:
    queries = asking.queries(visitor, path)
    if queries > MOST_QUERIES:
        raise BenchFailed(f"The board takes {queries} queries; {MOST_QUERIES} are allowed.")
    raw_rows = len(_raw(job))
    page = asking.milliseconds(lambda: asking.body(visitor, path))
    raw = asking.milliseconds(lambda: _raw(job))
    what = f"board, {size} applicants"
    report.figures[f"{what}: queries"] = queries
    report.figures[f"{what}: cards"] = raw_rows
    report.figures[f"{what}: page (ms)"] = round(page, 2)
    report.figures[f"{what}: raw SQL (ms)"] = round(raw, 2)
    report.ratios[f"{what}: page / raw SQL"] = round(page / raw, 2)


def _raw(job: Job) -> list[tuple[object, ...]]:
    sql = RAW.format(open=_quoted(OPEN), kinds=_quoted(MAIN_CHAIN))
    with connection.cursor() as cursor:
        cursor.execute(sql, [job.pk, PER_LANE])
        return list(cursor.fetchall())


def _quoted(words) -> str:
    """Closed vocabularies of our own, as SQL."""
    return ", ".join(f"'{word}'" for word in sorted(words))
