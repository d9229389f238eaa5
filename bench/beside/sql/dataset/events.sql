select format('- {id: e%s, label: %s, kind: %s, date: %s, place: %s, summary: %s, participants: [%s]}', lpad(id::text, 7, '0'),
  to_json(title), kind, occurred_on, lower(place), to_json(summary),
  (select string_agg(format('{actor: a%s, role: %s}', lpad(actor_id::text, 6, '0'), role), ', ' order by actor_id)
   from plain.participation where event_id = event.id))
from plain.event order by id
