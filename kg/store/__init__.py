"""What was extracted from each file, as records and as Parquet shards that the next build takes up again.

Import from the modules: what only looks at a built graph shall not wait for pyarrow to load.
"""
