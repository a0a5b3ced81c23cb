"""``python -m hospes``: the command line."""

import sys

from hospes.config.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
