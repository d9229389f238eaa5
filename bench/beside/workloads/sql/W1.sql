-- id int
select json_build_object('data', json_build_object('actor', (select to_json(found) from (
  select id, kind, name, country, description, created_at as "createdAt" from plain.actor where id = $1) found)))::text
