"""What `clean_root.py` tries with the finished packages, each subject in a module."""
