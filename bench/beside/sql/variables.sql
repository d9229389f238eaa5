-- What is asked, a line a request: the workload, and its variables as statements, the service and PostGraphile take them.
set search_path = plain, public;
create function pg_temp.turn(n bigint) returns bigint language sql immutable as $$ select hashint8extended(n, 7) $$;
create function pg_temp.actor(id int) returns text language sql immutable as $$ select 'a' || lpad(id::text, 6, '0') $$;
create function pg_temp.event(id int) returns text language sql immutable as $$ select 'e' || lpad(id::text, 7, '0') $$;
create function pg_temp.topic(id int) returns text language sql immutable as $$ select 't' || lpad(id::text, 5, '0') $$;
create temp table asked (workload text, sql jsonb, service jsonb, postgraphile jsonb);

insert into asked
select 'W1', jsonb_build_object('id', id), jsonb_build_object('id', pg_temp.actor(id)),
  jsonb_build_object('id', encode(convert_to('["Actor",' || id || ']', 'UTF8'), 'base64'))
from actor order by pg_temp.turn(id) limit 256;

insert into asked
select 'W2', v, jsonb_build_object('kind', kind, 'first', jsonb_build_array(pg_temp.actor(id))), v - 'id'
from (select *, jsonb_build_object('kind', kind, 'name', name, 'id', id) as v from actor
      where id > 6 order by pg_temp.turn(id) limit 256) drawn;

-- A quarter supernodes, the others actors of at least five events.
insert into asked
select 'W3', jsonb_build_object('actor', id), jsonb_build_object('actor', pg_temp.actor(id)), jsonb_build_object('actor', id)
from (select 1 + n % 6 as id from generate_series(1, 64) n union all
      (select actor_id from participation where actor_id > 6 group by 1 having count(*) >= 5
       order by pg_temp.turn(actor_id) limit 192)) drawn;

-- A quarter two supernodes, half a supernode and another, a quarter two others; all but the first met at an event.
insert into asked
select 'W4', v, jsonb_build_object('a', pg_temp.actor(a), 'b', pg_temp.actor(b)), v
from (select a, b, jsonb_build_object('a', a, 'b', b) as v from (
        select 1 + n % 6 as a, 1 + (n + 1 + n / 6 % 5) % 6 as b from generate_series(1, 64) n union all
        (select p.actor_id, q.actor_id from participation p join participation q using (event_id)
         where p.actor_id <= 6 and q.actor_id > 6 order by pg_temp.turn(event_id), 1, 2 limit 128) union all
        (select p.actor_id, q.actor_id from participation p join participation q using (event_id)
         where p.actor_id > 6 and q.actor_id > p.actor_id order by pg_temp.turn(event_id), 1, 2 limit 64)) pairs) drawn;

insert into asked
select 'W5', jsonb_build_object('a', a, 'b', b, 'topic', topic),
  jsonb_build_object('a', pg_temp.actor(a), 'b', pg_temp.actor(b), 'topic', pg_temp.topic(topic)),
  jsonb_build_object('a', a, 'b', b, 'topic', topic)
from (select 1 + n % 40 as a, 41 + n * 7 % 60 as b, 1 + n * 3 % 10 as topic from generate_series(1, 256) n) drawn;

-- The beginning of a name's last word, in every fifth a letter missing.
insert into asked
select 'W6', v, v, v
from (select jsonb_build_object('term', case when id % 5 = 0 then left(word, 2) || substr(word, 4, 4) else left(word, 5) end) as v
      from (select id, lower(split_part(name, ' ', -1)) as word from actor order by pg_temp.turn(id) limit 256) words) drawn;

insert into asked
select 'W7', v, jsonb_build_object('actor', pg_temp.actor(id)), v
from (select id, jsonb_build_object('actor', id) as v from (
        select source_id as id from relation union all select target_id from relation) ends
      group by id order by count(*) desc, id limit 50) drawn;

insert into asked
select 'W8', jsonb_build_object('date', occurred_on, 'id', id), jsonb_build_object('first', jsonb_build_array(pg_temp.event(id))),
  jsonb_build_object('offset', place - 1)
from (select id, occurred_on, row_number() over (order by occurred_on desc, id desc) as place, count(*) over () as events
      from event) listed
where place between events / 5 and events * 9 / 10 order by pg_temp.turn(id) limit 64;

select to_jsonb(asked) from asked;
