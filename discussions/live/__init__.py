"""What is announced: short events that say what changed, and the streams that carry them."""
