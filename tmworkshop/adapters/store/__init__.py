"""The facts of a set in its file, safe from kills, power cuts and full disks."""
