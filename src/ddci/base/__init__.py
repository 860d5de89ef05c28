"""What every room may use: values, codes, dates known in part, Vietnamese text, numbers, errors."""
