"""What reviewers said: returned files against what was sent, decisions about them, answers. Pure data and functions."""
