"""Pages, slips, cards and sheets on paper."""
