"""``bin/harness F5 F7 --n 100000 --seed 1``: play lines by command; without names all of them, at their short N."""

import argparse
import os
import secrets
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "hospes.config.settings.test"

SHOWN = 20


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/harness", description=__doc__)
    parser.add_argument("names", nargs="*", help="F5 F7 … (default: all)")
    parser.add_argument("--n", type=int, default=0, help="how many are tried (default: the short number of each line)")
    parser.add_argument("--small", action="store_true", help="try as many as CI does")
    parser.add_argument("--seed", type=int, default=None, help="repeat what this seed did (default: a new one)")
    parser.add_argument("--broken", default="", help="play a broken build of one line, which must turn it red")
    parser.add_argument("--list", action="store_true", help="say which lines there are")
    return parser.parse_args()


def main() -> int:
    told = arguments()
    import django

    django.setup()
    from tests.harness.lines import harnesses
    from tests.harness.playing import play

    known = harnesses()
    if unknown := [name for name in told.names if name not in known]:
        sys.stderr.write(f"There is no line {', '.join(unknown)}. There are: {', '.join(known)}\n")
        return 2
    seed = told.seed if told.seed is not None else secrets.randbelow(10**8)
    red = 0
    for line in (known[name] for name in told.names or known):
        if told.list:
            sys.stdout.write(f"{line.name} {line.about}: {line.small} in CI, {line.short} by command\n")
            continue
        number = told.n or (line.small if told.small else line.short)
        played = play(line.name, number, seed, broken=told.broken)
        sys.stdout.write("".join([f"{played.text}\n", *(f"    {word}\n" for word in played.wrong[:SHOWN])]))
        sys.stdout.flush()
        red += not played.green
    return 1 if red else 0


if __name__ == "__main__":
    sys.exit(main())
