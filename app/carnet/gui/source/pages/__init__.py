"""Pages of a document and pictures, with boxes around what is cited."""
