select distinct format('- {id: %s, label: %s, kind: SETTLEMENT}', lower(place), place) from plain.event
