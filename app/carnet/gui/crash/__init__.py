"""What is known of a crash of the window: kept in a file here, told at the next start."""
