"""A Windows laptop without rights or a network, put together and tried on Linux."""
