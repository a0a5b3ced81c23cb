"""What the DNS says about our mail: SPF, DKIM, DMARC, MX and reverse names, in words with what to change."""
