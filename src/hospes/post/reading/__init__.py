"""Reading mail: what somebody sent, as plain facts. Pure: no database, no clock, and no bytes make it raise."""
