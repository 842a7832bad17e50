"""The minutes of each step, as ways of working have them that the designs come from.

Those of a repeating step are per presenter; of what comes between two, once.
"""

MINUTES = {
    "aar-60": [5, 10, 15, 15, 10, 5],
    "appreciative-90": [2, 3, 20, 15, 15, 15, 10, 10],
    "case-clinic-70": [3, 12, 3, 10, 20, 12, 5, 5],
    "closing-review-120": [10, 10, 15, 20, 10, 25, 6, 9, 10, 5],
    "critical-saga-90": [5, 10, 5, 20, 15, 5, 15, 10, 5],
    "first-meeting-150": [10, 20, 15, 25, 10, 10, 2, 5, 10, 1, 10, 5, 2, 15, 10],
    "learning-event-180": [10, 10, 25, 25, 25, 15, 20, 30, 15, 5],
    "lesson-session-90": [3, 7, 15, 5, 3, 2, 10, 5, 20, 10, 5, 5],
    "partnership-audit-30": [2, 12, 9, 5, 2],
    "peer-assist-90": [10, 5, 10, 35, 15, 10, 5],
    "post-it-120": [10, 15, 5, 3, 4, 12, 4, 2, 10, 5],
    "quick-35": [2, 5, 10, 1, 10, 5, 2],
    "reflecting-team-45": [1, 2, 5, 5, 8, 3, 10, 4, 7],
    "self-facilitated-120": [5, 10, 15, 5, 5, 15, 2, 6, 2, 5, 10, 5],
    "set-half-day": [5, 10, 25, 10, 10, 5, 20, 2, 8, 5, 10, 10, 10],
    "troika-45": [3, 1, 11, 11, 11, 4, 4],
    "virtual-120": [5, 8, 15, 4, 5, 5, 15, 2, 6, 2, 8, 5, 5],
    "wial-90": [3, 2, 3, 15, 5, 5, 20, 5, 12, 15, 5],
}
