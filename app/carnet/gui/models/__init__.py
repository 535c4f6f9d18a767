"""The manager of models: what there is, what this machine can run, fetching, using, removing."""
