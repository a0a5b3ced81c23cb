"""What connects Hospes with services of others: one complete folder for each kind.

Tested against fakes in the services' documented shapes. What was never seen live is named in the README.
"""
