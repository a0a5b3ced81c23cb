"""Who must be in each register. A room that forgets to register is not seen by anything else."""

import ast

from hospes.cases import lifecycle
from hospes.config.worker import KEEPERS_OF_FILES
from hospes.foundation import claiming, files, house, sweeping
from hospes.journal import sentences
from hospes.post import outcomes
from hospes.promises import kinds
from hospes.search import sources
from hospes.team import duties
from tests.structure.rooms import ROOMS, dotted, modules, name_of


def test_every_kind_of_due_work_is_registered():
    assert set(claiming.due_work.keys()) == {
        "tasks.run",
        "tasks.old",
        "post.hand_over",
        "post.send_text",
        "post.sort",
        "post.test_way_back",
        "calendars.write",
        "candidates.read_documents",
        "touches.ask",
        "jobs.close",
        "promises.break",
        "promises.climb",
        "conversations.missed",
        "conversations.release",
        "conversations.prove",
        "conversations.confirm",
        "conversations.check_files",
        "conversations.erase",
        "notices.look",
        "notices.tell",
        "notices.morning",
        "notices.hand_over",
    }


def test_every_model_that_names_files_keeps_them():
    assert set(files.keepers.keys()) == KEEPERS_OF_FILES


def test_the_sweep_re_derives_the_house_rules():
    codes = {check.code for check in sweeping.checks if not check.informs}

    assert {"I1", "I2", "I3", "I4", "I5", "I9", "I11", "I12", "I14"} <= codes


def test_every_room_that_must_hear_of_an_ending_or_a_hand_over_does():
    # Promises are settled by the message that ends; talks are freed here, and offers will be.
    assert set(lifecycle.ended.keys()) == {"touches", "interviews"}
    assert set(lifecycle.handed_over.keys()) == {"touches", "promises"}


def test_the_ledger_knows_its_kinds():
    assert {str(kind) for kind in kinds.kinds.keys()} == {
        *("ACK", "REVIEW", "UPDATE", "REPLY", "REACH", "SAFE_CLOSE"),
        *("SCHEDULE", "INTERVIEW", "OUTCOME", "DECISION", "CALLBACK", "DATA_REQUEST"),
    }


def test_who_wrote_a_letter_hears_what_became_of_it():
    assert set(outcomes.register.keys()) == {"conversations", "team"}


def test_people_and_jobs_can_be_found():
    assert set(sources.register.keys()) == {"job", "candidate"}


def test_what_is_handed_over_when_somebody_leaves_is_named():
    assert set(duties.hand_overs.keys()) == {"cases", "jobs", "touches"}
    assert set(duties.arrivals.keys()) == {"cases", "notices"}


def test_settings_belong_to_a_room():
    assert {name.partition(".")[0] for name in house.kinds.keys()} <= set(ROOMS)


def test_every_journal_entry_has_a_sentence():
    recorded = {
        (node.args[0].value, name_of(file, node.lineno))
        for file, tree in modules(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and dotted(node.func) in {"record", "recording.record", "journal.record"}
        if node.args and isinstance(node.args[0], ast.Constant)
    }

    assert sorted(where for verb, where in recorded if verb not in sentences.register) == []
