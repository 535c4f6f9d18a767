"""One module a kind of document; each has `read(source, text)`."""
