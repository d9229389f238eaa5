-- date text, id int
select json_build_object('data', json_build_object('events', json_build_object(
  'nodes', coalesce(json_agg(json_build_object('id', id, 'title', title, 'kind', kind, 'occurredOn', occurred_on,
    'place', place)) filter (where turn <= 20), '[]'),
  'pageInfo', json_build_object('hasNextPage', count(*) > 20))))::text
from (select *, row_number() over (order by occurred_on desc, id desc) as turn from plain.event
      where (occurred_on, id) < ($1::date, $2) order by occurred_on desc, id desc limit 21) page
