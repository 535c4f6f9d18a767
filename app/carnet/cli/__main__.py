"""`python -m carnet.cli` is `carnet`."""

import sys

from carnet.cli.main import main

sys.exit(main())
