"""Prefect around the pipeline: schedule, retries, one task a batch. It holds no logic.

Importing the package sets the environment that Prefect is to find, so it must come before any import of Prefect.
"""

from flows.environment import prepare
from pipeline.settings import Settings

prepare(Settings().home)
