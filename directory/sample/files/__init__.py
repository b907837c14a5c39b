"""What each data file means, in the order the files are loaded."""

from directory.sample.files import papers, people, places, programmes, resources, shared

SHARED_DATASET = "common"
SHARED = shared.FILES
MUNICIPALITY = places.MUNICIPALITY
OF_MUNICIPALITY = (
    *places.FILES,
    *people.FILES,
    *programmes.FILES,
    *resources.FILES,
    *papers.FILES,
)

__all__ = ["MUNICIPALITY", "OF_MUNICIPALITY", "SHARED", "SHARED_DATASET"]
