"""`python -m carnet` is `carnet`."""

import sys

from carnet.cli.main import main

sys.exit(main())
