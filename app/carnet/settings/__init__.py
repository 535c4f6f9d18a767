"""What a person can choose, and every path the program uses."""
