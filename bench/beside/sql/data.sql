-- The rows: every draw is a hash of the row's number, so that each run has the same. psql -v scale=1
set search_path = plain, public;

-- A number from 0 to 1, and an item of a list; the salt tells the draws of one row apart.
create function pg_temp.draw(n bigint, salt int) returns float8 language sql immutable as
  $$ select (hashint8extended(n, salt) & 4294967295)::float8 / 4294967296.0 $$;
create function pg_temp.pick(n bigint, salt int, items text[]) returns text language sql immutable as
  $$ select items[1 + floor(pg_temp.draw(n, salt) * cardinality(items))::int] $$;
-- An actor: four draws in ten fall on the first six, the others on low numbers more often than on high ones.
create function pg_temp.actor(n bigint, salt int, actors int) returns int language sql immutable as $$
  select case when x < 0.4 then 1 + width_bucket(x, array[0.12, 0.21, 0.28, 0.33, 0.37])
              else 7 + floor((actors - 6) * pg_temp.draw(n, salt + 1) ^ 2)::int end
  from (select pg_temp.draw(n, salt) as x) drawn $$;
create function pg_temp.word(n bigint, salt int) returns text language sql immutable as $$
  select pg_temp.pick(n, salt, '{ar,be,cor,dan,el,far,gol,har,ir,jo,kel,lum,mor,nev,or,pol}')
      || pg_temp.pick(n, salt + 1, '{a,e,i,o}') || pg_temp.pick(n, salt + 2, '{b,d,g,k,l,m,n,r,s,t,v,z}')
      || pg_temp.pick(n, salt + 3, '{ad,en,ias,or,ul,yan,ov,idze}') $$;

insert into topic select n, case when n > 10 then (n - 11) / 6 + 1 end, initcap(pg_temp.word(n, 1)) || ' ' || n
from generate_series(1, 2000) n;

insert into actor
select n, case when n <= 6 then 'STATE' else pg_temp.pick(n, 10, '{PERSON,PERSON,PERSON,COMPANY,PARTY,STATE_BODY}') end,
  initcap(pg_temp.word(n, 11) || ' ' || pg_temp.word(n, 21)),
  pg_temp.pick(n, 31, '{AM,AZ,GE,IR,RU,TR}'), 'Actor ' || n || ', ' || repeat(pg_temp.word(n, 11) || ' ', 6),
  timestamptz '2024-01-01 00:00+00' + n * interval '1 minute'
from generate_series(1, (10000 * :scale)::int) n;

insert into interest
select n, 1 + floor((10000 * :scale)::int * pg_temp.draw(n, 40) ^ 2)::int, 1 + floor(2000 * pg_temp.draw(n, 41))::int,
  floor(5 * pg_temp.draw(n, 42))::int - 2, 'Interest ' || n
from generate_series(1, (40000 * :scale)::int) n;

insert into event
select n, pg_temp.pick(n, 50, '{CONSULT,REQUEST,AGREE,COOPERATE,ASSAULT,SANCTION}'),
  initcap(pg_temp.word(n, 51)) || ' on ' || pg_temp.word(n, 61) || ', no. ' || n,
  date '2026-01-01' - floor(14600 * pg_temp.draw(n, 71) ^ 2)::int,
  pg_temp.pick(n, 72, '{Ankara,Baku,Brussels,Geneva,Moscow,Paris,Tbilisi,Tehran,Yerevan}'),
  'What was said and done at event ' || n || '. ' || repeat('Both parties held to their positions. ', 5)
from generate_series(1, (100000 * :scale)::int) n;

-- Some events have many participants; the multiplication spreads them over the ids.
insert into participation
select 1 + (floor(100000 * :scale * pg_temp.draw(n, 80) ^ 1.5)::bigint * 7919 % (100000 * :scale)::bigint)::int,
  pg_temp.actor(n, 81, (10000 * :scale)::int),
  pg_temp.pick(n, 83, '{PARTY,PARTY,PARTY,HOST,MEDIATOR,OBSERVER}')
from generate_series(1, (340000 * :scale)::int) n on conflict do nothing;

insert into relation
select n, source, target, kind, date '2026-01-01' - floor(14600 * pg_temp.draw(n, 92))::int
from (select n, pg_temp.actor(n, 90, (10000 * :scale)::int) as source,
        1 + floor((10000 * :scale)::int * pg_temp.draw(n, 93) ^ 2)::int as target,
        pg_temp.pick(n, 94, '{SUPPORTS,OPPOSES,MEMBER_OF,FUNDS,SUPPLY,CONTROLS,LEADS,AID}') as kind
      from generate_series(1, (200000 * :scale)::int) n) drawn
where source <> target on conflict do nothing;
