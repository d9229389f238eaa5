-- a int, b int
-- planned for each request: as W3
select json_build_object('data', json_build_object('events', json_build_object('nodes', coalesce(json_agg(json_build_object(
  'id', id, 'title', title, 'kind', kind, 'occurredOn', occurred_on, 'participants', (
    select coalesce(json_agg(json_build_object('role', role,
      'actor', json_build_object('id', a.id, 'name', a.name, 'kind', a.kind))), '[]')
    from (select role, actor_id from plain.participation where event_id = page.id order by actor_id limit 10) p
    join plain.actor a on a.id = actor_id)) order by occurred_on desc, id desc), '[]'))))::text
from (select id, title, kind, occurred_on from plain.event e
      where exists (select from plain.participation where event_id = e.id and actor_id = $1)
        and exists (select from plain.participation where event_id = e.id and actor_id = $2)
      order by occurred_on desc, id desc limit 20) page
