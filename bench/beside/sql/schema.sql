-- The comparison's tables, as one would write them by hand for these questions alone.
create extension if not exists pg_trgm;
drop schema if exists plain cascade;
create schema plain;
set search_path = plain, public;

create table topic (id int primary key, parent_id int references topic, label text not null);
create table actor (id int primary key, kind text not null, name text not null, country text, description text not null,
                    created_at timestamptz not null);
create table interest (id int primary key, actor_id int not null references actor, topic_id int not null references topic,
                       stance int not null, statement text not null);
create table event (id int primary key, kind text not null, title text not null, occurred_on date not null,
                    place text not null, summary text not null);
create table participation (event_id int references event, actor_id int references actor, role text not null,
                            primary key (event_id, actor_id));
create table relation (id int primary key, source_id int not null references actor,
                       target_id int not null references actor, kind text not null, since date not null,
                       check (source_id <> target_id), unique (kind, source_id, target_id));
