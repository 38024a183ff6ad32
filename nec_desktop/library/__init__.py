"""The only place that knows the database: plans, values and attachments on disk."""
