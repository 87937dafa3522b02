"""What the lines of a page say about themselves: their shape, their labels, who publishes and when."""
