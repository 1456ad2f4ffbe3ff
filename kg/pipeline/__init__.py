"""From files to a graph: finds the inputs, runs the stages, writes the outputs whole or not at all.

Import from the modules: what only looks at a built graph shall not wait for the stages (spaCy, igraph) to load.
"""
