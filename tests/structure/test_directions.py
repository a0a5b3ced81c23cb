from tests.structure.rooms import COMPOSE, FLOOR, SOURCE, imports, modules, name_of, our_models


def test_every_folder_has_a_floor():
    folders = {folder.parent.name for folder in SOURCE.glob("*/__init__.py")}

    assert folders - set(FLOOR) == set()


def test_foreign_keys_point_down():
    relations = [
        (field, field.related_model._meta.app_label)
        for model in our_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    ]

    upward = [
        f"{field} → {below}"
        for field, below in relations
        if below in FLOOR and FLOOR[below] > FLOOR[field.model._meta.app_label]
    ]

    assert upward == []


def test_there_are_no_generic_foreign_keys():
    named = [name_of(file, line) for file, tree in modules() for name, line in imports(tree) if "GenericF" in name]

    assert named == []


def test_migrations_depend_downwards():
    upward = []
    for file in sorted(SOURCE.glob("*/migrations/0*.py")):
        text = file.read_text()
        room = file.parents[1].name
        upward += [
            f"{name_of(file)} → {other}"
            for other in FLOOR
            if f'("{other}", "0' in text.replace("'", '"') and FLOOR[other] > FLOOR[room]
        ]

    assert upward == []


def test_only_insights_and_one_form_may_look_at_equality():
    allowed = {"equality", "insights", "privacy", "portal"} | COMPOSE

    strangers = [
        name_of(file, line)
        for file, tree in modules()
        if file.relative_to(SOURCE).parts[0] not in allowed
        for name, line in imports(tree)
        if name.startswith("hospes.equality")
    ]

    assert strangers == []
