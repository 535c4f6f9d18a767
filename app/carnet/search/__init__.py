"""Finding passages: keyword and vector candidates, fused, filtered, explained."""
