select format('- {id: a%s, label: %s, kind: %s, summary: %s, note: %s}', lpad(id::text, 6, '0'), to_json(name), kind,
  to_json(description), country)
from plain.actor order by id
