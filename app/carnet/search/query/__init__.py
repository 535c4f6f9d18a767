"""What a person typed, read: words, restrictions, dates, typing errors."""
