"""From a file in the inbox to rows: readers, layouts, and the order in which they run."""
