"""A small window above all others: a question or a search without the large one."""
