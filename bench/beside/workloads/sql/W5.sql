-- a int, b int, topic int
with recursive below (id) as (select $3::int union all select t.id from plain.topic t join below on t.parent_id = below.id)
select json_build_object('data', json_build_object('interests', json_build_object('nodes', coalesce(json_agg(json_build_object(
  'id', page.id, 'stance', stance, 'holder', json_build_object('id', a.id, 'name', a.name),
  'topic', json_build_object('id', t.id, 'label', t.label))), '[]'))))::text
from (select * from plain.interest where actor_id in ($1, $2) and topic_id in (select id from below) order by id limit 100) page
join plain.actor a on a.id = actor_id join plain.topic t on t.id = topic_id
