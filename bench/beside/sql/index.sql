-- The indexes that the questions ask for, and what PostGraphile needs to be told.
set search_path = plain, public;
create index on topic (parent_id);
create index on actor (kind, name, id);
create index on actor using gin (name gin_trgm_ops);
create index on interest (actor_id, topic_id);
create index on event (occurred_on desc, id desc);
create index on participation (actor_id, event_id);
create index on relation (source_id, id);
create index on relation (target_id, id);
vacuum analyze;

-- Recursion and likeness are no filters of PostGraphile: functions, as its manual advises.
create function named_like(term text) returns setof actor language sql stable rows 10 as $$
  select * from plain.actor where term operator(public.<%) name order by public.word_similarity(term, name) desc, id $$;
create function interests_below(a int, b int, topic int) returns setof interest language sql stable rows 50 as $$
  with recursive below (id) as (
    select topic union all select t.id from plain.topic t join below on t.parent_id = below.id)
  select * from plain.interest where actor_id in (a, b) and topic_id in (select id from below) order by id $$;
-- The preset for Relay hides foreign keys from filters.
comment on column participation.actor_id is '@behavior +filterBy +attribute:filterBy';
comment on column relation.source_id is '@behavior +filterBy +attribute:filterBy';
comment on column relation.target_id is '@behavior +filterBy +attribute:filterBy';
