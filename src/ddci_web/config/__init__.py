"""What the site is made of: settings, addresses, the error pages, the request's outer layers."""
