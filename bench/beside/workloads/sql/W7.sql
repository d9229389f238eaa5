-- actor int
select json_build_object('data', json_build_object('relations', json_build_object(
  'nodes', coalesce(json_agg(json_build_object('id', page.id, 'kind', page.kind, 'since', since,
    'source', json_build_object('id', s.id, 'name', s.name, 'kind', s.kind),
    'target', json_build_object('id', t.id, 'name', t.name, 'kind', t.kind))) filter (where place <= 50), '[]'),
  'pageInfo', json_build_object('hasNextPage', count(*) > 50))))::text
from (select *, row_number() over (order by id desc) as place from (
        (select * from plain.relation where source_id = $1 order by id desc limit 51) union all
        (select * from plain.relation where target_id = $1 order by id desc limit 51)) arms
      order by id desc limit 51) page
join plain.actor s on s.id = source_id join plain.actor t on t.id = target_id
