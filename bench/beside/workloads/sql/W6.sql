-- term text
select json_build_object('data', json_build_object('search', json_build_object('nodes', coalesce(json_agg(page), '[]'))))::text
from (select id, kind, name, country from plain.actor where $1 <% name
      order by word_similarity($1, name) desc, id limit 10) page
