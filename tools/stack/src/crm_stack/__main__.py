"""`python -m crm_stack`: what `./crm` runs once the environment is set up."""

import sys

from crm_stack.cli import main

sys.exit(main(sys.argv[1:]))
