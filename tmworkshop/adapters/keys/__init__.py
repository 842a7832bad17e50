"""The facilitator's key: where it lies, and what is encrypted for it."""
