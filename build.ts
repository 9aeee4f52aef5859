// Bundles what is shipped; filled in beside the entry points.
