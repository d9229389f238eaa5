select format('- {id: t%s, label: %s%s}', lpad(id::text, 5, '0'), label, ', broader: [t' || lpad(parent_id::text, 5, '0') || ']')
from plain.topic order by id
