"""The whole site on one machine, as it stands on several: databases, web processes, cache, proxy, worker."""
