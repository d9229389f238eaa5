-- kind text, name text, id int
select json_build_object('data', json_build_object('actors', json_build_object(
  'nodes', coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'name', name, 'country', country)) filter (where place <= 20), '[]'),
  'pageInfo', json_build_object('hasNextPage', count(*) > 20))))::text
from (select *, row_number() over (order by name, id) as place from plain.actor
      where kind = $1 and (name, id) > ($2, $3) order by name, id limit 21) page
