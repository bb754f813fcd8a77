"""Templates held against the plan's vocabulary and against good practice, before they are used."""
