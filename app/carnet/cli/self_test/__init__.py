"""`carnet doctor --self-test`: everything a person does, once, in a library made for it."""
