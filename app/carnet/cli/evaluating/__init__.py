"""What `carnet eval` reads and writes: questions, runs, misses, and the figures in words."""
