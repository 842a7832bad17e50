import pytest

from tmworkshop.adapters.content.shelf import ShelfOfPrompts


@pytest.fixture(scope="session")
def shelf():
    return ShelfOfPrompts()


@pytest.fixture(scope="session")
def library(shelf):
    return shelf.library()


@pytest.fixture(scope="session")
def designs(shelf):
    return shelf.designs()
