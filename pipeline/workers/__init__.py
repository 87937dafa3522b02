"""Reading in processes that may die: a file that ends one, hangs in one or fills its memory costs only itself."""
