"""What each data file means, in the order the files are loaded."""

from directory.sample.files import (
    documents,
    papers,
    people,
    places,
    plan_records,
    programmes,
    resources,
    shared,
)

SHARED_DATASET = "common"
SHARED = shared.FILES
MUNICIPALITY = places.MUNICIPALITY
OF_MUNICIPALITY = (
    *places.FILES,
    *people.FILES,
    *programmes.FILES,
    *resources.FILES,
    *papers.FILES,
    *plan_records.FILES,
    *documents.FILES,
)

__all__ = ["MUNICIPALITY", "OF_MUNICIPALITY", "SHARED", "SHARED_DATASET"]
