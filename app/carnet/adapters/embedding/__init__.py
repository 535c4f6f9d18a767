"""Models that embed and rerank."""
