select format('- {id: r%s, label: Relation %s, kind: %s, from: actor/a%s, to: actor/a%s, valid: %s/}', lpad(id::text, 7, '0'), id,
  kind, lpad(source_id::text, 6, '0'), lpad(target_id::text, 6, '0'), since)
from plain.relation order by id
