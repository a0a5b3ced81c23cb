"""What is measured against labelled sets of real mail: ``bin/measure``, or ``bin/measure replies``.

One module for each subject, with ``run(corpora) -> list[Line]``.
"""
