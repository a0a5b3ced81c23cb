"""What personal data this room holds."""
