"""Pure functions over text: decoding, structure, chunks, sentences, terms, language."""
