select format('- {id: i%s, label: %s, holder: a%s, topic: t%s, kind: POSITION, stance: %s}', lpad(id::text, 6, '0'), statement,
  lpad(actor_id::text, 6, '0'), lpad(topic_id::text, 5, '0'), stance)
from plain.interest order by id
